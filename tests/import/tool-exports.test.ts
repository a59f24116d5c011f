import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importAndReadBack, importText, testFolder } from './import-into.ts';
import { chosen, counted, csv, of, planOf, selections } from './made-tables.ts';

describe('answers joined in one cell', () => {
  const options = ['E-mail', 'Phone', 'Chat, text or SMS', 'In person'];

  test('by commas without a space, as Qualtrics does, are parted although an option has a comma and a space', async () => {
    const text = csv([['Q1', 'Q2']], 90, (row) => [
      row % 2 ? 'Yes' : 'No',
      chosen(options, row).join(','),
    ]);
    const dataset = await importText(text);
    expect(selections(dataset, 'Q2')).toEqual(counted(options, 90));
  });

  test('as codes by commas are no numbers with decimals', async () => {
    const codes = ['1', '2', '3', '4'];
    const text = csv([['Q1', 'Q2']], 90, (row) => [row % 2, chosen(codes, row).join(',')]);
    const dataset = await importText(text);
    expect(selections(dataset, 'Q2')).toEqual(counted(codes, 90));
  });

  test('keep an option apart from another one that begins like it', async () => {
    const nested = ['Price', 'Price, compared with others', 'Quality (feel, finish)', 'Advice'];
    const text = csv([['Nr', 'What matters?']], 120, (row) => [
      row + 1,
      chosen(nested, row).join(', '),
    ]);
    const dataset = await importText(text);
    expect(selections(dataset)).toEqual(counted(nested, 120));
  });

  test('are shown with Selected first in the preview, however few they are', async () => {
    const codes = ['Radio', 'Television', 'Press'];
    const text = csv([['Nr', 'Q2']], 60, (row) => [
      row + 1,
      row % 9 ? (['Radio;Press', 'Press'][row % 2] ?? '') : 'Radio;Television',
    ]);
    const { plan, glimpses } = await planOf(text);
    expect(plan.sets).toHaveLength(1);
    const place = plan.variables.findIndex(({ label }) => label === codes[1]);
    expect(glimpses[place]?.top.map(({ label, count }) => [label, count])).toEqual([
      ['Selected', 7],
      ['Not selected', 53],
    ]);
  });

  test('that are the same for everybody in another order are a ranking', async () => {
    const tools = ['Word', 'Excel', 'Teams'];
    const orders = [
      [0, 1, 2],
      [1, 0, 2],
      [2, 1, 0],
      [1, 2, 0],
    ];
    const text = csv([['ID', 'Rank the tools.']], 40, (row) => [
      row + 1,
      row === 7 ? '' : `${(orders[row % 4] ?? []).map((at) => tools[at]).join(';')};`,
    ]);
    const dataset = await importText(text);
    const [set] = dataset.sets;
    expect(set).toMatchObject({ kind: 'grid', label: 'Rank the tools.' });
    const excel = of(dataset, set?.members.find((name) => /excel/iu.test(name)) ?? '');
    expect([excel.kind, excel.label, excel.scores]).toEqual(['scale', 'Excel', [1, 2, 3]]);
    expect(excel.values.slice(0, 8)).toEqual(['2', '1', '2', '1', '2', '1', '2', null]);
    expect(excel.reasons[7]).toBe('no-answer');
  });
});

