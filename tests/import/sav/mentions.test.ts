import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { draftColumn } from '#main/export/sav/sav-draft.ts';
import { SavEncoder } from '#main/export/sav/sav-encoder.ts';
import { SavNames } from '#main/export/sav/sav-names.ts';
import { savRecords } from '#main/export/sav/sav-records.ts';
import { importAndReadBack, testFolder } from '../import-into.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const answers = ['One', 'Two', 'Three'];
const absent = ['95', '96', '97', '98'];

/** Four missing codes without words, so that the file declares a stretch of them. */
function mention(codes: readonly string[]): CategoryColumn {
  const categories = [
    ...answers.map((label, at) => ({ code: `${at + 1}`, label, value: null, missing: null })),
    ...absent.map((code) => ({ code, label: code, value: null, missing: 'no-answer' as const })),
    { code: '', label: '', value: null, missing: 'no-answer' as const },
  ];
  const places = codes.map((code) => categories.findIndex((one) => one.code === code));
  return {
    type: 'category',
    codes: Uint8Array.from(places),
    categories,
    order: [...categories.keys()],
  };
}

/** An SPSS file with one set of categories, whose missing codes have no labels. */
function fileOfMentions(variables: Readonly<Record<string, readonly string[]>>): Buffer {
  const names = new SavNames();
  const columns = Object.entries(variables).map(([name, codes]) => {
    const draft = draftColumn(name, 'single', false, mention(codes));
    const labels = draft.labels.filter(({ label }) => answers.includes(label));
    const bare = { ...draft, labels };
    return {
      ...names.give(name),
      label: name,
      measure: 'nominal' as const,
      draft: bare,
      moreNames: [],
    };
  });
  const rowCount = Object.values(variables)[0]?.length ?? 0;
  const head = {
    label: 'Mentions',
    product: 'Parallax',
    createdAt: new Date(0),
    isDeflated: false,
    rowCount,
    columns,
    sets: [{ name: '$men', label: 'Mentions', counted: null, members: columns }],
    weight: null,
  };
  const encoder = new SavEncoder();
  for (let row = 0; row < rowCount; row++) {
    for (const { draft } of columns) {
      if (draft.cells.type === 'number') encoder.number(draft.cells.value(row));
    }
  }
  return Buffer.concat([savRecords(head), encoder.finish()]);
}

test('who gave nothing but missing codes is no base of a question with several mentions', async () => {
  const file = folder.path('mentions.sav');
  const m_1 = ['1', '95', '2', '96', '3', ''];
  const m_2 = ['2', '', '', '1', '97', ''];
  const m_3 = ['', '98', '', '', '1', ''];
  writeFileSync(file, fileOfMentions({ m_1, m_2, m_3 }));
  const { variables, sets } = await importAndReadBack(file);
  const selected = [true, null, false, true, true, null].map((is) =>
    is === null ? null : is ? 'Selected' : 'Not selected',
  );
  expect(variables.get('men_1')?.values).toEqual(selected);
  expect(variables.get('m_1')?.values).toEqual(['One', null, 'Two', null, 'Three', null]);
  // The mentions themselves are no questions side by side.
  expect(sets.map(({ name, kind }) => [name, kind])).toEqual([['men', 'multiple']]);
});
