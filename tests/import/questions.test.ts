import { describe, expect, test } from 'vitest';
import { importText } from './import-into.ts';

/** So many rows, each made from its number. */
function rows(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => row(index)).join('\n');
}

describe('a question over several columns', () => {
  test('reads an unmarked option as not selected only where the person marked anything', async () => {
    const text = `id,Which do you own? Select all that apply.,,\n,Car,Bike,Boat\n1,Car,,\n2,,Bike,\n3,,,\n4,Car,Bike,\n5,,,Boat\n${rows(20, (index) => `${index + 6},Car,,`)}\n`;
    const dataset = await importText(text);
    const [set] = dataset.sets;
    expect(set).toMatchObject({
      kind: 'multiple',
      base: 'marked-any',
      label: 'Which do you own? Select all that apply.',
    });
    const bike = dataset.variables.get(set?.members[1] ?? '');
    expect(bike?.label).toBe('Bike');
    expect(bike?.values.slice(0, 5)).toEqual([
      'Not selected',
      'Selected',
      null,
      'Selected',
      'Not selected',
    ]);
    expect(bike?.reasons[2]).toBe('no-answer');
    expect(bike?.scores).toEqual([1, 0]);
  });

  test('reads written-out marks cell by cell, and a blank as no answer', async () => {
    const text = `key,own_1,own_2\n${rows(30, (index) => `k${index},${index % 3 === 0 ? '' : (index % 3) - 1},${index % 2}`)}\n`;
    const dataset = await importText(text);
    expect(dataset.sets[0]).toMatchObject({
      name: 'own',
      kind: 'multiple',
      base: 'cell-not-empty',
    });
    expect(dataset.variables.get('own_1')?.values.slice(0, 3)).toEqual([
      null,
      'Not selected',
      'Selected',
    ]);
  });

  test('keeps write-ins as text and as an option of their own', async () => {
    const text = `Tools you use,Column2,Column3\n${rows(40, (index) => `${index % 2 ? 'Pen' : ''},${index % 3 ? '' : 'Brush'},${index % 8 ? '' : `my tool ${index}`}`)}\n`;
    const dataset = await importText(text);
    const [set] = dataset.sets;
    const labels = set?.members.map((name) => dataset.variables.get(name)?.label);
    expect(labels).toEqual(['Pen', 'Brush', 'Other (written in)']);
    const written = [...dataset.variables.values()].find(({ kind }) => kind === 'text');
    expect(written?.values[0]).toBe('my tool 0');
  });

  test('gives every item of a grid the same answers with the same values, also those it lacks', async () => {
    const answers = [
      'Strongly disagree',
      'Disagree',
      'Neither agree nor disagree',
      'Agree',
      'Strongly agree',
    ];
    const text = `Service [Speed],Service [Price]\n${rows(50, (index) => `${answers[index % 5]},${answers[1 + (index % 3)]}`)}\n`;
    const dataset = await importText(text);
    expect(dataset.sets[0]).toMatchObject({ kind: 'grid', label: 'Service' });
    for (const { scores, answers: found } of dataset.variables.values()) {
      expect(found).toEqual(answers);
      expect(scores).toEqual([1, 2, 3, 4, 5]);
    }
    expect([...dataset.variables.values()].map(({ label }) => label)).toEqual([
      'Service - Speed',
      'Service - Price',
    ]);
  });
});

describe('options of a question with a short name', () => {
  const options = ['TV', 'Radio', 'Social media'];
  const cellsOf: readonly (readonly [
    name: string,
    cell: (option: string, isChosen: boolean) => string,
  ])[] = [
    ['1 and 0', (_, isChosen) => (isChosen ? '1' : '0')],
    ['Yes and No', (_, isChosen) => (isChosen ? 'Yes' : 'No')],
    ['the option or nothing', (option, isChosen) => (isChosen ? option : '')],
  ];
  const headings: readonly (readonly [name: string, heading: (option: string) => string])[] = [
    ['a colon', (option) => `Uses: ${option}`],
    ['a dash', (option) => `Uses - ${option}`],
    ['brackets', (option) => `Uses [${option}]`],
    ['a slash', (option) => `Uses / ${option}`],
  ];
  const sheet = (
    heading: (option: string) => string,
    cell: (option: string, isChosen: boolean) => string,
  ): string =>
    `id,${options.map(heading).join(',')},Age\n${rows(
      60,
      (row) =>
        `p${row},${options.map((option, at) => cell(option, (row >> at) % 2 === 1)).join(',')},${20 + (row % 37)}`,
    )}\n`;

  for (const [separator, heading] of headings) {
    test.each(cellsOf)(
      `are not taken for questions of their own after ${separator}: %s`,
      async (_, cell) => {
        const dataset = await importText(sheet(heading, cell));
        expect(dataset.sets).toHaveLength(1);
        expect(dataset.sets[0]).toMatchObject({ name: 'Uses', label: 'Uses', kind: 'multiple' });
        const members = dataset.sets[0]?.members.map((name) => dataset.variables.get(name));
        expect(members?.map((member) => member?.label)).toEqual(options);
        expect(members?.[1]?.values.slice(0, 3)).toEqual(
          cell('', false) === ''
            ? [null, 'Not selected', 'Selected']
            : ['Not selected', 'Not selected', 'Selected'],
        );
      },
    );
  }

  test('are not taken for questions of their own where names hold 0 and 1', async () => {
    const heading = (option: string): string => `Uses_${option.replace(' ', '_')}`;
    const dataset = await importText(sheet(heading, (_, isChosen) => (isChosen ? '1' : '0')));
    expect(dataset.sets).toHaveLength(1);
    expect(dataset.sets[0]).toMatchObject({
      name: 'Uses',
      members: ['Uses_TV', 'Uses_Radio', 'Uses_Social_media'],
    });
  });

  test('are not made of columns that only begin alike', async () => {
    const text = `id,age_group,age_years,age_known,is_new,is_paid,is_old\n${rows(60, (row) => `p${row},${['young', 'old', 'middle'][row % 3]},${20 + (row % 37)},${row % 2},${row % 2},${(row >> 1) % 2},${(row >> 2) % 2}`)}\n`;
    expect((await importText(text)).sets).toEqual([]);
  });
});

