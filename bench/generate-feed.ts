import { postText } from './generate-posts.ts';
import { seededInts } from './seeded-random.ts';
import { writeRows } from './write-rows.ts';

const channels = ['X', 'Instagram', 'TikTok', 'YouTube', 'Reddit', 'Facebook', 'Forum', 'News'];
const languages = ['en', 'en', 'en', 'en', 'de', 'fr', 'es', 'pt'];

const columns =
  'post_id,created_at,author,text,channel,language,thread_id,reply_to,likes,shares,replies,url';

/** A made-up post as a monitoring tool hands it over; empty texts are what it does not have. */
export type FeedPost = readonly (string | number)[];

/** What the values of a post are, in their order. */
export const feedColumns = columns.split(',');

/**
 * Writes made-up posts of twelve columns as CSV: id, time with zone, author, text, channel, language,
 * thread, what it replies to, counts of reactions, and where it stands. Ids do not count up.
 */
export function generateFeed(rows: number, file: string): void {
  const post = feedPosts();
  writeRows(file, columns, rows, (row) =>
    post(row)
      .map((value, place) => (place === textPlace ? `"${value}"` : value))
      .join(','),
  );
}

const textPlace = 3;

/** Makes the posts of a feed from the first, the same each time. */
export function feedPosts(): (row: number) => FeedPost {
  const random = seededInts(20_240_615);
  return (row) => {
    const time = new Date((1_700_000_000 + row * 37) * 1000).toISOString();
    const id = postId(row, random(4000));
    const thread = row - random(Math.min(row + 1, 40));
    const reply = random(3) === 0 ? postId(thread, 0) : '';
    const likes = random(10) < 7 ? random(20) : random(4000);
    const author = `user_${random(90_000)}`;
    const channel = channels[random(channels.length)] as string;
    const language = languages[random(languages.length)] as string;
    const text = postText(random);
    const shares = random(1 + (likes >> 3));
    const url = `https://example.org/${channel.toLowerCase()}/${id}`;
    const more = [`t${thread}`, reply, likes, shares, random(12), url];
    return [id, time, author, text, channel, language, ...more];
  };
}

function postId(row: number, more: number): string {
  return `17${String(400_000_000_000 + row * 4096 + more).padStart(15, '0')}`;
}
