import { describe, expect, it } from 'vitest';
import { measureFinding } from './measure-finding.ts';
import { developedOn, heldBack } from './running-text.ts';

describe('finding claims in running text', () => {
  it('finds them in the texts that the grammar was written on', () => {
    const { precision, recall, wrong } = measureFinding(developedOn);
    expect(wrong.join('\n')).toBe('');
    expect([precision, recall]).toEqual([1, 1]);
  });

  it('finds nine in ten of them in texts that were held back, and little else', () => {
    const { precision, recall, wrong } = measureFinding(heldBack);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});
