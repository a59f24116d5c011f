import { listCutter } from '../joined-list.ts';
import type { ColumnProfile } from './column-profile.ts';

/** The options that joined cells are made of. */
export interface JoinedOptions {
  readonly separator: string;
  /** The commonest first; codes by their number. */
  readonly options: readonly string[];
  /** Whether some cells hold more than the options (write-ins). */
  readonly hasRest: boolean;
  /** Whether nearly every cell names all options, in each person's order: a ranking, 1 for the first. */
  readonly isRanking: boolean;
  readonly why: string;
}

interface JoinedCell {
  readonly atoms: readonly string[];
  readonly count: number;
}

const asksForSeveral =
  /all that apply|select all|check all|choose all|tick all|select up to|multiple (?:answers|choice|options)|if any\b/iu;
/** A comma without a space comes before one with it: there a comma and a space are part of an option. */
const separators = [';', '|', '\n', ',', ', '] as const;
const mostOptions = 80;
const leastJoinedCells = 2;

/**
 * Learns from a column's cells whether they join several options ("Excel, Python, SPSS"), which ones,
 * and by what. Options may hold the separator themselves: pieces that never part are one option.
 * Null when the cells hold one answer each, or free text.
 */
export function learnJoinedOptions(profile: ColumnProfile, question: string): JoinedOptions | null {
  if (profile.isCapped || profile.counts.size < 3) return null;
  const isAsked = asksForSeveral.test(question);
  for (const separator of separators) {
    const mark = separator.trim() || separator;
    const joined = [...profile.counts].reduce(
      (sum, [text, count]) => sum + (text.includes(mark) ? count : 0),
      0,
    );
    if (joined < profile.answered * (isAsked ? 0.02 : 0.06)) continue;
    const learned = learnBySeparator(profile, separator, isAsked);
    if (learned) return learned;
  }
  return null;
}

function learnBySeparator(
  profile: ColumnProfile,
  separator: string,
  isAsked: boolean,
): JoinedOptions | null {
  let cells: JoinedCell[] = [...profile.counts].map(([text, count]) => ({
    atoms: atomsOf(text, separator),
    count,
  }));
  if (separator === ', ') cells = mergeInseparable(cells);
  if (separator === ',' && !cells.some(({ atoms }) => atoms.length > 1)) return null;
  const counts = new Map<string, number>();
  for (const { atoms, count } of cells) {
    for (const atom of new Set(atoms)) counts.set(atom, (counts.get(atom) ?? 0) + count);
  }
  const least = Math.max(2, Math.ceil(profile.answered * 0.008));
  const options = [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1])
    .map(([option]) => option);
  if (options.every((option) => /^-?\d+(?:\.\d+)?$/u.test(option)))
    options.sort((a, b) => Number(a) - Number(b));
  if (options.length < 2 || options.length > mostOptions) return null;
  if (!isAsked && areSentences(options)) return null;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const covered = options.reduce((sum, option) => sum + (counts.get(option) ?? 0), 0);
  const isComma = separator.startsWith(',');
  if (isComma && profile.counts.size < options.length * 1.3) return null;
  const leastCovered = isAsked ? 0.6 : 0.8;
  if (covered < total * leastCovered) return null;
  if (isComma && !areRecombined(cells, options, isAsked)) return null;
  return confirm(profile, separator, options, isAsked);
}

