import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import { parseSearch, type SearchTerm, wordsOfText } from '#analysis/text/search-query.ts';
import { readRows } from '#main/calls/read-rows.ts';
import { searchTexts } from '#main/calls/search-texts.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { runImport } from '#main/import/run-import.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { removeIndexes } from '#main/search/index-folder.ts';
import { TextIndex } from '#main/search/text-index.ts';
import { testFolder } from '../import/import-into.ts';

const folder = testFolder();
const vocabulary = [
  'late',
  'later',
  'Late',
  'délivery',
  'delivery',
  'train',
  'TRAIN',
  'über',
  'straße',
  'x1',
  '2024',
  'ÅR',
  'no',
  'not',
];
const texts = Array.from({ length: 3000 }, (_, row) =>
  row % 37 === 5
    ? ''
    : Array.from(
        { length: 3 + (row % 6) },
        (__, at) => vocabulary[(row * 7 + at * at * 3 + row * at) % vocabulary.length],
      ).join(at(row)),
);
function at(row: number): string {
  return [' ', ', ', ' – ', '... ', ' #', ' 😊 '][row % 6] as string;
}

let project: Project;
const columns = new ColumnCache();
beforeAll(async () => {
  const file = folder.path('posts.csv');
  const rows = texts.map((text, row) => `${row},"${text}",${row % 2 === 0 ? 'app' : 'web'}`);
  writeFileSync(file, `number,text,channel\n${rows.join('\n')}\n`);
  project = Project.create(folder.path('p.parallax'));
  const { plan } = await previewImport(file, { datasetKind: 'posts' }, uninterrupted);
  const variables = plan.variables.map((one) =>
    one.name === 'text'
      ? {
          ...one,
          kind: 'text' as const,
          categories: [],
          set: null,
          source: { from: 'cell' as const, column: 1 },
        }
      : one,
  );
  await runImport(project, file, { name: 'Posts', plan: { ...plan, variables } }, uninterrupted);
});
afterAll(() => {
  project.close();
  folder.remove();
  removeIndexes();
});

const context = () => ({ project, columns, interruption: uninterrupted });
const rowsFound = (query: string): readonly number[] =>
  searchTexts(context(), { dataset: 'Posts', text: 'text', query, from: 0, limit: 3000 }).lines.map(
    ({ row }) => row,
  );

const wordsByRow = texts.map((text) => wordsOfText(text).map(({ word }) => word));

/** The same question answered without an index, word by word. */
function rowsRead(query: string): readonly number[] {
  const groups = parseSearch(query);
  return wordsByRow.flatMap((words, row) => {
    const holds = ({ words: term, isPrefix }: SearchTerm): boolean =>
      words.some((_, from) =>
        term.every((word, place) => {
          const found = words[from + place] ?? '';
          return isPrefix && place === term.length - 1 ? found.startsWith(word) : found === word;
        }),
      );
    const fits = groups.some(
      ({ wanted, unwanted }) => wanted.every(holds) && !unwanted.some(holds),
    );
    return fits ? [row] : [];
  });
}

describe('the index of texts', () => {
  test.each([
    'late ',
    'lat',
    '"late delivery"',
    'late OR train',
    'delivery NOT late',
    'lat* -train',
    'uber ',
    'strasse',
    'straße ',
    'ar ',
    'x1 2024',
    'nothing like it',
    'NOT late',
    '"',
  ])('finds for %s what reading every text finds', (query) => {
    expect(rowsFound(query)).toEqual(rowsRead(query));
  });

  test('finds what reading every text finds, whatever is asked', () => {
    const piece = fc.tuple(
      fc.constantFrom('', '-', '"', 'NOT ', 'OR '),
      fc.constantFrom(...vocabulary),
      fc.constantFrom('', '*', '"', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const query = pieces.map((parts) => parts.join('')).join(' ');
        expect(rowsFound(query)).toEqual(rowsRead(query));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('goes together with a filter, and the rows of the grid are the same', () => {
    const both = searchTexts(context(), {
      dataset: 'Posts',
      text: 'text',
      query: 'late ',
      filter: 'channel = "app"',
      from: 0,
      limit: 3000,
    });
    const expected = rowsRead('late ').filter((row) => row % 2 === 0);
    expect(both.lines.map(({ row }) => row)).toEqual(expected);
    const search = { text: 'text', query: 'late ' };
    const grid = readRows(context(), {
      dataset: 'Posts',
      from: 1,
      count: 5,
      search,
      filter: 'channel = "app"',
    });
    expect(grid).toMatchObject({ total: expected.length, rows: expected.slice(1, 6) });
  });

  test('goes on where it was stopped', () => {
    const dataset = new Dataset(project, columns, 'Posts');
    const index = new TextIndex('stopped');
    const begun: number[] = [];
    const stopsAt = (most: number) => ({
      report: (_: string, done: number) => {
        begun.push(done);
        if (done >= most) throw new AnalysisError('cancelled');
      },
    });
    const variable = dataset.storedText('text');
    expect(() => index.prepare(dataset, variable, stopsAt(1024))).toThrow('cancelled');
    index.prepare(dataset, variable, stopsAt(Number.POSITIVE_INFINITY));
    index.prepare(dataset, variable, stopsAt(0));
    expect(begun).toEqual([0, 1024, 1024, 2048]);
    expect([...index.rows(parseSearch('late '))]).toEqual(rowsRead('late '));
    index.close();
  });

  test('of a variable without texts is refused', () => {
    const input = { dataset: 'Posts', text: 'channel', query: 'late', from: 0, limit: 1 };
    expect(() => searchTexts(context(), input)).toThrow('variable-kind-unsuitable');
  });
});
