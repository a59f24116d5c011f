import type { Tally } from '../compare/tally-side.ts';
import type { ValueDistribution } from '../statistics/value-distribution.ts';
import { distributionOfScale, distributionsByCode, poolDistributions } from './distribution.ts';
import {
  emptyTally,
  type JointTally,
  jointCell,
  marginsOf,
  sumTallies,
  type TallyMargins,
  tallyJointly,
  withoutColumns,
} from './joint-tally.ts';
import type { KeptRows } from './kept-rows.ts';
import { type MeanMoments, momentsByCode, momentsOfScale, poolMoments } from './mean-moments.ts';
import { promoterScores } from './promoter-scores.ts';
import type { CellReason } from './table.ts';
import {
  type AxisEntry,
  type AxisItem,
  type CountedAxis,
  everyoneItem,
  type FigureRow,
  type NumberAxis,
  restOf,
} from './table-axis.ts';

/**
 * What a share cell is made of. `base` is what the column share divides by, `rowBase` the row share,
 * `allBase` the total share; `rest` those of the column's variable who are not in the column, null where
 * the column is the total. `responses` and `allResponses` are weights of answers, which a set's shares
 * divide by on request.
 */
export interface ShareSums {
  readonly kind: 'category' | 'base';
  readonly hit: Tally;
  readonly base: Tally;
  readonly rowBase: Tally;
  readonly allBase: Tally;
  readonly responses: number | null;
  readonly allResponses: number | null;
  readonly rest: { readonly hit: Tally; readonly base: Tally } | null;
}

/**
 * What a cell of one figure is made of; `rest` as for shares. `distribution` and `restDistribution` are
 * null where nothing needs them. `reason`: why the row has no figure anywhere.
 */
export interface FigureSums {
  readonly kind: 'figure';
  readonly row: FigureRow;
  readonly moments: MeanMoments;
  readonly rest: MeanMoments | null;
  readonly distribution: ValueDistribution | null;
  readonly restDistribution: ValueDistribution | null;
  readonly reason: Extract<CellReason, 'no-values' | 'values-outside-0-to-10'> | null;
}

/** What a cell is made of. */
export type CellSums = ShareSums | FigureSums;

/**
 * A row variable against a column variable (null: the total). `cells[row][column]`, the base row first.
 * `tallies` count the row's first item against each item of the column; none for numbers.
 */
export interface TableBlock {
  readonly row: CountedAxis | NumberAxis;
  readonly column: CountedAxis | null;
  readonly cells: readonly (readonly CellSums[])[];
  readonly tallies: readonly JointTally[];
}

/** The part of an entry that places a column. */
interface Place extends Pick<AxisEntry, 'item' | 'codes'> {
  readonly rest: readonly number[];
}

const everyone: Place = { item: 0, codes: [0], rest: [] };

/** Whose ranks a table tests: nobody's, those of its columns, or also those of the rest beside a column. */
export type RanksNeeded = 'none' | 'columns' | 'rest';

/**
 * The blocks of a row variable: against everyone, then against each column variable. `report` is called
 * before each item of the row variable is counted against a column variable. With ranks every figure
 * of means and medians carries its distribution.
 */
export function blocksOf(
  row: CountedAxis | NumberAxis,
  columns: readonly CountedAxis[],
  kept: KeptRows,
  report: () => void,
  ranks: RanksNeeded = 'none',
): readonly TableBlock[] {
  if (row.kind === 'number') return numberBlocks(row, columns, kept, report, ranks);
  const tallies = columns.map((column) => tallyBlock(row, column.items, kept, report));
  const whole = tallies[0] ?? tallyBlock(row, [everyoneItem(kept)], kept, report);
  const total: BlockTallies = {
    items: whole.items.map((line) => line.slice(0, 1).map(withoutColumns)),
    bases: whole.bases.slice(0, 1).map(withoutColumns),
  };
  return [
    countedBlock(row, null, total, ranks),
    ...tallies.map((block, index) => countedBlock(row, columns[index] ?? null, block, ranks)),
  ];
}

/** Whether a row of figures needs to know how its values lie. */
export function needsDistribution({ kind }: FigureRow, ranks: RanksNeeded): boolean {
  return kind === 'median' || kind === 'percentile' || (ranks !== 'none' && kind === 'mean');
}

/** `items[row item][column item]`; `bases[column item]`, those who answered the row's variable at all. */
interface BlockTallies {
  readonly items: readonly (readonly JointTally[])[];
  readonly bases: readonly JointTally[];
}

