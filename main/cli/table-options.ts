import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { CallNamed } from '#contract/calls/index.ts';
import type { tableStatistic } from '#contract/calls/tables.ts';
import type { InputOf } from '#contract/define-call.ts';
import { countOption, levelOption, numberOption } from './number-options.ts';
import { usageError } from './session.ts';

type Input = InputOf<CallNamed<'table.run'>>;

/** What `parallax table` takes beside the dataset. */
export interface TableOptions {
  readonly rows?: string;
  readonly columns?: string;
  readonly weight?: string;
  readonly filter?: string;
  readonly tests?: string;
  readonly level?: string;
  readonly correction?: string;
  readonly smallBase?: string;
  readonly suppress?: string;
  readonly statistics?: string;
  readonly segments?: string;
  readonly segment?: string;
  readonly secondLevel?: string;
  readonly scaleTests?: string;
  readonly smallCells?: string;
  readonly strata?: string;
  readonly clusters?: string;
  readonly total?: boolean;
  readonly spec?: string;
}

function namesIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/**
 * The options of `parallax table` as the call takes them; a specification file stands above them, field
 * by field.
 *
 * @throws {CommandError} `usage`.
 */
export function tableInputOf(dataset: string, options: TableOptions): Input {
  const statistics = namesIn(options.statistics).map(statisticNamed);
  const withStatistics = statistics.length === 0 ? {} : { statistics };
  const rows = namesIn(options.rows).map((name) => rowEntryOf(name, withStatistics));
  const segments = namesIn(options.segments);
  const spec = options.spec === undefined ? {} : readSpec(options.spec);
  const input = {
    dataset,
    rows,
    columns: [
      ...namesIn(options.columns).map(columnEntryOf),
      ...(segments.length === 0 ? [] : [{ segments }]),
    ],
    tests: options.tests as Input['tests'],
    correction: options.correction as Input['correction'],
    level: levelOption(options.level),
    scaleTests: options.scaleTests as Input['scaleTests'],
    smallCells: options.smallCells as Input['smallCells'],
    total: options.total ?? true,
    smallBase: countOption('--small-base', options.smallBase),
    suppressedBase: countOption('--suppress', options.suppress),
    ...secondLevelOf(options.secondLevel),
    ...(options.weight ? { weight: options.weight === 'none' ? null : options.weight } : {}),
    ...(options.filter ? { filter: options.filter } : {}),
    ...(options.segment ? { filterSegment: options.segment } : {}),
    ...(options.strata ? { strata: options.strata } : {}),
    ...(options.clusters ? { clusters: options.clusters } : {}),
    ...spec,
  };
  if (input.rows.length === 0 || (input.columns.length === 0 && !('columns' in spec))) {
    throw usageError(
      'Name the variables with --rows and --columns.',
      'parallax table DATASET --rows V[,V..] --columns V[,V..]',
    );
  }
  return input;
}

type NestedEntry = Exclude<Input['columns'][number], string>;

function columnEntryOf(name: string): Input['columns'][number] {
  const levels = levelsIn(name);
  return levels.length === 1 ? name : ({ nest: levels } as NestedEntry);
}

function rowEntryOf(
  name: string,
  options: { readonly statistics?: readonly Statistic[] },
): Input['rows'][number] {
  const levels = levelsIn(name);
  const variable = levels.at(-1) ?? name;
  const { statistics } = options;
  const last = statistics === undefined ? variable : { variable, statistics: [...statistics] };
  return levels.length === 1 ? last : ({ nest: [...levels.slice(0, -1), last] } as NestedEntry);
}

function levelsIn(name: string): string[] {
  return name.split(/\s>\s/u).map((level) => level.trim());
}

type Statistic = z.input<typeof tableStatistic>;

/** `p90`, `top2`, `bottom2`, or the name of a statistic. */
function statisticNamed(name: string): Statistic {
  const found = /^(?<kind>p|top|bottom)(?<count>\d+(?:\.\d+)?)$/u.exec(name)?.groups;
  const count = Number(found?.['count']);
  if (found?.['kind'] === 'p') return { percentile: count };
  if (found?.['kind'] === 'top') return { topBox: count };
  if (found?.['kind'] === 'bottom') return { bottomBox: count };
  return (name === 'sd' ? 'standardDeviation' : name) as Statistic;
}

function secondLevelOf(text: string | undefined): { readonly secondLevel?: number | null } {
  if (text === undefined) return {};
  if (text === 'none') return { secondLevel: null };
  const takes = 'a number between 0 and 1, such as 0.9, or none';
  const isRight = (value: number): boolean => value > 0 && value < 1;
  return { secondLevel: numberOption('--second-level', text, { what: takes, isRight }) };
}

/** @throws {CommandError} `usage` for a file that holds no JSON object. */
function readSpec(file: string): Partial<Input> {
  let spec: unknown;
  try {
    spec = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`${file} is not understood: ${reason}`, '--spec TABLE.json');
  }
  if (typeof spec === 'object' && spec !== null && !Array.isArray(spec)) return spec;
  throw usageError('--spec takes a JSON object with fields of table.run.', '--spec TABLE.json');
}
