import { describe, expect, test } from 'vitest';
import { missingNumbers } from '#main/import/recognise/missing-numbers.ts';
import { orderAnswers } from '#main/import/recognise/ordered-answers.ts';
import { importText } from './import-into.ts';

function many<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe('scales in other languages are put in order', () => {
  test.each([
    [
      'Spanish agreement',
      'Totalmente en desacuerdo|En desacuerdo|Ni de acuerdo ni en desacuerdo|De acuerdo|Totalmente de acuerdo',
    ],
    [
      'Spanish satisfaction',
      'Muy insatisfecho/a|Insatisfecho/a|Ni satisfecho ni insatisfecho|Satisfecho/a|Muy satisfecho/a',
    ],
    ['Spanish frequency', 'Nunca|Raramente|A veces|Con frecuencia|Siempre'],
    ['Spanish quality', 'Muy malo|Malo|Regular|Bueno|Muy bueno|Excelente'],
    [
      'German agreement',
      'Stimme überhaupt nicht zu|Stimme eher nicht zu|Teils/teils|Stimme eher zu|Stimme voll und ganz zu',
    ],
    [
      'German fit',
      'Trifft gar nicht zu|Trifft eher nicht zu|Trifft eher zu|Trifft voll und ganz zu',
    ],
    [
      'German satisfaction',
      'sehr unzufrieden|eher unzufrieden|weder noch|eher zufrieden|sehr zufrieden',
    ],
    ['German frequency', 'Nie|Selten|Manchmal|Häufig|Immer'],
    [
      'German likelihood',
      'Sehr unwahrscheinlich|Eher unwahrscheinlich|Eher wahrscheinlich|Sehr wahrscheinlich',
    ],
    ['German importance', 'Überhaupt nicht wichtig|Eher wichtig|Sehr wichtig'],
    [
      'French agreement',
      "Pas du tout d'accord|Plutôt pas d'accord|Ni d’accord ni pas d’accord|Plutôt d'accord|Tout à fait d'accord",
    ],
    ['French frequency', 'Jamais|Rarement|Parfois|Souvent|Toujours'],
    [
      'French satisfaction',
      'Très insatisfait(e)|Plutôt insatisfait(e)|Plutôt satisfait(e)|Très satisfait(e)',
    ],
    [
      'Italian agreement',
      "Completamente in disaccordo|In disaccordo|Né d'accordo né in disaccordo|D'accordo|Completamente d'accordo",
    ],
    [
      'Portuguese agreement',
      'Discordo totalmente|Discordo|Nem concordo nem discordo|Concordo|Concordo totalmente',
    ],
    ['Dutch frequency', 'Nooit|Zelden|Soms|Vaak|Altijd'],
    [
      'English likelihood',
      'Very unlikely|Somewhat unlikely|Neither likely nor unlikely|Somewhat likely|Very likely',
    ],
    [
      'numbered English agreement',
      '1 - Strongly disagree|2 - Disagree|3 - Neither|4 - Agree|5 - Strongly agree',
    ],
  ])('%s', (_, written) => {
    const order = written.split('|');
    const ordered = orderAnswers(order.toSorted());
    expect(ordered?.order).toEqual(order);
    const values = order.map((label) => ordered?.values?.get(label));
    expect(values).toEqual(values.toSorted((a, b) => Number(a) - Number(b)));
    expect(values).not.toContain(undefined);
  });

  test('what stands beside the scale goes last, without a value', () => {
    const ordered = orderAnswers(['No sé', 'Siempre', 'Nunca', 'A veces', 'Casi nunca']);
    expect(ordered?.order).toEqual(['Nunca', 'Casi nunca', 'A veces', 'Siempre', 'No sé']);
    expect(ordered?.aside).toEqual(['No sé']);
  });

  test('answers that only look alike are no scale', () => {
    expect(orderAnswers(['Die Post', 'Gut Ding', 'Immer weiter'])).toBeNull();
    expect(orderAnswers(['Madrid', 'Bajo Aragón', 'Alto Adige'])).toBeNull();
  });
});

describe('numbers that mean no answer', () => {
  const counted = (values: readonly number[]) => values.map((value) => ({ value, count: 5 }));
  test.each([
    [[0, 1, 2, 3, 4, 99], [99]],
    [[18, 25, 44, 67, 81, 999], [999]],
    [[18, 25, 44, 67, 81, 97, 98, 99], []],
    [
      [0, 2, 5, 30, -9, -8],
      [-9, -8],
    ],
    [[20, 30, 40, -1], [-1]],
    [[-3, -2, -1, 0, 1, 2, 3], []],
    [[0, 1, 2, -1], []],
    [[-12.5, 3, 8, 20], []],
    [
      [100, 200, 250, 9998, 9999],
      [9998, 9999],
    ],
    [[1000, 5000, 9999, 20_000], []],
    [
      [21_000, 34_500, 70_000, 99_999_998, 99_999_999],
      [99_999_998, 99_999_999],
    ],
    [[12.5, 33.25, 48.75, -99], [-99]],
  ] as const)('of %j are %j', (values, codes) => {
    expect(missingNumbers(counted(values))).toEqual(codes);
  });

  test('are missing in an import, and it is said', async () => {
    const dataset = await importText(
      `key,Hours per week\n${many(60, (index) => `k${index},${index % 20 === 3 ? 99 : index % 31}`).join('\n')}\n`,
    );
    const hours = dataset.variables.get('hours_per_week');
    expect(hours?.kind).toBe('number');
    expect(hours?.values[3]).toBeNull();
    expect(hours?.reasons[3]).toBe('no-answer');
    expect(dataset.result.warnings.join()).toContain('99 stands apart from every other value');
  });
});

