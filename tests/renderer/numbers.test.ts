import { expect, test } from 'vitest';
import {
  formatCount,
  formatCounted,
  formatFull,
  formatNumber,
  formatPercent,
  formatPoints,
  formatPointsShort,
  formatProbability,
  formatTimes,
  starsOf,
} from '#renderer/words/numbers.ts';

const thin = '\u202f';
const fixed = '\u00a0';
const minus = '\u2212';

test('a share from a base under 1,000 has no decimals, from 1,000 on one', () => {
  expect(formatPercent(0.2449, 999)).toBe(`24${thin}%`);
  expect(formatPercent(0.2449, 1000)).toBe(`24.5${thin}%`);
  expect(formatPercent(0.2449)).toBe(`24${thin}%`);
});

test('a share that is not a number is a dash, never 0', () => {
  expect(formatPercent(Number.NaN)).toBe('–');
  expect(formatNumber(Number.POSITIVE_INFINITY)).toBe('–');
});

test('a gap carries its sign, a real minus, and no sign at zero', () => {
  expect(formatPoints(0.24)).toBe(`+24${fixed}points`);
  expect(formatPoints(-0.24)).toBe(`${minus}24${fixed}points`);
  expect(formatPoints(-0.001)).toBe(`0${fixed}points`);
  expect(formatPoints(0.011)).toBe(`+1${fixed}point`);
  expect(formatPointsShort(-0.2449, 1000)).toBe(`${minus}24.5${fixed}pts`);
});

test('a probability is never shown as zero or as one', () => {
  expect(formatProbability(0)).toBe(`p${fixed}<${fixed}.001`);
  expect(formatProbability(0.0009999)).toBe(`p${fixed}<${fixed}.001`);
  expect(formatProbability(0.0123)).toBe(`p${fixed}=${fixed}.012`);
  expect(formatProbability(1)).toBe(`p${fixed}>${fixed}.999`);
});

test('stars stand for p under .05, .01 and .001', () => {
  expect([0.05, 0.049, 0.0099, 0.0009].map(starsOf)).toEqual(['', '*', '**', '***']);
});

test('numbers in sentences have three significant digits, in the passport all of them', () => {
  expect(formatNumber(1.51063)).toBe('1.51');
  expect(formatNumber(-0.012345)).toBe(`${minus}0.0123`);
  expect(formatNumber(123456.7)).toBe('123,457');
  expect(formatNumber(1966)).toBe('1966');
  expect(formatNumber(2500)).toBe('2,500');
  expect(formatFull(0.5106382978723404)).toBe('0.51063829787234');
  expect(formatTimes(1.51063)).toBe(`1.51${fixed}times`);
});

test('counts are grouped and agree with their noun', () => {
  expect(formatCount(1186)).toBe('1,186');
  expect(formatCounted(1, 'row')).toBe(`1${fixed}row`);
  expect(formatCounted(1186, 'row')).toBe(`1,186${fixed}rows`);
  expect(formatCounted(0, 'row')).toBe(`0${fixed}rows`);
});
