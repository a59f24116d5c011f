import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { PerceptionGap, PerceptionGapItem } from '#analysis/compare/perception-gap-figures.ts';

/** The headline of a gap: its largest gap that the bases show, among the items that a headline may name. */
export function gapFinding(gap: PerceptionGap): string {
  const told = gap.items.filter((item) => isShown(item, gap.confidence));
  const shown = told.filter(({ isUnconfirmed, unevenScales }) => !isUnconfirmed && !unevenScales);
  const largest = shown.reduce<PerceptionGapItem | null>(
    (best, item) =>
      best === null || Math.abs(item.gap ?? 0) > Math.abs(best.gap ?? 0) ? item : best,
    null,
  );
  const isRefused = gap.items.some(({ reason }) => reason === 'base-refused');
  if (isRefused && gap.items.every(({ p }) => p === null)) {
    return `${gap.leftName} and ${gap.rightName}: no gap can be tested, because a stated base cannot be right`;
  }
  if (gap.items.length > 0 && gap.items.every(({ p }) => p === null)) {
    return `${gap.leftName} and ${gap.rightName}: no base is stated, so no gap can be tested`;
  }
  const [unnamed] = told;
  if (largest === null && unnamed) {
    const why = gap.headline.unsafe.find(({ item }) => item === unnamed.item)?.why ?? '';
    return `${gap.leftName} and ${gap.rightName}: no gap may be named yet (“${unnamed.item}”: ${why})`;
  }
  if (largest === null) {
    return `${gap.leftName} and ${gap.rightName}: no gap that the bases could show`;
  }
  return `The largest gap is in “${largest.item}”: ${largest.finding}`;
}

/** Bases, tests and source in one line. */
export function gapFootnote(gap: PerceptionGap, source: string): string {
  const bases = (side: 'left' | 'right'): string => {
    const known = gap.items.flatMap((item) => item[side].base ?? []);
    if (known.length === 0) return 'not stated';
    const [low, high] = [Math.min(...known), Math.max(...known)];
    return low === high ? wholeCount(low) : `${wholeCount(low)} to ${wholeCount(high)}`;
  };
  const level = Math.round(gap.confidence * 1000) / 10;
  return (
    `Base: ${gap.leftName} ${bases('left')}, ${gap.rightName} ${bases('right')}; ` +
    `gap is ${gap.rightName} minus ${gap.leftName}; intervals at ${level} %, p adjusted by Benjamini-Hochberg. ${source}.`
  );
}

function isShown(item: PerceptionGapItem, confidence: number): boolean {
  return item.pAdjusted !== null && item.pAdjusted < 1 - confidence;
}
