import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkClaims } from '#analysis/claims/check-claims.ts';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { measureFinding } from './measure-finding.ts';
import { developedOn, heldBack } from './running-text.ts';
import { developedOn2, heldBack2 } from './second-text.ts';
import { developedOn3 } from './third-text.ts';

describe('finding claims in running text', () => {
  it('finds them in the texts that the grammar was written on', () => {
    const { precision, recall, wrong } = measureFinding(developedOn);
    expect(wrong.join('\n')).toBe('');
    expect([precision, recall]).toEqual([1, 1]);
  });

  it('finds them in two neighbouring sentences, in lists, behind labels, and by odds', () => {
    const { precision, recall, wrong } = measureFinding(developedOn3);
    expect(wrong.join('\n')).toBe('');
    expect([precision, recall]).toEqual([1, 1]);
  });

  it('finds nine in ten of them in texts that were held back, and little else', () => {
    const { precision, recall, wrong } = measureFinding(heldBack);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('finds what the page of the method says in the second set, in both its halves', () => {
    const developed = measureFinding(developedOn2);
    const held = measureFinding(heldBack2);
    const rounded = [developed, held].map(({ precision, recall }) => [
      precision.toFixed(2),
      recall.toFixed(2),
    ]);
    const page = readFileSync('docs/methods/claims.md', 'utf8');
    for (const [precision, recall] of rounded)
      expect(page).toContain(`| ${precision} | ${recall} |`);
    expect(held.precision, held.wrong.join('\n')).toBeGreaterThan(0.8);
    expect(held.recall, held.wrong.join('\n')).toBeGreaterThan(0.75);
  });

  it('judges a megabyte that repeats its claims in time that grows with the text', () => {
    const claims =
      'Planners are twice as likely to use panels for research than Amateurs (33% vs. 16%). Strategic users are 34% more likely to post on Facebook than informal users (71% vs 47%). ';
    const before = process.cpuUsage();
    expect(checkClaims(claims.repeat(6000))).toHaveLength(12_000);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(5);
  });

  it.each([
    ['one word', 'more '.repeat(100_000)],
    ['percent signs', '71% '.repeat(25_000)],
    ['no spaces', 'a'.repeat(500_000)],
    ['full stops', '.'.repeat(100_000)],
    ['digits', '1'.repeat(500_000)],
  ])('is done with a hostile text in seconds: %s', (_, text) => {
    const startedAt = performance.now();
    findClaims(text);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
