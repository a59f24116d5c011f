import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type TestHost } from '../calls/open-host.ts';

const rows = Array.from({ length: 60 }, (_, row) =>
  [row + 1, [1, 2, 9][row % 3], 1 + (row % 5), 0.5 + (row % 4) / 4].join(','),
);
const codebook = `variable,label,kind,answers,missing
gender,Gender of the respondent,single,1=Female; 2=Male; 9=No word,9=refused
price,What do you think of the price?,scale,1=Poor | 2=Fair | 3=Good | 4=Very good | 5=Excellent,
mass,Weight of the row,weight,,
`;

/** The same rows as another program writes them. */
function arrowFile(): Uint8Array {
  const column = (place: number) => rows.map((row) => Number(row.split(',')[place]));
  const table = tableFromArrays({
    nr: Int32Array.from(column(0)),
    gender: Int32Array.from(column(1)),
    price: Int32Array.from(column(2)),
    mass: Float64Array.from(column(3)),
  });
  return tableToIPC(table, 'file');
}

let host: TestHost;
let metadata: string;
beforeAll(async () => {
  host = await openHost(() => undefined);
  const file = join(host.folder, 'codes.csv');
  writeFileSync(file, `nr,gender,price,mass\n${rows.join('\n')}\n`);
  metadata = join(host.folder, 'codebook.csv');
  writeFileSync(metadata, codebook);
  await host.ask('import.run', { file, name: 'Codes' });
});
afterAll(() => host.close());

describe('a codebook beside a file with types of its own', () => {
  it('is not used for a file that Parallax wrote with labels, and that is said', async () => {
    const file = join(host.folder, 'own.parquet');
    await host.ask('dataset.export', { dataset: 'Codes', out: file });
    const { plan } = await host.ask('import.preview', { file, metadata });
    expect(plan.warnings).toContain(
      'codebook.csv was not used: Parallax wrote this file with its own labels and answers.',
    );
  });

  it.each(['arrow', 'sav'])('names the codes of a .%s', async (ending) => {
    const file = join(host.folder, `typed.${ending}`);
    if (ending === 'arrow') writeFileSync(file, arrowFile());
    else await host.ask('dataset.export', { dataset: 'Codes', out: file });
    const { plan } = await host.ask('import.preview', { file, metadata });
    expect(plan.weight).toBe('mass');
    expect(plan.why).toContainEqual(expect.stringContaining('taken from codebook.csv'));
    const { dataset } = await host.ask('import.run', { file, metadata, name: `Of ${ending}` });
    const variables = await host.ask('dataset.variables', { dataset });
    const gender = variables.find(({ name }) => name === 'gender');
    expect(gender?.label).toBe('Gender of the respondent');
    const counts = gender?.categories.map(({ label, count, missing }) => [label, count, missing]);
    expect(counts).toEqual([
      ['Female', 20, null],
      ['Male', 20, null],
      ['No word', 20, 'refused'],
    ]);
    const price = variables.find(({ name }) => name === 'price');
    expect([price?.kind, price?.categories.map(({ label }) => label)]).toEqual([
      'scale',
      ['Poor', 'Fair', 'Good', 'Very good', 'Excellent'],
    ]);
  });
});

describe('the next wave like the last', () => {
  it('is read in another encoding where that shows only far down its file', async () => {
    const long = 'Bonn is a town by the Rhine and Cologne is its neighbour';
    const wave = (city: string): string =>
      `id,city\n${Array.from({ length: 320_000 }, (_, row) => `${row},${row < 319_000 ? long : city}`).join('\n')}\n`;
    const first = join(host.folder, 'first.csv');
    writeFileSync(first, 'id,city\n1,Bonn\n2,Ulm\n3,Bonn\n4,Ulm\n');
    await host.ask('import.run', { file: first, name: 'First' });
    const file = join(host.folder, 'second.csv');
    writeFileSync(file, Buffer.from(wave('Köln'), 'latin1'));
    const { rows: read } = await host.ask('import.run', { file, name: 'Second', like: 'First' });
    expect(read).toBe(320_000);
    const variables = await host.ask('dataset.variables', { dataset: 'Second' });
    const city = variables.find(({ name }) => name === 'city');
    expect(city?.categories.find(({ label }) => label === 'Köln')?.count).toBe(1000);
  });
});
