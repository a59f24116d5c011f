import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyProject } from '#main/calls/verify-project.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { readCorrections } from '#main/project/corrections.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { applicationId, schemaVersion } from '#main/project/schema.ts';
import { readSegments } from '#main/project/segments.ts';
import { contextOf, useFolder } from './make-project.ts';

const released = join(import.meta.dirname, 'released');
const versions = readdirSync(released)
  .flatMap((name) => /^schema-(\d+)\.sql$/u.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);

function frozen(name: string): string {
  return readFileSync(join(released, name), 'utf8');
}

/** What a schema consists of: each column with its type and rules, each index and trigger by its text. */
function parts(database: Database.Database): readonly string[] {
  const objects = database
    .prepare("select type, name, sql from sqlite_schema where name not like 'sqlite_%'")
    .all() as { type: string; name: string; sql: string }[];
  return objects.flatMap(({ type, name, sql }) => {
    if (type !== 'table') return [`${type} ${name}: ${sql.replace(/\s+/gu, ' ')}`];
    const columns = database.pragma(`table_xinfo(${name})`) as Record<string, unknown>[];
    return columns.map(({ cid: _, ...column }) => `table ${name}: ${JSON.stringify(column)}`);
  });
}

describe('projects of released versions', () => {
  const file = useFolder();

  function releasedProject(version: number): Database.Database {
    const database = new Database(file(`version-${version}.parallax`));
    database.exec(frozen(`schema-${version}.sql`));
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${version}`);
    return database;
  }

  it('have a frozen schema each, up to the one that this program writes', () => {
    expect(versions).toEqual(Array.from({ length: schemaVersion }, (_, index) => index + 1));
  });

  it('have the schema that this program writes, when they are of its version', () => {
    const database = releasedProject(schemaVersion);
    const project = Project.create(file('fresh.parallax'));
    expect(parts(project.database)).toEqual(parts(database));
    project.close();
    database.close();
  });

  it.each(versions)(
    'of version %d lose no table, column, index or trigger (invariant 2)',
    (version) => {
      const database = releasedProject(version);
      const before = parts(database);
      database.close();
      const project = Project.open(file(`version-${version}.parallax`), 'write');
      const after = parts(project.database);
      expect(before.length).toBeGreaterThan(50);
      expect(before.filter((part) => !after.includes(part))).toEqual([]);
      expect(project.info().schemaVersion).toBe(schemaVersion);
      project.close();
    },
  );

  it.each(versions)('of version %d open sound, with every value they held', (version) => {
    const database = releasedProject(version);
    database.exec(frozen(`schema-${version}-content.sql`));
    database.close();
    const project = Project.open(file(`version-${version}.parallax`), 'write');
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    const dataset = new Dataset(project, new ColumnCache(), 'Survey');
    expect(dataset.line).toMatchObject({ rows: 4, variables: 5, weight: 'age' });
    expect(dataset.sets[0]?.members.map(({ name }) => name)).toEqual(['uses_a']);
    const region = dataset.categoryColumn(dataset.variable('region'));
    expect([...region.codes].map((code) => region.categories[code]?.label)).toEqual([
      'North',
      'South',
      'No answer',
      'North',
    ]);
    const age = dataset.numberColumn(dataset.variable('age'));
    expect([...age.values].filter((_, row) => !age.missing?.[row])).toEqual([36.5, 20, 41]);
    const words = dataset.textColumn(dataset.variable('words'));
    expect(new TextDecoder().decode(words.bytes)).toBe('goodä bad one');
    expect(readSegments(project, dataset.id)).toMatchObject([
      { name: 'Northerners', aliases: ['N'] },
    ]);
    expect([...dataset.mask('segment n')]).toEqual([1, 0, 0, 1]);
    const corrections = readCorrections(project.database, dataset.variable('sentiment'));
    expect(corrections).toMatchObject([{ row: 3, was: 'neutral', became: 'positive' }]);
    project.close();
  });
});
