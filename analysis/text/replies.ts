import { AnalysisError } from '#analysis/analysis-error.ts';
import { quantile } from '#analysis/numerics/quantile.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';

/**
 * A post as a conversation has it. `replyTo` is the id of the post that it answers, `thread` names its
 * conversation; `time` in milliseconds since 1970; nulls where not known. `isOurs`: the brand wrote it.
 */
export interface ThreadPost {
  readonly id: string | null;
  readonly thread: string | null;
  readonly replyTo: string | null;
  readonly time: number | null;
  readonly isOurs: boolean;
}

/**
 * How the brand answers. `asked`: posts of others that could be answered; `answered` of them were.
 * Minutes are null where no answered post has both times.
 */
export interface ReplyTimes {
  readonly asked: number;
  readonly answered: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly timed: number;
  readonly medianMinutes: number | null;
  readonly quarterMinutes: number | null;
  readonly threeQuarterMinutes: number | null;
  /** Answered within an hour and a day, of all asked. */
  readonly withinHour: number | null;
  readonly withinDay: number | null;
}

const minute = 60_000;

/**
 * Response rate and time: of the posts in which others begin a conversation (they answer nothing that is in
 * the data), how many the brand answered, and how long its first answer took.
 *
 * - An answer is the brand's first post, not earlier, that replies to the post itself or, where threads are
 *   named, stands in its thread.
 * - Missing: a post without an id or a thread cannot be answered in the data and is not asked about. An
 *   answer without a time counts as an answer and not among the times.
 * - Limits: answers given elsewhere, in private or after the data end are not seen, so the rate is the
 *   least that it can be.
 *
 * @throws {AnalysisError} `confidence-out-of-range`.
 */
export function replyTimes(posts: readonly ThreadPost[], confidence = 0.95): ReplyTimes {
  if (!(confidence > 0 && confidence < 1)) {
    throw new AnalysisError('confidence-out-of-range', { confidence });
  }
  const ids = new Set(posts.flatMap(({ id }) => id ?? []));
  const ours = posts.filter(({ isOurs }) => isOurs);
  const byReply = grouped(ours, ({ replyTo }) => replyTo);
  const byThread = grouped(ours, ({ thread }) => thread);
  const seenThreads = new Set<string>();
  const waits: (number | null)[] = [];
  let asked = 0;
  for (const post of posts.toSorted(byTime)) {
    const isAnswer = post.replyTo !== null && ids.has(post.replyTo);
    const isLater = post.thread !== null && seenThreads.has(post.thread);
    if (post.thread !== null) seenThreads.add(post.thread);
    if (post.isOurs || isAnswer || isLater) continue;
    if (post.id === null && post.thread === null) continue;
    asked += 1;
    const answers = [
      ...(post.id === null ? [] : (byReply.get(post.id) ?? [])),
      ...(post.thread === null ? [] : (byThread.get(post.thread) ?? [])),
    ].filter(({ time }) => time === null || post.time === null || time >= post.time);
    if (answers.length > 0) waits.push(firstWait(post, answers));
  }
  return summary(asked, waits, confidence);
}

function byTime(one: ThreadPost, two: ThreadPost): number {
  return (one.time ?? Number.POSITIVE_INFINITY) < (two.time ?? Number.POSITIVE_INFINITY) ? -1 : 1;
}

function grouped(
  posts: readonly ThreadPost[],
  keyOf: (post: ThreadPost) => string | null,
): ReadonlyMap<string, readonly ThreadPost[]> {
  const groups = new Map<string, ThreadPost[]>();
  for (const post of posts) {
    const key = keyOf(post);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [post]);
    else group.push(post);
  }
  return groups;
}

/** Minutes to the first of the answers; null where a time is not known. */
function firstWait(post: ThreadPost, answers: readonly ThreadPost[]): number | null {
  const times = answers.flatMap(({ time }) => time ?? []);
  if (post.time === null || times.length === 0) return null;
  return (Math.min(...times) - post.time) / minute;
}

function summary(asked: number, waits: readonly (number | null)[], confidence: number): ReplyTimes {
  const timed = waits.filter((wait) => wait !== null);
  const rate = asked === 0 ? null : waits.length / asked;
  const interval = rate === null ? null : wilsonInterval(rate, asked, confidence);
  const within = (most: number): number | null =>
    asked === 0 ? null : timed.filter((wait) => wait <= most).length / asked;
  return {
    asked,
    answered: waits.length,
    rate,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    timed: timed.length,
    medianMinutes: quantile(timed, 0.5),
    quarterMinutes: quantile(timed, 0.25),
    threeQuarterMinutes: quantile(timed, 0.75),
    withinHour: within(60),
    withinDay: within(24 * 60),
  };
}
