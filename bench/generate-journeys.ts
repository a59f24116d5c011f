import { seededInts } from './seeded-random.ts';
import { writeRows } from './write-rows.ts';

const channels = [
  'Search',
  'Display',
  'Email',
  'Social',
  'Video',
  'Affiliate',
  'Direct',
  'Referral',
  'Podcast',
  'Print',
  'Radio',
  'Outdoor',
];

/** Writes made-up journeys over twelve channels as CSV, a journey a row: path, conversions, value, nulls. */
export function generateJourneys(rows: number, file: string): void {
  const random = seededInts(20_240_613);
  writeRows(file, 'path,conversions,value,nulls', rows, () => {
    const touches: string[] = [];
    do {
      touches.push(channels[Math.min(random(12), random(12))] as string);
    } while (touches.length < 12 && random(10) < 7);
    const converts = random(20) < 1 + touches.length;
    const value = converts ? (5 + random(20_000) / 100).toFixed(2) : '0';
    return `${touches.join(' > ')},${converts ? 1 : 0},${value},${converts ? 0 : 1}`;
  });
}
