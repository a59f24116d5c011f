import { expressionName, segmentExpression } from '../../words/expression.ts';
import type { SegmentChoice } from '../../workspace.ts';
import type { SideFilters } from './comparison-passport.ts';

/** The rows of two chosen sides as expressions; everyone else is who answered and is not in A. */
export function sideFilters(a: SegmentChoice, b: SegmentChoice | null): SideFilters {
  const first = segmentExpression(a) ?? '()';
  const second = b === null ? null : segmentExpression(b);
  if (second !== null) return { a: first, b: second };
  const asked = a.kind === 'answer' ? `${expressionName(a.by)} is not missing and ` : '';
  return { a: first, b: `${asked}not (${first})` };
}
