import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaims } from '#analysis/claims/check-claims.ts';
import { readSize } from '#analysis/claims/claim-size.ts';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { heldBack5 } from './fifth-text.ts';
import { developedOn4 } from './fourth-text.ts';
import { heldBack9 } from './ninth-text.ts';
import { developedOn, heldBack } from './running-text.ts';
import { developedOn2, heldBack2 } from './second-text.ts';
import { heldBack7 } from './seventh-text.ts';
import { developedOn6 } from './sixth-text.ts';
import { heldBack10 } from './tenth-text.ts';
import { developedOn3 } from './third-text.ts';

/** A sentence of two shares and a size; `high` is always the larger share. */
type Construction = (size: string, high: number, low: number) => string;

/** The larger side is spoken of: so many per cent, points or times more. */
const constructions: Readonly<Record<string, Construction>> = {
  'a size, then the shares in brackets': (size, high, low) =>
    `Strategists are ${size} likely to post in groups than improvisers (${high}% vs. ${low}%).`,
  'the shares with their groups': (size, high, low) =>
    `Strategists (${high}%) are ${size} likely to post in groups than improvisers (${low}%).`,
  'the other group first': (size, high, low) =>
    `Compared with improvisers (${low}%), strategists (${high}%) are ${size} likely to post in groups.`,
  'the shares first, the size behind': (size, high, low) =>
    `${high} percent of strategists post in groups, against ${low} percent of improvisers, which makes them ${size} likely to.`,
  'the smaller share first': (size, high, low) =>
    `While ${low}% of improvisers post in groups, ${high}% of strategists do, so they are ${size} likely to.`,
  'the size in a sentence of its own': (size, high, low) =>
    `${high} per cent of strategists and ${low} per cent of improvisers post in groups. Strategists are ${size} likely to do so.`,
  'a slide': (size, high, low) =>
    `Posting in groups: strategists ${high} %, improvisers ${low} % (${size} likely)`,
  'in the order of the groups': (size, high, low) =>
    `Strategists are ${size} likely than improvisers to post in groups (${high}% and ${low}%, respectively).`,
};

const isApart = (high: number, low: number): boolean => high - low >= 8;
const pairs = fc
  .tuple(fc.integer({ min: 12, max: 97 }), fc.integer({ min: 3, max: 90 }))
  .filter(([high, low]) => isApart(high, low));

/** The judgement on the only claim of a text. */
function judged(text: string) {
  const [only, more] = checkClaims(text);
  expect(only, text).toBeDefined();
  expect(more, text).toBeUndefined();
  return only as NonNullable<typeof only>;
}

describe.each(Object.entries(constructions))('%s', (_, sentence) => {
  const runs = { numRuns: 60 } as const;

  it('holds with the difference over the smaller share', () => {
    fc.assert(
      fc.property(pairs, ([high, low]) => {
        const size = `${Math.round((high / low - 1) * 100)}% more`;
        const { verdict, claim } = judged(sentence(size, high, low));
        expect([verdict, claim.a.figure?.value, claim.b.figure?.value]).toEqual([
          'holds',
          high,
          low,
        ]);
      }),
      { ...runs, seed: 5101 },
    );
  });

  it('does not hold with the difference over the larger share, and says so', () => {
    fc.assert(
      fc.property(pairs, ([high, low]) => {
        const wrong = Math.round((1 - low / high) * 100);
        fc.pre((high - 0.5) / (low + 0.5) - 1 > (wrong + 0.6) / 100);
        const size = `${wrong}% more`;
        const { verdict, formulaThatFits } = judged(sentence(size, high, low));
        expect([verdict, formulaThatFits]).toEqual(['does-not-hold', '(a-b)/a']);
      }),
      { ...runs, seed: 5102 },
    );
  });

  it('does not hold with points called per cent, and says so', () => {
    fc.assert(
      fc.property(pairs, ([high, low]) => {
        const points = high - low;
        const overHigh = (100 * points) / high;
        fc.pre(Math.abs(overHigh - points) > 3 && Math.abs((100 * points) / low - points) > 3);
        const { verdict, formulaThatFits } = judged(sentence(`${points}% more`, high, low));
        expect([verdict, formulaThatFits]).toEqual(['does-not-hold', 'a-b']);
      }),
      { ...runs, seed: 5103 },
    );
  });

  it('does not hold with so many times more where it is one more, nor ten times as many, and says why', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 12 }), fc.integer({ min: 3, max: 7 }), (low, times) => {
        const high = low * times;
        const more = judged(sentence(`${times - 1}X more`, high, low));
        expect([more.verdict, more.formulaThatFits]).toEqual(['does-not-hold', '(a-b)/b']);
        const lost = judged(sentence(`${times * 10}X more`, high, low));
        expect([lost.verdict, lost.formulaThatFits]).toEqual([
          'does-not-hold',
          'a/b with a lost decimal point',
        ]);
      }),
      { ...runs, seed: 5104 },
    );
  });

  it('is offered a wording that holds itself', () => {
    fc.assert(
      fc.property(pairs, ([high, low]) => {
        const { corrected } = judged(sentence('99% more', high, low));
        expect(corrected).not.toBeNull();
        const again = checkClaims(corrected ?? '');
        expect(
          again.map(({ verdict }) => verdict),
          corrected ?? '',
        ).not.toContain('does-not-hold');
        expect(again.some(({ verdict }) => verdict === 'holds')).toBe(true);
      }),
      { ...runs, seed: 5105 },
    );
  });
});

