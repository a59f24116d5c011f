import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import type { SentimentLabel } from './sentiment.ts';

/** A post as its author is judged by it. `reach` is followers or reactions, null where not known. */
export interface AuthorPost {
  readonly author: string;
  readonly sentiment: SentimentLabel | null;
  readonly reach: number | null;
  /** It answers nobody: the author speaks unasked. */
  readonly isUnprompted: boolean;
  /** It says that something was given for it. */
  readonly isIncentivised: boolean;
}

/** What an author is taken for; see `authorRoles`. */
export type AuthorRole = 'advocate' | 'influencer';

/**
 * An author over all posts. `reach` is the sum over posts, `reachPerPost` its mean, by which authors are
 * compared. Shares are of the author's posts, `positive` of those with a sentiment; null without a base.
 */
export interface AuthorLine {
  readonly author: string;
  readonly posts: number;
  readonly reach: number | null;
  readonly reachPerPost: number | null;
  readonly positive: number | null;
  readonly unprompted: number;
  readonly incentivised: number;
  readonly role: AuthorRole | null;
}

/** What makes an advocate and an influencer, as figures. */
export interface RoleCriteria {
  /** An advocate wrote at least so many posts. */
  readonly advocatePosts: number;
  /** The lower end of the 80 % interval of an advocate's share of good posts is at least this. */
  readonly advocatePositive: number;
  readonly advocateUnprompted: number;
  /** The share of authors who reach less than every influencer; advocates are among these. */
  readonly influencerReach: number;
}

/** Three posts, half of them good beyond luck, four in five unprompted; the five in a hundred that reach most. */
export const usualCriteria: RoleCriteria = {
  advocatePosts: 3,
  advocatePositive: 0.5,
  advocateUnprompted: 0.8,
  influencerReach: 0.95,
};

const incentive =
  /#(?:ad|ads|sponsored|spon|partner|gifted|affiliate|promo|giveaway|brandambassador)\b|\b(?:sponsored by|paid partnership|in exchange for|use (?:my )?code|affiliate link|gifted by|received (?:this|it) (?:for )?free)\b/iu;

/** Whether a post says that something was given for it: marks and phrases of paid or rewarded posts. */
export function saysIncentive(text: string): boolean {
  return incentive.test(text);
}

/**
 * Authors with what they are taken for, most reach first.
 *
 * - An **advocate** talks well of the brand unprompted and often enough, is not among the widest reaching,
 *   and no post says that something was given for it: trusted by few, motivated, already talking.
 * - An **influencer** is among those who reach most, whatever is said; `incentivised` says how much of it was
 *   rewarded as far as the posts say.
 * - Missing: without any reach there are no influencers, and advocates may reach far; without sentiment
 *   there are no advocates.
 * - Limits: reach is what the data hold (reactions, followers), not trust; an undeclared reward is not seen.
 */
export function authorRoles(
  posts: readonly AuthorPost[],
  criteria: RoleCriteria = usualCriteria,
): readonly AuthorLine[] {
  const byAuthor = new Map<string, AuthorPost[]>();
  for (const post of posts) {
    const own = byAuthor.get(post.author);
    if (own === undefined) byAuthor.set(post.author, [post]);
    else own.push(post);
  }
  const lines = [...byAuthor].map(([author, own]) => lineOf(author, own));
  const reaches = lines.flatMap(({ reachPerPost }) => reachPerPost ?? []);
  const isWide = widest(reaches, 1 - criteria.influencerReach);
  return lines
    .map((line) => ({
      ...line,
      role: roleOf(line, byAuthor.get(line.author) ?? [], isWide, criteria),
    }))
    .sort(
      (one, two) =>
        (two.reach ?? 0) - (one.reach ?? 0) ||
        two.posts - one.posts ||
        (one.author < two.author ? -1 : 1),
    );
}

function lineOf(author: string, own: readonly AuthorPost[]): Omit<AuthorLine, 'role'> {
  const reaches = own.flatMap(({ reach }) => reach ?? []);
  const reach = reaches.length === 0 ? null : reaches.reduce((sum, one) => sum + one, 0);
  const tagged = own.filter(({ sentiment }) => sentiment !== null);
  const good = tagged.filter(({ sentiment }) => sentiment === 'positive').length;
  const share = (test: (post: AuthorPost) => boolean): number =>
    own.filter(test).length / own.length;
  return {
    author,
    posts: own.length,
    reach,
    reachPerPost: reach === null ? null : reach / reaches.length,
    positive: tagged.length === 0 ? null : good / tagged.length,
    unprompted: share(({ isUnprompted }) => isUnprompted),
    incentivised: share(({ isIncentivised }) => isIncentivised),
  };
}

/** Whether a reach is among the largest `share` of all, one at least; many who reach alike are not. */
function widest(reaches: readonly number[], share: number): (reach: number) => boolean {
  const most = Math.max(1, Math.floor(reaches.length * share + 1e-9));
  const sorted = reaches.toSorted((one, two) => two - one);
  const next = sorted[most] ?? 0;
  return (reach) => reach > 0 && reach > next;
}

function roleOf(
  line: Omit<AuthorLine, 'role'>,
  own: readonly AuthorPost[],
  isWide: (reach: number) => boolean,
  criteria: RoleCriteria,
): AuthorRole | null {
  if (line.reachPerPost !== null && isWide(line.reachPerPost)) return 'influencer';
  const tagged = own.filter(({ sentiment }) => sentiment !== null).length;
  const isGood =
    line.positive !== null &&
    wilsonInterval(line.positive, tagged, 0.8).low >= criteria.advocatePositive;
  return isGood &&
    line.posts >= criteria.advocatePosts &&
    line.unprompted >= criteria.advocateUnprompted &&
    line.incentivised === 0
    ? 'advocate'
    : null;
}
