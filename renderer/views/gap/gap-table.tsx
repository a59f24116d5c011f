import type { Gap, PerceptionGapItem } from '#contract/calls/comparisons.ts';
import { rankWords } from '../../charts/lay-out-rank-slope.ts';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import type { Passport } from '../../passport/passport.ts';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatPointsShort,
  formatProbability,
  starsOf,
} from '../../words/numbers.ts';
import { byGap, isInWholePercents } from './gap-items.ts';
import { type GapFigure, signed } from './gap-passport.ts';

/** Every figure of every item; each number opens its passport. */
export function GapTable({
  gap,
  passportOf,
}: {
  readonly gap: Gap;
  readonly passportOf: (item: PerceptionGapItem, figure: GapFigure) => Passport;
}) {
  return (
    <DataTable
      caption={gap.finding}
      columns={columnsOf(gap, passportOf)}
      rows={byGap(gap.items)}
      rowKey={({ item }) => item}
    />
  );
}

function columnsOf(
  gap: Gap,
  passportOf: (item: PerceptionGapItem, figure: GapFigure) => Passport,
): readonly TableColumn<PerceptionGapItem>[] {
  const isWhole = isInWholePercents(gap.items);
  const side = (
    which: 'left' | 'right',
    name: string,
  ): readonly TableColumn<PerceptionGapItem>[] => [
    {
      id: which,
      label: name,
      isNumber: true,
      value: (item) => item[which].share,
      show: (item) =>
        item[which].share === null
          ? '–'
          : formatPercent(item[which].share, isWhole ? 0 : (item[which].base ?? 0)),
      passport: (item) => passportOf(item, which),
    },
    {
      id: `${which}-base`,
      label: 'n',
      isNumber: true,
      value: (item) => item[which].base,
      show: (item) => (
        <span className="cell-base">
          {item[which].base === null ? '–' : formatCount(item[which].base)}
        </span>
      ),
    },
    {
      id: `${which}-rank`,
      label: 'Rank',
      isNumber: true,
      value: (item) => item[which].rank,
      show: (item) => rankWords(item[which].rank),
    },
  ];
  return [
    { id: 'item', label: 'Item', pinnedPx: 300, value: (item) => item.item },
    ...side('left', gap.leftName),
    ...side('right', gap.rightName),
    {
      id: 'gap',
      label: 'Gap',
      isNumber: true,
      value: (item) => item.gap,
      show: (item) =>
        item.gap === null ? '–' : formatPointsShort(item.gap, isWhole ? 0 : smallerBase(item)),
      passport: (item) => (item.gap === null ? null : passportOf(item, 'gap')),
    },
    {
      id: 'interval',
      label: 'Interval',
      isNumber: true,
      value: (item) => item.gapLow,
      show: (item) =>
        item.gapLow === null || item.gapHigh === null
          ? '–'
          : `${pointsOf(item.gapLow)} to ${pointsOf(item.gapHigh)}`,
    },
    {
      id: 'z',
      label: 'z',
      isNumber: true,
      value: (item) => item.z,
      show: (item) => (item.z === null ? '–' : formatNumber(item.z)),
    },
    {
      id: 'p',
      label: 'p adjusted',
      isNumber: true,
      smallestFirst: true,
      value: (item) => item.pAdjusted,
      show: (item) =>
        item.pAdjusted === null
          ? '–'
          : `${formatProbability(item.pAdjusted).replace(/^p\s(=\s)?/u, '')}\u2009${starsOf(item.pAdjusted)}`,
      passport: (item) => (item.p === null ? null : passportOf(item, 'p')),
    },
    {
      id: 'rankGap',
      label: 'Rank gap',
      isNumber: true,
      value: (item) => item.rankGap,
      show: (item) => (item.rankGap === null ? '–' : signed(item.rankGap)),
      passport: (item) => (item.rankGap === null ? null : passportOf(item, 'rankGap')),
    },
  ];
}

function smallerBase({ left, right }: PerceptionGapItem): number {
  return Math.min(left.base ?? 0, right.base ?? 0);
}

function pointsOf(value: number): string {
  return formatNumber(Math.round(value * 100));
}
