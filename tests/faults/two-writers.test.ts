import { describe, expect, it } from 'vitest';
import { verifyProject } from '#main/calls/verify-project.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { contextOf, useFolder } from '../project/make-project.ts';
import { startChild } from './run-child.ts';

describe('two writers of one project', () => {
  const file = useFolder();

  it('wait for each other, and lose nothing', async () => {
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    project.close();
    const writers = ['first', 'second'].map((name) =>
      startChild('change-child.ts', file('a.parallax'), name, '100'),
    );
    await Promise.all(writers.map((writer) => writer.end()));
    const after = Project.open(file('a.parallax'), 'write');
    expect(after.database.prepare('select count(*) from segment').pluck().get()).toBe(200);
    expect(verifyProject(contextOf(after))).toMatchObject({ sound: true });
    after.close();
  });

  it('are told that the project is busy when one of them does not finish, and then go on', () => {
    const first = Project.create(file('a.parallax'));
    const second = Project.open(file('a.parallax'), 'write');
    second.database.pragma('busy_timeout = 50');
    const add = (project: Project, name: string) => () =>
      project.write('added', {}, (database) =>
        database
          .prepare("insert into dataset (name, kind, created_at) values (?, 'survey', '')")
          .run(name),
      );
    first.write('long', {}, () => {
      expect(add(second, 'b')).toThrow(expect.objectContaining({ code: 'project-busy' }));
    });
    add(second, 'b')();
    add(first, 'a')();
    expect(first.info().datasetCount).toBe(2);
    second.close();
    first.close();
  });
});
