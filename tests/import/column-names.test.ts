import { expect, test } from 'vitest';
import { importText } from './import-into.ts';

/** So many rows, each made from its number. */
function rows(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('');
}

test('two columns under the same header are two questions, not the options of one', async () => {
  const dataset = await importText(
    'id,q1,q1,score,score\n1,yes,no,3,4\n2,no,no,2,2\n3,yes,yes,5,1\n',
  );
  expect(dataset.sets).toEqual([]);
  expect([...dataset.variables.keys()]).toEqual(['id', 'q1', 'q1_2', 'score', 'score_2']);
  expect(dataset.variables.get('q1_2')?.values).toEqual(['no', 'no', 'yes']);
  expect(dataset.result.warnings).toContainEqual(expect.stringMatching(/“q1” \(2 times\)/u));
});

test.each(['weight', 'Gewicht', 'Gewichtung', 'poids', 'peso'])('%s is a weight', async (name) => {
  const dataset = await importText(
    `key,${name}\n${rows(40, (row) => `k${row},${row % 2 ? 0.8 : 1.2}`)}`,
  );
  expect(dataset.variables.get(name)?.kind).toBe('weight');
});

test('a weight with a negative value stays a weight, and the row is named', async () => {
  for (const weights of [
    [1.2, 0.8, 1, -1],
    [1, 2, 1, -1],
  ]) {
    const text = `key,weight\n${rows(40, (row) => `k${row},${row === 5 ? weights[3] : weights[row % 3]}`)}`;
    const dataset = await importText(text);
    expect(dataset.variables.get('weight')?.kind).toBe('weight');
    expect(dataset.result.warnings).toContainEqual(expect.stringMatching(/^weight: .*row 7 “-1”/u));
  }
});

test('telephone numbers and numbered people are nothing to count with', async () => {
  const text = `Nr,phone,tel\n${rows(40, (row) => `${String(row).padStart(4, '0')},${5551000 + row},+49 221 ${1000 + row}`)}`;
  const dataset = await importText(text);
  const kinds = [...dataset.variables].map(([name, { kind }]) => [name, kind]);
  expect(kinds).toEqual([
    ['Nr', 'id'],
    ['phone', 'text'],
    ['tel', 'text'],
  ]);
  expect(dataset.variables.get('Nr')?.values[7]).toBe('0007');
});

test('the warning of garbled letters quotes them, on one line', async () => {
  const text = `key,comment\n${rows(40, (row) => `k${row},"It was a long and sunny day ${row}\nin the garden of the cafÃ© with Zoe"`)}`;
  const { result } = await importText(text);
  const warning = result.warnings.find((words) => words.includes('Garbled'));
  expect(warning).toMatch(/“…[^”\n]*cafÃ©[^”\n]*”/u);
});
