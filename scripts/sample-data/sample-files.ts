import { makeJourneys } from './make-journeys.ts';
import { makePerceptionGap, makePerceptionGapInDoubt } from './make-perception-gap.ts';
import { makePosts } from './make-posts.ts';
import { makeSurvey } from './make-survey.ts';

/** Every generated file of sample-data/ by name; the same bytes on every machine. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const { posts, key } = makePosts(2026);
  return new Map([
    ['simulated-executive-survey.csv', makeSurvey(750)],
    ['simulated-posts.csv', posts],
    ['simulated-posts-key.csv', key],
    ['simulated-journeys.csv', makeJourneys(8)],
    ['perception-gap-figures.csv', makePerceptionGap()],
    ['perception-gap-base-in-doubt.csv', makePerceptionGapInDoubt()],
  ]);
}
