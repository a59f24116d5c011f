import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { openTableFile } from '#main/import/open-table-file.ts';
import { importText, type ReadBack, testFolder } from '../import-into.ts';

const people = [
  { id: 1, name: 'Ann', age: 34, city: 'Oslo' },
  { id: 2, name: 'Ben', age: null, city: 'Rome' },
  { id: 3, name: 'Cy, "the third"', age: 51 },
];

/** Opens a file as an import does, without a project. */
async function opened(content: Buffer): Promise<void> {
  const folder = testFolder();
  try {
    writeFileSync(folder.path('f.json'), content);
    (await openTableFile(folder.path('f.json'), null, uninterrupted)).dispose();
  } finally {
    folder.remove();
  }
}

const jsonOf = (value: unknown): string => JSON.stringify(value);
const lines = (values: readonly unknown[]): string => values.map(jsonOf).join('\n');

async function cells(
  content: string | Buffer,
  name = 'file.json',
): Promise<Record<string, unknown>> {
  return valuesOf(await importText(content, {}, name));
}

function valuesOf(dataset: ReadBack): Record<string, unknown> {
  return Object.fromEntries([...dataset.variables].map(([name, { values }]) => [name, values]));
}

describe('records in JSON', () => {
  test('are the same as a list, as lines, as lines over several lines, and inside an object', async () => {
    const expected = {
      id: ['1', '2', '3'],
      name: ['Ann', 'Ben', 'Cy, "the third"'],
      age: [34, null, 51],
      city: ['Oslo', 'Rome', null],
    };
    expect(await cells(jsonOf(people))).toEqual(expected);
    expect(await cells(JSON.stringify(people, null, 2))).toEqual(expected);
    expect(await cells(`${lines(people)}\n`, 'file.jsonl')).toEqual(expected);
    expect(await cells(`\n${lines(people)}\r\n\r\n`, 'file.txt')).toEqual(expected);
    expect(await cells(people.map((one) => JSON.stringify(one, null, 1)).join('\n'))).toEqual(
      expected,
    );
    expect(await cells(jsonOf({ meta: { count: 3 }, data: people }))).toEqual(expected);
    expect(await cells(`\ufeff${jsonOf(people)}`)).toEqual(expected);
    expect(await cells(Buffer.from(`\ufeff${jsonOf(people)}`, 'utf16le'))).toEqual(expected);
  });

  test('are taken from the longest list of objects, which is said, or from the one asked for', async () => {
    const file = jsonOf({
      users: people.slice(0, 2).map(({ id }) => ({ user: id })),
      page: { items: people, numbers: [1, 2, 3, 4, 5, 6] },
    });
    const longest = await importText(file, {}, 'file.json');
    expect(longest.result.rows).toBe(3);
    expect(longest.result.warnings).toContain(
      'Read from the longest list, “page.items”; the file also has “users” (2).',
    );
    const asked = await importText(file, { sheet: 'users' }, 'file.json');
    expect(valuesOf(asked)).toEqual({ user: [1, 2] });
    await expect(importText(file, { sheet: 'pages' }, 'file.json')).rejects.toMatchObject({
      code: 'sheet-not-found',
    });
  });

  test('may have their keys for names', async () => {
    expect(await cells(jsonOf({ a1: { x: 1.5 }, b2: { x: 2.5 }, c3: { x: 7.25 } }))).toEqual({
      key: ['a1', 'b2', 'c3'],
      x: [1.5, 2.5, 7.25],
    });
  });

  test('keep every digit of long ids', async () => {
    const ids = ['1234567890123456789', '1234567890123456790', '9007199254740993'];
    const text = `[${ids.map((id, row) => `{"id":${id},"n":[${id}],"t":"say \\"${id}\\"","x":${row}.5}`).join(',')}]`;
    expect(await cells(text)).toMatchObject({
      id: ids,
      t: ids.map((id) => `say "${id}"`),
      x: [0.5, 1.5, 2.5],
    });
  });

  test('say where a key comes twice, and take the last', async () => {
    const dataset = await importText(
      '[{"a":1.5,"b":{"c":2,"c":3.5}},{"a":2.5,"b":{"c":9.5}}]',
      {},
      'f.json',
    );
    expect(valuesOf(dataset)).toEqual({ a: [1.5, 2.5], 'b.c': [3.5, 9.5] });
    expect(dataset.result.warnings).toContain(
      '1 record has a key twice; the last one counts (record 1, “c”).',
    );
  });

  test('may have fields that first come late', async () => {
    const many = Array.from({ length: 5000 }, (_, row) =>
      row === 4999 ? { n: row + 0.5, late: 'here' } : { n: row + 0.5 },
    );
    const dataset = await importText(lines(many), {}, 'f.ndjson');
    expect(dataset.result).toMatchObject({ rows: 5000, variables: 2 });
    expect(dataset.variables.get('late')?.values.filter((value) => value !== null)).toEqual([
      'here',
    ]);
  });

  test('are flattened by a rule that is said', async () => {
    const posts = [
      {
        id: 'a',
        user: { name: 'Ann', place: { city: 'Oslo' } },
        tags: ['x', 'y; z'],
        media: [{ url: 'u1' }, { url: 'u2' }],
        likes: [{ by: {} }],
        spans: [[0, 3]],
      },
      { id: 'b', user: { name: 'Ben', place: null }, tags: [], media: [], likes: [], spans: [] },
      {
        id: 'c',
        user: null,
        tags: ['y; z'],
        media: [{ url: 'u3' }],
        likes: [{}, {}],
        spans: [
          [1, 2],
          [4, 5],
        ],
      },
    ];
    const dataset = await importText(jsonOf(posts), {}, 'posts.json');
    const byLabel = Object.fromEntries(
      [...dataset.variables.values()].map(({ label, values }) => [label, values]),
    );
    expect(byLabel).toMatchObject({
      'user.name': ['Ann', 'Ben', null],
      tags: ['x|y; z', null, 'y; z'],
      media: ['u1;u2', null, 'u3'],
      spans: ['[[0,3]]', null, '[[1,2],[4,5]]'],
    });
    expect(byLabel['likes (count)']).toEqual([1, 0, 2]);
  });
});

