import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Table, tableFromArrays, tableToIPC } from 'apache-arrow';
import { type BookType, utils, write } from 'xlsx';
import { uninterrupted } from '#analysis/interruption.ts';
import { exportTable } from '#main/export/export-table.ts';
import { answers, exported, exportedTable, numbers, texts } from '../export/table-sample.ts';
import type { Material } from './mutate.ts';

/** A small file that is whole. `name` is what it is called on disk. */
export interface Seed {
  readonly name: string;
  readonly material: Material;
  readonly bytes: Buffer;
}

/** The kinds of files that are broken, and who makes whole ones of each. */
export const seedsByKind = {
  delimited: delimitedSeeds,
  xlsx: () => [book('xlsx')],
  xls: () => [book('biff8', 'xls'), book('biff5', 'xls')],
  xlsb: () => [book('xlsb')],
  ods: () => [book('ods')],
  fods: () => [text('f.fods', sheetOf('fods')), text('f.xml', sheetOf('xlml'))],
  sav: () => exportedSeeds('sav'),
  zsav: () => exportedSeeds('zsav'),
  dta: () => [...goldenSeeds('stata-pandas'), ...goldenSeeds('stata-haven')],
  parquet: () => exportedSeeds('parquet'),
  arrow: arrowSeeds,
  json: jsonSeeds,
  jsonl: () => [text('f.jsonl', records.map((one) => JSON.stringify(one)).join('\n'))],
  metadata: metadataSeeds,
  plan: () => [text('plan.json', plan)],
  targets: targetSeeds,
  recipe: () => [text('recipe.json', recipe)],
} satisfies Readonly<Record<string, () => readonly Seed[] | Promise<readonly Seed[]>>>;

/** A kind of file that is broken. */
export type FuzzKind = keyof typeof seedsByKind;

/** All of them. */
export const fuzzKinds = Object.keys(seedsByKind) as readonly FuzzKind[];

function text(name: string, content: string | Buffer): Seed {
  return { name, material: 'text', bytes: Buffer.from(content) };
}

const rows = [
  ['id', 'region', 'joined', 'score', 'What do you use? (all that apply)', 'said'],
  [1, 'North', '2024-01-31', 4.5, 'TV, Radio', 'said "so", twice'],
  [2, 'South', '2024-02-29', 3, 'TV', 'a\nb'],
  [3, 'North', '', -1, 'Radio, Web', 'größer – 日本'],
  [4, '', '2024-03-01', 2.25, 'Web', ''],
  [5, 'South', '2024-03-02', 5, 'TV, Web', 'fine'],
] as const;

function delimited(delimiter: string): string {
  const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
  return `${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`;
}

const surveyTable = `rid;sex;owned;g_a;g_b;spend;fw\n${Array.from({ length: 12 }, (_, row) => `${row + 1};${[1, 2, 9][row % 3]};"${['1;2;', '2;', '', '3;1;'][row % 4]}";${1 + (row % 5)};${1 + ((row * 2) % 5)};${row},5;0.8`).join('\n')}\n`;

function delimitedSeeds(): readonly Seed[] {
  const wide = delimited('\t');
  return [
    text('f.csv', delimited(',')),
    text('f.csv', 'a,b,c\n1,x,2020-01-01\n2,y,2020-01-02\n3,x,\n'),
    text('f.txt', surveyTable),
    text('f.tsv', Buffer.from(`\ufeff${wide}`, 'utf16le')),
    text(
      'f.csv',
      'RespondentID,How good?,,Other\n,Response,Open-Ended Response,please specify\n1,Good,fine,x\n2,Bad,,y\n',
    ),
  ];
}

function sheetOf(bookType: BookType): Buffer {
  const workbook = utils.book_new();
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = [utils.decode_range('A1:B1')];
  utils.book_append_sheet(workbook, sheet, 'Answers');
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['x'], [true], [1e300]]), 'More');
  return Buffer.from(write(workbook, { type: 'buffer', bookType, compression: true }) as Buffer);
}

function book(bookType: BookType, ending: string = bookType): Seed {
  const isArchive = ending !== 'xls';
  return {
    name: `f.${ending}`,
    material: isArchive ? 'archive' : 'binary',
    bytes: sheetOf(bookType),
  };
}

