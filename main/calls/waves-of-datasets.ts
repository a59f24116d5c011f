import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Column, NumberColumn } from '#analysis/columns/column.ts';
import {
  type AppendedPart,
  appendColumns,
  sortOfValues,
} from '#analysis/combine/append-columns.ts';
import { type UnifiedAnswers, unifyAnswers } from '#analysis/combine/unify-answers.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { UncomparedVariable, WaveVariable } from '#analysis/waves/wave-changes.ts';
import { fewOf } from '#main/combine/combined.ts';
import { type Dataset, memberLabel, type VariableRecord } from '#main/project/dataset.ts';
import { asWaveVariable, namesOverWaves } from './waves-of-rows.ts';

/** Datasets under each other, each a wave: what can be compared, what cannot, and what differs. */
export interface WavesOfDatasets {
  readonly waveOf: Uint8Array;
  readonly filter: Uint8Array | null;
  readonly weights: NumberColumn | null;
  readonly variables: readonly WaveVariable[];
  readonly skipped: readonly UncomparedVariable[];
  readonly notes: readonly string[];
  /** For each dataset the names of its variables and sets that were read. */
  readonly used: readonly (readonly string[])[];
}

/** One wave: its dataset, what it is called, and its weight. */
export interface WaveDataset {
  readonly dataset: Dataset;
  readonly called: string;
  readonly weight: string | null;
}

/**
 * Puts the rows of several datasets under each other for as long as they are compared; nothing is written.
 * Variables and sets are one by name, in any case, and answers as `unifyAnswers` says.
 *
 * - A variable that holds values of another sort in one of them is left out and said. One that a wave
 *   lacks was not asked there.
 * - Waves without a weight beside others with one count each row 1.
 *
 * @throws {AnalysisError} `variable-not-found` for a wanted variable that no wave has, and what keeps a
 * filter from being applied. @throws {ProjectError} `variable-kind-unsuitable` (a weight).
 */
export function wavesOfDatasets(
  waves: readonly WaveDataset[],
  wanted: readonly string[] | undefined,
  filter: string | null,
  interruption: Interruption,
): WavesOfDatasets {
  const rows = waves.reduce((sum, { dataset }) => sum + dataset.rowCount, 0);
  const waveOf = new Uint8Array(rows);
  const mask = filter === null ? null : new Uint8Array(rows);
  let first = 0;
  for (const [wave, { dataset }] of waves.entries()) {
    waveOf.fill(wave, first, first + dataset.rowCount);
    if (filter !== null) mask?.set(dataset.mask(filter, interruption), first);
    first += dataset.rowCount;
  }
  const reader = new WaveReader(waves);
  const names = wanted ?? reader.names();
  const variables = names.flatMap((name, index) => {
    interruption.report('reading the columns', index, names.length);
    return reader.read(name);
  });
  return {
    waveOf,
    filter: mask,
    weights: weightsOf(waves, rows),
    variables,
    skipped: reader.skipped,
    notes: reader.notes,
    used: reader.used,
  };
}

function weightsOf(waves: readonly WaveDataset[], rows: number): NumberColumn | null {
  if (waves.every(({ weight }) => weight === null)) return null;
  const values = new Float64Array(rows).fill(1);
  const missing = new Uint8Array(rows);
  let at = 0;
  for (const { dataset, weight } of waves) {
    if (weight !== null) {
      const own = dataset.weightColumn(weight);
      values.set(own.values, at);
      if (own.missing !== null) missing.set(own.missing, at);
    }
    at += dataset.rowCount;
  }
  return { type: 'number', values, missing };
}

class WaveReader {
  readonly skipped: UncomparedVariable[] = [];
  readonly notes: string[] = [];
  readonly used: string[][];
  readonly #waves: readonly WaveDataset[];

  constructor(waves: readonly WaveDataset[]) {
    this.#waves = waves;
    this.used = waves.map(() => []);
  }

  /** Every variable of any wave, each once, those of the first wave first. */
  names(): readonly string[] {
    const found = new Map<string, string>();
    for (const { dataset, weight } of this.#waves) {
      for (const name of namesOverWaves(dataset, weight === null ? [] : [weight])) {
        const folded = name.toLowerCase();
        if (!found.has(folded)) found.set(folded, name);
      }
    }
    return [...found.values()];
  }

