import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { pick, pickWeighted } from './draw.ts';
import {
  closers,
  openers,
  outageTemplates,
  type PostKind,
  postKinds,
  templates,
} from './post-templates.ts';
import { type Cell, writeCsv } from './write-csv.ts';

/** One simulated post, with what it was written as. */
interface Post {
  readonly postedAt: number;
  readonly author: string;
  readonly channel: string;
  readonly text: string;
  readonly likes: number;
  readonly shares: number;
  readonly brand: Brand | null;
  readonly kind: PostKind;
}

const brands = ['Ortavel', 'Brindlenet'] as const;
type Brand = (typeof brands)[number];

const postCount = 2000;
const copyCount = 18;
const dayMs = 86_400_000;
/** A Monday. */
const firstDay = Date.UTC(2026, 2, 2);
const dayCount = 84;
const outage = { brand: brands[0], firstDay: 43, lastDay: 47 };

const channels = ['Microblog', 'Forum', 'Review site', 'Photo sharing', 'Video comments'] as const;
const channelWeights: Readonly<Record<PostKind, readonly number[]>> = {
  venting: [60, 18, 10, 4, 8],
  passive: [48, 16, 16, 10, 10],
  past: [45, 15, 28, 3, 9],
  collaborative: [30, 46, 10, 4, 10],
  advocate: [38, 14, 26, 14, 8],
  future: [36, 44, 8, 3, 9],
  chatter: [52, 12, 2, 22, 12],
};
/** By brand, in the order of `postKinds`: Ortavel is complained about, Brindlenet is praised. */
const kindWeights: Readonly<Record<Brand, readonly number[]>> = {
  Ortavel: [20, 14, 9, 10, 10, 7, 30],
  Brindlenet: [9, 12, 4, 11, 21, 13, 30],
};
const hourWeights = [2, 1, 1, 1, 1, 2, 4, 7, 8, 7, 6, 6, 7, 6, 5, 5, 6, 7, 9, 10, 10, 9, 6, 4];

const products = ['router', 'modem', 'TV box', 'phone line', 'fibre line', 'repeater'] as const;
const spans = ['two hours', 'three days', 'a week', 'half a day', 'a whole evening'] as const;
const rooms = ['kitchen', 'attic', 'office', 'living room', 'hallway', 'garden shed'] as const;
const quarters = [
  'the old town',
  'the village',
  'the hills',
  'Mill Lane',
  'the north end',
] as const;
const weekdays = ['Monday', 'Tuesday', 'Thursday', 'Friday', 'Saturday'] as const;
const adjectives = ['quiet', 'green', 'late', 'paper', 'lucky', 'north', 'salty', 'slow', 'tiny'];
const nouns = ['otter', 'kettle', 'maple', 'ladder', 'comet', 'pigeon', 'harbour', 'button', 'fox'];
const emoji: Readonly<Record<PostKind, readonly string[]>> = {
  venting: ['😡', '😤', '🤬', '😭', '🙏'],
  passive: ['😕', '🙄', '😐', '🤷'],
  past: ['👋', '😡', '🚫', '💸'],
  collaborative: ['💡', '🤔', '🙂'],
  advocate: ['❤️', '😍', '🎉', '👍', '😀'],
  future: ['🤔', '👀', '🙏'],
  chatter: ['☕', '🌧️', '📷', '🙂'],
};

/** The simulated posts, and the key that says what each of them was written as. */
export function makePosts(seed: number): { readonly posts: string; readonly key: string } {
  const random = new SeededRandom(seed);
  const authors = drawAuthors(random);
  const written = writeOnce(random, authors, postCount - copyCount);
  const copies = Array.from({ length: copyCount }, () => copyOf(random, authors, written));
  const posts = [...written, ...copies].sort((left, right) => left.postedAt - right.postedAt);
  const ids = posts.map((_, index) => `P${String(index + 1).padStart(5, '0')}`);
  const rows = posts.map((post, index): Cell[] => [
    ids[index] ?? null,
    new Date(post.postedAt).toISOString().replace('.000Z', 'Z'),
    post.author,
    post.channel,
    post.text,
    post.likes,
    post.shares,
    post.brand,
  ]);
  const header = ['id', 'posted_at', 'author', 'channel', 'text', 'likes', 'shares', 'brand'];
  return {
    posts: writeCsv(header, rows),
    key: writeCsv(
      ['id', 'written_as'],
      posts.map((post, index) => [ids[index] ?? null, post.kind]),
    ),
  };
}

/** About 600 names; the earlier ones write more. */
function drawAuthors(random: SeededRandom): readonly string[] {
  const names = new Set<string>();
  while (names.size < 600) {
    names.add(`${pick(random, adjectives)}_${pick(random, nouns)}_${10 + random.nextInteger(90)}`);
  }
  return [...names];
}

function drawAuthor(random: SeededRandom, authors: readonly string[]): string {
  return authors[Math.floor(authors.length * random.next() ** 1.7)] as string;
}

/** Posts of which no two say the same. */
function writeOnce(random: SeededRandom, authors: readonly string[], count: number): Post[] {
  const postByText = new Map<string, Post>();
  while (postByText.size < count) {
    const post = writePost(random, authors);
    const said = post.text.toLowerCase();
    if (!postByText.has(said)) {
      postByText.set(said, post);
    }
  }
  return [...postByText.values()];
}

