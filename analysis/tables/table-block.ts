import type { Tally } from '../compare/tally-side.ts';
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
import type { AxisItem, CountedAxis, NumberAxis } from './table-axis.ts';

/**
 * What a share cell is made of. `base` is what the column share divides by, `rowBase` the row share,
 * `allBase` the total share; `rest` those of the column's variable who are not in the column, null where
 * the column is the total.
 */
export interface ShareSums {
  readonly kind: 'category' | 'base';
  readonly hit: Tally;
  readonly base: Tally;
  readonly rowBase: Tally;
  readonly allBase: Tally;
  readonly rest: { readonly hit: Tally; readonly base: Tally } | null;
}

/** What a mean cell is made of; `rest` as for shares. */
export interface MeanSums {
  readonly kind: 'mean';
  readonly moments: MeanMoments;
  readonly rest: MeanMoments | null;
}

/** What a cell is made of. */
export type CellSums = ShareSums | MeanSums;

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

interface Place {
  readonly item: number;
  readonly code: number;
}

/**
 * The blocks of a row variable: against everyone, then against each column variable. `report` is called
 * before each item of the row variable is counted against a column variable.
 */
export function blocksOf(
  row: CountedAxis | NumberAxis,
  columns: readonly CountedAxis[],
  kept: KeptRows,
  report: () => void,
): readonly TableBlock[] {
  if (row.kind === 'number') {
    const moments = columns.map((column) => {
      report();
      return column.items.map((item) => momentsByCode(row.values, item, kept));
    });
    const whole = moments[0]?.[0] ?? momentsByCode(row.values, everyoneItem(kept), kept);
    const total = [[poolMoments(whole), poolMoments([])]];
    return [
      numberBlock(row, null, total),
      ...columns.map((column, index) => numberBlock(row, column, moments[index] ?? [])),
    ];
  }
  const tallies = columns.map((column) => tallyBlock(row, column.items, kept, report));
  const whole = tallies[0] ?? tallyBlock(row, [everyoneItem(kept)], kept, report);
  const total: BlockTallies = {
    items: whole.items.map((line) => line.slice(0, 1).map(withoutColumns)),
    bases: whole.bases.slice(0, 1).map(withoutColumns),
  };
  return [
    countedBlock(row, null, total),
    ...tallies.map((block, index) => countedBlock(row, columns[index] ?? null, block)),
  ];
}

/** An item that everyone gave the same answer to. */
export function everyoneItem(kept: KeptRows): AxisItem {
  return { codes: new Uint8Array(kept.count), size: 1 };
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
  return column?.entries ?? [{ item: 0, code: 0 }];
}

function countedBlock(
  row: CountedAxis,
  column: CountedAxis | null,
  { items, bases }: BlockTallies,
): TableBlock {
  const places = placesOf(column);
  const margins = items.map((line) => line.map(marginsOf));
  const baseMargins = bases.map(marginsOf);
  const baseRow = places.map((place) => baseSums(baseMargins[place.item], place));
  const shares = row.entries.map((entry) =>
    places.map((place) => {
      const tally = items[entry.item]?.[place.item] as JointTally;
      const around = margins[entry.item]?.[place.item] as TallyMargins;
      return shareSums(tally, around, entry.code, place.code, column);
    }),
  );
  const { values } = row;
  const means =
    values === null
      ? []
      : [
          places.map((place) =>
            scaleSums(items[0]?.[place.item] as JointTally, place, values, column),
          ),
        ];
  return { row, column, cells: [baseRow, ...shares, ...means], tallies: items[0] ?? [] };
}

function baseSums(margins: TallyMargins | undefined, { code }: Place): ShareSums {
  const hit = margins?.columns[code] ?? emptyTally;
  const all = margins?.all ?? emptyTally;
  return { kind: 'base', hit, base: hit, rowBase: all, allBase: all, rest: null };
}

function shareSums(
  tally: JointTally,
  margins: TallyMargins,
  row: number,
  column: number,
  axis: CountedAxis | null,
): ShareSums {
  const hit = jointCell(tally, row, column);
  const base = margins.columns[column] ?? emptyTally;
  const rowBase = margins.rows[row] ?? emptyTally;
  const others = othersOf(tally, column);
  const rest =
    axis === null
      ? null
      : {
          hit: sumTallies(others.map((other) => jointCell(tally, row, other))),
          base: sumTallies(others.map((other) => margins.columns[other] ?? emptyTally)),
        };
  return { kind: 'category', hit, base, rowBase, allBase: margins.all, rest };
}

/** The answers to the column's item but one; summed, since a difference could lose a light one. */
function othersOf({ columnSize }: JointTally, column: number): readonly number[] {
  return Array.from({ length: columnSize }, (_, other) => other).filter(
    (other) => other !== column,
  );
}

function scaleSums(
  tally: JointTally,
  { code }: Place,
  values: readonly (number | null)[],
  axis: CountedAxis | null,
): MeanSums {
  const others = othersOf(tally, code);
  return {
    kind: 'mean',
    moments: momentsOfScale(tally, code, values),
    rest:
      axis === null
        ? null
        : poolMoments(others.map((other) => momentsOfScale(tally, other, values))),
  };
}

function numberBlock(
  row: NumberAxis,
  column: CountedAxis | null,
  moments: readonly (readonly MeanMoments[])[],
): TableBlock {
  const places = placesOf(column);
  const means = places.map(({ item, code }): MeanSums => {
    const answered = (moments[item] ?? []).slice(0, -1);
    const own = answered[code] ?? poolMoments([]);
    const others = answered.filter((_, other) => other !== code);
    return { kind: 'mean', moments: own, rest: column === null ? null : poolMoments(others) };
  });
  const bases = places.map(({ item }, at): ShareSums => {
    const all = tallyOf(poolMoments((moments[item] ?? []).slice(0, -1)));
    const hit = tallyOf(means[at]?.moments ?? poolMoments([]));
    return { kind: 'base', hit, base: hit, rowBase: all, allBase: all, rest: null };
  });
  return { row, column, cells: [bases, means], tallies: [] };
}

function tallyOf({ base, weightedBase, squaredWeights }: MeanMoments): Tally {
  return { count: base, weight: weightedBase, squaredWeight: squaredWeights };
}
