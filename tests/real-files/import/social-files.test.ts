import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VariableRole } from '#analysis/columns/variable.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { importAndReadBack } from '../../import/import-into.ts';

const folder = join(import.meta.dirname, '../../../../shared/data');

interface Line {
  readonly rows: number;
  readonly time: readonly [number, number];
  readonly sums: Readonly<Record<string, number>>;
  readonly repeated?: { count: number; identical: number; reactionsOnly: number };
  readonly customers?: number;
}
const { files } = JSON.parse(
  readFileSync(new URL('../../goldens/social-files.json', import.meta.url), 'utf8'),
) as { readonly files: Readonly<Record<string, Line>> };

const reactionsOfFacebook: Readonly<Record<string, VariableRole>> = Object.fromEntries(
  ['reactions', 'comments', 'shares', 'likes', 'loves', 'wows', 'hahas', 'sads', 'angrys'].map(
    (name) => [`num_${name}`, 'reactions'],
  ),
);
const facebook = {
  status_id: 'post-id',
  status_published: 'time',
  ...reactionsOfFacebook,
} as const;

/** Kind and roles that each file is to be recognised with; every variable not named here has none. */
const expected: Readonly<
  Record<string, { readonly kind: string; readonly roles: Readonly<Record<string, VariableRole>> }>
> = {
  'posts/social_facebook_live_uci/Live.csv': { kind: 'posts', roles: facebook },
  'posts/facebook_pages/npr_facebook_statuses.csv': {
    kind: 'posts',
    roles: { ...facebook, status_message: 'text' },
  },
  'posts/sentiment_airline_tweets/Tweets_clean6col.csv': {
    kind: 'posts',
    roles: { tweet_id: 'post-id', text: 'text', tweet_created: 'time' },
  },
  'posts/sentiment_sanders/full-corpus.csv': {
    kind: 'posts',
    roles: { TweetId: 'post-id', TweetDate: 'time', TweetText: 'text' },
  },
  'posts/support_twcs/spotify_support_requests.csv': {
    kind: 'posts',
    roles: {
      tweet_id: 'post-id',
      author_id: 'author',
      created_at: 'time',
      text: 'text',
      in_response_to_tweet_id: 'reply-to',
    },
  },
  'journeys/attribution_kaggle_si05/attribution_data.csv': {
    kind: 'journeys',
    roles: {
      customer_id: 'customer',
      time: 'time',
      interaction: 'touch-type',
      conversion: 'conversion',
      conversion_value: 'value',
      channel: 'channel',
    },
  },
  'journeys/attribution_matcyt/budget_sample_daily.csv': {
    kind: 'campaigns',
    roles: { day: 'day', channel: 'channel', impressions: 'impressions', cost: 'cost' },
  },
  'journeys/campaign_kag_facebook_ads/KAG_conversion_data_full.csv': {
    kind: 'campaigns',
    roles: {
      Date: 'day',
      xyz_campaign_id: 'campaign',
      Impressions: 'impressions',
      Clicks: 'clicks',
      Spent: 'cost',
      Total_Conversion: 'conversion',
    },
  },
  'journeys/attribution_tasman/touch_events.csv': {
    kind: 'journeys',
    roles: { event_timestamp: 'time', user: 'customer', channel: 'channel' },
  },
  'journeys/channelattribution/PathData.csv': {
    kind: 'journeys',
    roles: { path: 'channel', total_conversions: 'conversion', total_conversion_value: 'value' },
  },
};

describe.skipIf(!existsSync(folder))(
  'posts, journeys and campaigns of other people (real files absent: skipped)',
  () => {
    test.each(Object.keys(expected))('%s has its kind and its roles', async (file) => {
      const { plan } = await previewImport(join(folder, file), {}, uninterrupted);
      const roles = plan.variables.flatMap(({ name, role }) => (role ? [[name, role]] : []));
      expect(plan.datasetKind).toBe(expected[file]?.kind);
      expect(Object.fromEntries(roles)).toEqual(expected[file]?.roles);
    });

    test.each(Object.entries(files))('%s holds what pandas reads', async (file, line) => {
      const preview = await previewImport(join(folder, file), {}, uninterrupted);
      const plan = { ...preview.plan, repeatedIds: 'keep' as const };
      const { result, variables } = await importAndReadBack(join(folder, file), { plan });
      const { repeated } = result;
      const named = (role: VariableRole) => plan.variables.find((one) => one.role === role)?.name;
      const times = variables.get(named('time') ?? named('day') ?? '')?.values as number[];
      const present = times.filter((time) => time !== null);
      expect(result.rows).toBe(line.rows);
      expect([
        present.reduce((a, b) => Math.min(a, b)),
        present.reduce((a, b) => Math.max(a, b)),
      ]).toEqual(line.time);
      for (const [name, sum] of Object.entries(line.sums)) {
        const values = variables.get(name)?.values as number[];
        expect(
          values.reduce((total, value) => total + (value ?? 0), 0),
          name,
        ).toBeCloseTo(sum, 4);
      }
      if (line.repeated) {
        expect(repeated?.count ?? 0).toBe(line.repeated.count);
        expect(repeated?.identicalCount ?? 0).toBe(line.repeated.identical);
        expect(repeated?.reactionsOnlyCount ?? 0).toBe(line.repeated.reactionsOnly);
      }
      const customers = variables.get(named('customer') ?? '')?.values;
      if (line.customers) expect(new Set(customers).size).toBe(line.customers);
    });
  },
);
