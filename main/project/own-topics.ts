import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type OwnTopic, ownTopic } from '#contract/calls/topics.ts';

/** The analyst's own topics of a text; none where none were kept. */
export function readOwnTopics(
  database: Database,
  dataset: string,
  text: string,
): readonly OwnTopic[] {
  const body = database
    .prepare('select body from codebook where name = ?')
    .pluck()
    .get(keyOf(dataset, text));
  return typeof body === 'string' ? z.array(ownTopic).parse(JSON.parse(body)) : [];
}

/** Keeps the topics of a text inside the caller's transaction, in the place of those before. */
export function writeOwnTopics(
  database: Database,
  dataset: string,
  text: string,
  topics: readonly OwnTopic[],
): void {
  database
    .prepare(
      `insert into codebook (name, body, changed_at) values (?, ?, ?)
       on conflict (name) do update set body = excluded.body, changed_at = excluded.changed_at`,
    )
    .run(keyOf(dataset, text), JSON.stringify(topics), new Date().toISOString());
}

function keyOf(dataset: string, text: string): string {
  return `topics of ${text} in ${dataset}`;
}
