import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { openHost, type TestHost } from './open-host.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5);
/** Ten posts a day for twenty days, thirty a day for twenty; complaints in the second stretch. */
const days = Array.from({ length: 40 }, (_, at) => at);
const posts = days.flatMap((at) =>
  Array.from({ length: (at < 20 ? 10 : 30) + (at % 3) }, (_, place) => ({
    time: start + at * day + place * 60_000,
    brand: place % 4 === 0 ? 'Brindlenet' : 'Ortavel',
    text: at < 20 ? 'I love the router, great work' : 'The invoice is terrible, awful billing',
    author: place === 1 ? 'fan' : place === 2 ? 'star' : `person ${at} ${place}`,
    likes: place === 2 ? 900 : 2,
  })),
);

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    const of = <Key extends keyof (typeof posts)[number]>(key: Key) =>
      posts.map((post) => post[key]);
    writeDataset(
      project,
      {
        text: { label: 'text', column: textColumn(of('text')) },
        posted: { label: 'posted', column: numberColumn(of('time')), kind: 'date' },
        brand: { label: 'brand', column: categoryColumn(of('brand')) },
        author: { label: 'author', column: textColumn(of('author')), kind: 'id' },
        likes: { label: 'likes', column: numberColumn(of('likes')) },
      },
      { name: 'Posts', kind: 'posts' },
    );
    writeDataset(
      project,
      {
        id: { label: 'id', column: textColumn(['1', '2', '3', '4', '5']), kind: 'id' },
        reply_to: {
          label: 'reply_to',
          column: textColumn([null, '1', null, '3', null]),
          kind: 'id',
        },
        author: {
          label: 'author',
          column: textColumn(['ann', 'Ortavel Help', 'ben', 'cat', 'dan']),
          kind: 'id',
        },
        posted: {
          label: 'posted',
          column: numberColumn([start, start + 30 * 60_000, start, start, start]),
          kind: 'date',
        },
        text: { label: 'text', column: textColumn(['help', 'sure', 'hm', 'me too', 'well']) },
      },
      { name: 'Threads', kind: 'posts' },
    );
  });
  await host.ask('text.tag', { dataset: 'Posts', text: 'text' });
}, 30_000);
afterAll(() => host.close());

describe('social.measure', () => {
  it('shares the voice among brands, with net sentiment by both definitions', async () => {
    const { voice, net, sentiment } = await host.ask('social.measure', { dataset: 'Posts' });
    expect(voice?.base).toBe(posts.length);
    const ortavel = posts.filter(({ brand }) => brand === 'Ortavel').length;
    expect(voice?.brands[0]).toMatchObject({
      brand: 'Ortavel',
      posts: ortavel,
      share: ortavel / posts.length,
    });
    const likes = posts.reduce((sum, post) => sum + post.likes, 0);
    expect(voice?.brands.reduce((sum, one) => sum + (one.reach ?? 0), 0)).toBe(likes);
    expect(sentiment).toBe('sentiment');
    const good = posts.filter((_, at) => posts[at]?.text.includes('love')).length;
    expect(net?.ofAll).toBeCloseTo((2 * good - posts.length) / posts.length, 10);
    expect(net?.ofOpinions).toBe(net?.ofAll);
  });

  it('finds the day on which posts became more and worse', async () => {
    const { overTime, findings } = await host.ask('social.measure', { dataset: 'Posts' });
    expect(overTime).toMatchObject({ time: 'posted', period: 'day' });
    expect(overTime?.periods).toHaveLength(40);
    expect(overTime?.volumeLevels.map(({ from }) => from)).toEqual([0, 20]);
    expect(overTime?.volumeLevels[1]?.mean).toBeCloseTo(31, 0);
    expect(findings.volume).toContain('2026-01-25');
  });

  it('leaves periods that the data cut out of the levels, and gathers as asked', async () => {
    const { overTime } = await host.ask('social.measure', { dataset: 'Posts', period: 'month' });
    expect(overTime?.periods.map(({ from, isPartial }) => [from, isPartial])).toEqual([
      ['2026-01', true],
      ['2026-02', true],
    ]);
    expect(overTime?.volumeLevels).toEqual([]);
  });

  it('tells those who reach most from those who talk well and often', async () => {
    const { authors } = await host.ask('social.measure', {
      dataset: 'Posts',
      filter: 'text contains "love"',
    });
    expect(authors?.influencers.map(({ author }) => author)).toEqual(['star']);
    expect(authors?.advocates.map(({ author }) => author)).toEqual(['fan']);
    expect(authors?.top[0]).toMatchObject({ author: 'star', positive: 1 });
  });

  it('says how often and how soon the brand answers, and what the data do not hold', async () => {
    const { replies, notInData, voice } = await host.ask('social.measure', {
      dataset: 'Threads',
      ours: ['Ortavel Help'],
    });
    expect(replies).toMatchObject({ asked: 3, answered: 1, medianMinutes: 30, withinHour: 1 / 3 });
    expect(voice).toBeNull();
    expect(notInData.join(' ')).toContain('Share of voice needs');
    const without = await host.ask('social.measure', { dataset: 'Threads' });
    expect(without.replies).toBeNull();
  });
});

describe('topics.find', () => {
  it('finds what posts are about, how it sounds and what is rising, and keeps own topics', async () => {
    const input = { dataset: 'Posts', text: 'text' };
    const saved = await host.ask('topics.save', {
      ...input,
      topics: [
        { name: 'Bills', query: 'NEAR(terrible billing, 1) OR nothinglikeit' },
        { name: 'Like the first', examples: [0, 1] },
      ],
    });
    const result = await host.ask('topics.find', { ...input, count: 2 });
    const [bills, likeFirst] = result.topics;
    const bad = posts.filter(({ text }) => text.includes('billing')).length;
    expect(bills).toMatchObject({ name: 'Bills', isOwn: true, count: bad });
    expect(bills?.net?.ofAll).toBe(-1);
    expect(likeFirst).toMatchObject({ isOwn: true, made: 'like 2 examples' });
    expect(likeFirst?.count).toBe(posts.length - bad);
    expect(result.rising?.time).toBe('posted');
    expect(result.ownTopics).toHaveLength(2);
    await host.ask(saved.undo.call as 'topics.save', saved.undo.input as never);
    expect((await host.ask('topics.find', input)).ownTopics).toEqual([]);
    expect(
      (await host.refusal('topics.save', { ...input, topics: [{ name: 'x', examples: [0, 9e6] }] }))
        .code,
    ).toBe('row-out-of-range');
  });
});
