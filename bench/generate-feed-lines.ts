import { feedColumns, feedPosts } from './generate-feed.ts';
import { writeRows } from './write-rows.ts';

/** Writes the posts of `generateFeed` as JSON, an object a line, with the author as an object of its own. */
export function generateFeedLines(rows: number, file: string): void {
  const post = feedPosts();
  const line = (row: number): string => {
    const values = post(row).map((value, place) => [feedColumns[place] as string, value || null]);
    const { author, likes, shares, replies, ...rest } = Object.fromEntries(values);
    return JSON.stringify({
      ...rest,
      author: { name: author, verified: row % 50 === 0 },
      reactions: { likes: likes ?? 0, shares: shares ?? 0, replies: replies ?? 0 },
    });
  };
  writeRows(file, line(0), rows - 1, (row) => line(row + 1));
}