function writePost(random: SeededRandom, authors: readonly string[]): Post {
  const isOutage = random.next() < 0.13;
  const brand = isOutage ? outage.brand : pickWeighted(random, brands, [56, 44]);
  const kind = isOutage
    ? pickWeighted(random, ['venting', 'past', 'chatter'] as const, [82, 11, 7])
    : pickWeighted(random, postKinds, kindWeights[brand]);
  const day = isOutage
    ? outage.firstDay + random.nextInteger(outage.lastDay - outage.firstDay + 1)
    : random.nextInteger(dayCount);
  const useOutage = isOutage && kind === 'venting' && random.next() < 0.7;
  const template = surround(
    random,
    pick(random, useOutage ? outageTemplates : templates[kind]),
    kind,
  );
  const text = dressUp(random, fillIn(random, template, brand), kind);
  const liked = Math.floor(-Math.log(1 - random.next()) * (kind === 'chatter' ? 3 : 6));
  const boost = random.next() < 0.015 ? 40 : 1;
  return {
    postedAt: drawTime(random, day),
    author: drawAuthor(random, authors),
    channel: pickWeighted(random, channels, channelWeights[kind]),
    text,
    likes: liked * boost,
    shares: Math.floor(liked * boost * random.next() * 0.35),
    brand: /\{[bo]\}/.test(template) ? brand : null,
    kind,
  };
}

function surround(random: SeededRandom, template: string, kind: PostKind): string {
  const before = random.next() < 0.2 ? `${pick(random, openers[kind])} ` : '';
  if (random.next() < 0.45) {
    return before + template;
  }
  const stopped = /[.!?]$/.test(template) ? template : `${template}.`;
  return `${before}${stopped} ${pick(random, closers[kind])}`;
}

function drawTime(random: SeededRandom, day: number): number {
  const hour = pickWeighted(random, [...hourWeights.keys()], hourWeights);
  return firstDay + day * dayMs + hour * 3_600_000 + random.nextInteger(3600) * 1000;
}

/** The same words again, some minutes later, by the same author or as a repost. */
function copyOf(random: SeededRandom, authors: readonly string[], written: readonly Post[]): Post {
  const original = pick(random, written);
  const postedAt = original.postedAt + 60_000 * (1 + random.nextInteger(90));
  const counts = { likes: random.nextInteger(3), shares: 0 };
  if (random.next() < 0.5) {
    return { ...original, ...counts, postedAt };
  }
  const author = drawAuthor(random, authors);
  const text = `RT @${original.author}: ${original.text}`;
  return { ...original, ...counts, postedAt, author, text, channel: 'Microblog' };
}

function fillIn(random: SeededRandom, template: string, brand: Brand): string {
  const other = brands[0] === brand ? brands[1] : brands[0];
  return template
    .replaceAll('{b}', mentionOf(random, brand))
    .replaceAll('{o}', mentionOf(random, other))
    .replaceAll('{p}', pick(random, products))
    .replaceAll('{t}', pick(random, spans))
    .replaceAll('{w}', pick(random, rooms))
    .replaceAll('{c}', pick(random, quarters))
    .replaceAll('{d}', pick(random, weekdays))
    .replaceAll('{n}', String(2 + random.nextInteger(38)));
}

function mentionOf(random: SeededRandom, brand: Brand): string {
  const handle = `@${brand.toLowerCase()}`;
  return pickWeighted(random, [brand, handle, brand.toLowerCase()], [45, 40, 15]);
}

/** Typing as people type: emoji, hashtags, lower case, capitals, slips. */
function dressUp(random: SeededRandom, plain: string, kind: PostKind): string {
  let text = random.next() < 0.08 ? slipIn(random, plain) : plain;
  if (random.next() < 0.16) {
    text = text.toLowerCase();
  } else if (kind === 'venting' && random.next() < 0.05) {
    text = text.toUpperCase();
  }
  if (random.next() < 0.1) {
    text += ` ${pick(random, ['#broadband', '#service', '#homeoffice', '#internet'])}`;
  }
  if (random.next() < 0.24) {
    text += ` ${pick(random, emoji[kind])}`;
  }
  return text;
}

/** One slip of the finger inside a longer word (never a brand): letters swapped, lost or doubled. */
function slipIn(random: SeededRandom, text: string): string {
  const words = text.split(' ');
  const names = brands.map((brand) => brand.toLowerCase());
  const long = [...words.keys()].filter(
    (index) => /^[a-z]{5,}$/.test(words[index] ?? '') && !names.includes(words[index] ?? ''),
  );
  if (long.length === 0) {
    return text;
  }
  const index = pick(random, long);
  const word = words[index] ?? '';
  const at = 1 + random.nextInteger(word.length - 2);
  const [first, second] = [word.charAt(at), word.charAt(at + 1)];
  const slips = [`${second}${first}`, second, `${first}${first}${second}`];
  words[index] = word.slice(0, at) + pick(random, slips) + word.slice(at + 2);
  return words.join(' ');
}
