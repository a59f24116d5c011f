import { describe, expect, it } from 'vitest';
import { checkClaims } from '#analysis/claims/check-claims.ts';

/** A wording, then what it must come to: verdict, formula, and the two figures. */
type Reworded = readonly [
  text: string,
  verdict: string,
  formula: string | null,
  a: number | null,
  b: number | null,
];

const reworded: readonly Reworded[] = [
  // 71 v 47, printed as 34 % more.
  [
    'Strategists have a 34-percent greater likelihood of posting in groups (71% against 47%).',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'A strategist is likelier by 34 percent to post in groups: 71 percent do, and 47 percent of improvisers do.',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    '71 percent of strategists post in groups, versus 47 percent of everyone else, making them 34 percent more likely.',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'Compared with improvisers (47%), strategists (71%) are 34% more likely to post in groups.',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'The odds that a strategist posts in groups are 34% higher: 71% do so, compared to 47% of improvisers.',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'Among strategists 71% post in groups, among improvisers 47%. That is 34% more.',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'Groups see 34% more strategists than improvisers post (71% and 47%, respectively).',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'Seventy-one per cent of strategists, but only forty-seven per cent of improvisers, post in groups: thirty-four per cent more.',
    'does-not-hold',
    '(a-b)/a',
    71,
    47,
  ],
  [
    'Strategists are 51% more likely to post in groups (71% against 47%).',
    'holds',
    '(a-b)/b',
    71,
    47,
  ],
  ['Strategists lead by 24 points (71% against 47%).', 'holds', 'a-b', 71, 47],
  [
    'Strategists are 24% more likely to post in groups (71% against 47%).',
    'does-not-hold',
    'a-b',
    71,
    47,
  ],
  [
    'One and a half times as many strategists as improvisers post in groups (71% against 47%).',
    'holds',
    'a/b',
    71,
    47,
  ],
  ['Strategists post in groups one-and-a-half times as often: 71% to 47%.', 'holds', 'a/b', 71, 47],
  [
    'Improvisers are 34% less likely to post in groups (47% against 71%).',
    'holds',
    '(a-b)/b',
    47,
    71,
  ],
  // 48 v 19.
  [
    'Nearly half of strategists (48%) run a channel, two and a half times the share of improvisers (19%).',
    'holds',
    'a/b',
    48,
    19,
  ],
  [
    '48% of strategists run a channel – 2.5 times as many as improvisers at 19%.',
    'holds',
    'a/b',
    48,
    19,
  ],
  [
    'Having a channel is 2.5 times as common among strategists (48%) as among improvisers (19%).',
    'holds',
    'a/b',
    48,
    19,
  ],
  // 42 v 20, printed as 21x and as 2X.
  [
    'Strategists are 21 times likelier to have joined their systems (42% against 20%).',
    'does-not-hold',
    'a/b with a lost decimal point',
    42,
    20,
  ],
  [
    'Integration stands at 42% for strategists, twice the 20% of improvisers.',
    'holds',
    'a/b',
    42,
    20,
  ],
  [
    'Of strategists, 42% have joined their systems; of improvisers, 20%. In other words, twice as many.',
    'holds',
    'a/b',
    42,
    20,
  ],
  // 12 v 1, 68 v 6, 53 v 19, 38 v 15.
  [
    'Twelve times as many strategists (12%) as improvisers (1%) foresee such growth.',
    'holds',
    'a/b',
    12,
    1,
  ],
  [
    '68% of strategists pay for search, more than eleven times the 6% of non-users.',
    'holds',
    'a/b',
    68,
    6,
  ],
  [
    'Strategists are close to three times as likely to do so: 53 per cent do, against 19 per cent.',
    'holds',
    'a/b',
    53,
    19,
  ],
  [
    'Strategists show feeds three times as often as improvisers: 38% versus 24%.',
    'does-not-hold',
    null,
    38,
    24,
  ],
  // 47 v 26, printed as 45 %.
  [
    'Satisfaction with service is 45 percent higher for strategists: 47 percent compared with 26 percent.',
    'does-not-hold',
    '(a-b)/a',
    47,
    26,
  ],
  [
    'At 47%, satisfaction among strategists is 45% above the 26% of improvisers.',
    'does-not-hold',
    '(a-b)/a',
    47,
    26,
  ],
  ['Strategists are 81% more satisfied than improvisers (47% to 26%).', 'holds', '(a-b)/b', 47, 26],
  // Nothing to test.
  ['Seven in ten, against under half, say so.', 'not-testable', null, 70, 50],
  [
    'Sixty-three percent report leads, set against thirty-six percent of improvisers.',
    'not-testable',
    null,
    63,
    36,
  ],
  ['Strategists are 34% more likely to plan.', 'not-testable', null, null, null],
  [
    'Non-users are twice as likely as strategists to expect a fall in revenue.',
    'not-testable',
    null,
    null,
    null,
  ],
  [
    'Strategists are far likelier than improvisers to use e-mail (53% and 34%).',
    'not-testable',
    null,
    53,
    34,
  ],
  // The gap of the twelve items.
  [
    'Community matters to 61% of companies but to 22% of customers: 2.8 times as many.',
    'holds',
    'a/b',
    61,
    22,
  ],
  [
    'Three times as many companies (61%) as customers (22%) name community.',
    'holds',
    'a/b',
    61,
    22,
  ],
  ['Boomers’ use went up by 22 points in a year, from 50 to 72 percent.', 'holds', 'a-b', 72, 50],
  [
    'Boomers’ use went up by 22 percent in a year, from 50 to 72 percent.',
    'does-not-hold',
    'a-b',
    72,
    50,
  ],
  ['The share tripled to 42% by 2012, from 14% in 2010.', 'holds', 'a/b', 42, 14],
  ['The share tripled, from 42% in 2010 to 14% by 2012.', 'does-not-hold', 'b/a', 14, 42],
];

describe('a claim in other words', () => {
  it.each(reworded)('keeps its verdict and formula: %s', (text, verdict, formula, a, b) => {
    const [claim] = checkClaims(text);
    const found = claim && [
      claim.verdict,
      claim.formulaThatFits,
      claim.claim.a.figure?.value ?? null,
      claim.claim.b.figure?.value ?? null,
    ];
    expect(found).toEqual([verdict, formula, a, b]);
  });
});
