import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { drawNormal, pick, pickWeighted } from './draw.ts';
import { writeComment } from './survey-comments.ts';
import {
  revenueQuestion,
  type SegmentPercents,
  type SingleQuestion,
  segments,
  selectAllQuestions,
  singleQuestions,
} from './survey-figures.ts';
import { type Cell, writeCsv } from './write-csv.ts';

const sizeBands = ['1 to 19', '20 to 49', '50 to 99', '100 to 499', '500 to 999'] as const;
const sizeWeights = [
  [14, 20, 22, 28, 16],
  [24, 25, 21, 20, 10],
  [30, 27, 20, 15, 8],
  [42, 26, 16, 11, 5],
];
const sizeFactors = [1.22, 1.05, 0.95, 0.88, 0.82];
const regions = ['Midwest', 'Northeast', 'South', 'West'] as const;
const regionFactors = [1.06, 0.93, 1.08, 0.94];
const satisfactionLabels = [
  'Very dissatisfied',
  'Dissatisfied',
  'Neither',
  'Satisfied',
  'Very satisfied',
] as const;
const refusal = 'Prefer not to say';

/** One simulated executive. `drive` is how keen the company is, and ties the answers together. */
interface Executive {
  readonly segment: number;
  readonly sizeBand: number;
  readonly region: number;
  readonly drive: number;
}

/**
 * The simulated survey: 750 executives whose answers meet the percentages of `survey-figures.ts` in each
 * segment after rounding, unweighted, and hang together through how keen each company is.
 */
export function makeSurvey(seed: number): string {
  const random = new SeededRandom(seed);
  const executives = drawExecutives(random);
  const columns: { readonly header: string; readonly cells: readonly Cell[] }[] = [];
  const add = (header: string, cells: readonly Cell[]) => columns.push({ header, cells });
  add(
    'Respondent',
    executives.map((_, row) => `R${String(row + 1).padStart(4, '0')}`),
  );
  add(
    'Which of these describes your company best?',
    executives.map((each) => segments[each.segment]?.name ?? null),
  );
  add('How many people work at your company?', sizeCells(random, executives));
  add('In which region is your company?', regionCells(random, executives));
  for (const { question, items } of selectAllQuestions) {
    for (const { item, percents } of items) {
      add(`${question} [${item}]`, yesNoCells(random, executives, percents));
    }
  }
  for (const single of singleQuestions) {
    add(single.question, singleCells(random, executives, single, 0));
  }
  add(revenueQuestion.question, singleCells(random, executives, revenueQuestion, 0.04));
  const satisfaction = executives.map((each) => drawSatisfaction(random, each));
  add(
    'How satisfied are you with the way your company reaches its customers?',
    satisfaction.map((level) => missingOr(random, satisfactionLabels[level] ?? null, 0.03, 0.04)),
  );
  add(
    'How likely are you to recommend social media to another company? (0 to 10)',
    satisfaction.map((level) => recommendation(random, level)),
  );
  add(
    'What has social media changed for your company, in your own words?',
    executives.map((each, row) => writeComment(random, each.segment, satisfaction[row] ?? 2)),
  );
  add('Weight', weightCells(executives));
  return writeCsv(
    columns.map((column) => column.header),
    executives.map((_, row) => columns.map((column) => column.cells[row] ?? null)),
  );
}

function drawExecutives(random: SeededRandom): Executive[] {
  const waiting = segments.flatMap(({ size }, segment) => new Array<number>(size).fill(segment));
  const executives: Executive[] = [];
  while (waiting.length > 0) {
    const segment = waiting.splice(random.nextInteger(waiting.length), 1)[0] as number;
    const sizeBand = pickWeighted(random, [0, 1, 2, 3, 4], sizeWeights[segment] ?? []);
    const region = pickWeighted(random, [0, 1, 2, 3], [22, 20, 35, 23]);
    executives.push({
      segment,
      sizeBand,
      region,
      drive: drawNormal(random) + 0.25 * (sizeBand - 2),
    });
  }
  return executives;
}

function sizeCells(random: SeededRandom, executives: readonly Executive[]): Cell[] {
  return executives.map((each) =>
    random.next() < 0.012 ? null : (sizeBands[each.sizeBand] ?? null),
  );
}

function regionCells(random: SeededRandom, executives: readonly Executive[]): Cell[] {
  return executives.map((each) => missingOr(random, regions[each.region] ?? null, 0.015, 0.005));
}