describe('numbers with decimals', () => {
  const column = (heading: string, cell: (index: number) => string) =>
    `key;${heading}\n${many(60, (index) => `k${index};${cell(index)}`).join('\n')}\n`;

  test('have codes for no answer like whole ones, and it is said', async () => {
    const spent = (index: number) => (index % 20 === 3 ? '-99' : `${20 + (index % 31)}.5`);
    const dataset = await importText(column('Spent', spent));
    const variable = dataset.variables.get('Spent');
    expect(variable?.kind).toBe('number');
    expect(variable?.values[3]).toBeNull();
    expect(variable?.reasons[3]).toBe('no-answer');
    expect(dataset.result.warnings.join()).toContain('-99 stands apart from every other value');
  });

  test('that may be thousands are told, for “1.234” is either', async () => {
    const doubtful = await importText(
      column('Income', (index) => `${1 + (index % 40)}.${100 + index * 7}`),
    );
    expect(doubtful.result.warnings.join()).toContain('Its points can be decimal marks or part');
    const plain = await importText(column('Income', (index) => `${index % 40}.${100 + index * 7}`));
    expect(plain.result.warnings).toEqual([]);
  });
});

test('codes of one that was to be selected are a list, also where the question asks how many', async () => {
  const dataset = await importText(
    `key,How many people work for you? (select one)\n${many(60, (index) => `k${index},${1 + (index % 7)}`).join('\n')}\n`,
  );
  expect([...dataset.variables.values()][1]).toMatchObject({ kind: 'single' });
});

test('an option with 0 for its code among options with codes of their own is marked by it', async () => {
  const row = (index: number) =>
    `k${index},${index % 3 === 0 ? 0 : ''},${index % 3 === 1 ? 1 : ''},${index % 3 === 2 ? 2 : ''}`;
  const dataset = await importText(
    `,Which? (select all),,\nkey,Don't know,TV,Radio\n${many(30, row).join('\n')}\n`,
  );
  const [set] = dataset.sets;
  expect(set).toMatchObject({ kind: 'multiple', base: 'marked-any' });
  const none = dataset.variables.get(set?.members[0] ?? '');
  expect(none?.values.filter((value) => value === 'Selected')).toHaveLength(10);
  expect(none?.values.filter((value) => value === 'Not selected')).toHaveLength(20);
});

test("the labels of REDCap's checkboxes are options of one question", async () => {
  const row = (index: number) =>
    `${index + 1},${index % 2 ? 'Checked' : 'Unchecked'},${index % 3 ? 'Checked' : 'Unchecked'}`;
  const dataset = await importText(
    `Record ID,"Which colours? (choice=Red, dark)",Which colours? (choice=Blue)\n${many(30, row).join('\n')}\n`,
  );
  const [set] = dataset.sets;
  expect(set).toMatchObject({ kind: 'multiple', label: 'Which colours?', base: 'cell-not-empty' });
  expect(set?.members.map((name) => dataset.variables.get(name)?.label)).toEqual([
    'Red, dark',
    'Blue',
  ]);
});

test('points part thousands where other columns have decimal commas', async () => {
  const row = (index: number) =>
    `k${index};${1 + (index % 9)},${index % 10}5;${1 + index}.${200 + index}`;
  const dataset = await importText(`key;price;visitors\n${many(60, row).join('\n')}\n`);
  expect(dataset.variables.get('price')?.values.slice(0, 2)).toEqual([1.05, 2.15]);
  expect(dataset.variables.get('visitors')?.values.slice(0, 2)).toEqual([1200, 2201]);
});

test.each([
  'weight',
  'WGT1',
  'final_weight',
  'pspwght',
  'rakedweight',
  'Gewichtungsfaktor',
  'ponderador',
  'weightvar',
  'wt_final',
])('a weight is one under the name %s', async (name) => {
  const dataset = await importText(
    `key,${name}\n${many(60, (index) => `k${index},${(0.5 + (index % 11) / 10).toFixed(3)}`).join('\n')}\n`,
  );
  expect([...dataset.variables.values()][1]).toMatchObject({ kind: 'weight' });
});

test('what a body weighs is no weight', async () => {
  const dataset = await importText(
    `key,Body weight (kg)\n${many(60, (index) => `k${index},${(60 + (index % 31) / 2).toFixed(1)}`).join('\n')}\n`,
  );
  expect([...dataset.variables.values()][1]).toMatchObject({ kind: 'number' });
});

test('the numbers that a scale is written with are its values', async () => {
  const steps = ['0 - Not at all', '1', '2', '3', '4 - Very'];
  const dataset = await importText(
    `key,Contentment\n${many(50, (index) => `k${index},${steps[index % 5]}`).join('\n')}\n`,
  );
  expect(dataset.variables.get('Contentment')?.scores).toEqual([0, 1, 2, 3, 4]);
});
