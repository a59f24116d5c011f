import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { SeriesLevel } from '#analysis/text/change-points.ts';
import type { OverTime, SocialMeasures } from '#contract/calls/social.ts';

type Measures = Omit<SocialMeasures, 'findings' | 'footnote' | 'provenance'>;

const percent = (share: number): string => `${Math.round(share * 100)}\u202f%`;

const signed = (value: number): string => {
  const points = Math.round(value * 100);
  return points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0';
};

/** What each part of the measures says, as a sentence. */
export function socialFindings(measures: Measures): SocialMeasures['findings'] {
  return {
    voice: voiceFinding(measures),
    volume: volumeFinding(measures.overTime),
    sentiment: sentimentFinding(measures),
    replies: repliesFinding(measures),
    authors: authorsFinding(measures),
  };
}

function voiceFinding({ voice }: Measures): string {
  if (voice === null || voice.brands.length === 0) return 'Whose voice it is cannot be told';
  const [first, second] = voice.brands;
  if (first === undefined || first.share === null) return 'No post names a brand';
  const others =
    second === undefined || second.share === null
      ? ''
      : first.low !== null && second.high !== null && first.low > second.high
        ? `, ahead of ${second.brand} with ${percent(second.share)}`
        : `, ${second.brand} ${percent(second.share)}: too close to rank`;
  return `${first.brand} has ${percent(first.share)} of the voice${others}`;
}

function volumeFinding(overTime: OverTime | null): string {
  if (overTime === null) return 'When posts were made is not in the data';
  const change = largestChange(overTime.volumeLevels);
  if (change === null) return `The number of posts a ${overTime.period} did not change its level`;
  const at = overTime.periods[change.after.from]?.from ?? '';
  const way = change.after.mean > change.before.mean ? 'rose' : 'fell';
  return `Posts a ${overTime.period} ${way} from ${figure(change.before.mean)} to ${figure(change.after.mean)} about ${at}`;
}

function sentimentFinding({ net, overTime, correctedNet }: Measures): string {
  if (net === null || net.ofAll === null) return 'How posts sound is not tagged';
  const corrected =
    correctedNet === null ? '' : `, ${signed(correctedNet)} after correction for wrong tags`;
  const change = largestChange(overTime?.sentimentLevels ?? []);
  const at = change === null ? '' : (overTime?.periods[change.after.from]?.from ?? '');
  const moved =
    change === null
      ? ''
      : `; it ${change.after.mean > change.before.mean ? 'rose' : 'fell'} from ${signed(change.before.mean)} to ${signed(change.after.mean)} about ${at}`;
  return `Net sentiment is ${signed(net.ofAll)} in a hundred posts${corrected}${moved}`;
}

function repliesFinding({ replies }: Measures): string {
  if (replies === null) return 'How the brand answers is not in the data';
  if (replies.rate === null) return 'Nobody asked anything that could be answered';
  const median =
    replies.medianMinutes === null
      ? ''
      : `, half of them within ${duration(replies.medianMinutes)}`;
  return `${percent(replies.rate)} of ${wholeCount(replies.asked)} conversations were answered${median}`;
}

function authorsFinding({ authors }: Measures): string {
  if (authors === null) return 'Who wrote is not in the data';
  const { advocateCount, influencerCount, count } = authors;
  const counted = (number: number, one: string): string =>
    `${wholeCount(number)} ${number === 1 ? one : `${one}s`}`;
  return `${counted(advocateCount, 'advocate')} and ${counted(influencerCount, 'influencer')} among ${wholeCount(count)} authors`;
}

/** The two neighbouring levels that lie furthest apart; null where there is one level. */
function largestChange(
  levels: readonly SeriesLevel[],
): { readonly before: SeriesLevel; readonly after: SeriesLevel } | null {
  const changes = levels
    .slice(1)
    .map((after, at) => ({ before: levels[at] as SeriesLevel, after }));
  const [largest = null] = changes.toSorted(
    (one, two) =>
      Math.abs(two.after.mean - two.before.mean) - Math.abs(one.after.mean - one.before.mean),
  );
  return largest;
}

/** Minutes as a person says them. */
export function duration(minutes: number): string {
  if (minutes < 90) return `${figure(minutes)} minutes`;
  if (minutes < 48 * 60) return `${figure(minutes / 60)} hours`;
  return `${figure(minutes / 1440)} days`;
}

function figure(value: number): string {
  return value >= 100 ? wholeCount(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** Bases, definitions and what was left out, below the charts. */
export function socialFootnote(measures: Measures, source: string): string {
  const { posts, net, voice, corrected, overTime, authors } = measures;
  const parts = [`Base: ${wholeCount(posts)} posts.`];
  if (voice !== null) {
    parts.push(
      `Share of voice: of ${wholeCount(voice.base)} posts that name a brand, ${voice.variable === null ? 'looked for in the texts' : `by “${voice.variable}”`}; Wilson intervals at 95\u202f%.`,
    );
  }
  if (net !== null) {
    parts.push(
      'Net sentiment: good less bad posts over all tagged ones, or over the good and bad ones alone.',
    );
    parts.push(
      corrected?.status === 'computed'
        ? `Corrected as a whole by ${wholeCount(corrected.checked)} posts coded at random, not within brands or periods.`
        : 'Not corrected for wrong tags: too few posts were coded at random.',
    );
  }
  if (overTime !== null) {
    parts.push(
      `Changes of level by optimal partitioning (square roots of counts; sentiment weighed by posts; penalty 3 ln n; levels of three ${overTime.period}s or more; periods that the data cut are left out).`,
    );
  }
  if (authors !== null) {
    parts.push(
      'Advocates: three posts or more, good beyond luck, four in five unprompted, nothing given for them, not among the five per cent who reach most. Influencers: the five per cent who reach most.',
    );
  }
  return `${parts.join(' ')} Source: ${source}.`;
}