function tallyBlock(
  row: CountedAxis,
  across: readonly AxisItem[],
  kept: KeptRows,
  report: () => void,
): BlockTallies {
  const items = row.items.map((down) => {
    report();
    return across.map((item) => tallyJointly(down, item, kept));
  });
  const bases =
    row.items[0] === row.base
      ? (items[0] ?? [])
      : across.map((item) => tallyJointly(row.base, item, kept));
  return { items, bases };
}

function placesOf(column: CountedAxis | null): readonly Place[] {
  if (column === null) return [everyone];
  return column.entries.map((entry) => ({ ...entry, rest: restOf(column, entry) }));
}

function countedBlock(
  row: CountedAxis,
  column: CountedAxis | null,
  { items, bases }: BlockTallies,
  ranks: RanksNeeded,
): TableBlock {
  const places = placesOf(column);
  const margins = items.map((line) => line.map(marginsOf));
  const baseMargins = bases.map(marginsOf);
  const baseRow = places.map((place) => baseSums(baseMargins[place.item], place));
  const responses = places.map((place) => responsesOf(row, items, place));
  const shares = row.entries.map((entry) =>
    places.map((place, at) => {
      const tally = items[entry.item]?.[place.item] as JointTally;
      const around = margins[entry.item]?.[place.item] as TallyMargins;
      return { ...shareSums(tally, around, entry, place, column), ...responses[at] };
    }),
  );
  const figures = row.figures.map((figure) =>
    places.map((place) => {
      const tally = items[0]?.[place.item] as JointTally;
      return scaleSums(figure, tally, place, row.values, column, ranks);
    }),
  );
  return { row, column, cells: [baseRow, ...shares, ...figures], tallies: items[0] ?? [] };
}

const byRespondents = { responses: null, allResponses: null } as const;

/** The weight of all answers to a set that the column gave, and that everyone of its variable gave. */
function responsesOf(
  row: CountedAxis,
  items: readonly (readonly JointTally[])[],
  place: Place,
): Pick<ShareSums, 'responses' | 'allResponses'> {
  if (row.responseItems.length === 0) return byRespondents;
  let [responses, allResponses] = [0, 0];
  for (const item of row.responseItems) {
    const tally = items[item]?.[place.item] as JointTally;
    const all = Array.from({ length: tally.columnSize }, (_, code) => code);
    responses += sumCells(tally, [1], place.codes).weight;
    allResponses += sumCells(tally, [1], all).weight;
  }
  return { responses, allResponses };
}

function baseSums(margins: TallyMargins | undefined, { codes }: Place): ShareSums {
  const hit = sumTallies(codes.map((code) => margins?.columns[code] ?? emptyTally));
  const all = margins?.all ?? emptyTally;
  const base = { kind: 'base', hit, base: hit, rowBase: all, allBase: all, rest: null } as const;
  return { ...base, ...byRespondents };
}

function shareSums(
  tally: JointTally,
  margins: TallyMargins,
  { codes: rows }: AxisEntry,
  { codes, rest }: Place,
  axis: CountedAxis | null,
): ShareSums {
  const columnsOf = (taken: readonly number[]): Tally =>
    sumTallies(taken.map((code) => margins.columns[code] ?? emptyTally));
  return {
    kind: 'category',
    hit: sumCells(tally, rows, codes),
    base: columnsOf(codes),
    rowBase: sumTallies(rows.map((code) => margins.rows[code] ?? emptyTally)),
    allBase: margins.all,
    ...byRespondents,
    // Summed, since a difference could lose a light column.
    rest: axis === null ? null : { hit: sumCells(tally, rows, rest), base: columnsOf(rest) },
  };
}

function sumCells(tally: JointTally, rows: readonly number[], columns: readonly number[]): Tally {
  const [row, column] = [rows[0], columns[0]];
  if (rows.length === 1 && columns.length === 1) {
    return jointCell(tally, row as number, column as number);
  }
  return sumTallies(rows.flatMap((one) => columns.map((other) => jointCell(tally, one, other))));
}

