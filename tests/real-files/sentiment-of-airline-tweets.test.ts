import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { agreementOfTags } from '#analysis/text/agreement.ts';
import { sentimentLabels } from '#analysis/text/sentiment.ts';
import { createWinkSentimentEngine } from '#analysis/text/wink-sentiment-engine.ts';

const file = '../shared/data/posts/sentiment_airline_tweets/Tweets_clean6col.csv';
const lastRowTheRulesWereWrittenOn = 4000;

interface Tweet {
  readonly airline_sentiment: string;
  readonly text: string;
}

describe.skipIf(!existsSync(file))(
  `sentiment of airline tweets${existsSync(file) ? '' : ' (real files absent: skipped)'}`,
  () => {
    it('finds 63 in 100 labels, and 66 as the average of classes, on tweets kept from its rules', () => {
      const { data } = Papa.parse<Tweet>(readFileSync(file, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      const tweets = data.slice(lastRowTheRulesWereWrittenOn);
      const engine = createWinkSentimentEngine();
      const report = agreementOfTags(
        tweets.map(({ text }) => engine.score(text)?.label ?? null),
        tweets.map((tweet) => tweet.airline_sentiment),
        sentimentLabels,
      );
      expect(report.checked).toBe(10_640);
      const recalls = report.perClass.map(({ recall }) => recall ?? 0);
      const averageRecall = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
      expect(report.accuracy).toBeGreaterThan(0.63);
      expect(averageRecall).toBeGreaterThan(0.66);
    });
  },
);
