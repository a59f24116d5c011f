import { plannedAnswers } from './answer-list.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Heading } from './headings.ts';

/** A column with what stands above it and what it holds. */
export interface Column {
  readonly heading: Heading;
  readonly profile: ColumnProfile;
}

/** Columns that stand under one question, then neighbours that are alike without saying so. */
export function columnBlocks(
  headings: readonly Heading[],
  profiles: readonly ColumnProfile[],
): readonly (readonly Column[])[] {
  const columns = headings.map((heading, column) => ({
    heading,
    profile: profiles[column] as ColumnProfile,
  }));
  const blocks: Column[][] = [];
  for (const column of columns) {
    const open = blocks.at(-1);
    const isSame = open?.[0]?.heading.block === column.heading.block;
    if (open && (isSame || continuesUnsaid(open, column))) open.push(column);
    else blocks.push([column]);
  }
  return blocks.flatMap((block) => soundBlock(block));
}

/** Options named by their own header ("EdX" over cells of "EdX"), and items with the same answers. */
function continuesUnsaid(open: readonly Column[], next: Column): boolean {
  const first = open[0] as Column;
  const last = open.at(-1) as Column;
  if (next.heading.item !== '' || first.heading.item !== '' || isOther(last)) return false;
  if (open.every(isNamedByHeader)) {
    return isNamedByHeader(next) || (isOther(next) && open.length >= 2);
  }
  if (isOther(next) || isNamedByHeader(next)) return false;
  return haveSameAnswers(first, next);
}

/** Three neighbours or more with the same scale are a grid even where no header says so. */
function soundBlock(block: Column[]): readonly Column[][] {
  const isSaid = block.every(({ heading }) => heading.block === block[0]?.heading.block);
  if (isSaid || block.every((column) => isNamedByHeader(column) || isOther(column))) {
    return isSaid || block.length >= 2 ? [block] : block.map((column) => [column]);
  }
  const list = plannedAnswers(mergedProfile(block.map(({ profile }) => profile)));
  const areNumbers = block.every(({ profile }) => isCoded(profile));
  const isScale = areNumbers || list.kind === 'scale';
  return block.length >= 3 && isScale ? [block] : block.map((column) => [column]);
}

function isNamedByHeader({ heading, profile }: Column): boolean {
  const [text] = profile.counts.keys();
  return (
    profile.counts.size === 1 &&
    heading.item === '' &&
    text !== undefined &&
    text === heading.question
  );
}

function isOther({ heading, profile }: Column): boolean {
  return /^other\b/iu.test(heading.question) && heading.item === '' && profile.counts.size !== 1;
}

/** Whether a column holds nothing but short whole numbers. */
export function isCoded(profile: ColumnProfile): boolean {
  return (
    profile.counts.size > 0 &&
    [...profile.counts.keys()].every((text) => /^-?\d{1,3}(?:\.0)?$/u.test(text))
  );
}

function haveSameAnswers(a: Column, b: Column): boolean {
  const [small, large] = a.profile.counts.size <= b.profile.counts.size ? [a, b] : [b, a];
  const size = large.profile.counts.size;
  if (size < 3 || size > 12 || small.profile.counts.size < Math.min(3, size)) return false;
  if (isCoded(a.profile) !== isCoded(b.profile)) return false;
  if (isCoded(a.profile)) return rangeOf(a.profile) === rangeOf(b.profile);
  const shared = [...small.profile.counts.keys()].filter((text) => large.profile.counts.has(text));
  return shared.length >= small.profile.counts.size * 0.75;
}

function rangeOf(profile: ColumnProfile): string {
  const values = [...profile.counts.keys()].map(Number);
  const largest = Math.max(...values);
  return largest > 12 || Math.min(...values) < 0 ? `${profile.column}` : `up to ${largest}`;
}

/** Several columns as one, for an answer list that they share; codes are taken as the numbers they are. */
export function mergedProfile(profiles: readonly ColumnProfile[]): ColumnProfile {
  const counts = new Map<string, number>();
  const missingCounts = new Map<string, number>();
  const areCoded = profiles.every(isCoded);
  for (const profile of profiles) {
    for (const [text, count] of profile.counts) {
      const code = areCoded ? String(Number(text)) : text;
      counts.set(code, (counts.get(code) ?? 0) + count);
    }
    for (const [text, count] of profile.missingCounts) {
      missingCounts.set(text, (missingCounts.get(text) ?? 0) + count);
    }
  }
  const sum = (pick: (profile: ColumnProfile) => number): number =>
    profiles.reduce((total, profile) => total + pick(profile), 0);
  return {
    column: profiles[0]?.column ?? 0,
    rows: sum(({ rows }) => rows),
    counts,
    isCapped: profiles.some(({ isCapped }) => isCapped),
    answered: sum(({ answered }) => answered),
    blank: sum(({ blank }) => blank),
    missingCounts,
    letters: sum(({ letters }) => letters),
  };
}