describe('the smaller side spoken of', () => {
  const sentence = (size: string, high: number, low: number): string =>
    `Improvisers are ${size} likely to post in groups than strategists (${low}% vs. ${high}%).`;

  it('holds with the difference over the larger share, and not with that over the smaller', () => {
    fc.assert(
      fc.property(pairs, ([high, low]) => {
        const right = Math.round((1 - low / high) * 100);
        const wrong = Math.round((high / low - 1) * 100);
        fc.pre(wrong < 100 && 1 - (low - 0.5) / (high + 0.5) < (wrong - 0.6) / 100);
        expect(judged(sentence(`${right}% less`, high, low)).verdict).toBe('holds');
        const { verdict, formulaThatFits } = judged(sentence(`${wrong}% less`, high, low));
        expect([verdict, formulaThatFits]).toEqual(['does-not-hold', '(a-b)/a']);
      }),
      { seed: 5106, numRuns: 100 },
    );
  });
});

describe('a change of one group', () => {
  const changes: Readonly<Record<string, Construction>> = {
    'from and to': (size, high, low) => `Satisfaction rose by ${size}, from ${low}% to ${high}%.`,
    'to and from': (size, high, low) => `Satisfaction was up ${size} to ${high}% from ${low}%.`,
    'two years': (size, high, low) =>
      `Satisfaction was ${low}% in 2010 and ${high}% in 2014, a rise of ${size}.`,
  };

  it.each(Object.entries(changes))(
    'holds over the earlier share, not with points called per cent, and the wording offered holds: %s',
    (_, sentence) => {
      fc.assert(
        fc.property(pairs, ([high, low]) => {
          const points = high - low;
          const relative = Math.round((high / low - 1) * 100);
          const right = judged(sentence(`${relative}%`, high, low));
          expect([right.verdict, right.claim.a.figure?.value]).toEqual(['holds', high]);
          expect(right.corrected).not.toContain('likely');
          const again = checkClaims(right.corrected ?? '').map(({ verdict }) => verdict);
          expect(again).toContain('holds');
          expect(again).not.toContain('does-not-hold');
          expect(judged(sentence(`${points} points`, high, low)).verdict).toBe('holds');
          const apart = [100 / high, 100 / low].every((by) => Math.abs(points * by - points) > 3);
          fc.pre(apart);
          const { verdict, formulaThatFits } = judged(sentence(`${points}%`, high, low));
          expect([verdict, formulaThatFits]).toEqual(['does-not-hold', 'a-b']);
        }),
        { seed: 5107, numRuns: 60 },
      );
    },
  );
});

describe('a fall of one group', () => {
  const falls: Readonly<Record<string, Construction>> = {
    'fell by': (size, high, low) => `Complaints fell by ${size}, from ${high}% to ${low}%.`,
    'down to': (size, high, low) => `Complaints were down ${size} to ${low}% from ${high}%.`,
    dropped: (size, high, low) => `Complaints dropped ${size}, from ${high}% to ${low}%.`,
    'a drop of': (size, high, low) =>
      `Complaints stood at ${high}% in 2010 and at ${low}% in 2014, a drop of ${size}.`,
  };

  it.each(Object.entries(falls))(
    'holds over the earlier share and in points, as less: %s',
    (_, sentence) => {
      fc.assert(
        fc.property(pairs, ([high, low]) => {
          const relative = Math.round((1 - low / high) * 100);
          const percent = judged(sentence(`${relative}%`, high, low));
          expect([percent.verdict, percent.claim.size.direction]).toEqual(['holds', 'less']);
          const points = judged(sentence(`${high - low} points`, high, low));
          expect([points.verdict, points.claim.size.direction]).toEqual(['holds', 'less']);
        }),
        { seed: 5108, numRuns: 60 },
      );
    },
  );
});

describe('the words of a size', () => {
  it('are read by themselves as they are in their sentence, so that a reading can be judged again', () => {
    const texts = [
      ...[developedOn, heldBack, developedOn2, heldBack2, developedOn3, developedOn4],
      ...[heldBack5, developedOn6, heldBack7, heldBack9, heldBack10],
    ].flat();
    const astray = texts
      .flatMap(({ text }) => findClaims(text))
      .filter(({ size, claimed }) => {
        const read = size.form === 'none' ? null : readSize(claimed);
        return size.form !== 'none' && (read?.form !== size.form || read.value !== size.value);
      });
    expect(astray.map(({ claimed, size }) => `${claimed} (${size.form} ${size.value})`)).toEqual(
      [],
    );
  });
});
