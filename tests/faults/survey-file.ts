import { writeFileSync } from 'node:fs';

/** A survey of seven columns as CSV: long enough for an import to be met in the middle. */
export function writeSurveyFile(file: string, rows: number): void {
  const lines = ['id,region,age,score,liked,weight,words'];
  for (let row = 0; row < rows; row++) {
    const region = ['North', 'South', 'East', ''][row % 4];
    const words = row % 3 === 0 ? `"said, in row ${row}: fine"` : '';
    lines.push(
      `${row + 1},${region},${18 + (row % 60)},${1 + (row % 5)},${row % 2 ? 'Yes' : 'No'},${(row % 9) / 4 + 0.5},${words}`,
    );
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}
