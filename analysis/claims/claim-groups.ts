import type { ClaimToken } from './claim-tokens.ts';

const verbs = new Set([
  'are',
  'is',
  'was',
  'were',
  'be',
  'been',
  'have',
  'has',
  'had',
  'do',
  'does',
  'did',
  'will',
  'would',
  'can',
  'could',
  'may',
  'might',
  'should',
  'said',
  'say',
  'says',
  'report',
  'reported',
  'reports',
  'use',
  'used',
  'uses',
  'using',
  'plan',
  'planned',
  'want',
  'wanted',
  'expect',
  'expected',
  'think',
  'believe',
  'believed',
  'agree',
  'agreed',
  'rate',
  'rated',
  'buy',
  'bought',
  'tend',
  'deployed',
  'deploy',
  'prefer',
  'preferred',
  'showed',
  'show',
  'visit',
  'visited',
  'read',
  'trust',
  'own',
  'scored',
  'saw',
  'got',
  'get',
  'who',
  'whose',
  'that',
  'which',
  'reach',
  'reached',
  'rely',
  'feel',
  'felt',
  'cite',
  'cited',
  'chose',
  'choose',
  'renew',
  'renewed',
  'recommend',
  'recommended',
  'shop',
  'shopped',
  'check',
  'checked',
  'made',
  'make',
  'pay',
  'paid',
  'post',
  'posted',
  'called',
  'complain',
  'complained',
  'generated',
  'ended',
  'know',
  'knew',
  'like',
  'liked',
  'name',
  'named',
  'mention',
  'mentioned',
  'share',
  'shared',
  'watch',
  'watched',
  'vote',
  'voted',
  'work',
  'worked',
  'live',
  'lived',
  'answered',
  'open',
  'opened',
  'click',
  'clicked',
  'convert',
  'converted',
  'return',
  'returned',
  'outnumber',
  'outnumbered',
  'participate',
  'participated',
  'follow',
  'followed',
  'ask',
  'asked',
  'also',
  'still',
  'now',
  'already',
]);
const leading = new Set([
  'the',
  'those',
  'that',
  'just',
  'only',
  'a',
  'an',
  'of',
  'among',
  'in',
  'and',
  'but',
  'while',
  'whereas',
  'for',
  'to',
  'with',
  'about',
  'some',
  'all',
  'our',
  'percentage',
  'share',
  'proportion',
  'rate',
  'by',
  'is',
  'was',
  'were',
  'are',
  'also',
  'more',
  'however',
  'fact',
  'from',
  'as',
  'likely',
  'so',
  'at',
  'much',
]);
const stops = new Set([',', ';', ':', '(', ')', '.', '!', '?', '–', '—', '•', '"', '“', '”', '/']);

/** The words of a group between two tokens, without what does not name it; null where nothing is left. */
export function groupName(
  text: string,
  tokens: readonly ClaimToken[],
  from: number,
  to: number,
): string | null {
  let first = from;
  let next = to;
  while (
    first < next &&
    (tokens[first]?.kind !== 'word' || leading.has(tokens[first]?.lower ?? ''))
  )
    first++;
  while (
    next > first &&
    (tokens[next - 1]?.kind !== 'word' || leading.has(tokens[next - 1]?.lower ?? ''))
  )
    next--;
  const start = tokens[first];
  const end = tokens[next - 1];
  return start && end && next > first
    ? text.slice(start.start, end.end).replace(/\s+/gu, ' ')
    : null;
}

/** The end of a group that begins at `from`: before a verb, punctuation, a figure, or "than" and its kin. */
export function groupEnd(tokens: readonly ClaimToken[], from: number, limit: number): number {
  let at = from;
  while (at < limit && leading.has(tokens[at]?.lower ?? '')) at++;
  const first = at;
  const most = Math.min(limit, first + 12);
  while (at < most && !endsGroup(tokens, at, first)) at += isRelative(tokens, at) ? 2 : 1;
  at = Math.min(at, most);
  return at;
}

/** "women who live alone": the verb after "who" is part of the name. */
function isRelative(tokens: readonly ClaimToken[], at: number): boolean {
  return tokens[at]?.lower === 'who' && verbs.has(tokens[at + 1]?.lower ?? '');
}

function endsGroup(tokens: readonly ClaimToken[], at: number, first: number): boolean {
  const token = tokens[at] as ClaimToken;
  if (at > first && isRelative(tokens, at)) return auxiliaries.has(tokens[at + 1]?.lower ?? '');
  if (token.kind === 'number') return true;
  if (token.kind === 'sign') return stops.has(token.text);
  if (
    [
      'than',
      'versus',
      'vs',
      'v',
      'compared',
      'against',
      'to',
      'when',
      'while',
      'but',
      'because',
      'if',
    ].includes(token.lower)
  )
    return true;
  const isAnd = token.lower === 'and' || token.lower === 'or';
  if (isAnd && (tokens[at + 1]?.kind === 'number' || verbs.has(tokens[at + 1]?.lower ?? '')))
    return true;
  return at > first && verbs.has(token.lower) && !isNounHere(tokens, at);
}

/** "a plan", "a written plan", "the paid version": what stands behind an article is no verb. */
function isNounHere(tokens: readonly ClaimToken[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  if (articles.has(before)) return true;
  return articles.has(tokens[at - 2]?.lower ?? '') && adjectiveEnding.test(before);
}

const auxiliaries = new Set('are is was were be been said say says'.split(' '));
const articles = new Set('a an the no any their its our his her your every each'.split(' '));
const adjectiveEnding = /(?:ed|en|al|ive|ous|ful|ic|ary|able|less)$/u;

/** The subject of a clause: from its beginning to its verb, or to `limit`. */
export function subjectName(
  text: string,
  tokens: readonly ClaimToken[],
  from: number,
  limit: number,
): string | null {
  let start = from;
  for (let at = from; at < limit - 1; at++) {
    const token = tokens[at] as ClaimToken;
    if (token.text === ';' || token.text === ':' || token.text === '–' || token.text === '—')
      start = at + 1;
    const isClause = token.lower === 'that' || (token.text === ',' && at - start < 5);
    if (isClause && at + 2 < limit) start = at + 1;
  }
  return groupName(text, tokens, start, groupEnd(tokens, start, limit));
}

/** The group that stands before a figure in parentheses, back to what parts it from the one before. */
export function nameBefore(
  text: string,
  tokens: readonly ClaimToken[],
  paren: number,
  from: number,
): string | null {
  let first = paren;
  while (first > from && paren - first < 9) {
    const token = tokens[first - 1] as ClaimToken;
    if (token.kind === 'number' || (token.kind === 'sign' && stops.has(token.text))) break;
    if (['than', 'and', 'or', 'versus', 'vs', 'with', 'to', 'from', 'by'].includes(token.lower))
      break;
    first--;
  }
  return groupName(text, tokens, first, paren);
}
