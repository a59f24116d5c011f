import { authorRoles, saysIncentive } from '#analysis/text/author-roles.ts';
import { levelsOfSeries } from '#analysis/text/change-points.ts';
import { likelyPeriod, postsByPeriod } from '#analysis/text/post-periods.ts';
import { replyTimes } from '#analysis/text/replies.ts';
import type {
  OverTime,
  SocialMeasures,
  measureSocial as socialCall,
} from '#contract/calls/social.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { measureTag } from './coding-report.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { netOfRows, readSocialPosts, type SocialPosts } from './social-posts.ts';
import { socialFindings, socialFootnote } from './social-words.ts';
import { tagForCoding } from './tag-for-coding.ts';
import { shareOfVoice } from './voice-shares.ts';

const shownAuthors = 15;

type Input = CheckedInputOf<typeof socialCall>;

/** Answers `social.measure`. */
export function measureSocial(context: CallContext, input: Input): SocialMeasures {
  const { project, columns, interruption } = context;
  const dataset = new Dataset(project, columns, input.dataset);
  const mask = input.filter === undefined ? null : dataset.mask(input.filter, interruption);
  const rows = Array.from({ length: dataset.rowCount }, (_, row) => row).filter(
    (row) => mask === null || mask[row] === 1,
  );
  const posts = readSocialPosts(dataset, rows, input.text);
  interruption.report('reading posts', rows.length, rows.length);
  const voice = shareOfVoice(dataset, posts, input.brand, interruption);
  const corrected = correctedSentiment(context, input.dataset, posts);
  const measures = {
    text: posts.text?.name ?? null,
    posts: rows.length,
    voice,
    sentiment: posts.sentiment,
    net: posts.sentiment === null ? null : netOfRows(posts, rows),
    ...corrected,
    overTime: overTime(posts, input),
    replies: replies(posts, input.ours, voice?.brands.map(({ brand }) => brand) ?? []),
    authors: authors(posts),
    notInData: notInData(posts, voice !== null),
  };
  const used = [
    ...new Set(
      [
        posts.text?.name,
        posts.sentiment,
        posts.time,
        posts.author,
        posts.id,
        posts.thread,
        posts.replyTo,
        voice?.variable,
        ...posts.reach,
      ].filter((name) => name !== null && name !== undefined),
    ),
  ];
  return {
    ...measures,
    findings: socialFindings(measures),
    footnote: socialFootnote(measures, dataset.line.source?.file ?? dataset.line.name),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: input.filter ?? null, weight: null, variables: used })],
      'Wilson intervals; changes of level by optimal partitioning with a penalty of 3 ln n',
      { name: 'social.measure', input },
    ),
  };
}

function correctedSentiment(
  context: CallContext,
  dataset: string,
  { sentiment }: SocialPosts,
): Pick<SocialMeasures, 'corrected' | 'correctedNet'> {
  if (sentiment === null) return { corrected: null, correctedNet: null };
  const tag = tagForCoding(context, { dataset, tag: sentiment });
  const { shares } = measureTag(context, tag);
  if (shares.status !== 'computed') return { corrected: shares, correctedNet: null };
  const values = tag.classes.map((index) => tag.column.categories[index]?.value ?? 0);
  const net = shares.shares.reduce(
    (sum, { corrected }, at) => sum + corrected * Math.sign(values[at] ?? 0),
    0,
  );
  return { corrected: shares, correctedNet: net };
}

