import { seededInts } from './seeded-random.ts';
import { writeRows } from './write-rows.ts';

/** Columns of the wide survey: more than a row of any table of SQLite's can hold. */
export const wideColumns = 3000;

const agreement = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree', ''];
const groupSize = 10;

/**
 * Writes a survey of 3,000 columns as CSV: of each ten, six coded items, a select-all mark, an agreement
 * item, a number and a whole number of many values.
 */
export function generateWide(rows: number, file: string): void {
  const random = seededInts(20_240_614);
  const names = Array.from({ length: wideColumns }, (_, column) => nameOf(column));
  writeRows(file, names.join(','), rows, (row) => {
    let line = String(row + 1);
    for (let column = 1; column < wideColumns; column++) line += `,${cell(column, random)}`;
    return line;
  });
}

function nameOf(column: number): string {
  if (column === 0) return 'resp_id';
  const group = Math.floor(column / groupSize) + 1;
  const stems = ['q', 'q', 'q', 'q', 'q', 'q', 'aware', 'agree', 'score', 'amount'];
  return `${stems[column % groupSize]}${group}_${(column % groupSize) + 1}`;
}

function cell(column: number, random: (below: number) => number): string {
  switch (column % groupSize) {
    case 6:
      return random(3) === 0 ? '1' : '0';
    case 7:
      return agreement[random(agreement.length)] as string;
    case 8:
      return (random(10_000) / 100).toFixed(2);
    case 9:
      return String(random(5000));
    default:
      return random(20) === 0 ? '' : String(1 + random(3 + (column % 8)));
  }
}
