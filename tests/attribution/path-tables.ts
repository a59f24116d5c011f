import { type JourneyPaths, readPaths } from '#analysis/attribution/paths.ts';
import type { NumberColumn, TextColumn } from '#analysis/columns/column.ts';

/** One row of a table of paths, as a test writes it down. */
export interface PathRow {
  readonly path: string;
  readonly conversions: number;
  readonly value?: number;
  readonly nulls?: number;
}

export function textColumn(texts: readonly string[]): TextColumn {
  const bytes = new TextEncoder().encode(texts.join(''));
  const offsets = new Int32Array(texts.length + 1);
  for (const [row, text] of texts.entries()) {
    offsets[row + 1] = (offsets[row] as number) + new TextEncoder().encode(text).length;
  }
  return { type: 'text', offsets, bytes, missing: null };
}

export function numberColumn(values: readonly number[]): NumberColumn {
  return { type: 'number', values: Float64Array.from(values), missing: null };
}

export function pathsOf(rows: readonly PathRow[]): JourneyPaths {
  const numbers = {
    conversions: numberColumn(rows.map((row) => row.conversions)),
    values: numberColumn(rows.map((row) => row.value ?? 0)),
    nulls: numberColumn(rows.map((row) => row.nulls ?? 0)),
  };
  return readPaths(textColumn(rows.map((row) => row.path)), numbers).paths;
}

/** Numbers by channel, rounded only where a test asks for it. */
export function byChannel(paths: JourneyPaths, numbers: Float64Array): Record<string, number> {
  return Object.fromEntries(paths.channels.map((channel, code) => [channel, numbers[code] ?? NaN]));
}
