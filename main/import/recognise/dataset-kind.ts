import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Heading } from './headings.ts';

/** What a file's rows are, and why. */
export interface RecognisedDatasetKind {
  readonly datasetKind: DatasetKind;
  readonly pathColumn: number | null;
  readonly pathSeparator: string | null;
  readonly why: string;
}

const pathSeparators = [' > ', '>', ' → ', ' -> ', ' | '] as const;
const channelName =
  /^(?:channel|touchpoint|source|medium|interaction|marketing[_ ]channel)s?(?:$|_)/iu;
const conversionName = /conver|purchase|order|revenue/iu;
const personOrTime = /user|customer|visitor|session|client|time|date/iu;
const spendName =
  /spend|spent|cost|budget|impression|clicks?(?:$|_)|roas|cpa|cpc|revenue|^(?:engaged )?sessions$|_S$|_I$/iu;
const postName = /tweet|post|status|message|review|comment|text|body|content|sentence|caption/iu;
const postSign =
  /tweet|retweet|likes?|shares?|followers|created|published|permalink|author|sentiment|emotion|label|hashtag|reactions?|review/iu;

const postFigure =
  /^(?:tweet|status|post|retweet)_|(?:^|[ _])(?:num_)?(?:likes?|shares?|comments?|reactions|retweets?|followers|reach|favorites?)(?:_count)?$/iu;

/** Recognises whether rows are journeys, campaign figures, posts, or answers to a survey. */
export function recogniseDatasetKind(
  headings: readonly Heading[],
  profiles: readonly ColumnProfile[],
): RecognisedDatasetKind {
  const path = findPath(headings, profiles);
  if (path) {
    return {
      datasetKind: 'journeys',
      ...path,
      why: `Journeys: one column holds paths joined by “${path.pathSeparator.trim()}”.`,
    };
  }
  const names = headings.map(({ code, question }) => code || question);
  const none = { pathColumn: null, pathSeparator: null };
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (
    has(channelName) &&
    has(conversionName) &&
    has(personOrTime) &&
    !has(/spend|cost|impressions/iu)
  ) {
    return {
      datasetKind: 'journeys',
      ...none,
      why: 'Journeys: a channel, a time and a conversion in each row.',
    };
  }
  if (areTouches(names, profiles)) {
    return {
      datasetKind: 'journeys',
      ...none,
      why: 'Journeys: in each row a channel, a time, and a customer who comes again.',
    };
  }
  const spending = names.filter((name) => name.length < 40 && spendName.test(name)).length;
  const areCampaigns =
    has(/impression|click|campaign|channel|media|conversion|revenue|roas|advert/iu) ||
    has(/_[SI]$/u);
  const figures = names.filter((name) => postFigure.test(name)).length;
  // Comments, likes and shares beside impressions, and no money: what became of posts.
  const areOfPosts = figures >= 3 && !has(/spend|spent|cost|budget|revenue|_S$/iu);
  if (spending >= 2 && areCampaigns && !areOfPosts) {
    return {
      datasetKind: 'campaigns',
      ...none,
      why: 'Campaign figures: columns of spending and results.',
    };
  }
  if (hasPosts(headings, profiles) || areFewPosts(names, profiles) || figures >= 3) {
    return {
      datasetKind: 'posts',
      ...none,
      why: 'Posts: written texts, or figures of reach and reactions.',
    };
  }
  return { datasetKind: 'survey', ...none, why: 'Survey: each row is taken for one respondent.' };
}

const touchChannel =
  /^(?:(?:touch|marketing|traffic)[_ ])?channels?(?:[_ ](?:name|group(?:ing)?))?$|^touch_?points?$|^utm_(?:source|medium)$/iu;
const customerName = /^(?:customer|user|visitor|client|cookie)s?(?:[_ ]?(?:id|key))?$/iu;
const timeName = /time|date/iu;
const mostTouchColumns = 12;

