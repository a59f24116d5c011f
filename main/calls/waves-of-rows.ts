import { AnalysisError } from '#analysis/analysis-error.ts';
import type { CategoryColumn, Column, NumberColumn } from '#analysis/columns/column.ts';
import { nearMatches } from '#analysis/columns/near-matches.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import { answersNamed } from '#analysis/tables/answer-codes.ts';
import { mostWaves } from '#analysis/waves/compare-waves.ts';
import type { WaveVariable } from '#analysis/waves/wave-changes.ts';
import { type Dataset, memberLabel, type VariableRecord } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';

/** The waves of one dataset: by which variable, what they are called, and the wave of each row. */
export interface WavesOfRows {
  readonly variable: VariableRecord;
  readonly waves: readonly string[];
  readonly waveOf: Uint8Array;
}

const noWave = 255;

/**
 * The waves that a variable names: its answers in their order, or its values from the lowest on.
 *
 * @throws {AnalysisError} `variable-not-found`, `answer-not-found`.
 * @throws {ProjectError} `variable-kind-unsuitable`: a text, or more values than there can be waves.
 */
export function wavesOfRows(
  dataset: Dataset,
  by: string | undefined,
  wanted: readonly string[] | undefined,
): WavesOfRows {
  const variable = waveVariable(dataset, by);
  const column = dataset.column(variable);
  if (column.type === 'text') {
    throw unsuitable(variable, 'A text does not say which wave a row is from.');
  }
  const asked = column.type === 'category' ? column : asAnswers(variable, column);
  const given = new Uint8Array(asked.categories.length);
  for (let row = 0; row < asked.codes.length; row++) given[asked.codes[row] as number] = 1;
  const all = asked.order.filter(
    (code) => asked.categories[code]?.missing === null && given[code] === 1,
  );
  const codes = wanted?.map((name) => answerNamed(variable, asked, name)) ?? all;
  if (codes.length > mostWaves) {
    throw unsuitable(
      variable,
      `It has ${codes.length} values, and waves are at most ${mostWaves}.`,
    );
  }
  const waveByCode = new Uint8Array(asked.categories.length).fill(noWave);
  for (const [wave, code] of codes.entries()) waveByCode[code] = wave;
  const waveOf = Uint8Array.from(asked.codes, (code) => waveByCode[code] as number);
  return { variable, waves: codes.map((code) => asked.categories[code]?.label ?? ''), waveOf };
}

/** The one asked for; else the one whose role it is, else the one of that name. */
function waveVariable(dataset: Dataset, by: string | undefined): VariableRecord {
  const own = dataset.variables.find(({ role }) => role === 'wave');
  return by === undefined && own !== undefined ? own : dataset.variable(by ?? 'wave');
}

function answerNamed(variable: VariableRecord, { categories }: CategoryColumn, name: string) {
  const [code] = answersNamed(variable.name, categories, name);
  if (code !== undefined && categories[code]?.missing === null) return code;
  const labels = categories.filter(({ missing }) => missing === null).map(({ label }) => label);
  const near = nearMatches(name, labels);
  throw new AnalysisError('answer-not-found', { variable: variable.name, answer: name, near });
}

/** A number with few values (a year) as answers from the lowest on. */
function asAnswers(variable: VariableRecord, { values, missing }: NumberColumn): CategoryColumn {
  const seen = new Set<number>();
  const isMissing = (row: number): boolean =>
    (missing !== null && missing[row] !== 0) || Number.isNaN(values[row] as number);
  for (let row = 0; row < values.length; row++) {
    if (!isMissing(row)) seen.add(values[row] as number);
    if (seen.size > mostWaves || (seen.size > 0 && variable.kind === 'date')) {
      const reason =
        variable.kind === 'date'
          ? 'A date is not yet a wave: make months or quarters of it, and take those.'
          : `It has more than ${mostWaves} values, and waves are at most so many.`;
      throw unsuitable(variable, reason);
    }
  }
  const sorted = [...seen].sort((one, other) => one - other);
  const codeOf = new Map(sorted.map((value, code) => [value, code]));
  const categories = sorted.map((value) => {
    const text = String(value);
    return { code: text, label: text, value, missing: null };
  });
  const none = { code: '', label: 'No answer', value: null, missing: 'no-answer' } as const;
  const codes = Uint8Array.from(values, (value, row) =>
    isMissing(row) ? sorted.length : (codeOf.get(value) ?? sorted.length),
  );
  const order = [...sorted.keys(), sorted.length];
  return { type: 'category', codes, categories: [...categories, none], order };
}

/** The variables of one dataset, over all its rows. */
export function variablesOfRows(
  dataset: Dataset,
  names: readonly string[],
): readonly WaveVariable[] {
  return names.map((name): WaveVariable => {
    const set = dataset.set(name);
    if (set?.kind === 'multiple') {
      const members = set.members.map((member) => ({
        label: memberLabel(member, set),
        column: dataset.column(member),
      }));
      return { name, label: set.label, kind: 'multiple', members };
    }
    const variable = dataset.variable(name);
    return asWaveVariable(variable, dataset.column(variable));
  });
}

/** A variable with its column. */
export function asWaveVariable(
  { name, label, kind }: VariableRecord,
  column: Column,
  offered: readonly Uint8Array[] | null = null,
): WaveVariable {
  return { name, label, kind: kind as Exclude<VariableKind, 'multiple'>, column, offered };
}

/** All that can be compared but the waves themselves and the weight; a set instead of its members. */
export function namesOverWaves(dataset: Dataset, without: readonly string[]): readonly string[] {
  const names = dataset.variables.map((variable) => {
    const set = dataset.sets.find((one) => one.id === variable.setId && one.kind === 'multiple');
    return set?.name ?? variable.name;
  });
  return [...new Set(names)].filter((name) => !without.includes(name));
}

function unsuitable({ name, kind }: VariableRecord, reason: string): ProjectError {
  return new ProjectError('variable-kind-unsuitable', { variable: name, kind, reason });
}
