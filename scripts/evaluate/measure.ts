/** What a reading is worth beside labels given by people. */

/** Shares in [0, 1]; `recalls` and the F1 of each class in the order of the classes. */
export interface Measure {
  readonly count: number;
  readonly accuracy: number;
  readonly averageRecall: number;
  readonly macroF1: number;
  readonly recalls: readonly number[];
  readonly f1s: readonly number[];
}

/** Measures readings against labels, both as numbers of classes below `classCount`. */
export function measure(
  readings: readonly number[],
  labels: readonly number[],
  classCount: number,
): Measure {
  const hits = new Array<number>(classCount).fill(0);
  const read = new Array<number>(classCount).fill(0);
  const there = new Array<number>(classCount).fill(0);
  readings.forEach((reading, row) => {
    const label = labels[row] as number;
    read[reading] = (read[reading] as number) + 1;
    there[label] = (there[label] as number) + 1;
    if (reading === label) hits[label] = (hits[label] as number) + 1;
  });
  const share = (of: number, all: number) => (all === 0 ? 0 : of / all);
  const recalls = hits.map((hit, c) => share(hit, there[c] as number));
  const f1s = hits.map((hit, c) => share(2 * hit, (read[c] as number) + (there[c] as number)));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  return {
    count: labels.length,
    accuracy: share(
      hits.reduce((sum, hit) => sum + hit, 0),
      labels.length,
    ),
    averageRecall: mean(recalls),
    macroF1: mean(f1s),
    recalls,
    f1s,
  };
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** Lines of cells set in columns under each other. */
export function inColumns(lines: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const line of lines) {
    line.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    });
  }
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