function overTime(posts: SocialPosts, { period }: Input): OverTime | null {
  if (posts.time === null) return null;
  const times = posts.rows.map((row) => posts.timeOf(row));
  const known = times.filter((time) => time !== null);
  if (known.length === 0) return null;
  const [first, last] = known.reduce(
    ([low, high], time) => [Math.min(low, time), Math.max(high, time)] as const,
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  );
  const kind = period === 'auto' ? likelyPeriod(first, last) : period;
  const found = postsByPeriod(times, kind);
  const nets = found.map(({ places }) =>
    posts.sentiment === null
      ? null
      : netOfRows(
          posts,
          places.map((place) => posts.rows[place] as number),
        ),
  );
  // The square root evens out the spread of counts, which grows with them.
  const volume = levelsOfSeries(
    found.map(({ places, isPartial }) => (isPartial ? null : Math.sqrt(places.length))),
  );
  const sentiment = levelsOfSeries(
    nets.map((net, at) => (found[at]?.isPartial ? null : (net?.ofAll ?? null))),
    nets.map((net) => net?.base ?? 0),
  );
  return {
    time: posts.time,
    period: kind,
    periods: found.map(({ label, places, isPartial }, at) => ({
      from: label,
      posts: places.length,
      isPartial,
      net: nets[at] ?? null,
    })),
    volumeLevels: volume.levels.map((level) => ({
      ...level,
      mean: meanPosts(found.slice(level.from, level.to)),
    })),
    sentimentLevels: posts.sentiment === null ? [] : sentiment.levels,
  };
}

function meanPosts(
  periods: readonly { readonly places: readonly number[]; readonly isPartial: boolean }[],
): number {
  const whole = periods.filter(({ isPartial }) => !isPartial);
  return whole.reduce((sum, { places }) => sum + places.length, 0) / Math.max(1, whole.length);
}

function replies(
  posts: SocialPosts,
  given: readonly string[] | undefined,
  brands: readonly string[],
): SocialMeasures['replies'] {
  const hasThreads = posts.thread !== null || (posts.id !== null && posts.replyTo !== null);
  if (posts.author === null || !hasThreads) return null;
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = (given ?? brands).map(plain);
  const authorNames = new Set(posts.rows.flatMap((row) => posts.authorOf(row) ?? []));
  const isOurs = (name: string): boolean =>
    wanted.some((one) =>
      given === undefined ? plain(name).startsWith(one) && one.length > 2 : plain(name) === one,
    );
  const ours = [...authorNames].filter(isOurs).sort();
  if (ours.length === 0) return null;
  const own = new Set(ours);
  const times = replyTimes(
    posts.rows.map((row) => ({
      id: posts.idOf(row),
      thread: posts.threadOf(row),
      replyTo: posts.replyToOf(row),
      time: posts.timeOf(row),
      isOurs: own.has(posts.authorOf(row) ?? ''),
    })),
  );
  return { ...times, ours };
}

function authors(posts: SocialPosts): SocialMeasures['authors'] {
  if (posts.author === null) return null;
  const lines = authorRoles(
    posts.rows.flatMap((row) => {
      const author = posts.authorOf(row);
      if (author === null) return [];
      return [
        {
          author,
          sentiment: posts.sentimentOf(row),
          reach: posts.reachOf(row),
          isUnprompted: posts.replyToOf(row) === null,
          isIncentivised: saysIncentive(posts.textOf(row)),
        },
      ];
    }),
  );
  const advocates = lines.filter(({ role }) => role === 'advocate');
  const influencers = lines.filter(({ role }) => role === 'influencer');
  return {
    count: lines.length,
    reachOf: posts.reach,
    top: lines.slice(0, shownAuthors),
    advocateCount: advocates.length,
    influencerCount: influencers.length,
    advocates: advocates.slice(0, shownAuthors),
    influencers: influencers.slice(0, shownAuthors),
  };
}

function notInData(posts: SocialPosts, hasVoice: boolean): readonly string[] {
  const needs: string[] = [];
  if (!hasVoice)
    needs.push('Share of voice needs a variable of brands, or brands named when tagging.');
  if (posts.sentiment === null) needs.push('Sentiment needs tagged texts.');
  if (posts.time === null) needs.push('What happens over time needs a variable of dates.');
  if (posts.author === null) needs.push('Authors need a variable that names them.');
  if (posts.thread === null && (posts.replyTo === null || posts.id === null)) {
    needs.push('Answers need threads, or post ids with what a post replies to.');
  }
  if (posts.reach.length === 0) needs.push('Reach needs counts of followers or of reactions.');
  return needs;
}
