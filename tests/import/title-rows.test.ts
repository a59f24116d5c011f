import { expect, test } from 'vitest';
import { importWords } from '#contract/error-words/import-words.ts';
import { importText } from './import-into.ts';

const people = 'respondent,gender,nps\n1,Female,9\n2,Male,3\n3,Female,8\n';

test('a title above the table is not its header, and the rows keep their numbers', async () => {
  const dataset = await importText(`Customer survey 2024 - export of 12 May\n${people}`);
  expect([...dataset.variables.keys()]).toEqual(['respondent', 'gender', 'nps']);
  expect(dataset.result.rows).toBe(3);
  await expect(
    importText(`Customer survey 2024 - export of 12 May\n\n${people}4,Male\n`),
  ).rejects.toMatchObject({ code: 'ragged-row', details: { rowNumber: 7, expected: 3, found: 2 } });
});

test('a title and empty lines above two columns are not a header either', async () => {
  const dataset = await importText('\n\nMy survey 2024\n\nid,q1\n1,a\n2,b\n3,a\n');
  expect([...dataset.variables.keys()]).toEqual(['id', 'q1']);
  expect(dataset.variables.get('q1')?.values).toEqual(['a', 'b', 'a']);
});

test('several title lines of a few cells each are left out', async () => {
  const wide = 'id,gender,age,city,nps\n1,f,31,Rome,9\n2,m,42,Oslo,3\n3,f,25,Bonn,8\n';
  const dataset = await importText(`Survey of customers\nexported,by Ada\n${wide}`);
  expect([...dataset.variables.keys()]).toEqual(['id', 'gender', 'age', 'city', 'nps']);
});

test('a header of one name over rows that begin with their own name is no title', async () => {
  const dataset = await importText('answer\n1,good\n2,bad\n3,good\n');
  expect(dataset.result.rows).toBe(3);
  expect(dataset.variables.get('answer')?.values).toEqual(['good', 'bad', 'good']);
});

test('where a title cannot be told from a header, the refusal says where the header may be', async () => {
  const text = '2024,5\nid,gender,age,city\n1,f,30,Rome\n2,m,31,Oslo\n';
  const refused = await importText(text).then(
    () => null,
    (error: unknown) => error as { readonly details: Record<string, unknown> },
  );
  expect(refused).toMatchObject({ code: 'ragged-row', details: { hint: 'header-further-down' } });
  expect(importWords['ragged-row'](refused?.details ?? {}).tryThis).toMatch(/further down/u);
});