describe('archives and dumps', () => {
  test('of X are read as they are handed out', async () => {
    const tweets = [
      {
        tweet: {
          id_str: '1234567890123456789',
          full_text: 'Hello world',
          entities: { hashtags: [{ text: 'a' }, { text: 'b' }] },
          favorite_count: '3',
        },
      },
      {
        tweet: {
          id_str: '1234567890123456790',
          full_text: 'Again',
          entities: { hashtags: [] },
          favorite_count: '10',
        },
      },
    ];
    const dataset = await importText(
      `window.YTD.tweets.part0 = ${JSON.stringify(tweets, null, 2)}`,
      {},
      'tweets.js',
    );
    expect(valuesOf(dataset)).toMatchObject({
      id_str: ['1234567890123456789', '1234567890123456790'],
      full_text: ['Hello world', 'Again'],
    });
  });

  test('of Reddit give posts and the replies under them', async () => {
    const comment = (id: string, replies: unknown): unknown => ({
      kind: 't1',
      data: { id, body: `text ${id}`, parent_id: 'p', replies },
    });
    const list = (...children: unknown[]): unknown => ({
      kind: 'Listing',
      data: { after: null, children },
    });
    const pages = [
      list({ kind: 't3', data: { id: 'p', title: 'Post', selftext: 'long' } }),
      list(
        comment('c1', list(comment('c2', ''), { kind: 'more', data: { count: 4 } })),
        comment('c3', ''),
      ),
    ];
    expect(await cells(jsonOf(pages))).toMatchObject({ id: ['p', 'c1', 'c2', 'c3'] });
    expect(await cells(jsonOf(pages[1]))).toMatchObject({
      id: ['c1', 'c2', 'c3'],
      body: ['text c1', 'text c2', 'text c3'],
    });
  });

  test('of YouTube give comments and the replies to them', async () => {
    const snippet = (text: string): object => ({ textDisplay: text, likeCount: 2 });
    const page = {
      kind: 'youtube#commentThreadListResponse',
      items: [
        {
          kind: 'youtube#commentThread',
          id: 't1',
          snippet: {
            videoId: 'v',
            totalReplyCount: 1,
            topLevelComment: { kind: 'youtube#comment', id: 't1', snippet: snippet('First') },
          },
          replies: {
            comments: [
              {
                kind: 'youtube#comment',
                id: 'r1',
                snippet: { ...snippet('Reply'), parentId: 't1' },
              },
            ],
          },
        },
        {
          kind: 'youtube#commentThread',
          id: 't2',
          snippet: {
            videoId: 'v',
            totalReplyCount: 0,
            topLevelComment: { kind: 'youtube#comment', id: 't2', snippet: snippet('Second') },
          },
        },
      ],
    };
    expect(await cells(jsonOf(page))).toMatchObject({
      id: ['t1', 'r1', 't2'],
      textDisplay: ['First', 'Reply', 'Second'],
      parentId: [null, 't1', null],
    });
    expect(await cells(lines([page, page]), 'dump.jsonl')).toMatchObject({
      id: ['t1', 'r1', 't2', 't1', 'r1', 't2'],
    });
  });
});

