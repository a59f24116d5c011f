import { describe, expect, test } from 'vitest';
import { importText, type ReadBack, type ReadVariable } from './import-into.ts';

/** So many rows under a header, each made from its number; cells are quoted where they must be. */
function csv(
  header: readonly (readonly string[])[],
  count: number,
  row: (index: number) => readonly (string | number)[],
  delimiter = ',',
): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return text.includes(delimiter) || /["\r\n]/u.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  return [...header, ...Array.from({ length: count }, (_, index) => row(index))]
    .map((cells) => `${cells.map(cell).join(delimiter)}\n`)
    .join('');
}

/** The options whose bit is set in a number that differs from row to row. */
function chosen(options: readonly string[], row: number): readonly string[] {
  const bits = (row * 7 + Math.floor(row / 5)) % 2 ** options.length;
  return options.filter((_, place) => (bits >> place) & 1);
}

function of(dataset: ReadBack, name: string): ReadVariable {
  const found = dataset.variables.get(name);
  if (!found) throw new Error(`${name} is not among ${[...dataset.variables.keys()].join(', ')}`);
  return found;
}

/** The label of each member of the only set (or a named one) with how many selected it. */
function selections(dataset: ReadBack, name?: string): Record<string, number> {
  const set = name === undefined ? dataset.sets[0] : dataset.sets.find((one) => one.name === name);
  return Object.fromEntries(
    (set?.members ?? []).map((member) => {
      const { label, values } = of(dataset, member);
      return [label, values.filter((value) => value === 'Selected').length];
    }),
  );
}

/** How often each option is chosen, by the same bits. */
function counted(options: readonly string[], rows: number): Record<string, number> {
  const all = Array.from({ length: rows }, (_, row) => chosen(options, row)).flat();
  return Object.fromEntries(
    options.map((option) => [option, all.filter((one) => one === option).length]),
  );
}

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
});
