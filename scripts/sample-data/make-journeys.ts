import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { drawNormal, pickWeighted } from './draw.ts';
import { writeCsv } from './write-csv.ts';

const channels = [
  'Search',
  'Email',
  'Display',
  'Social',
  'Video',
  'Referral',
  'Direct',
  'Affiliate',
] as const;

const openingWeights = [24, 5, 22, 17, 13, 8, 6, 5];
/** Row: the channel just touched; column: the next one, in the order of `channels`. */
const nextWeights = [
  [6, 16, 5, 6, 3, 5, 26, 8],
  [9, 14, 3, 4, 2, 3, 30, 4],
  [30, 7, 12, 12, 8, 4, 7, 5],
  [24, 10, 7, 16, 14, 7, 8, 4],
  [27, 6, 7, 20, 12, 4, 8, 3],
  [18, 14, 3, 6, 3, 8, 24, 6],
  [8, 12, 3, 4, 2, 3, 18, 4],
  [12, 8, 4, 3, 2, 4, 20, 12],
];
const stopShares = [0.44, 0.42, 0.52, 0.5, 0.52, 0.42, 0.4, 0.46];
const conversionShares = [0.2, 0.27, 0.05, 0.08, 0.07, 0.23, 0.31, 0.21];
const meanOrder = [62, 74, 48, 51, 55, 80, 88, 58];
const journeyCount = 7_600;
const longestPath = 12;

/**
 * The simulated journeys, added up by path: eight channels, journeys that begin with advertising and end
 * nearer to the shop, and orders of differing worth.
 */
export function makeJourneys(seed: number): string {
  const random = new SeededRandom(seed);
  const byPath = new Map<string, { conversions: number; value: number; nulls: number }>();
  for (let journey = 0; journey < journeyCount; journey += 1) {
    const touches = drawTouches(random);
    const last = touches[touches.length - 1] as number;
    const path = touches.map((touch) => channels[touch]).join(' > ');
    const row = byPath.get(path) ?? { conversions: 0, value: 0, nulls: 0 };
    byPath.set(path, row);
    const patience = 1 + 0.04 * (touches.length - 1);
    if (random.next() < (conversionShares[last] ?? 0) * patience) {
      row.conversions += 1;
      row.value += Math.round((meanOrder[last] ?? 0) * Math.exp(0.45 * drawNormal(random)) * 100);
    } else {
      row.nulls += 1;
    }
  }
  const rows = [...byPath].sort(
    ([leftPath, left], [rightPath, right]) =>
      right.conversions + right.nulls - left.conversions - left.nulls ||
      (leftPath < rightPath ? -1 : 1),
  );
  return writeCsv(
    ['path', 'conversions', 'value', 'nulls'],
    rows.map(([path, row]) => [path, row.conversions, (row.value / 100).toFixed(2), row.nulls]),
  );
}

function drawTouches(random: SeededRandom): number[] {
  const codes = [...channels.keys()];
  const touches = [pickWeighted(random, codes, openingWeights)];
  for (let last = touches[0] as number; touches.length < longestPath; ) {
    if (random.next() < (stopShares[last] ?? 1)) {
      break;
    }
    last = pickWeighted(random, codes, nextWeights[last] ?? []);
    touches.push(last);
  }
  return touches;
}