describe('a mark that only the beginning of the file supports', () => {
  const wide = ',7'.repeat(597);
  const filler = Array.from({ length: 597 }, (_, column) => `c${column}`).join(',');

  test('is not excused by cells of NA, which are not filled', async () => {
    const own = (row: number): string => {
      if (row % 20 !== 0) return 'NA';
      return row > 2000 ? 'maybe' : `${row % 40 === 0 ? 1 : 0}`;
    };
    const text = `own_1,own_2,key,${filler}\n${rows(2100, (row) => `${own(row)},${row % 2},k${row}${wide}`)}\n`;
    const dataset = await importText(text);
    expect(dataset.variables.get('own_1')?.kind).toBe('text');
    expect(dataset.result.warnings).toContainEqual(
      'own_1: 4 cells are neither marked nor unmarked, so it is text and no longer an option of own.',
    );
  });

  test('does not leave those who wrote something else out of the base of its set', async () => {
    const cells = (row: number): string => {
      if (row > 1800) return `,,my own ${row}`;
      return ['Car,,', ',Bike,', 'Car,,Other', ',,'][row % 4] as string;
    };
    const text = `Which do you own?,,,key,${filler}\n${rows(2100, (row) => `${cells(row)},k${row}${wide}`)}\n`;
    const dataset = await importText(text);
    const [set] = dataset.sets;
    expect(set).toMatchObject({ base: 'marked-any' });
    expect(set?.members).toHaveLength(3);
    const [car = '', , other = ''] = set?.members ?? [];
    expect(dataset.variables.get(car)?.values[2000]).toBe('Not selected');
    expect(dataset.variables.get(car)?.reasons[3]).toBe('no-answer');
    expect(dataset.variables.get(other)?.values[2000]).toBe('Selected');
    expect(dataset.variables.get(other)?.values[2]).toBe('Selected');
    expect(dataset.variables.get(`${other}_text`)?.values[2000]).toBe('my own 2000');
    expect(dataset.result.warnings).toContainEqual(
      `${other}: 299 cells are neither marked nor unmarked: counted as marked, and kept as text in ${other}_text.`,
    );
  });
});

describe('several answers in one cell', () => {
  test('are told apart although an option holds the separator', async () => {
    const options = ['Phone', 'Blogs, forums, or chat', 'E-mail', 'In person'];
    const text = `How do you reach us? (check all that apply)\n${rows(120, (index) => {
      const chosen = options.filter((_, option) => (index >> option) % 2 === 1);
      return index % 40 === 0
        ? ''
        : `"${[...chosen, ...(index % 30 === 7 ? [`pigeon ${index}`] : [])].join(', ')}"`;
    })}\n`;
    const dataset = await importText(`row,${text.replaceAll('\n', '\n1,').replace(/1,$/u, '')}`);
    const [set] = dataset.sets;
    const labels = set?.members.map((name) => dataset.variables.get(name)?.label);
    expect(labels?.sort()).toEqual([...options].sort());
    const chat = [...dataset.variables.values()].find(({ label }) => label.startsWith('Blogs'));
    const expected = Array.from({ length: 120 }, (_, index) => index).filter(
      (index) => index % 40 !== 0 && (index >> 1) % 2 === 1,
    );
    expect(chat?.values.filter((value) => value === 'Selected')).toHaveLength(expected.length);
    const rest = [...dataset.variables.values()].find(({ kind }) => kind === 'text');
    expect(rest?.values.filter((value) => value !== null)).toEqual([
      'pigeon 7',
      'pigeon 37',
      'pigeon 67',
      'pigeon 97',
    ]);
  });
});