function missingOr(random: SeededRandom, cell: Cell, refused: number, blank: number): Cell {
  const chance = random.next();
  if (chance < refused) {
    return refusal;
  }
  return chance < refused + blank ? null : cell;
}

/** Rows of one segment, the keenest first but for chance. */
function rowsByDrive(
  random: SeededRandom,
  executives: readonly Executive[],
  segment: number,
): number[] {
  const keenness = executives.map((each) => 0.7 * each.drive + drawNormal(random));
  return executives
    .map((_, row) => row)
    .filter((row) => executives[row]?.segment === segment)
    .sort((left, right) => (keenness[right] ?? 0) - (keenness[left] ?? 0) || left - right);
}

function yesNoCells(
  random: SeededRandom,
  executives: readonly Executive[],
  percents: SegmentPercents,
): Cell[] {
  const cells: Cell[] = executives.map(() => null);
  for (const [segment, percent] of percents.entries()) {
    if (percent === null) {
      continue;
    }
    const rows = rowsByDrive(random, executives, segment);
    const yesCount = Math.round((percent / 100) * rows.length);
    for (const [place, row] of rows.entries()) {
      cells[row] = place < yesCount ? 'Yes' : 'No';
    }
  }
  return cells;
}

/** The keener give the earlier answers; `refusedShare` of each segment give none. */
function singleCells(
  random: SeededRandom,
  executives: readonly Executive[],
  { answers }: SingleQuestion,
  refusedShare: number,
): Cell[] {
  const cells: Cell[] = executives.map(() => refusal);
  for (const segment of segments.keys()) {
    const rows = rowsByDrive(random, executives, segment);
    for (let left = Math.round(refusedShare * rows.length); left > 0; left -= 1) {
      rows.splice(random.nextInteger(rows.length), 1);
    }
    const percents = answers.map((answer) => answer.percents[segment] ?? 0);
    let next = 0;
    for (const [index, count] of countsFromPercents(percents, rows.length).entries()) {
      for (const row of rows.slice(next, next + count)) {
        cells[row] = answers[index]?.item ?? null;
      }
      next += count;
    }
  }
  return cells;
}

/** Whole counts that add up to `total`, by largest remainder. */
function countsFromPercents(percents: readonly number[], total: number): number[] {
  const exact = percents.map((percent) => (percent / 100) * total);
  const counts = exact.map(Math.floor);
  const byRemainder = [...exact.keys()].sort(
    (left, right) => remainderOf(exact[right]) - remainderOf(exact[left]) || left - right,
  );
  const short = total - counts.reduce((sum, count) => sum + count, 0);
  for (const index of byRemainder.slice(0, short)) {
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function remainderOf(number = 0): number {
  return number - Math.floor(number);
}

function drawSatisfaction(random: SeededRandom, executive: Executive): number {
  const base = [2.9, 2.2, 1.9, 1.7][executive.segment] ?? 2;
  const level = base + 0.35 * executive.drive + 0.9 * drawNormal(random);
  return Math.min(4, Math.max(0, Math.round(level)));
}

function recommendation(random: SeededRandom, satisfaction: number): Cell {
  const score = Math.round(2.6 + 1.6 * satisfaction + 1.7 * drawNormal(random));
  const chance = random.next();
  if (chance < 0.03) {
    return pick(random, ["Don't know", refusal]);
  }
  return chance < 0.06 ? null : Math.min(10, Math.max(0, score));
}

/** Mild weights by company size and region; four decimals, and their mean is exactly 1. */
function weightCells(executives: readonly Executive[]): Cell[] {
  const raw = executives.map(
    (each) => (sizeFactors[each.sizeBand] ?? 1) * (regionFactors[each.region] ?? 1),
  );
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
  const tenThousandths = raw.map((weight) => Math.round((weight / mean) * 10_000));
  const wanted = executives.length * 10_000;
  let missing = wanted - tenThousandths.reduce((sum, weight) => sum + weight, 0);
  for (let row = 0; missing !== 0; row = (row + 1) % tenThousandths.length) {
    tenThousandths[row] = (tenThousandths[row] ?? 0) + Math.sign(missing);
    missing -= Math.sign(missing);
  }
  return tenThousandths.map((weight) => (weight / 10_000).toFixed(4));
}
