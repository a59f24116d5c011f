import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { importAndReadBack, testFolder } from './import-into.ts';

const folder = testFolder();
afterAll(folder.remove);

/** A LimeSurvey table: Yes or No for each option, and what was written beside them. */
function limeSurvey(name: string, otherOf: (at: number) => string): string {
  const file = folder.path(name);
  const rows = Array.from({ length: 40 }, (_, at) => {
    const said = [3, 4, 5].map((by) => (at % by === 0 ? 'Yes' : 'No'));
    return [at + 1, ...said, otherOf(at)].map((cell) => `"${cell}"`).join(',');
  });
  const header = '"id","q1[SQ001]","q1[SQ002]","q1[SQ003]","q1[other]"';
  writeFileSync(file, `${header}\n${rows.join('\n')}\n`);
  return file;
}

describe('what people wrote beside options that are answered Yes or No', () => {
  test.each([
    ['one person alone', (at: number) => (at === 7 ? 'my own way' : ''), 1],
    ['several people', (at: number) => (at % 10 === 7 ? `way ${at}` : ''), 4],
  ])('by %s is kept, with the base of the other options', async (who, otherOf, count) => {
    const { sets, variables } = await importAndReadBack(limeSurvey(`${who}.csv`, otherOf));
    expect(sets[0]?.members).toHaveLength(4);
    const mark = variables.get(sets[0]?.members[3] ?? '');
    expect(mark?.values.filter((value) => value === 'Selected')).toHaveLength(count);
    expect(mark?.values.filter((value) => value === 'Not selected')).toHaveLength(40 - count);
    const text = [...variables.values()].find(({ kind }) => kind === 'text');
    expect(text?.values.filter((value) => value !== null)).toHaveLength(count);
    expect(text?.values[7]).toBe(otherOf(7));
  });

  test('is “not selected” for nobody who was not asked', async () => {
    const file = folder.path('routed.csv');
    const rows = Array.from({ length: 40 }, (_, at) =>
      at % 2 === 0
        ? `${at + 1},,,`
        : `${at + 1},${at % 3 ? 'Yes' : 'No'},No,${at === 7 ? 'so' : ''}`,
    );
    writeFileSync(file, `id,q1[a],q1[b],q1[other]\n${rows.join('\n')}\n`);
    const { sets, variables } = await importAndReadBack(file);
    const mark = variables.get(sets[0]?.members[2] ?? '');
    expect(mark?.values.filter((value) => value === null)).toHaveLength(20);
  });

  test('a mark that says Other stays a mark', async () => {
    const file = folder.path('mark.csv');
    const rows = Array.from({ length: 40 }, (_, at) =>
      [
        at + 1,
        at % 2 ? 'TV' : '',
        at % 3 ? 'Radio' : '',
        at % 9 ? '' : 'Other (please specify)',
      ].join(),
    );
    writeFileSync(file, `id,seen[TV],seen[Radio],seen[Other]\n${rows.join('\n')}\n`);
    const { sets, variables } = await importAndReadBack(file);
    expect(sets[0]?.members).toHaveLength(3);
    expect([...variables.values()].filter(({ kind }) => kind === 'text')).toEqual([]);
  });
});