/** Options to choose from are seldom whole sentences; remarks that happen to recur are. */
function areSentences(options: readonly string[]): boolean {
  const sentences = options.filter((option) => /[.!?…]["”’)]?$/u.test(option.trim()));
  return sentences.length >= options.length * 0.3;
}

const recombinedIn = 3;

/** Options to choose from turn up in different company; parts of one phrase always in the same. */
function areRecombined(
  cells: readonly JoinedCell[],
  options: readonly string[],
  isAsked: boolean,
): boolean {
  const known = new Set(options);
  const cellsWith = new Map<string, number>();
  for (const { atoms } of cells) {
    for (const atom of new Set(atoms)) {
      if (known.has(atom)) cellsWith.set(atom, (cellsWith.get(atom) ?? 0) + 1);
    }
  }
  const recombined = options.filter(
    (option) => (cellsWith.get(option) ?? 0) >= recombinedIn,
  ).length;
  return recombined >= options.length * (isAsked ? 0.3 : 0.6);
}

const nameOf: Readonly<Record<string, string>> = {
  ';': 'semicolons',
  '|': 'vertical bars',
  '\n': 'line breaks',
  ',': 'commas without a space',
  ', ': 'commas',
};

/** Cuts every cell by the options found: enough cells must hold several, and few may hold more. */
function confirm(
  profile: ColumnProfile,
  separator: string,
  options: readonly string[],
  isAsked: boolean,
): JoinedOptions | null {
  const cut = listCutter(options, separator);
  let several = 0;
  let cellsOfSeveral = 0;
  let withRest = 0;
  let complete = 0;
  const orders = new Set<string>();
  for (const [text, count] of profile.counts) {
    const found = cut(text);
    if (found.options.length >= 2) {
      several += count;
      cellsOfSeveral++;
    }
    if (found.rest.length > 0) withRest += count;
    if (found.options.length < options.length) continue;
    complete += count;
    orders.add(found.options.join());
  }
  if (several < profile.answered * (isAsked ? 0.02 : 0.06)) return null;
  // A comment with a semicolon in it, be it written twice, is no list of options.
  if (!isAsked && cellsOfSeveral < leastJoinedCells) return null;
  const isRanking =
    options.length >= leastRanked &&
    orders.size >= leastOrders &&
    complete >= profile.answered * nearlyAlways;
  const share = Math.round((100 * several) / profile.answered);
  const name = nameOf[separator];
  const rest = withRest > 0 ? ` ${withRest} hold something else besides, kept as text.` : '';
  return {
    separator,
    options,
    hasRest: withRest > 0,
    isRanking,
    why: isRanking
      ? `Ranking: each answer puts all ${options.length} options, joined by ${name}, in an order of its own; 1 is first.`
      : `Several answers in one cell, joined by ${name}: ${share} % of the filled cells hold two or more of ${options.length} options.${rest}`,
  };
}

/** Pieces between separators; commas in brackets part nothing, nor do those with a space where others have none. */
function atomsOf(text: string, separator: string): readonly string[] {
  const mark = separator.trim() || separator;
  const isSpaced = separator === ', ';
  const atoms: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' || text[at] === '[') depth++;
    else if ((text[at] === ')' || text[at] === ']') && depth > 0) depth--;
    const isCut =
      text[at] === mark &&
      (mark !== ',' || (depth === 0 && /\s/u.test(text[at + 1] ?? ' ') === isSpaced));
    if (!isCut) continue;
    atoms.push(text.slice(from, at).trim());
    from = at + 1;
  }
  atoms.push(text.slice(from).trim());
  return atoms.filter((atom) => atom !== '');
}

const leastRanked = 3;
const leastOrders = 3;
const leastTogether = 4;
const nearlyAlways = 0.92;
/** So often behind the same neighbour and never elsewhere that it is the end of an option, not one itself. */
const leastBehind = 12;

/** Joins neighbours that (nearly) always stand together, until none are left. */
function mergeInseparable(cells: readonly JoinedCell[]): JoinedCell[] {
  let merged = [...cells];
  for (let round = 0; round < 12; round++) {
    const pairs = inseparablePairs(merged);
    if (pairs.size === 0) return merged;
    merged = merged.map(({ atoms, count }) => ({ atoms: joinPairs(atoms, pairs), count }));
  }
  return merged;
}

function inseparablePairs(cells: readonly JoinedCell[]): ReadonlySet<string> {
  const single = new Map<string, number>();
  const pairs = new Map<string, { left: string; right: string; count: number }>();
  for (const { atoms, count } of cells) {
    atoms.forEach((atom, index) => {
      single.set(atom, (single.get(atom) ?? 0) + count);
      const right = atoms[index + 1];
      if (right === undefined) return;
      const key = `${atom}, ${right}`;
      const pair = pairs.get(key) ?? { left: atom, right, count: 0 };
      pair.count += count;
      pairs.set(key, pair);
    });
  }
  const found = new Set<string>();
  for (const [key, { left, right, count }] of pairs) {
    if (count < leastTogether) continue;
    const ofLeft = count / (single.get(left) ?? 1);
    const ofRight = count / (single.get(right) ?? 1);
    const goesOn = /^(?:or|and|etc|but|no)\b/u.test(right) || /^\p{Ll}/u.test(right);
    const isTail = ofRight === 1 && (count >= leastBehind || (goesOn && /^\p{Lu}/u.test(left)));
    if (
      isTail ||
      (ofRight >= nearlyAlways && (ofLeft >= nearlyAlways || (goesOn && ofLeft >= 0.7)))
    )
      found.add(key);
  }
  return found;
}

function joinPairs(atoms: readonly string[], pairs: ReadonlySet<string>): readonly string[] {
  const joined: string[] = [];
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index] as string;
    const key = `${atom}, ${atoms[index + 1]}`;
    if (index + 1 < atoms.length && pairs.has(key)) {
      joined.push(key);
      index++;
    } else joined.push(atom);
  }
  return joined;
}
