import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importAndReadBack, type ReadBack, testFolder } from './import-into.ts';

let folder: ReturnType<typeof testFolder>;
beforeEach(() => {
  folder = testFolder();
});
afterEach(() => folder.remove());

const rows = Array.from({ length: 40 }, (_, index) => {
  const several = ['"1;2;"', '"2;"', '', '"3;1;"'][index % 4];
  const spending = index % 10 === 4 ? '-9' : `${index},5`;
  return `${index + 1};${[1, 2, 9][index % 3]};${several};${1 + (index % 5)};${1 + ((index * 2) % 5)};${spending};0.8`;
});
const data = `rid;sex;owned;g_a;g_b;spend;fw\n${rows.join('\n')}\n`;

async function imported(metadata: string, name: string): Promise<ReadBack> {
  writeFileSync(folder.path('data.csv'), data);
  writeFileSync(folder.path(name), metadata);
  return importAndReadBack(folder.path('data.csv'), { metadata: folder.path(name) });
}

const table = `variable,label,kind,answers,missing,separator,set,set_label
sex,Sex of respondent,single,1=Male | 2=Female | 9=Refused,9=refused,,,
owned,What do you own?,multiple,1=Car | 2=Bike | 3=Boat | 4=Plane,,;,,
g_a,Speed,scale,1=Poor | 2=Fair | 3=Good | 4=Very good | 5=Excellent,,,rating,Rate our service
g_b,Price,scale,1=Poor | 2=Fair | 3=Good | 4=Very good | 5=Excellent,,,rating,Rate our service
spend,Monthly spending,number,,-9=not-asked,,,
fw,Weight,weight,,,,,
gone,Not there,text,,,,,
`;
const answers = { '1': 'Poor', '2': 'Fair', '3': 'Good', '4': 'Very good', '5': 'Excellent' };
const document = JSON.stringify({
  variables: {
    sex: {
      label: 'Sex of respondent',
      kind: 'single',
      answers: [
        { code: 1, label: 'Male' },
        { code: 2, label: 'Female' },
        { code: 9, label: 'Refused', missing: 'refused' },
      ],
    },
    owned: {
      label: 'What do you own?',
      kind: 'multiple',
      separator: ';',
      answers: { '1': 'Car', '2': 'Bike', '3': 'Boat', '4': 'Plane' },
    },
    g_a: { label: 'Speed', kind: 'scale', answers },
    g_b: { label: 'Price', kind: 'scale', answers },
    spend: { label: 'Monthly spending', kind: 'number', missing: { '-9': 'not-asked' } },
    fw: { label: 'Weight', kind: 'weight' },
    gone: { label: 'Not there' },
  },
  sets: [{ name: 'rating', label: 'Rate our service', kind: 'grid', members: ['g_a', 'g_b'] }],
  weight: 'fw',
});

describe('what a file beside the data says is what the columns are', () => {
  test.each([
    ['a table', 'codebook.csv', table],
    ['JSON', 'codebook.json', document],
  ])('in %s', async (_, name, metadata) => {
    const dataset = await imported(metadata, name);
    const sex = dataset.variables.get('sex');
    expect(sex).toMatchObject({
      label: 'Sex of respondent',
      kind: 'single',
      answers: ['Male', 'Female'],
    });
    expect(sex?.reasons.slice(0, 3)).toEqual([null, null, 'refused']);
    const owned = dataset.sets.find(({ label }) => label === 'What do you own?');
    expect(owned).toMatchObject({ kind: 'multiple', base: 'cell-not-empty' });
    const members = (owned?.members ?? []).map((one) => dataset.variables.get(one));
    expect(members.map((one) => one?.label)).toEqual(['Car', 'Bike', 'Boat', 'Plane']);
    expect(members[0]?.values.slice(0, 4)).toEqual(['Selected', 'Not selected', null, 'Selected']);
    const grid = dataset.sets.find(({ kind }) => kind === 'grid');
    expect(grid).toMatchObject({
      name: 'rating',
      label: 'Rate our service',
      members: ['g_a', 'g_b'],
    });
    expect(dataset.variables.get('g_a')?.scores).toEqual([1, 2, 3, 4, 5]);
    const spend = dataset.variables.get('spend');
    expect([spend?.values[0], spend?.reasons[4]]).toEqual([0.5, 'not-asked']);
    expect(dataset.variables.get('fw')?.kind).toBe('weight');
    expect(dataset.result.warnings.join()).toContain('name 1 column that the data have not: gone');
  });

  test('codes that it does not list stay answers, and are told', async () => {
    const dataset = await imported('variable,answers\nsex,1=Male\n', 'codebook.csv');
    expect(dataset.variables.get('sex')?.answers).toEqual(['Male', '2', '9']);
    expect(dataset.result.warnings.join()).toMatch(/sex: 2 codes in the data .*\(2, 9\)/u);
  });

  test.each([
    ['no kind', 'variable,kind\nsex,scales\n', /Row 2: “scales” is no kind/u],
    ['no reason', 'variable,missing\nsex,9=shy\n', /Row 2: “shy” is no reason/u],
    [
      'two labels for one code',
      'variable,answers\nsex,1=Male | 1=Female\n',
      /lists the code “1” twice: as “Male” and as “Female”/u,
    ],
    ['another table', 'a,b\n1,2\n', /neither JSON nor a table/u],
    ['broken JSON', '{"variables": ', /is not JSON: .*line 1, character 15/u],
    ['another JSON', '{"things": 1}', /variables/u],
  ])('%s is refused with the place', async (_, metadata, reason) => {
    await expect(imported(metadata, 'codebook.csv')).rejects.toMatchObject({
      code: 'metadata-not-understood',
      details: { reason: expect.stringMatching(reason) },
    });
  });

  test('a file that is not there is named', async () => {
    writeFileSync(folder.path('data.csv'), data);
    await expect(
      importAndReadBack(folder.path('data.csv'), { metadata: folder.path('none.csv') }),
    ).rejects.toMatchObject({ code: 'file-not-found' });
  });
});

test('answers in cells such as “1.0” keep the code of the metadata, its missing codes too', async () => {
  const cells = Array.from({ length: 30 }, (_, at) => ['1.0', '2', '2.0', '9.0'][at % 4]);
  const spent = Array.from({ length: 30 }, (_, at) => (at % 6 === 0 ? '99.0' : `${at}.5`));
  writeFileSync(
    folder.path('decimal.csv'),
    `id,q,spent\n${cells.map((cell, at) => `${at + 1},${cell},${spent[at]}`).join('\n')}\n`,
  );
  writeFileSync(
    folder.path('decimal-labels.csv'),
    'variable,label,kind,answers,missing\nq,A question,single,1=Yes | 2=No,9=refused\nspent,Spent,number,,99=not-asked\n',
  );
  const { variables, result } = await importAndReadBack(folder.path('decimal.csv'), {
    metadata: folder.path('decimal-labels.csv'),
  });
  const q = variables.get('q');
  expect(new Set(q?.values)).toEqual(new Set(['Yes', 'No', null]));
  expect(q?.reasons[3]).toBe('refused');
  expect(variables.get('spent')?.reasons[6]).toBe('not-asked');
  expect(result.warnings.join()).not.toContain('do not list');
});
