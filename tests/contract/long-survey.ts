import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const linesAtOnce = 20_000;

/** Writes a survey that takes seconds to import: an id, three choices, a scale and a number a row. */
export async function writeLongSurvey(file: string, rowCount: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('Respondent,Region,Size,Uses it,How likely,Spend\n');
  for (let from = 0; from < rowCount; from += linesAtOnce) {
    const lines: string[] = [];
    for (let row = from; row < Math.min(rowCount, from + linesAtOnce); row += 1) {
      const region = ['North', 'East', 'South', 'West'][(row * 7) % 4];
      const size = ['Small', 'Middle', 'Large'][(row * 5) % 3];
      const uses = row % 3 === 0 ? 'Yes' : 'No';
      lines.push(`R${row},${region},${size},${uses},${(row * 13) % 11},${(row * 31) % 9973}`);
    }
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}