/** A log of touches without conversions: few columns, one of them a customer met more than once. */
function areTouches(names: readonly string[], profiles: readonly ColumnProfile[]): boolean {
  if (names.length > mostTouchColumns || !names.some((name) => touchChannel.test(name)))
    return false;
  if (!names.some((name) => timeName.test(name))) return false;
  return profiles.some(
    ({ column, counts, answered, isCapped }) =>
      customerName.test(names[column] ?? '') && (isCapped || counts.size < answered * 0.9),
  );
}

/** Of a column of paths at least a fifth are joined: where none of so many is, it has none. */
const enoughTexts = 4000;

function findPath(
  headings: readonly Heading[],
  profiles: readonly ColumnProfile[],
): { readonly pathColumn: number; readonly pathSeparator: string } | null {
  for (const profile of profiles) {
    const name = headings[profile.column]?.question ?? '';
    const isNamed = /path|journey|touch/iu.test(name);
    for (const separator of pathSeparators) {
      if (separator === ' | ' && !isNamed) continue;
      let joined = 0;
      let touches = 0;
      let looked = 0;
      for (const [text, count] of profile.counts) {
        if (++looked > enoughTexts && joined === 0) break;
        if (!text.includes(separator)) {
          touches += count;
          continue;
        }
        const parts = text.split(separator);
        if (parts.length > 1 && parts.every((part) => /\p{L}/u.test(part))) joined += count;
        touches += parts.length * count;
      }
      const isShort = profile.letters / Math.max(1, touches) < 40;
      if (joined >= profile.answered * (isNamed ? 0.2 : 0.4) && joined > 2 && isShort) {
        return { pathColumn: profile.column, pathSeparator: separator };
      }
    }
  }
  return null;
}

const fewRows = 60;
const postText =
  /^(?:full_?text|text|body|selftext|tweet|post|caption|text_?display|text_?original)$/iu;
const postAuthor =
  /^(?:author|user|username|screen_?name|handle|author_?(?:id|name|display_?name)|user_?id)$/iu;
const postTime =
  /^(?:created(?:_?(?:at|utc|time))?|published(?:_?at)?|posted(?:_?at)?|timestamp)$/iu;
const postCount =
  /^(?:(?:like|retweet|reply|quote|favou?rite|share|comment|view|reaction|repost)s?(?:_?count)?|score|ups)$/iu;

/** Posts too few to be told by how they are written: by a text, and two of author, time and reactions. */
function areFewPosts(names: readonly string[], profiles: readonly ColumnProfile[]): boolean {
  if ((profiles[0]?.rows ?? 0) >= fewRows) return false;
  const last = names.map((name) => name.split('.').at(-1)?.trim() ?? '');
  const parts = names.map((name) => name.split('.')[0] ?? '');
  const has = (pattern: RegExp): boolean => last.some((name) => pattern.test(name));
  const isText = last.some(
    (name, column) => postText.test(name) && (profiles[column]?.letters ?? 0) > 0,
  );
  const hasAuthor = has(postAuthor) || parts.some((part) => postAuthor.test(part));
  return isText && [hasAuthor, has(postTime), has(postCount)].filter(Boolean).length >= 2;
}

function hasPosts(headings: readonly Heading[], profiles: readonly ColumnProfile[]): boolean {
  if (headings.length > 30) return false;
  const longTexts = profiles.filter((profile) => {
    const meanLength = profile.letters / Math.max(1, profile.answered);
    const isWritten = profile.counts.size > profile.answered * 0.7 && meanLength > 30;
    const isPhrase =
      [...profile.counts.keys()].slice(0, 50).filter((text) => text.split(' ').length > 4).length >=
      10;
    return isWritten && isPhrase && profile.answered > profile.rows * 0.7;
  });
  if (longTexts.length === 0 || longTexts.length > 3) return false;
  const names = headings.map(({ code, question }) => code || question);
  const named = longTexts.some(
    ({ column }) => postName.test(names[column] ?? '') && (names[column] ?? '').length < 40,
  );
  const signs = names.filter((name) => name.length < 50 && postSign.test(name)).length;
  return named || signs >= 2 || headings.length <= 4;
}