describe('a question over several columns', () => {
  const marked = ['Apple', 'Banana Republic', 'Cisco, Inc.'];

  test('whose headers are written item first, as Alchemer does, is one', async () => {
    const question = 'Which of these brands have you heard of?';
    const header = [
      'Response ID',
      ...marked.map((brand) => `${brand}:${question}`),
      'Price:How satisfied are you?',
      'Support:How satisfied are you?',
    ];
    const text = csv([header], 60, (row) => [
      row + 1,
      ...marked.map((brand) => (chosen(marked, row).includes(brand) ? brand : '')),
      row % 3 ? 'Satisfied' : 'Dissatisfied',
      row % 4 ? 'Very satisfied' : 'Satisfied',
    ]);
    const dataset = await importText(text);
    expect(dataset.sets.map(({ kind, label }) => [kind, label])).toEqual([
      ['multiple', question],
      ['grid', 'How satisfied are you?'],
    ]);
    expect(selections(dataset)).toEqual(counted(marked, 60));
  });

  test('whose items stand behind two angles, as JotForm writes them, is one', async () => {
    const answers = ['Not Satisfied', 'Somewhat Satisfied', 'Satisfied', 'Very Satisfied'];
    const text = csv(
      [['Submission Date', 'Please rate us >> Taste', 'Please rate us >> Service']],
      60,
      (row) => [
        `Nov ${1 + (row % 28)}, 2025`,
        answers[row % 4] ?? '',
        answers[(row * 3) % 4] ?? '',
      ],
    );
    const dataset = await importText(text);
    expect(dataset.sets.map(({ kind, label }) => [kind, label])).toEqual([
      ['grid', 'Please rate us'],
    ]);
    expect(of(dataset, dataset.sets[0]?.members[0] ?? '').label).toBe('Please rate us - Taste');
  });

  test('whose older Qualtrics headers part question and option by a dash is called by its question', async () => {
    const names = ['V1', 'Q2_1', 'Q2_2', 'Q2_3'];
    const labels = [
      'ResponseID',
      ...['The Times', 'The Post', 'Other:'].map((one) => `Which do you read?-${one}`),
    ];
    const text = csv([names, labels], 40, (row) => [
      `R_${row}ab`,
      row % 2 ? 1 : '',
      row % 3 ? 1 : '',
      row % 9 ? '' : 1,
    ]);
    const dataset = await importText(text);
    expect(dataset.sets[0]).toMatchObject({ name: 'Q2', label: 'Which do you read?' });
    expect(selections(dataset)).toEqual({ 'The Times': 20, 'The Post': 26, 'Other:': 5 });
  });

  test('that Kobo writes twice, joined and one by one, is taken once', async () => {
    const options = ['Radio', 'Television', 'Motor bike'];
    const question = 'Which of these do you own?';
    const text = csv(
      [['_id', question, ...options.map((one) => `${question}/${one}`)]],
      60,
      (row) => {
        const marked = chosen(options, row);
        return [row + 1, marked.join(' '), ...options.map((one) => (marked.includes(one) ? 1 : 0))];
      },
      ';',
    );
    const dataset = await importText(text);
    expect(dataset.sets.map(({ label }) => label)).toEqual([question]);
    expect(selections(dataset)).toEqual(counted(options, 60));
    expect([...dataset.variables.values()].map(({ kind }) => kind)).toEqual([
      'id',
      'single',
      'single',
      'single',
    ]);
  });

  test('whose columns are numbered by rows (Q3r1), as Decipher does, is one', async () => {
    const text = csv([['record', 'Q3r1', 'Q3r2', 'Q3r3']], 60, (row) => [
      row + 1,
      1 + (row % 5),
      1 + ((row * 3) % 5),
      row % 11 ? 1 + ((row * 2) % 5) : 99,
    ]);
    const dataset = await importText(text);
    expect(dataset.sets[0]).toMatchObject({ name: 'Q3', kind: 'grid' });
    expect(of(dataset, 'Q3r3')).toMatchObject({ kind: 'scale', scores: [1, 2, 3, 4, 5] });
  });

  test('is none where each column states another fact', async () => {
    const text = csv([['Nr', 'Address - City', 'Address - Country']], 40, (row) => [
      row + 1,
      'Leeds',
      'UK',
    ]);
    const dataset = await importText(text);
    expect(dataset.sets.filter(({ kind }) => kind === 'multiple')).toEqual([]);
  });
});

describe('columns that only count (v_1, v_2)', () => {
  const text = csv([['lfdn', 'duration', 'v_1', 'v_2', 'v_3']], 60, (row) => [
    row + 3,
    100 + row * 13,
    1 + (row % 2),
    row % 7 ? row % 2 : -77,
    row % 4 ? `I like number ${row}` : row % 8 ? -99 : -77,
  ]);

  test('are no parts of the question before them', async () => {
    const dataset = await importText(text.replaceAll(',', ';'));
    expect(of(dataset, 'v_1')).toMatchObject({ kind: 'single', label: 'v_1', answers: ['1', '2'] });
    expect(of(dataset, 'v_2').answers).toEqual(['0', '1']);
    expect(dataset.sets).toEqual([]);
  });

  test('have codes for no answer also among words', async () => {
    const { result, variables } = await importText(text.replaceAll(',', ';'));
    const words = variables.get('v_3');
    expect(words?.kind).toBe('text');
    expect(words?.values.slice(0, 3)).toEqual([null, 'I like number 1', 'I like number 2']);
    expect(words?.reasons.filter((reason) => reason === 'no-answer')).toHaveLength(15);
    expect(result.warnings).toContain('v_3: -77, -99 among words taken as no answer.');
  });
});

