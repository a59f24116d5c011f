import type { SegmentLine } from '#contract/calls/segments.ts';
import { formatCount } from './numbers.ts';

/** How many rows a segment has, in words; a segment whose rule no longer applies has no number. */
export function segmentSize({ rows }: Pick<SegmentLine, 'rows'>): string {
  return rows === null ? 'cannot be used' : formatCount(rows);
}