describe('JSON that is not as it should be', () => {
  const damaged = (rowNumber: number, byte: number, reason: string): object => ({
    code: 'file-damaged',
    details: {
      ...(rowNumber === 0 ? {} : { rowNumber }),
      byte,
      reason: expect.stringContaining(reason),
      format: 'JSON',
    },
  });

  test.each([
    ['[{"a":1},{"a":NaN}]', 2, 15, 'NaN is no value of JSON'],
    ['[{"a":1},{"a":-Infinity}]', 2, 15, 'Infinity is no value'],
    ['{"a":1}\n{"a":2,}\n', 2, 16, 'a comma'.replace('a c', 'A c')],
    ["[{'a':1}]", 1, 3, 'double quotes'],
    ['[{"a":"\\ud83d"}]', 1, 8, 'half of a character'],
    ['[{"a":"\\ud83d\\ude00"},{"a":"x\\ude00"}]', 2, 30, 'half of a character'],
    ['[{"a":"x\ty"}]', 1, 9, 'control character'],
    ['[{"a":01}]', 1, 8, 'missing'],
    ['[{"a":1}{"a":2}]', 1, 9, '“]” is missing'],
    ['[{"a":1},,{"a":2}]', 1, 10, 'A value is missing'],
    ['[{"a":1}] x', 0, 11, 'Something follows'],
    ['{"data":[{"a":1}', 0, 17, 'The file ends'],
    ['[{"a":"\\x"}]', 1, 8, 'backslash'],
  ])('%s is refused with its place', async (text, rowNumber, byte, reason) => {
    await expect(importText(text, {}, 'f.json')).rejects.toMatchObject(
      damaged(rowNumber, byte, reason),
    );
  });

  test('bytes that are not UTF-8 are named by record and byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from('[{"a":"x"},{"a":"Z'),
      Buffer.from([0xfc]),
      Buffer.from('rich"}]'),
    ]);
    await expect(importText(bytes, {}, 'f.json')).rejects.toMatchObject(damaged(2, 19, 'UTF-8'));
  });

  test.each([
    ['['.repeat(1_000_000), 'lists'],
    ['{"a":'.repeat(1_000_000), 'objects'],
    [`[${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}]`, 'records'],
  ])('values nested a million deep are refused (%#)', async (text) => {
    await expect(importText(text, {}, 'f.json')).rejects.toMatchObject({
      code: 'file-damaged',
      details: { reason: 'Values are nested more than 256 deep.' },
    });
  });

  test('JSON without records is refused by name', async () => {
    for (const text of [
      '[1,2,3]',
      '"text"',
      '12',
      '[[1,2],[3,4]]',
      '[]',
      '{"a":{"0":1,"1":2},"b":{"0":3,"1":4}}',
    ]) {
      await expect(importText(text, {}, 'f.json'), text).rejects.toMatchObject({
        code: 'format-not-supported',
      });
    }
  });

  test('a file cut at any byte is read or refused with a code, and never as fewer whole lists', async () => {
    const text = Buffer.from(
      JSON.stringify({ meta: 'é', data: people, more: [{ x: [1, { y: 'ü' }] }] }),
    );
    for (let length = 0; length < text.length; length++) {
      await expect(opened(text.subarray(0, length)), `${length}`).rejects.toMatchObject({
        code: length === 0 ? 'file-empty' : 'file-damaged',
      });
    }
  }, 60_000);

  test('text drawn at random comes back as it was', async () => {
    const texts = fc.array(
      fc.record({ t: fc.string({ unit: 'grapheme', maxLength: 30 }), n: fc.integer() }),
      { minLength: 3, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (records) => {
        const marked = records.map(({ t, n }) => ({
          text: `<${t}> and so on, at some length`,
          n: n + 0.5,
        }));
        const read = await cells(marked.map((one) => JSON.stringify(one)).join('\n'), 'f.jsonl');
        expect(read['n']).toEqual(marked.map(({ n }) => n));
      }),
      { seed: 20_26, numRuns: 25 },
    );
  }, 60_000);
});
