import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuthorPost, authorRoles, saysIncentive } from '#analysis/text/author-roles.ts';
import { likelyPeriod, postsByPeriod } from '#analysis/text/post-periods.ts';
import { replyTimes, type ThreadPost } from '#analysis/text/replies.ts';

const minute = 60_000;
const post = (given: Partial<ThreadPost>): ThreadPost => ({
  id: null,
  thread: null,
  replyTo: null,
  time: 0,
  isOurs: false,
  ...given,
});

describe('answers', () => {
  it('are the first that the brand gave to a post, by reply or in its thread', () => {
    const times = replyTimes([
      post({ id: 'a' }),
      post({ id: 'b', replyTo: 'a', isOurs: true, time: 90 * minute }),
      post({ id: 'c', replyTo: 'a', isOurs: true, time: 20 * minute }),
      post({ thread: 't' }),
      post({ thread: 't', time: 5 * minute }),
      post({ thread: 't', isOurs: true, time: 40 * minute }),
      post({ id: 'd' }),
    ]);
    expect(times).toMatchObject({ asked: 3, answered: 2, timed: 2, medianMinutes: 30 });
    expect(times.rate).toBeCloseTo(2 / 3, 12);
    expect(times.withinHour).toBeCloseTo(2 / 3, 12);
  });

  it('are not what the brand said before, nor what others answered', () => {
    const times = replyTimes([
      post({ thread: 't', isOurs: true, time: -minute }),
      post({ id: 'x', time: 0 }),
      post({ id: 'y', replyTo: 'x', time: minute }),
    ]);
    expect(times).toMatchObject({ asked: 1, answered: 0, rate: 0, medianMinutes: null });
    expect(replyTimes([])).toMatchObject({ asked: 0, rate: null, withinDay: null });
  });

  it('count without a time, but are not among the times', () => {
    const times = replyTimes([
      post({ id: 'a', time: null }),
      post({ replyTo: 'a', isOurs: true, time: 4 }),
    ]);
    expect(times).toMatchObject({ asked: 1, answered: 1, timed: 0, medianMinutes: null });
  });
});

const by = (author: string, given: Partial<AuthorPost> = {}): AuthorPost => ({
  author,
  sentiment: 'positive',
  reach: 1,
  isUnprompted: true,
  isIncentivised: false,
  ...given,
});
const times = <Item>(count: number, item: Item): readonly Item[] =>
  Array.from({ length: count }, () => item);
const crowd = Array.from({ length: 40 }, (_, at) => by(`author ${at}`, { sentiment: 'neutral' }));

describe('authors', () => {
  const rolesOf = (own: readonly AuthorPost[]) =>
    authorRoles([...crowd, ...own]).find(({ author }) => author === own[0]?.author)?.role;

  it('are advocates when they talk well, often, unprompted and unpaid', () => {
    expect(rolesOf(times(4, by('fan')))).toBe('advocate');
    expect(rolesOf(times(2, by('fan')))).toBeNull();
    expect(rolesOf([...times(3, by('fan')), by('fan', { isIncentivised: true })])).toBeNull();
    expect(rolesOf(times(4, by('fan', { isUnprompted: false })))).toBeNull();
    expect(
      rolesOf([...times(2, by('fan')), ...times(2, by('fan', { sentiment: 'negative' }))]),
    ).toBeNull();
  });

  it('are influencers when they reach most, whatever they say; of many who reach alike none is', () => {
    expect(rolesOf(times(4, by('star', { reach: 500, sentiment: 'negative' })))).toBe('influencer');
    expect(authorRoles(crowd).every(({ role }) => role === null)).toBe(true);
    expect(authorRoles(crowd.map((one) => ({ ...one, reach: null })))[0]?.reach).toBeNull();
  });

  it('are each counted once, with the sum of their reach', () => {
    const posts = fc.array(
      fc.record({ author: fc.constantFrom('a', 'b', 'c'), reach: fc.option(fc.nat(90)) }),
      { maxLength: 30 },
    );
    const law = fc.property(posts, (given) => {
      const lines = authorRoles(given.map(({ author, reach }) => by(author, { reach })));
      expect(lines.reduce((sum, line) => sum + line.posts, 0)).toBe(given.length);
      const whole = given.reduce((sum, { reach }) => sum + (reach ?? 0), 0);
      expect(lines.reduce((sum, line) => sum + (line.reach ?? 0), 0)).toBe(whole);
    });
    fc.assert(law, { seed: 21, numRuns: 100 });
  });

  it.each([
    ['Loving this phone #ad', true],
    ['I got this in exchange for a review', true],
    ['Use my code SAVE10', true],
    ['My address is 5 Ad Street', false],
    ['#adorable cat', false],
  ])('say that something was given: %s', (text, says) => {
    expect(saysIncentive(text)).toBe(says);
  });
});

describe('periods', () => {
  const day = 86_400_000;
  const monday = Date.UTC(2026, 0, 5);

  it('are days, weeks from Monday or months, empty ones among them', () => {
    const found = postsByPeriod(
      [monday, monday + 3 * day, monday + 6.9 * day, monday + 15 * day],
      'week',
    );
    expect(found.map(({ label, places }) => [label, places.length])).toEqual([
      ['2026-01-05', 3],
      ['2026-01-12', 0],
      ['2026-01-19', 1],
    ]);
    expect(found.map(({ isPartial }) => isPartial)).toEqual([false, false, true]);
    expect(postsByPeriod([monday, monday + 60 * day], 'month').map(({ label }) => label)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
  });

  it('hold each post with a time once', () => {
    const law = fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 4e11 })), { maxLength: 40 }),
      fc.constantFrom('day', 'week', 'month'),
      (all, kind) => {
        const found = postsByPeriod(all, kind as 'day');
        const places = found.flatMap((period) => period.places);
        expect(places.toSorted((one, two) => one - two)).toEqual(
          all.flatMap((time, at) => (time === null ? [] : [at])),
        );
      },
    );
    fc.assert(law, { seed: 22, numRuns: 60 });
    expect(likelyPeriod(0, 10 * day)).toBe('day');
    expect(likelyPeriod(0, 200 * day)).toBe('week');
    expect(likelyPeriod(0, 900 * day)).toBe('month');
  });
});
