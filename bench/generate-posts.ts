import { seededInts } from './seeded-random.ts';
import { writeRows } from './write-rows.ts';

const openings = [
  'Honestly',
  'So',
  'Update',
  'Hey @brand',
  'RT',
  'Wow',
  'Ok',
  'Third time now',
  'Just',
  '',
];
const feelings = [
  'I love',
  'I really like',
  'I hate',
  "I'm not happy with",
  'I am so disappointed by',
  'nothing beats',
  'I cannot stand',
  'still waiting for',
  'does anyone know about',
  'you should improve',
  'thanks for',
  'please fix',
];
const things = [
  'the new app',
  'your delivery service',
  'the checkout',
  'this phone',
  'the support team',
  'the update',
  'my last order',
  'the loyalty programme',
  'the price of it',
  'the dark mode',
  'their coffee',
  'the queue at the counter',
];
const reasons = [
  'because it never works when I need it',
  'and it made my day 😊',
  'but the shipping was late again',
  'it is way too expensive compared to others',
  "so I'm switching to someone else",
  'and I told all my friends to try it',
  'would be great to have an option to export',
  'how do I reset my password?',
  'worst experience ever!!!',
  'not bad at all :)',
  'since the release it crashes on my tablet',
  'and the staff were really kind',
];
const endings = [
  '',
  ' #fail',
  ' #recommended',
  ' https://example.org/p/1',
  ' 😡',
  ' 👍',
  ' ...',
  '!',
];

/** A made-up post of one or two sentences. */
export function postText(random: (below: number) => number): string {
  const pick = (list: readonly string[]): string => list[random(list.length)] as string;
  const said = `${pick(openings)} ${pick(feelings)} ${pick(things)} ${pick(reasons)}${pick(endings)}`;
  const more = random(3) === 0 ? ` ${pick(feelings)} ${pick(things)}, ${pick(reasons)}.` : '';
  return `${said.trim()}${more}`;
}

/** Writes made-up posts as CSV (id, time, text), the same for the same number of rows. */
export function generatePosts(rows: number, file: string): void {
  const random = seededInts(20_240_612);
  writeRows(file, 'post_id,created_at,text', rows, (row) => {
    const time = new Date((1_700_000_000 + row * 37) * 1000).toISOString().slice(0, 19);
    return `${row + 1},${time.replace('T', ' ')},"${postText(random)}"`;
  });
}
