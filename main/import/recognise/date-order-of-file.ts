import { readDateText } from '../dates.ts';
import type { ColumnProfile } from './column-profile.ts';

const textsTried = 500;
const written = /^\d{1,2}([-/.])\d{1,2}\1\d{2,4}\b/u;

/**
 * Whether days or months come first in the dates of a file, by the columns that leave no doubt; null where
 * none does or they contradict each other. Dates that could be read both ways are then read as the others.
 */
export function dateOrderOfFile(
  profiles: readonly ColumnProfile[],
): 'month-first' | 'day-first' | null {
  const orders = new Set<'month-first' | 'day-first'>();
  for (const { counts } of profiles) {
    const texts = [...counts.keys()].slice(0, textsTried);
    if (texts.length === 0 || !texts.every((text) => written.test(text))) continue;
    const isFit = (order: 'month-first' | 'day-first'): boolean =>
      texts.every((text) => !Number.isNaN(readDateText(text, order)));
    const [month, day] = [isFit('month-first'), isFit('day-first')];
    if (month !== day) orders.add(month ? 'month-first' : 'day-first');
  }
  const [order] = orders;
  return orders.size === 1 && order !== undefined ? order : null;
}
