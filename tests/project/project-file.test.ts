import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { applicationId, schemaVersion } from '#main/project/schema.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { useFolder, writeDataset } from './make-project.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProjectError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

describe('a project file', () => {
  const file = useFolder();
  const small = { n: { column: numberColumn([1, null, 3]) } };

  it('says whose it is and which schema it has (invariant 1)', () => {
    Project.create(file('a.parallax')).close();
    const database = new Database(file('a.parallax'), { readonly: true });
    expect(database.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(database.pragma('user_version', { simple: true })).toBe(schemaVersion);
    database.close();
  });

  it('has strict tables only', () => {
    const project = Project.create(file('a.parallax'));
    const tables = project.database.pragma('table_list') as { name: string; strict: number }[];
    const loose = tables.filter(({ name, strict }) => !name.startsWith('sqlite_') && strict === 0);
    expect(tables.length).toBeGreaterThan(10);
    expect(loose).toEqual([]);
    const insert =
      "insert into dataset (name, kind, row_count, created_at) values ('a', 'survey', 'x', '')";
    expect(() => project.database.exec(insert)).toThrow(/cannot store TEXT/u);
    project.close();
  });

  it('refuses a reference to what is not there', () => {
    const project = Project.create(file('a.parallax'));
    const insert =
      "insert into segment (dataset_id, name, rule, created_at) values (99, 'a', '{}', '')";
    expect(() => project.database.exec(insert)).toThrow(/FOREIGN KEY/u);
    project.close();
  });

  it('only appends to its log of events (invariant 4)', () => {
    const project = Project.create(file('a.parallax'));
    expect(() => project.database.exec("update event set what = 'nothing'")).toThrow(/appended/u);
    expect(() => project.database.exec('delete from event')).toThrow(/appended/u);
    const events = project.database.prepare('select what from event').pluck().all();
    expect(events).toEqual(['project created']);
    project.close();
  });

  it('is one file after it is closed, with nothing beside it', () => {
    const project = Project.create(file('a.parallax'));
    writeDataset(project, small);
    expect(readdirSync(file())).toContain('a.parallax-wal');
    project.close();
    expect(readdirSync(file())).toEqual(['a.parallax']);
  });

  it('is one file after a reader was closed before the writer', () => {
    Project.create(file('a.parallax')).close();
    const writer = Project.open(file('a.parallax'), 'write');
    const reader = Project.open(file('a.parallax'), 'read');
    writeDataset(writer, small);
    expect(reader.info().datasetCount).toBe(1);
    reader.close();
    writer.close();
    expect(readdirSync(file())).toEqual(['a.parallax']);
  });

  it('shows readers finished changes only', () => {
    const writer = Project.create(file('a.parallax'));
    const reader = Project.open(file('a.parallax'), 'read');
    writer.write('half', {}, (database) => {
      database.exec("insert into dataset (name, kind, created_at) values ('a', 'survey', '')");
      expect(writer.info().datasetCount).toBe(1);
      expect(reader.info().datasetCount).toBe(0);
    });
    expect(reader.info().datasetCount).toBe(1);
    reader.close();
    writer.close();
  });

  it('keeps nothing of a change that throws, and no line of it in the log', () => {
    const project = Project.create(file('a.parallax'));
    const change = () =>
      project.write('breaks', {}, (database) => {
        database.exec("insert into dataset (name, kind, created_at) values ('a', 'survey', '')");
        throw new ProjectError('dataset-exists', { dataset: 'a' });
      });
    expect(codeOf(change)).toBe('dataset-exists');
    expect(project.info()).toMatchObject({ datasetCount: 0 });
    expect(project.database.prepare('select count(*) from event').pluck().get()).toBe(1);
    project.close();
  });

  it('cannot be written to by a reader', () => {
    Project.create(file('a.parallax')).close();
    const reader = Project.open(file('a.parallax'), 'read');
    expect(() => reader.database.exec('delete from dataset')).toThrow(/readonly/u);
    reader.close();
  });

  it('removes with a dataset all that was derived from it', () => {
    const project = Project.create(file('a.parallax'));
    writeDataset(project, small);
    project.write('removed', {}, (database) => database.exec('delete from dataset'));
    const count = (table: string) =>
      project.database.prepare(`select count(*) from ${table}`).pluck().get();
    expect([count('variable'), count('column_chunk'), count('category')]).toEqual([0, 0, 0]);
    project.close();
  });
});

describe('opening a file', () => {
  const file = useFolder();

  it.each(['read', 'write'] as const)(
    'refuses what is no project and leaves it as it was (%s)',
    (mode) => {
      const other = new Database(file('other.sqlite'));
      other.exec('create table t (a); insert into t values (1)');
      other.close();
      writeFileSync(file('text.parallax'), 'name,age\nAda,36\n'.repeat(100));
      writeFileSync(file('short.parallax'), 'x');
      writeFileSync(file('picture.parallax'), png);
      writeFileSync(file('empty.parallax'), '');
      for (const name of readdirSync(file())) {
        const before = sha256(file(name));
        expect([name, codeOf(() => Project.open(file(name), mode))]).toEqual([
          name,
          'not-a-project',
        ]);
        expect([name, sha256(file(name))]).toEqual([name, before]);
      }
      expect(readdirSync(file())).toHaveLength(5);
    },
  );

  it.each(['read', 'write'] as const)(
    'refuses a project of a newer version, unchanged (%s)',
    (mode) => {
      const project = Project.create(file('new.parallax'));
      project.database.pragma(`user_version = ${schemaVersion + 1}`);
      project.close();
      const before = sha256(file('new.parallax'));
      const open = () => Project.open(file('new.parallax'), mode).close();
      expect(codeOf(open)).toBe('project-from-newer-version');
      expect(sha256(file('new.parallax'))).toBe(before);
    },
  );

  it('says that a file is not there', () => {
    expect(codeOf(() => Project.open(file('none.parallax'), 'read'))).toBe('project-not-found');
    expect(readdirSync(file())).toEqual([]);
  });

  it('says that a folder is no project', () => {
    mkdirSync(file('folder.parallax'));
    expect(codeOf(() => Project.open(file('folder.parallax'), 'write'))).toBe('not-a-project');
  });
});

describe('making a project', () => {
  const file = useFolder();

  it('never overwrites a file', () => {
    writeFileSync(file('notes.txt'), 'precious');
    expect(codeOf(() => Project.create(file('notes.txt')))).toBe('project-exists');
    expect(readFileSync(file('notes.txt'), 'utf8')).toBe('precious');
  });

  it('says that a folder is missing', () => {
    expect(codeOf(() => Project.create(file('no/such/a.parallax')))).toBe('file-not-writable');
  });

  it('makes a file that opens after it was copied elsewhere', () => {
    const project = Project.create(file('a.parallax'));
    writeDataset(project, { n: { column: numberColumn([1, 2]) } });
    project.close();
    copyFileSync(file('a.parallax'), file('copy.parallax'));
    const copy = Project.open(file('copy.parallax'), 'read');
    expect(copy.info()).toMatchObject({ name: 'copy', datasetCount: 1, rowCount: 2 });
    copy.close();
  });
});
