import type { Quantity } from './claim-quantities.ts';
import type { FoundSize } from './claim-size.ts';
import type { ClaimToken } from './claim-tokens.ts';
import { judgeClaim } from './claim-verdict.ts';
import { type PlacedFigure, versus } from './figure-links.ts';

/** Two amounts, the one that is spoken of first. */
export interface TwoAmounts {
  readonly a: PlacedFigure;
  readonly b: PlacedFigure;
}

/**
 * The two counts or two amounts of money of a sentence without shares, for the size that it states: "9,400
 * families, 18 % more than last year's 7,966", "$90 a visit, compared to $60 for guests, 50 % more". Null where
 * there are more of them or fewer, or where no word sets them against each other.
 */
export function twoAmounts(
  tokens: readonly ClaimToken[],
  quantities: readonly Quantity[],
  { size, first, next, isChange }: FoundSize,
): TwoAmounts | null {
  const outside = quantities.filter((one) => one.first >= next || one.next <= first);
  const money = outside.filter(({ kind }) => kind === 'money');
  const counts = outside.filter(
    ({ kind, halfUnit, value }) => kind === 'other' && halfUnit > 0 && value >= 10,
  );
  const amounts = money.length > 0 ? money : counts;
  const [one, other, more] = endsOfMove(tokens, amounts) ?? amounts;
  if (!one || !other || more) return null;
  const [a, b] = [placed(one), placed(other)];
  const isParted = other.first - one.next > 2;
  const isBehind = other.next <= first && !isChange && isParted;
  const linked =
    linkOf(tokens, one, other, isChange) ??
    (isBehind && (bears(size, a, b) || bears(size, b, a)) ? 'either' : null);
  if (linked === null) return null;
  if (linked !== 'either') return linked === 'first' ? { a, b } : { a: b, b: a };
  const saysSmaller = size.direction === 'less' || (size.value ?? 2) < 1;
  const isTurned = saysSmaller ? a.value > b.value : a.value < b.value;
  return isTurned ? { a: b, b: a } : { a, b };
}

/** "by £20, from £80 to £100": of three amounts the two that are joined by "from" and "to". */
function endsOfMove(
  tokens: readonly ClaimToken[],
  amounts: readonly Quantity[],
): readonly Quantity[] | null {
  const at = amounts.findIndex((amount, index) => {
    const next = amounts[index + 1];
    const lead = tokens.slice(Math.max(0, amount.first - 2), amount.first);
    const isFrom = lead.some(({ lower }) => lower === 'from');
    const between = next ? tokens.slice(amount.next, next.first) : [];
    return isFrom && between.length <= 3 && between.some(({ lower }) => lower === 'to');
  });
  return at < 0 ? null : amounts.slice(at, at + 2);
}

/** Which of two amounts is spoken of, or that the words leave it open; null where nothing links them. */
function linkOf(
  tokens: readonly ClaimToken[],
  one: Quantity,
  other: Quantity,
  isChange: boolean,
): 'first' | 'second' | 'either' | null {
  const between = tokens.slice(one.next, other.first).map(({ lower }) => lower);
  const lead = tokens.slice(Math.max(0, one.first - 2), one.first).map(({ lower }) => lower);
  if (lead.includes('from') && between.includes('to')) return 'second';
  if (between.includes('from')) return 'first';
  if (between.some((word) => word === 'than' || word === 'compared' || word === 'against'))
    return isChange ? 'either' : 'first';
  const opening = tokens.slice(0, one.first).map(({ lower }) => lower);
  const isOpposed = between.some((word) => versus.has(word)) || opening.includes('compared');
  return isOpposed ? 'either' : null;
}

/** Whether a formula makes the size of two amounts: then they belong together, though no word says so. */
function bears(size: FoundSize['size'], a: PlacedFigure, b: PlacedFigure): boolean {
  const side = (figure: PlacedFigure) => ({ name: null, figure });
  return judgeClaim({ a: side(a), b: side(b), size }).formulaThatFits !== null;
}

function placed({ value, halfUnit, first, next }: Quantity): PlacedFigure {
  return { value, halfUnit, first, next, unit: 'number' };
}
