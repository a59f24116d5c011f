import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { nameInWords } from '#main/import/recognise/roles.ts';
import { importAndReadBack, testFolder } from './import-into.ts';

const folder = testFolder();
afterAll(folder.remove);

const said = [
  'I love the new app so much',
  'why is my order late again',
  'how do I reset my password here',
  'never buying anything from you again',
];

async function planOf(name: string, header: string, row: (at: number) => string, rows = 60) {
  const file = folder.path(`${name}.csv`);
  writeFileSync(
    file,
    `${header}\n${Array.from({ length: rows }, (_, at) => row(at)).join('\n')}\n`,
  );
  const { plan } = await previewImport(file, {}, uninterrupted);
  const roles = plan.variables.flatMap((one) => (one.role ? [[one.name, one.role]] : []));
  return { plan, file, roles: Object.fromEntries(roles) as Record<string, string> };
}

const text = (at: number): string => `"${said[at % 4]}, said number ${at}"`;

describe('roles are found by name, kind and values', () => {
  test('of posts as Reddit has them: epoch seconds, parents, threads, scores', async () => {
    const { plan, roles } = await planOf(
      'a',
      'id,author,subreddit,body,created_utc,parent_id,link_id,score,edited',
      (at) =>
        `c${at}x9k,user${at % 9},${at % 2 ? 'cars' : 'phones'},${text(at)},${1546300800 + at * 61},t1_c${at}x,t3_p${at % 12},${at - 7},false`,
    );
    expect(plan.datasetKind).toBe('posts');
    expect(roles).toEqual({
      id: 'post-id',
      author: 'author',
      subreddit: 'channel',
      body: 'text',
      created_utc: 'time',
      parent_id: 'reply-to',
      link_id: 'thread',
      score: 'reactions',
    });
  });

  test('of posts in camel case, with languages', async () => {
    const { roles } = await planOf(
      'b',
      'commentId,authorDisplayName,textDisplay,publishedAt,likeCount,lang,videoId',
      (at) =>
        `Ugx${1000 + at}AB,@user${at % 11},${text(at)},2024-03-05T10:${10 + (at % 50)}:00+02:00,${at % 13},${at % 3 ? 'en' : 'de'},vid${at % 4}zz`,
    );
    expect(roles).toEqual({
      commentId: 'post-id',
      authorDisplayName: 'author',
      textDisplay: 'text',
      publishedAt: 'time',
      likeCount: 'reactions',
      lang: 'language',
      videoId: 'thread',
    });
  });

  test('of a log of touches without conversions, whose customers come again', async () => {
    const { plan, roles } = await planOf(
      'c',
      'user_id,channel,timestamp',
      (at) =>
        `u${at % 13}@x.org,${['mail', 'search', 'social'][at % 3]},2024-03-05 10:${10 + (at % 50)}`,
    );
    expect(plan.datasetKind).toBe('journeys');
    expect(roles).toEqual({ user_id: 'customer', channel: 'channel', timestamp: 'time' });
    expect(plan.variables.find(({ name }) => name === 'user_id')?.kind).toBe('id');
  });

  test('of campaigns, with currency signs and thousands', async () => {
    const { plan, file, roles } = await planOf(
      'd',
      'Day,Channel,Amount spent,Impressions,Link clicks,Purchases,Revenue',
      (at) =>
        `2024-03-${String(1 + (at % 28)).padStart(2, '0')},${['Search', 'Social'][at % 2]},"$1,${200 + at}.50","${120 + at},000",${300 + at},${at % 9},"€${at},000.25"`,
    );
    expect(plan.datasetKind).toBe('campaigns');
    expect(roles).toEqual({
      Day: 'day',
      Channel: 'channel',
      amount_spent: 'cost',
      Impressions: 'impressions',
      link_clicks: 'clicks',
      Purchases: 'conversion',
      Revenue: 'value',
    });
    const { variables } = await importAndReadBack(file);
    expect(variables.get('amount_spent')?.values.slice(0, 2)).toEqual([1200.5, 1201.5]);
    expect(variables.get('Impressions')?.values[3]).toBe(123_000);
    expect(variables.get('Revenue')?.values[2]).toBe(2000.25);
  });

  test('of campaigns with a column of costs for each channel', async () => {
    const { roles } = await planOf(
      'e',
      'week,tv_spend,radio_spend,tv_impressions,conversions',
      (at) => `2024-0${1 + (at % 9)}-01,${at * 31.5},${at * 2.25},${at * 9000},${at * 3 + 1}`,
    );
    expect(roles).toEqual({
      week: 'day',
      tv_spend: 'cost',
      radio_spend: 'cost',
      tv_impressions: 'impressions',
      conversions: 'conversion',
    });
  });

  test('and not where only the name would fit: a survey stays one', async () => {
    const { plan, roles } = await planOf(
      'f',
      'respondent_id,wave,Which channel do you watch most?,How likely are you to recommend us?,cost of living',
      (at) =>
        `${9000 + at},${1 + (at % 2)},${['News', 'Sport', 'None'][at % 3]},${at % 11},${['Too high', 'Fair'][at % 2]}`,
    );
    expect(plan.datasetKind).toBe('survey');
    expect(roles).toEqual({ respondent_id: 'respondent', wave: 'wave' });
  });
});

test('headers are read as words, however they are joined; a question is no name', () => {
  expect(
    ['in_reply_to_status_id', 'authorDisplayName', 'Ad Spend (USD)', 'page.name'].map(nameInWords),
  ).toEqual(['in reply to status id', 'author display name', 'ad spend usd', 'page name']);
  expect(nameInWords('Which of these channels did you use to contact us in the last year?')).toBe(
    '?',
  );
});
