import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import { gapFromDatasets } from '#main/calls/gap-from-datasets.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { contextOf, writeDataset } from '../project/make-project.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
    writeGuestSurvey(project, 'Hosts');
  });
});
afterAll(() => host.close());

function written(name: string, text: string): string {
  const file = join(host.folder, name);
  writeFileSync(file, text);
  return file;
}

describe('gap.figures', () => {
  const items = [
    { item: 'Discounts', left: { share: 0.61, base: 1056 }, right: { share: 0.6, base: 331 } },
    { item: 'Community', left: { share: 0.22, base: 1056 }, right: { share: 0.61, base: 331 } },
    { item: 'Service', left: { share: 0.37, base: null }, right: { share: null, base: 331 } },
  ];
  const expected = perceptionGap(items, { leftName: 'Consumers', rightName: 'Businesses' });

  it.each([
    [
      'own headers',
      'item,left_name,right_name,left_percent,left_base,right_percent,right_base\n' +
        'Discounts,Consumers,Businesses,61,1056,60,331\nCommunity,,,22,1056,61,331\nService,,,37,,,331\n',
    ],
    [
      'headers that name the sides, in another order and with thousands',
      'statement;consumers_pct;consumers_n;businesses_pct;businesses_n\n' +
        '# a remark\nDiscounts;61%;1,056;60;331\n\nCommunity;22;1056;61;331\nService;37;n/a;-;331\n',
    ],
    [
      'shares in place of percentages',
      'item\tconsumers share\tconsumers base\tbusinesses share\tbusinesses base\n' +
        'Discounts\t0.61\t1056\t0.6\t331\nCommunity\t0.22\t1056\t0.61\t331\nService\t0.37\t\t\t331\n',
    ],
  ])('reads %s', async (_name, text) => {
    const file = written('figures.csv', text);
    const gap = await host.ask('gap.figures', { file });
    expect(gap).toMatchObject({ leftName: 'Consumers', rightName: 'Businesses' });
    expect(gap.items).toEqual(expected.items);
    expect(gap.spearman).toBe(expected.spearman);
    expect(gap.provenance.datasets[0]?.source?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(gap.finding).toContain('Community');
  });

  it('reads bases in headings, decimal commas, and per cent under the name of shares', async () => {
    const file = written(
      'headed.csv',
      'Reason;Share of consumers (n=1056);Businesses share;Businesses asked\nPrice;61,5;60;331\n',
    );
    const gap = await host.ask('gap.figures', { file });
    expect(gap).toMatchObject({ leftName: 'Consumers', rightName: 'Businesses' });
    expect(gap.items[0]?.left).toMatchObject({ share: 0.615, base: 1056 });
    expect(gap.items[0]?.right).toMatchObject({ share: 0.6, base: 331 });
  });

  it('says that nothing can be tested where no base is stated', async () => {
    const gap = await host.ask('gap.figures', {
      file: written('bare.csv', 'item,us,them\nA,61,49\n'),
    });
    expect(gap.items[0]).toMatchObject({ p: null });
    expect(gap.finding).toContain('no base is stated');
  });

  it('reads of how many a base is, who of them could answer, and refuses a base beyond that', async () => {
    const file = written(
      'doubt.csv',
      'item,left_name,right_name,left_percent,left_base,left_asked_of,left_eligible_percent,right_percent,right_base,right_effective_base\n' +
        'Discounts,Consumers,Businesses,61,1056,1056,45,60,331,250.5\n' +
        'Community,Consumers,Businesses,22,475,1056,45,61,329,\n',
    );
    const gap = await host.ask('gap.figures', { file });
    expect(gap).toMatchObject({ leftName: 'Consumers', rightName: 'Businesses' });
    expect(gap.items[0]).toMatchObject({
      reason: 'base-refused',
      p: null,
      left: { base: 1056, effectiveBase: null },
      right: { base: 331, effectiveBase: 250.5, baseRefused: null },
    });
    expect(gap.items[0]?.left.baseRefused).toContain('480 at most');
    expect(gap.items[1]?.p).toBeLessThan(0.001);
    expect(gap.headline.safe).toEqual(['Community']);
  });

  it('holds a base against the decimals that its percentage is printed with', async () => {
    const text =
      'item,a_percent,a_base,b_percent,b_base\nOne,61.3,40,62.5,40\nTwo,61,40,62.50,40\n';
    const gap = await host.ask('gap.figures', { file: written('grim.csv', text) });
    expect(gap.items.map(({ left, right }) => [left.baseRefused, right.baseRefused])).toEqual([
      [expect.stringContaining('no count out of 40'), null],
      [expect.stringContaining('no count out of 40'), null],
    ]);
  });

  it('names row, column and value of what is no number', async () => {
    const file = written(
      'bad.csv',
      'item,a_pct,a_n,b_pct,b_n\nOne,10,100,20,100\nTwo,10,100,many,100\n',
    );
    const error = await host.refusal('gap.figures', { file });
    expect(error.code).toBe('figures-not-understood');
    expect(error.why).toContain('Row 3');
    expect(error.why).toContain('b_pct');
    expect(error.why).toContain('many');
  });

  it.each([
    ['a share above all', 'item,a_pct,a_n,b_pct,b_n\nOne,10,100,120,100\n', 'Row 2'],
    ['a base of nobody', 'item,a_pct,a_n,b_pct,b_n\nOne,10,0,20,100\n', 'holds “0”, which no base'],
    ['three sides', 'item,a_pct,b_pct,c_pct\nOne,10,20,30\n', '3 columns of per cent'],
    ['one side', 'item,a_pct\nOne,10\n', '1 columns of per cent'],
    ['no rows', 'item,a_pct,b_pct\n', '0 columns of per cent'],
    ['an item twice', 'item,a_pct,b_pct\nOne,10,20\nOne,30,20\n', 'row 2 and in row 3'],
    ['nothing', '', '0 columns of per cent'],
  ])('refuses %s', async (_name, text, why) => {
    const error = await host.refusal('gap.figures', { file: written('bad.csv', text) });
    expect(error.code).toBe('figures-not-understood');
    expect(error.why).toContain(why);
  });

  it('says that a file is not there', async () => {
    const error = await host.refusal('gap.figures', { file: join(host.folder, 'none.csv') });
    expect(error.code).toBe('file-not-found');
  });
});

describe('gap.datasets', () => {
  const left = { dataset: 'Guests', filter: 'region = North', name: 'North' };
  const right = { dataset: 'Hosts', filter: 'region = South', name: 'South' };

  it('counts yes of a question, top two of a scale, members of a set and stated answers', async () => {
    const gap = await host.ask('gap.datasets', {
      left,
      right,
      match: [
        { item: 'Liked', left: 'liked', right: 'liked' },
        { item: 'Good', left: 'score', right: 'score' },
        {
          item: 'Best',
          left: 'score',
          right: 'score',
          leftAnswers: ['5'],
          rightAnswers: ['4', '5'],
        },
        { item: 'Web', left: 'web', right: 'web' },
      ],
    });
    const shares = gap.items.map(({ item, left: a, right: b }) => [
      item,
      a.share,
      a.base,
      b.share,
      b.base,
    ]);
    expect(shares).toEqual([
      ['Liked', 0.75, 40, 0.2, 50],
      ['Good', 1, 40, 0.5, 50],
      ['Best', 0.5, 40, 0.5, 50],
      ['Web', 0, 40, 1, 50],
    ]);
    expect(gap.items.map((item) => item.gap)).toEqual([0.2 - 0.75, -0.5, 0, 1]);
    expect(gap).toMatchObject({ leftName: 'North', rightName: 'South' });
    expect(gap.provenance.datasets.map(({ name, filter }) => [name, filter])).toEqual([
      ['Guests', 'region = North'],
      ['Hosts', 'region = South'],
    ]);
  });

  it('calls two sides of one dataset by what tells them apart', async () => {
    const gap = await host.ask('gap.datasets', {
      left: { dataset: 'Guests', filter: 'region = North' },
      right: { dataset: 'Guests' },
      match: [{ item: 'Liked', left: 'liked', right: 'liked' }],
    });
    expect([gap.leftName, gap.rightName]).toEqual(['region = North', 'All of Guests']);
  });

  it('weighs a side, and tests on its effective base', async () => {
    const match = [{ item: 'Liked', left: 'liked', right: 'liked' }];
    const gap = await host.ask('gap.datasets', { left: { ...left, weight: 'w' }, right, match });
    expect(gap.items[0]?.left).toMatchObject({ share: 0.625, base: 40, effectiveBase: 32 });
    expect(gap.items[0]?.right).toMatchObject({ share: 0.2, base: 50 });
  });

  it('takes a question by its label where one alone has it, and keeps an unconfirmed pair out of headlines', async () => {
    const named = [{ item: 'Liked', left: 'did you like it?', right: 'Did you like it?' }];
    const gap = await host.ask('gap.datasets', { left, right, match: named });
    expect(gap.items[0]?.left).toMatchObject({ share: 0.75, base: 40 });
    expect(gap.headline.safe).toEqual(['Liked']);
    expect(gap.provenance.datasets[0]?.variables).toHaveProperty('liked');
    const match = [{ item: 'Liked', left: 'liked', right: 'liked', isUnconfirmed: true }];
    const unsure = await host.ask('gap.datasets', { left, right, match });
    expect(unsure.items[0]?.gap).toBeCloseTo(-0.55, 10);
    expect(unsure.headline).toMatchObject({
      safe: [],
      unsafe: [{ item: 'Liked', why: expect.stringContaining('confirmed') }],
    });
  });

  it('leaves a share open where nobody answered', async () => {
    const nobody = { ...left, filter: 'region is missing' };
    const match = [{ item: 'Liked', left: 'liked', right: 'liked' }];
    const gap = await host.ask('gap.datasets', { left: nobody, right, match });
    expect(gap.items[0]).toMatchObject({
      left: { share: null },
      gap: null,
      reason: 'share-missing',
    });
  });

  it.each([
    ['variable-not-found', { item: 'x', left: 'likd', right: 'liked' }],
    ['answer-not-found', { item: 'x', left: 'score', right: 'score', leftAnswers: ['splendid'] }],
    ['rule-does-not-fit-variable', { item: 'x', left: 'words', right: 'liked' }],
    ['rule-does-not-fit-variable', { item: 'x', left: 'region', right: 'liked' }],
  ])('refuses with %s', async (code, match) => {
    expect((await host.refusal('gap.datasets', { left, right, match: [match] })).code).toBe(code);
  });
});

describe('a gap of scales and weights that cannot be taken as they are', () => {
  const grades = ['Awful', 'Bad', 'Fair', 'Good', 'Superb'];
  const given = ['Awful', 'Awful', 'Awful', 'Bad', 'Good', 'Superb', null];
  const match = [{ item: 'Good', left: 'grade', right: 'grade' }];

  function gapOf(
    values: readonly (number | null)[],
    asked: { leftAnswers?: string[]; rightAnswers?: string[] } = {},
    weights: readonly number[] = given.map(() => 1),
  ) {
    const project = Project.create(join(host.folder, `scales ${randomUUID()}.parallax`));
    try {
      writeDataset(project, {
        grade: { kind: 'scale', column: categoryColumn(given, grades, values) },
        w: { kind: 'weight', column: numberColumn(weights) },
      });
      const side = { dataset: 'Survey', weight: 'w' };
      const pairs = match.map((one) => ({ ...one, ...asked }));
      const gap = gapFromDatasets(contextOf(project), {
        left: side,
        right: side,
        match: pairs,
        level: 0.95,
      });
      return gap.items[0]?.left.share ?? null;
    } finally {
      project.close();
    }
  }

  it('does not take the bottom two answers of a scale without values for the top two', () => {
    const doesNotFit = expect.objectContaining({
      code: 'rule-does-not-fit-variable',
      details: expect.objectContaining({ reason: expect.stringContaining('name the answers') }),
    });
    expect(() => gapOf([])).toThrow(doesNotFit);
    expect(() => gapOf([null, null, null, null, 5])).toThrow(doesNotFit);
    const answers = ['Good', 'Superb'];
    expect(gapOf([], { leftAnswers: answers, rightAnswers: answers })).toBeCloseTo(1 / 3, 12);
  });

  it('does not rank an answer without a value as 0', () => {
    expect(gapOf([-2, -1, 0, 1, 2])).toBeCloseTo(1 / 3, 12);
    expect(gapOf([null, -4, -3, -2, -1])).toBeCloseTo(1 / 3, 12);
  });

  it('refuses a weight without bounds in place of giving no share', () => {
    const weights = [1, 1, Number.POSITIVE_INFINITY, 1, 1, 1, 1];
    expect(() => gapOf([1, 2, 3, 4, 5], {}, weights)).toThrow(
      expect.objectContaining({
        code: 'weight-out-of-range',
        details: expect.objectContaining({ rowNumber: 3 }),
      }),
    );
  });
});

describe('gap.propose', () => {
  it('pairs scales and members of sets by their words', async () => {
    const pairs = await host.ask('gap.propose', { left: 'Guests', right: 'Hosts' });
    expect(pairs.map(({ left, right, likeness }) => [left, right, likeness]).toSorted()).toEqual([
      ['score', 'score', 1],
      ['tv', 'tv', 1],
      ['web', 'web', 1],
    ]);
  });

  it('leaves out what says who is on a side, on both sides where they are of one dataset', async () => {
    const names = async (input: Readonly<Record<string, string>>) =>
      (await host.ask('gap.propose', { left: 'Guests', right: 'Hosts', ...input })).map(
        ({ left: name }) => name,
      );
    expect((await names({ leftFilter: 'score >= 4' })).toSorted()).toEqual(['tv', 'web']);
    const oneDataset = { right: 'Guests', leftFilter: 'score >= 4', rightFilter: 'web = "Yes"' };
    expect(await names(oneDataset)).toEqual(['tv']);
    const refused = await host.refusal('gap.propose', {
      left: 'Guests',
      right: 'Hosts',
      leftFilter: 'score >=',
    });
    expect(refused.code).toBe('expression-not-understood');
  });
});

describe('gap.saveMatch', () => {
  const match = [
    { item: 'Liked, or not', left: 'liked', right: 'liked', leftAnswers: ['Yes', 'Rather'] },
    {
      item: 'Good',
      left: 'score',
      right: 'score',
      rule: 'linear' as const,
      leftScale: [1, 5] as [number, number],
      rightReversed: true,
    },
  ];

  it.each(['kept.json', 'kept.csv'])('%s is read back the same', async (name) => {
    const file = join(host.folder, name);
    expect(await host.ask('gap.saveMatch', { file, match })).toEqual({ file, items: 2 });
    expect(await host.ask('gap.match', { file })).toEqual(match);
    expect((await host.refusal('gap.saveMatch', { file, match })).code).toBe('file-exists');
  });

  it('a csv file that would lose an answer is not written', async () => {
    const file = join(host.folder, 'bars.csv');
    const lost = [{ item: 'x', left: 'a', right: 'b', leftAnswers: ['yes | no'] }];
    expect((await host.refusal('gap.saveMatch', { file, match: lost })).code).toBe(
      'file-not-writable',
    );
  });
});

describe('gap.match', () => {
  it('reads a table and a list', async () => {
    const table = written(
      'match.csv',
      'item,left,right,left_answers\nLiked,liked,liked,\nGood,score,score,4| 5\n',
    );
    const expected = [
      { item: 'Liked', left: 'liked', right: 'liked' },
      { item: 'Good', left: 'score', right: 'score', leftAnswers: ['4', '5'] },
    ];
    expect(await host.ask('gap.match', { file: table })).toEqual(expected);
    const list = written('match.json', JSON.stringify(expected));
    expect(await host.ask('gap.match', { file: list })).toEqual(expected);
  });

  it.each([
    ['match.json', '{"item": "x"'],
    ['match.json', '[]'],
    ['match.json', '[{"item": "x", "left": "a"}]'],
    ['match.csv', 'item,left,right\n'],
    ['match.csv', 'item,left\nOne,a\n'],
  ])('refuses %s with %j', async (name, text) => {
    const error = await host.refusal('gap.match', { file: written(name, text) });
    expect(error.code).toBe('match-not-understood');
  });
});