function scaleSums(
  row: FigureRow,
  tally: JointTally,
  { codes, rest }: Place,
  values: readonly (number | null)[],
  axis: CountedAxis | null,
  ranks: RanksNeeded,
): FigureSums {
  const { scores, reason } = row.kind === 'nps' ? promoterScores(values) : plainScores(values);
  const momentsOf = (taken: readonly number[]): MeanMoments =>
    poolMoments(taken.map((code) => momentsOfScale(tally, code, scores)));
  const isSpread = needsDistribution(row, ranks);
  const spreadOf = (taken: readonly number[]): ValueDistribution | null =>
    isSpread ? distributionOfScale(tally, taken, scores) : null;
  return {
    kind: 'figure',
    row,
    moments: momentsOf(codes),
    rest: axis === null ? null : momentsOf(rest),
    distribution: spreadOf(codes),
    restDistribution: axis === null || ranks !== 'rest' ? null : spreadOf(rest),
    reason,
  };
}

function plainScores(scores: readonly (number | null)[]) {
  const reason = scores.every((score) => score === null) ? ('no-values' as const) : null;
  return { scores, reason };
}

function numberBlocks(
  row: NumberAxis,
  columns: readonly CountedAxis[],
  kept: KeptRows,
  report: () => void,
  ranks: RanksNeeded,
): readonly TableBlock[] {
  const needed = row.figures.some((figure) => needsDistribution(figure, ranks));
  const nps = row.figures.some(({ kind }) => kind === 'nps') ? promoterScores(row.values) : null;
  const countAcross = (item: AxisItem): NumbersAcross => ({
    moments: momentsByCode(row.values, item, kept),
    scores:
      nps === null ? null : momentsByCode(Float64Array.from(nps.scores, asNumber), item, kept),
    spread: needed ? distributionsByCode(row.values, item, kept) : null,
    reason: nps?.reason ?? null,
  });
  const across = columns.map((column) => {
    report();
    return column.items.map(countAcross);
  });
  const whole = across[0]?.[0] ?? countAcross(everyoneItem(kept));
  return [
    numberBlock(row, null, [pooledAcross(whole)], ranks),
    ...columns.map((column, index) => numberBlock(row, column, across[index] ?? [], ranks)),
  ];
}

const asNumber = (score: number | null): number => score ?? Number.NaN;

/** Numbers by the codes of one item of a column; the last entries are of those without an answer to it. */
interface NumbersAcross {
  readonly moments: readonly MeanMoments[];
  readonly scores: readonly MeanMoments[] | null;
  readonly spread: readonly ValueDistribution[] | null;
  readonly reason: FigureSums['reason'];
}

function pooledAcross({ moments, scores, spread, reason }: NumbersAcross): NumbersAcross {
  return {
    moments: [poolMoments(moments), poolMoments([])],
    scores: scores === null ? null : [poolMoments(scores), poolMoments([])],
    spread: spread === null ? null : [poolDistributions(spread), poolDistributions([])],
    reason,
  };
}

function numberBlock(
  row: NumberAxis,
  column: CountedAxis | null,
  across: readonly NumbersAcross[],
  ranks: RanksNeeded,
): TableBlock {
  const places = placesOf(column);
  const pick = (of: readonly MeanMoments[], codes: readonly number[]): MeanMoments =>
    poolMoments(codes.map((code) => of[code] ?? poolMoments([])));
  const bases = places.map(({ item, codes }): ShareSums => {
    const moments = across[item]?.moments ?? [];
    const all = tallyOf(poolMoments(moments.slice(0, -1)));
    const hit = tallyOf(pick(moments, codes));
    const sums = { kind: 'base', hit, base: hit, rowBase: all, allBase: all, rest: null } as const;
    return { ...sums, ...byRespondents };
  });
  const figures = row.figures.map((figure) =>
    places.map(({ item, codes, rest }): FigureSums => {
      const of = across[item];
      const moments = (figure.kind === 'nps' ? of?.scores : of?.moments) ?? [];
      const { spread } = of ?? { spread: null };
      const spreadOf = (taken: readonly number[]): ValueDistribution | null =>
        spread === null ? null : poolDistributions(taken.flatMap((code) => spread[code] ?? []));
      return {
        kind: 'figure',
        row: figure,
        moments: pick(moments, codes),
        rest: column === null ? null : pick(moments, rest),
        distribution: spreadOf(codes),
        restDistribution: column === null || ranks !== 'rest' ? null : spreadOf(rest),
        reason: figure.kind === 'nps' ? (of?.reason ?? null) : null,
      };
    }),
  );
  return { row, column, cells: [bases, ...figures], tallies: [] };
}

function tallyOf({ base, weightedBase, squaredWeights }: MeanMoments): Tally {
  return { count: base, weight: weightedBase, squaredWeight: squaredWeights };
}
