import { closeSync, openSync, writeSync } from 'node:fs';
import { seededInts } from './seeded-random.ts';

/** Answers of so many people to questions with few answers; code `sizes[q]` is no answer. */
export interface CodedAnswers {
  readonly sizes: readonly number[];
  readonly codes: readonly Uint8Array[];
  readonly weights: Float64Array;
  readonly ages: Uint8Array;
}

const surveySizes = [
  ...[18, 7, 3, 6, 6, 7, 6, 5, 5, 5, 5, 5, 5, 5],
  ...[5, 5, 7, 7, 10, 11, 5, 5, 4, 7, 10, 3, 4, 5, 6, 7, 2, 9, 11, 5],
  ...[2, 2, 2, 2, 2, 2, 11, 8, 4, 5, 6, 7, 8, 9, 10, 5],
];

/** As many questions as asked, 2 to 18 answers each, one in twenty missing; the same for the same number of rows. */
export function codedAnswers(rows: number, questions = 50): CodedAnswers {
  const below = seededInts(20_261_122);
  const sizes = Array.from(
    { length: questions },
    (_, at) => surveySizes[at % surveySizes.length] as number,
  );
  const codes = sizes.map((size) => {
    const own = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) own[row] = below(20) === 0 ? size : below(size);
    return own;
  });
  const weights = new Float64Array(rows).map(() => 0.2 + below(16_000) / 10_000);
  const ages = new Uint8Array(rows).map(() => 18 + below(72));
  return { sizes, codes, weights, ages };
}

/** The same as CSV: `age`, `w`, `q1` and so on, no answer as an empty cell. */
export function generateCodes(rows: number, file: string): void {
  const { sizes, codes, weights, ages } = codedAnswers(rows);
  const descriptor = openSync(file, 'w');
  let text = `age,w,${sizes.map((_, at) => `q${at + 1}`).join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    const cells = codes.map((own, at) => (own[row] === sizes[at] ? '' : String(own[row])));
    text += `${ages[row]},${weights[row]},${cells.join(',')}\n`;
    if (text.length > 1 << 20) {
      writeSync(descriptor, text);
      text = '';
    }
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}
