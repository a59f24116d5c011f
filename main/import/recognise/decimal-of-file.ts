import { readNumber } from '../numbers.ts';
import type { ColumnProfile } from './column-profile.ts';

const textsLookedAt = 200;

/**
 * The decimal mark of a file, where its columns of numbers agree on one and leave no doubt: "2,5" has a
 * comma, "1,234" may have either. Null where no column says or some differ.
 */
export function decimalOfFile(profiles: readonly ColumnProfile[]): '.' | ',' | null {
  const marks = new Set(profiles.map(decimalOfColumn).filter((mark) => mark !== null));
  return marks.size === 1 ? ([...marks][0] ?? null) : null;
}

function decimalOfColumn(profile: ColumnProfile): '.' | ',' | null {
  const texts = [...profile.counts.keys()].slice(0, textsLookedAt);
  if (texts.length === 0) return null;
  const isSure = (mark: '.' | ',', other: '.' | ','): boolean =>
    texts.every((text) => !Number.isNaN(readNumber(text, mark))) &&
    texts.some((text) => text.includes(mark) && Number.isNaN(readNumber(text, other)));
  if (isSure(',', '.')) return ',';
  const hasFraction = texts.some((text) => /\.\d{1,2}$|\.\d{4,}$/u.test(text));
  return isSure('.', ',') && hasFraction ? '.' : null;
}
