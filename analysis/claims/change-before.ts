import type { Quantity } from './claim-quantities.ts';
import type { ClaimToken } from './claim-tokens.ts';
import {
  changeNouns,
  comparativesBy,
  comparingVerbs,
  fallVerbs,
  gapNouns,
  lessWords,
  phrasalVerbs,
  riseVerbs,
} from './claim-words.ts';

/** The word of a change before a figure, and where its size begins. */
export interface ChangeWord {
  readonly direction: 'more' | 'less';
  readonly first: number;
  readonly needsFigures?: boolean;
  readonly spokenFrom?: number;
}

/** "rose by about 40 %", "up more than 400 percent": the verb before the figure. */
export function changeBefore(
  tokens: readonly ClaimToken[],
  first: number,
  { kind, next }: Quantity,
): ChangeWord | null {
  let at = first - 1;
  while (
    at >= 0 &&
    ['by', 'a', 'an', 'of', 'another', 'only', 'just', 'whopping'].includes(tokens[at]?.lower ?? '')
  )
    at--;
  const word = tokens[at]?.lower ?? '';
  const isJoined =
    ['is', 'was', 'of', 'are'].includes(word) || [':', '='].includes(tokens[at]?.text ?? '');
  const noun = isJoined ? (tokens[at - 1]?.lower ?? '') : word;
  const spokenFrom = isJoined ? at - 1 : at;
  if (gapNouns.has(noun)) return { direction: 'more', first: at, spokenFrom };
  // "(relative reduction 35 %)", "decline: 12 points".
  const isEnd = [')', ';', '.', ','].includes(tokens[next]?.text ?? ')');
  if (changeNouns.has(noun) && isEnd && word !== 'of' && !riseVerbs.has(word))
    return {
      direction: lessWords.has(noun) ? 'less' : 'more',
      first: at,
      needsFigures: true,
      spokenFrom,
    };
  const isBy = tokens[first - 1]?.lower === 'by';
  const isScore = tokens[next]?.lower === 'to' && tokens[next + 1]?.kind === 'number';
  const comparing =
    isBy && kind !== 'multiple' && !isScore ? comparingVerbAmong(tokens, at + 1) : null;
  if (comparing) return { ...comparing, first: first - 1, needsFigures: kind === 'percent' };
  if (tokens[at + 1]?.lower === 'of' && !changeNouns.has(word)) return null;
  if (changeNouns.has(word) && tokens[at + 1]?.lower === 'of')
    return { direction: lessWords.has(word) ? 'less' : 'more', first: at };
  const far = isBy ? (farChangeVerb(tokens, at) ?? transitiveVerb(tokens, at)) : null;
  if (far) return { ...far, first: first - 1 };
  const by = isBy ? comparativesBy.get(word) : undefined;
  if (by) return { direction: by, first: at };
  // "lost 20 % of its members" and "make up 35 % of the staff" are shares.
  if (kind === 'percent' && tokens[next]?.lower === 'of' && !isBy) return null;
  if (phrasalVerbs.has(tokens[at - 1]?.lower ?? '')) return null;
  if (riseVerbs.has(word)) return { direction: 'more', first: at };
  return fallVerbs.has(word) ? { direction: 'less', first: at } : null;
}

interface FarVerb {
  readonly direction: 'more' | 'less';
  readonly spokenFrom: number;
}

/** "dropped from 9 to 6 percent, i.e. by one third": the verb stands before the figures. */
function farChangeVerb(tokens: readonly ClaimToken[], before: number): FarVerb | null {
  const isFromTo = tokens.slice(0, before).some(({ lower }) => lower === 'from');
  if (!isFromTo) return null;
  for (let at = Math.max(0, before - 20); at <= before; at++) {
    const word = tokens[at]?.lower ?? '';
    if (tokens[at + 1]?.lower !== 'from') continue;
    if (riseVerbs.has(word)) return { direction: 'more', spokenFrom: at };
    if (fallVerbs.has(word)) return { direction: 'less', spokenFrom: at };
  }
  return null;
}

/** "lifts the odds of renewal by 34 %": what is changed stands between the verb and "by". */
function transitiveVerb(tokens: readonly ClaimToken[], before: number): FarVerb | null {
  for (let at = before; at >= Math.max(0, before - 7); at--) {
    const token = tokens[at] as ClaimToken;
    if (token.kind !== 'word') return null;
    if (!transitive.has(token.lower)) continue;
    return { direction: riseVerbs.has(token.lower) ? 'more' : 'less', spokenFrom: at };
  }
  return null;
}

const transitive = new Set(
  'lift lifts lifted raise raises raised boost boosts boosted increase increases increased improve improves improved cut cuts reduce reduces reduced lower lowers lowered risen rose grown fallen'.split(
    ' ',
  ),
);

const winningVerbs = new Set('win wins won lead leads led beat beats'.split(' '));

function comparingVerbAmong(tokens: readonly ClaimToken[], before: number): FarVerb | null {
  for (let at = before - 1; at >= Math.max(0, before - 12); at--) {
    const word = tokens[at]?.lower ?? '';
    const isWinning =
      winningVerbs.has(word) && tokens.slice(at, before).every(({ kind }) => kind === 'word');
    const direction = comparingVerbs.get(word) ?? (isWinning ? 'more' : undefined);
    if (direction) return { direction, spokenFrom: at };
  }
  return null;
}