describe('dates', () => {
  test('that can be read both ways are read as the others of the file must be', async () => {
    const text = csv([['Nr', 'Started', 'Bought']], 40, (row) => [
      row + 1,
      `03/${String(1 + (row % 12)).padStart(2, '0')}/2025 10:00`,
      `${13 + (row % 15)}/0${1 + (row % 9)}/2025`,
    ]);
    const dataset = await importText(text);
    expect(of(dataset, 'Started').values[4]).toBe(Date.UTC(2025, 4, 3, 10));
    expect(dataset.result.warnings.filter((warning) => warning.includes('month first'))).toEqual(
      [],
    );
  });

  test('without marks between year, month and day are dates under a name that says so', async () => {
    const text = csv([['Channel', 'Date', 'Sessions', 'Cost']], 40, (row) => [
      ['Direct', 'E-mail'][row % 2] ?? '',
      `202510${String(1 + (row % 30)).padStart(2, '0')}`,
      row,
      row * 2,
    ]);
    const dataset = await importText(text);
    expect([dataset.kind, of(dataset, 'Date').kind]).toEqual(['campaigns', 'date']);
    expect(of(dataset, 'Date').values[1]).toBe(Date.UTC(2025, 9, 2));
  });
});

test('headers with a point in them are no codes before a question', async () => {
  const text = csv([['Campaign', 'Avg. CPC', 'Conv. value']], 30, (row) => [
    `c${row % 3}`,
    row / 10,
    row,
  ]);
  const dataset = await importText(text);
  expect([...dataset.variables.values()].map(({ label }) => label)).toEqual([
    'Campaign',
    'Avg. CPC',
    'Conv. value',
  ]);
});

test('a short file in Mac Roman is not taken for Japanese', async () => {
  const bytes: Readonly<Record<string, number>> = {
    ü: 0x9f,
    è: 0x8f,
    '’': 0xd5,
    '“': 0xd2,
    '”': 0xd3,
  };
  const text = csv([['Nr', 'City', 'What’s good?']], 30, (row) => [
    row + 1,
    ['Zürich', 'Genève'][row % 2] ?? '',
    ['it’s fine', 'I said “yes”'][row % 2] ?? '',
  ]);
  const dataset = await importText(
    Buffer.from([...text].map((one) => bytes[one] ?? one.charCodeAt(0))),
  );
  expect(of(dataset, 'City').answers).toEqual(['Zürich', 'Genève']);
});

test('a codebook with pairs parted by semicolons names the options of a list whose separator it does not say', async () => {
  const folder = testFolder();
  try {
    const data = csv([['id', 'brands']], 60, (row) => [
      row + 1,
      chosen(['1', '2', '99'], row)
        .map((one) => `${one};`)
        .join(''),
    ]);
    writeFileSync(folder.path('data.csv'), data);
    writeFileSync(
      folder.path('codebook.csv'),
      'variable,label,values,type\nbrands,Which brands do you know?,"1=Acme; 2=Delta, Inc.; 99=None",multiple\n',
    );
    const dataset = await importAndReadBack(folder.path('data.csv'), {
      metadata: folder.path('codebook.csv'),
    });
    const [acme, delta, none] = Object.values(counted(['1', '2', '99'], 60));
    expect(selections(dataset)).toEqual({ Acme: acme, 'Delta, Inc.': delta, None: none });
  } finally {
    folder.remove();
  }
});

test('likes, comments and shares beside impressions are figures of posts, and of campaigns only where money is spent', async () => {
  const header = ['Type', 'T_Reach', 'T_Impression', 'LP_Impression', 'comment', 'like', 'share'];
  const row = (index: number) => [
    index % 2 ? 'Photo' : 'Link',
    index * 9,
    index * 11,
    index,
    index % 7,
    index % 90,
    index % 4,
  ];
  expect((await importText(csv([header], 40, row, ';'))).kind).toBe('posts');
  const paid = csv([[...header, 'Amount spent']], 40, (index) => [...row(index), index / 2], ';');
  expect((await importText(paid)).kind).toBe('campaigns');
});

test.each([
  ['lt high school', 'high school', 'junior college', 'bachelor', 'graduate degree'],
  ['far below average', 'below average', 'average', 'above average', 'far above average'],
])('answers from %s on are put in their order', async (...ordered: readonly string[]) => {
  const text = csv([['key', 'answer']], 60, (row) => [`k${row}`, ordered[(row * 3) % 5] ?? '']);
  expect(of(await importText(text), 'answer').answers).toEqual(ordered);
});
