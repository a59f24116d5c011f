import type { ColumnProfile } from './column-profile.ts';
import type { Heading } from './headings.ts';
import { holdsYesOrNo } from './marks.ts';

const leastOptions = 3;
const longestName = 200;
/** Beginnings that say what kind of fact a column states, and not which question it belongs to. */
const factWord = /^(?:is|was|are|can|did|does|had|should|will)$/iu;

/**
 * Options of one question by what their names begin with (`uses_tv`, `uses_radio`, or `uses/tv`), where
 * every one of them holds nothing but yes and no: three neighbours or more, from the column `at`.
 *
 * The longest beginning that three share names the question. Null where there is none.
 */
export function optionRun(
  headings: readonly Heading[],
  profiles: readonly ColumnProfile[],
  at: number,
): Heading[] | null {
  const first = headings[at] as Heading;
  if (!isOption(first, profiles)) return null;
  for (const beginning of beginningsOf(first.question)) {
    let end = at + 1;
    while (end < headings.length && continues(headings[end] as Heading, profiles, beginning)) end++;
    if (end - at < leastOptions) continue;
    return headings.slice(at, end).map((heading) => ({
      ...heading,
      block: first.block,
      question: beginning.slice(0, -1),
      item: heading.question.slice(beginning.length),
    }));
  }
  return null;
}

function isOption(
  { question, code, item, column }: Heading,
  profiles: readonly ColumnProfile[],
): boolean {
  const profile = profiles[column];
  const isName = code === '' && item === '' && question.length <= longestName;
  return isName && profile !== undefined && holdsYesOrNo(profile);
}

function continues(
  heading: Heading,
  profiles: readonly ColumnProfile[],
  beginning: string,
): boolean {
  const { question } = heading;
  return (
    question.length > beginning.length &&
    question.startsWith(beginning) &&
    isOption(heading, profiles)
  );
}

/** What a name may begin with, each up to a separator, the longest first. */
function beginningsOf(name: string): readonly string[] {
  const ends = [...name.matchAll(/[_/]/gu)].map(({ index }) => index);
  return ends
    .reverse()
    .filter((end) => end < name.length - 1)
    .map((end) => name.slice(0, end + 1))
    .filter(
      (beginning) => /^\p{L}\S*[^_/\s][_/]$/u.test(beginning) || /^\p{L}[_/]$/u.test(beginning),
    )
    .filter((beginning) => !factWord.test(beginning.slice(0, -1)));
}