  read(name: string): readonly WaveVariable[] {
    const sets = this.#waves.map(({ dataset }) =>
      dataset.sets.find((set) => set.kind === 'multiple' && isSame(set.name, name)),
    );
    const set = sets.find((one) => one !== undefined);
    if (set === undefined) return this.#one(name, this.#find(name));
    const labels = new Map<string, string>();
    for (const own of sets) {
      for (const member of own?.members ?? []) {
        const folded = member.name.toLowerCase();
        if (!labels.has(folded)) labels.set(folded, memberLabel(member, own ?? set));
      }
    }
    const members = [...labels].flatMap(([member, label]) => {
      const found = this.#find(member);
      return this.#one(member, found, `${set.name}: ${label}`).flatMap((one) =>
        one.kind === 'multiple' ? [] : [{ label, column: one.column }],
      );
    });
    return [{ name: set.name, label: set.label, kind: 'multiple', members }];
  }

  #find(name: string): readonly (VariableRecord | undefined)[] {
    return this.#waves.map(({ dataset }) =>
      dataset.variables.find((one) => isSame(one.name, name)),
    );
  }

  #one(
    name: string,
    found: readonly (VariableRecord | undefined)[],
    called = name,
  ): readonly WaveVariable[] {
    const first = found.find((one) => one !== undefined);
    if (first === undefined) {
      const [wave] = this.#waves;
      if (wave !== undefined) wave.dataset.variable(name);
      throw new AnalysisError('variable-not-found', { variable: name, near: [] });
    }
    const sorts = new Set(
      found.flatMap((one) => (one === undefined ? [] : [sortOfValues(one.storage, one.kind)])),
    );
    if (sorts.size > 1) {
      const reason = 'differs-between-waves';
      this.skipped.push({ variable: first.name, label: first.label, reason });
      return [];
    }
    if (first.storage === 'text') {
      const reason = 'not-for-comparison';
      this.skipped.push({ variable: first.name, label: first.label, reason });
      return [];
    }
    const parts = this.#parts(found);
    const unified = first.storage === 'category' ? unifyAnswers(listsOf(parts)) : undefined;
    if (unified !== undefined) this.#tell(called, unified);
    this.#tellWording(called, found, first);
    const column = appendColumns(name, parts, 'not-asked', unified);
    return [asWaveVariable(first, column, unified && this.#offered(parts, unified, column))];
  }

  #parts(found: readonly (VariableRecord | undefined)[]): readonly AppendedPart[] {
    return this.#waves.map(({ dataset, called }, wave) => {
      const variable = found[wave];
      if (variable !== undefined) this.used[wave]?.push(variable.name);
      const column = variable === undefined ? null : dataset.column(variable);
      return { source: called, rows: dataset.rowCount, column };
    });
  }

  /** Which answers each wave had in its list; a wave without the question offered none, and has no base. */
  #offered(
    parts: readonly AppendedPart[],
    { places }: UnifiedAnswers,
    column: Column,
  ): readonly Uint8Array[] {
    const size = column.type === 'category' ? column.categories.length : 0;
    let source = 0;
    return parts.map((part) => {
      const offered = new Uint8Array(size);
      if (part.column === null) return offered;
      for (const place of places[source++] ?? []) offered[place] = 1;
      return offered;
    });
  }

  #tell(called: string, { differences }: UnifiedAnswers): void {
    const of = (kind: string): readonly string[] =>
      differences.filter((one) => one.kind === kind).map(({ was, is }) => `“${was}” and “${is}”`);
    const [worded, coded, taken] = [of('other-label'), of('other-code'), of('code-taken')];
    if (worded.length > 0) {
      this.notes.push(`${called}: one answer worded otherwise, taken as one: ${fewOf(worded)}`);
    }
    if (coded.length > 0) {
      this.notes.push(`${called}: one answer with another code, taken as one: ${fewOf(coded)}`);
    }
    if (taken.length > 0) {
      this.notes.push(`${called}: a code that means something else, kept as two: ${fewOf(taken)}`);
    }
  }

  #tellWording(
    called: string,
    found: readonly (VariableRecord | undefined)[],
    first: VariableRecord,
  ): void {
    const other = found.findIndex((one) => one !== undefined && one.label !== first.label);
    const label = found[other]?.label;
    if (label === undefined) return;
    const wave = this.#waves[other]?.called;
    this.notes.push(`${called} is asked otherwise in ${wave}: “${label}”, not “${first.label}”`);
  }
}

function listsOf(parts: readonly AppendedPart[]) {
  return parts.flatMap(({ source, column }) =>
    column?.type === 'category'
      ? [{ source, categories: column.categories, order: column.order }]
      : [],
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
