/** Which labelled sets the sentiment model is trained, validated and tested on. */
import {
  type LabelledText,
  labelledRecords,
  ratedTexts,
  ratedWords,
  readRecords,
  semEval,
  skytrax,
  tweetEval,
} from './labelled-sets.ts';

/** A labelled set by name; `texts` is null where it is absent, `weight` what one of its texts counts. */
export interface LabelledSet {
  readonly name: string;
  readonly texts: readonly LabelledText[] | null;
  readonly weight: number;
}

const trainingYears = [
  '2013train',
  '2013dev',
  '2013test',
  '2014sarcasm',
  '2015train',
  '2016train',
  '2016dev',
  '2016devtest',
  '2016test',
];

/** Nine texts of ten, or the tenth. */
function part(
  texts: readonly LabelledText[] | null,
  which: 'most' | 'tenth',
): readonly LabelledText[] | null {
  return texts?.filter((_, row) => (row % 10 === 9) === (which === 'tenth')) ?? null;
}

const movies = () => ratedTexts('movieReviewSnippets_GroundTruth.txt', 0.5);

const troubled =
  /\b(?:not|no|never|n't|wrong|fail\w*|declin\w*|lost|stolen|problem|issue|error|disappear\w*|stuck|still|broken?|missing|charged?|extra|twice|reject\w*|blocked|refund\w*|cancel\w*|fees?|late|slow|pending|delay\w*|why)\b|n't/i;

/** Questions of Banking77 without a trouble in them, which nobody labelled, taken as neutral. */
function plainQuestions(): readonly LabelledText[] | null {
  const records = readRecords('intent_banking77/train.csv');
  return (
    records?.flatMap(({ text = '' }) =>
      text.trim().endsWith('?') && !troubled.test(text) ? [{ text, label: 1 }] : [],
    ) ?? null
  );
}

/** What the model learns from: sets whose terms allow it. */
export function sentimentTraining(): readonly LabelledSet[] {
  return [
    ...trainingYears.map((year) => ({ name: `SemEval ${year}`, texts: semEval(year), weight: 1 })),
    { name: 'rated film reviews', texts: part(movies(), 'most'), weight: 1 },
    { name: 'Skytrax lounges', texts: part(skytrax('lounge'), 'most'), weight: 1 },
    { name: 'rated words', texts: ratedWords('vader_lexicon_current.txt', 0.5), weight: 0.7 },
    { name: 'plain questions to a bank', texts: plainQuestions(), weight: 0.6 },
    ...['train', 'val', 'test'].map((name) => ({
      name: `SemEval 2018 emotion ${name}`,
      texts: tweetEval(`emotion/${name}`, [0, 2, 2, 0]),
      weight: 0.5,
    })),
  ];
}

/** What settings are chosen on. */
export function sentimentValidation(): readonly LabelledSet[] {
  return [
    { name: 'TweetEval validation', texts: tweetEval('sentiment/val'), weight: 1 },
    {
      name: 'Sanders brands',
      texts: labelledRecords('sentiment_sanders/full-corpus.csv', 'TweetText', 'Sentiment'),
      weight: 1,
    },
    { name: 'rated film reviews, tenth', texts: part(movies(), 'tenth'), weight: 0 },
    { name: 'Skytrax lounges, tenth', texts: part(skytrax('lounge'), 'tenth'), weight: 0.25 },
  ];
}

/** What the model is judged on, and nothing is chosen by. */
export function sentimentTests(): readonly LabelledSet[] {
  const airline = 'sentiment_airline_tweets/Tweets_clean6col.csv';
  const brands = 'sentiment_brand_products/judge-1377884607_tweet_product_company.csv';
  const sets: readonly Omit<LabelledSet, 'weight'>[] = [
    { name: 'SemEval 2014 test', texts: semEval('2014test') },
    { name: 'SemEval 2015 test', texts: semEval('2015test') },
    { name: 'airline posts', texts: labelledRecords(airline, 'text', 'airline_sentiment') },
    { name: 'Skytrax seats', texts: skytrax('seat') },
    { name: 'app reviews', texts: appReviews() },
    { name: 'rated tweets', texts: ratedTexts('tweets_GroundTruth.txt', 0.5) },
    {
      name: 'brands at SXSW',
      texts: labelledRecords(
        brands,
        'tweet_text',
        'is_there_an_emotion_directed_at_a_brand_or_product',
        {
          'negative emotion': 0,
          'no emotion toward brand or product': 1,
          'positive emotion': 2,
        },
      ),
    },
  ];
  return sets.map((set) => ({ ...set, weight: 1 }));
}

function appReviews(): readonly LabelledText[] | null {
  return labelledRecords('intent_app_reviews_vu/dataset.csv', 'review', 'sentiment_final', {
    'very negative': 0,
    negative: 0,
    neutral: 1,
    positive: 2,
    postive: 2,
    positve: 2,
    'very positive': 2,
  });
}
