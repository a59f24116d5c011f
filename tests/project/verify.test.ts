import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyProject } from '#main/calls/verify-project.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { contextOf, useFolder, writeDataset } from './make-project.ts';

describe('verifying a project', () => {
  const file = useFolder();
  const marker = 'a text that stands nowhere else in the file';

  function makeProject(): Project {
    const project = Project.create(file('a.parallax'));
    writeDataset(project, {
      region: { column: categoryColumn(['North', 'South', null]) },
      age: { column: numberColumn([20.5, null, 40]) },
      words: { column: textColumn([marker, null, 'b']) },
    });
    return project;
  }

  /** The names of the checks that fail after `damage`. */
  function broken(damage: string): readonly string[] {
    const project = makeProject();
    project.database.pragma('foreign_keys = off');
    project.database.exec(damage);
    const { sound, checks } = verifyProject(contextOf(project));
    project.close();
    const failed = checks.filter((check) => !check.sound).map(({ check }) => check);
    expect(sound).toBe(failed.length === 0);
    return failed;
  }

  it('finds a whole project sound, and says what it looked at', () => {
    const project = makeProject();
    const { sound, checks } = verifyProject(contextOf(project));
    expect(sound).toBe(true);
    expect(checks.map(({ check }) => check)).toEqual([
      'database',
      'references',
      'schema',
      'chunks',
      'rows',
      'variables',
      'analyses',
      'derived variables',
      'combined datasets',
    ]);
    expect(checks.map(({ detail }) => detail)).toContain('3 chunks match their hashes');
    project.close();
  });

  it('finds one changed byte in a stored chunk', () => {
    makeProject().close();
    const at = readFileSync(file('a.parallax')).indexOf(marker);
    const descriptor = openSync(file('a.parallax'), 'r+');
    writeSync(descriptor, 'A', at);
    closeSync(descriptor);
    const project = Project.open(file('a.parallax'), 'read');
    const { sound, checks } = verifyProject(contextOf(project));
    expect(sound).toBe(false);
    expect(checks.filter((check) => !check.sound)).toEqual([
      { check: 'chunks', sound: false, detail: 'changed: variable 3 chunk 0' },
    ]);
    project.close();
  });

  it.each(['data', 'offsets', 'validity', 'reasons'])('finds a changed %s buffer', (buffer) => {
    const damage = `update column_chunk set ${buffer} = cast(x'ff' || substr(${buffer}, 2) as blob) where variable_id = 3`;
    expect(broken(damage)).toContain('chunks');
  });

  it('finds a missing chunk', () => {
    expect(broken('delete from column_chunk where variable_id = 2')).toEqual(['rows', 'variables']);
  });

  it('finds a chunk of too few rows', () => {
    expect(broken('update column_chunk set row_count = 2 where variable_id = 2')).toEqual([
      'chunks',
      'rows',
    ]);
  });

  it('finds a chunk that stands in the wrong place', () => {
    expect(broken('update column_chunk set chunk = 1 where variable_id = 2')).toEqual(['rows']);
  });

  it('finds a changed hash of a variable', () => {
    expect(broken("update variable set hash = 'x' where id = 1")).toEqual(['variables']);
  });

  it('finds an answer whose code was changed behind the back of the program', () => {
    expect(
      broken("update category set code = '7' where variable_id = 1 and code_index = 0"),
    ).toEqual(['variables']);
  });

  it('does not call an edited label damage', () => {
    expect(broken("update category set label = 'Northern' where variable_id = 1")).toEqual([]);
  });

  it('finds a reference to what is not there', () => {
    expect(broken('delete from variable where id = 1')).toContain('references');
  });

  it('finds a schema of another version', () => {
    expect(broken('pragma user_version = 0')).toEqual(['schema']);
  });

  it('finds a destroyed page of the database and does not fall over', () => {
    const project = makeProject();
    const page = project.database
      .prepare("select rootpage from sqlite_schema where name = 'category'")
      .pluck()
      .get() as number;
    const size = project.database.pragma('page_size', { simple: true }) as number;
    project.close();
    const descriptor = openSync(file('a.parallax'), 'r+');
    writeSync(descriptor, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
    closeSync(descriptor);
    const damaged = Project.open(file('a.parallax'), 'read');
    const { sound, checks } = verifyProject(contextOf(damaged));
    damaged.close();
    expect(sound).toBe(false);
    expect(checks.find(({ check }) => check === 'database')?.sound).toBe(false);
  });
});