/** Tables as our own writers write them: with words, long texts, answers, and nothing in between. */
async function exportedSeeds(ending: string): Promise<readonly Seed[]> {
  const columns = [
    exported('n', numbers([1, 2.5, null, 1e6, -7]), 'number'),
    exported('day', numbers([0, 86_400_000, null, 1e12, 2e12]), 'date'),
    exported('s', texts(['a', 'longer than eight', '', 'x'.repeat(300), '日本']), 'text'),
    exported('q', answers(['No', 'Yes'], [0, 1, 2, 1, 0]), 'single'),
    exported('m', answers(['No', 'Yes'], [1, 1, 0, 0, 2]), 'single', true),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  try {
    const seeds: Seed[] = [];
    for (const some of [columns, columns.slice(0, 1), columns.slice(2, 4)]) {
      const file = join(folder, `${seeds.length}.${ending}`);
      await exportTable(file, exportedTable(some, 5), uninterrupted);
      seeds.push({ name: `f.${ending}`, material: 'binary', bytes: readFileSync(file) });
    }
    return seeds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function goldenSeeds(name: string): readonly Seed[] {
  const golden = readFileSync(new URL(`../goldens/${name}.json`, import.meta.url), 'utf8');
  const { files } = JSON.parse(golden) as { readonly files: readonly { readonly file: string }[] };
  return files.map(({ file }) => ({
    name: 'f.dta',
    material: 'binary',
    bytes: Buffer.from(file, 'base64'),
  }));
}

async function arrowSeeds(): Promise<readonly Seed[]> {
  const table = new Table(
    tableFromArrays({
      n: Float64Array.from([1, 2, 3]),
      i: BigInt64Array.from([1n, 2n, 2n ** 60n]),
      s: ['a', 'b', 'a'],
    }),
  );
  return [
    ...(await exportedSeeds('arrow')),
    { name: 'f.arrow', material: 'binary', bytes: Buffer.from(tableToIPC(table, 'file')) },
    { name: 'f.arrows', material: 'binary', bytes: Buffer.from(tableToIPC(table, 'stream')) },
  ];
}

const records = [
  { id: 1, text: 'so "it" is', at: '2024-01-31T10:00:00Z', tags: ['a', 'b'], user: { name: 'x' } },
  { id: 2, text: 'größer', at: '2024-02-01T10:00:00Z', tags: [], user: { name: 'y', age: 3 } },
  { id: 9, text: '', at: null, tags: ['c'], user: null },
];

function jsonSeeds(): readonly Seed[] {
  const listed = JSON.stringify(records).replace('"id":9', '"id":90071992547409931');
  return [
    text('f.json', listed),
    text(
      'f.json',
      JSON.stringify({ meta: { count: 3 }, data: { posts: records, others: [{ a: 1 }] } }),
    ),
    text(
      'tweets.js',
      `window.YTD.tweets.part0 = ${JSON.stringify(records.map((tweet) => ({ tweet })))}`,
    ),
  ];
}

const scale = { '1': 'Poor', '2': 'Fair', '3': 'Good', '4': 'Very good', '5': 'Excellent' };
const ownMetadata = JSON.stringify({
  variables: {
    sex: {
      label: 'Sex of respondent',
      kind: 'single',
      answers: [
        { code: 1, label: 'Male' },
        { code: 9, label: 'Refused', missing: 'refused' },
      ],
    },
    owned: { kind: 'multiple', separator: ';', answers: { '1': 'Car', '2': 'Bike', '3': 'Boat' } },
    g_a: { label: 'Speed', kind: 'scale', answers: scale },
    g_b: { label: 'Price', kind: 'scale', answers: scale },
    spend: { label: 'Monthly spending', kind: 'number', missing: { '-9': 'not-asked' } },
    fw: { label: 'Weight', kind: 'weight' },
  },
  sets: [{ name: 'rating', label: 'Rate our service', kind: 'grid', members: ['g_a', 'g_b'] }],
  weight: 'fw',
});
const quantipy = JSON.stringify({
  info: {},
  lib: {
    values: {
      scale: Object.entries(scale).map(([value, label]) => ({
        value: Number(value),
        text: { en: label },
      })),
    },
  },
  masks: {
    g: {
      type: 'array',
      items: [{ source: 'columns@g_a' }, { source: 'columns@g_b' }],
      text: { en: 'Rate' },
    },
  },
  columns: {
    sex: {
      type: 'single',
      name: 'sex',
      text: { en: 'Sex' },
      values: [{ value: 1, text: { en: 'Male' } }],
    },
    g_a: { type: 'single', name: 'g_a', values: 'lib@values@scale', text: { en: 'Speed' } },
    owned: { type: 'delimited set', name: 'owned', values: [{ value: 1, text: { en: 'Car' } }] },
  },
  sets: { 'data file': { items: ['columns@sex'] } },
});
const metadataTable = `variable,label,kind,answers,missing,separator,set,set_label
sex,Sex of respondent,single,1=Male | 2=Female | 9=Refused,9=refused,,,
owned,What do you own?,multiple,1=Car | 2=Bike | 3=Boat,,;,,
g_a,Speed,scale,1=Poor | 2=Fair | 3=Good,,,rating,Rate our service
g_b,Price,scale,1=Poor | 2=Fair | 3=Good,,,rating,Rate our service
fw,Weight,weight,,,,,
`;
const redcap = `Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,Question Number (surveys only),Matrix Group Name
sex,f,,radio,Sex,"1, Male | 2, Female",,,,,,,,,,
owned,f,,checkbox,Owned,"1, Car | 2, Bike",,,,,,,,,,
spend,f,,text,Spend,,,number,0,100,,"[sex] = '1'",,,,
`;

function metadataSeeds(): readonly Seed[] {
  return [
    text('about.json', ownMetadata),
    text('about.json', quantipy),
    text('about.csv', metadataTable),
    text('about.csv', redcap),
  ];
}

/** The table that metadata and plans are about. */
export const describedTable = surveyTable;

const cell = (column: number): object => ({ from: 'cell', column });
const plan = JSON.stringify({
  version: 1,
  file: 'data.csv',
  format: 'delimited',
  datasetName: 'Planned',
  datasetKind: 'survey',
  delimiter: ';',
  headerRows: 1,
  weight: 'fw',
  variables: [
    { name: 'rid', label: 'Id', kind: 'id', source: cell(0) },
    {
      name: 'sex',
      label: 'Sex',
      kind: 'single',
      source: cell(1),
      categories: [
        { code: '1', label: 'Male', value: 1 },
        { code: '9', label: 'Refused', missing: 'refused' },
      ],
    },
    {
      name: 'car',
      label: 'Car',
      kind: 'single',
      set: 'owned',
      source: { from: 'list', column: 2, separator: ';', option: '1' },
    },
    {
      name: 'spend',
      label: 'Spend',
      kind: 'number',
      decimal: ',',
      source: cell(5),
      missingRanges: [{ from: -9, to: null, reason: 'refused' }],
    },
    { name: 'fw', label: 'Weight', kind: 'weight', source: cell(6) },
  ],
  sets: [{ name: 'owned', label: 'Owned', kind: 'multiple', base: 'marked-any' }],
});

function targetSeeds(): readonly Seed[] {
  return [
    text(
      't.csv',
      'variable,category,target\nregion,North,45 %\nregion,South,55 %\nliked,Yes,60\nliked,No,40\n',
    ),
    text(
      't.json',
      JSON.stringify([
        {
          variables: ['region'],
          categories: [
            { answers: ['North'], target: 45 },
            { answers: ['South'], target: 55 },
          ],
        },
      ]),
    ),
    book('xlsx'),
  ];
}

const recipe = JSON.stringify({
  parallaxRecipe: 1,
  dataset: 'Guests',
  kind: 'survey',
  plan: null,
  sets: [
    {
      name: 'both',
      label: 'Both',
      kind: 'grid',
      base: 'cell-not-empty',
      members: ['score', 'liked'],
    },
  ],
  derivations: [
    {
      spec: {
        kind: 'band',
        name: 'age group',
        from: 'age',
        rule: { by: 'equal', bands: 3 },
        closed: 'left',
      },
    },
    { spec: { kind: 'expression', name: 'older', expression: 'age + 1 * (2 - round(3.5))' } },
    {
      spec: {
        kind: 'recode',
        name: 'where',
        from: 'region',
        groups: [{ label: 'Any', answers: ['North', 'South'] }],
        others: 'keep',
      },
    },
    {
      spec: {
        kind: 'row-summary',
        name: 'mean',
        from: ['age', 'w'],
        statistic: 'mean',
        leastAnswered: 1,
      },
    },
  ],
  segments: [
    {
      name: 'young',
      aliases: ['youth'],
      rule: {
        kind: 'all',
        rules: [
          { kind: 'range', variable: 'age', to: 30 },
          { kind: 'not', rule: { kind: 'in', variable: 'region', answers: ['North'] } },
        ],
      },
    },
  ],
  weight: 'w',
});
