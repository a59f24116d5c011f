import { isObject, type JsonObject, type JsonValue } from './parse-record.ts';

/**
 * The posts that a record of a known layout holds; a record of any other is itself.
 *
 * - Reddit: a listing is its children, a child what is under its `data`, and the replies under a
 *   comment are posts after it. Where "more" stands for posts that were not fetched, nothing does here.
 * - YouTube: a page of answers is its items; a thread is its first comment (with the thread's
 *   `totalReplyCount`) and then the replies that came with it; a comment is its `id` and its `snippet`.
 */
export function postsIn(record: JsonObject): readonly JsonObject[] {
  const { kind } = record;
  if (typeof kind !== 'string') return [record];
  if (kind.startsWith('youtube#')) return youTubePosts(record, kind);
  if (kind === 'Listing') return listing(record);
  if (/^t[1-6]$/u.test(kind) && isObject(record['data'])) return redditPosts(record['data']);
  return [record];
}

function listing(value: JsonValue | undefined): readonly JsonObject[] {
  if (!isObject(value)) return [];
  const { data } = value;
  const children = isObject(data) ? data['children'] : undefined;
  return objectsIn(children).flatMap((child) => (child['kind'] === 'more' ? [] : postsIn(child)));
}

function redditPosts(post: JsonObject): readonly JsonObject[] {
  const { replies, ...own } = post;
  if (!isObject(replies)) return [replies === undefined || replies === '' ? own : post];
  return [own, ...listing(replies)];
}

function youTubePosts(record: JsonObject, kind: string): readonly JsonObject[] {
  const { snippet, items } = record;
  if (Array.isArray(items)) return objectsIn(items).flatMap(postsIn);
  if (!isObject(snippet)) return [record];
  if (kind === 'youtube#comment') return [youTubeComment(record)];
  const top = snippet['topLevelComment'];
  if (kind !== 'youtube#commentThread' || !isObject(top)) return [record];
  const { replies } = record;
  const answers = isObject(replies) ? objectsIn(replies['comments']) : [];
  const { videoId = null, totalReplyCount = null } = snippet;
  const first = { ...youTubeComment(top), videoId, totalReplyCount };
  return [first, ...answers.map((answer) => ({ videoId, ...youTubeComment(answer) }))];
}

function youTubeComment(comment: JsonObject): JsonObject {
  const { id = null, snippet } = comment;
  return isObject(snippet) ? { id, ...snippet } : comment;
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : [];
}
