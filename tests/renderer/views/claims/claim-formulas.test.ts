import { describe, expect, it } from 'vitest';
import { judgeClaim } from '#main/calls/judge-claim.ts';
import { layOutSizeRanges } from '#renderer/charts/lay-out-size-ranges.ts';
import { figureOf, formulaLines } from '#renderer/views/claims/claim-formulas.ts';
import { sizeRanges } from '#renderer/views/claims/claim-sizes.ts';
import { markWords } from '#renderer/views/claims/lineage.ts';

function judged(a: string, b: string, claimed: string) {
  const side = (printed: string) => ({ name: null, printed, base: null });
  const reading = { quote: 'Said.', page: null, line: null, measure: '', claimed };
  return judgeClaim({} as never, { reading: { ...reading, a: side(a), b: side(b) } });
}

describe('the formulas of a claim', () => {
  it('marks the one that gives the print and the one that the words ask for', () => {
    const { line, size } = judged('71 %', '47 %', '34% more likely');
    const formulas = formulaLines(line, size);
    expect(formulas.map(({ filled }) => filled)).toEqual([
      '71 / 47',
      '(71 − 47) / 47',
      '(71 − 47) / 71',
      '71 − 47',
    ]);
    expect(formulas.map(({ gives }) => gives)).toEqual([
      '1.51\u00a0times',
      '51.1\u202f%',
      '33.8\u202f%',
      '24\u00a0points',
    ]);
    expect(formulas.find(({ isAsked }) => isAsked)?.formula).toBe('(a-b)/b');
    expect(formulas.find(({ isPrinted }) => isPrinted)?.formula).toBe('(a-b)/a');
  });

  it('adds the formula of a lost decimal point where that gives the print', () => {
    const { line, size } = judged('42 %', '20 %', '21X more likely');
    const printed = formulaLines(line, size).find(({ isPrinted }) => isPrinted);
    expect([printed?.filled, printed?.gives]).toEqual(['10 × 42 / 20', '21\u00a0times']);
  });

  it('speaks of no points where counts are compared', () => {
    const { line, size } = judged('464437', '580510', 'half as many');
    expect(formulaLines(line, size).map(({ formula }) => formula)).not.toContain('a-b');
  });

  it('reads a figure as it can be typed', () => {
    expect(['71 %', '464,437', '3X', '', null].map(figureOf)).toEqual([71, 464437, 3, null, null]);
  });
});

describe('the sizes of a claim as ranges', () => {
  it('marks the printed size on the size that it speaks of', () => {
    const { line, size } = judged('71 %', '47 %', '34% more likely');
    const ranges = sizeRanges(line, size);
    expect(ranges.map(({ key, printed }) => [key, printed])).toEqual([
      ['ratio', null],
      ['relative', 34],
      ['points', null],
    ]);
    expect(ranges[0]?.words).toBe('1.51\u00a0times (1.48 to 1.54)');
  });

  it('turns a smaller size round: half as likely is 0.5 times', () => {
    const { line, size } = judged('31 %', '62 %', 'half as likely');
    expect(sizeRanges(line, size)[0]?.printed).toBeCloseTo(0.5);
  });

  it('keeps value, range and print inside the drawing, in their order', () => {
    for (const [a, b, claimed] of [
      ['71 %', '47 %', '34% more likely'],
      ['12 %', '1 %', '12X more likely'],
      ['40 %', '3 %', '10X more likely'],
    ] as const) {
      const { line, size } = judged(a, b, claimed);
      const { rows, heightPx } = layOutSizeRanges(sizeRanges(line, size), 296);
      for (const row of rows) {
        expect(row.low).toBeLessThanOrEqual(row.value);
        expect(row.value).toBeLessThanOrEqual(row.high);
        for (const x of [row.low, row.value, row.high, row.printed ?? 0]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(296);
        }
        expect(row.middle).toBeLessThan(heightPx);
      }
    }
  });
});

describe('the words of a telling', () => {
  it('marks those that came, whatever their case, and loses none', () => {
    const stretches = markWords('On Some social site, 72 %.', ['some', 'site']);
    expect(stretches.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual([
      'Some',
      'site',
    ]);
    expect(stretches.map(({ text }) => text).join('')).toBe('On Some social site, 72 %.');
  });
});
