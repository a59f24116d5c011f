import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyProject } from '#main/calls/verify-project.ts';
import { exportTable } from '#main/export/export-table.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { exported, exportedTable, numbers, texts } from '../export/table-sample.ts';
import { contextOf, useFolder } from '../project/make-project.ts';
import { startChild } from './run-child.ts';
import { writeSurveyFile } from './survey-file.ts';

interface Moment {
  readonly stage: string;
  readonly share: number | null;
  readonly inTransaction: boolean;
}

/** Everything that a project holds, but for the time at which it was opened. */
function contentOf(project: Project): unknown {
  const all = (sql: string) => project.database.prepare(sql).all();
  return {
    datasets: all('select name, row_count from dataset order by id'),
    variables: all('select dataset_id, name, hash from variable order by id'),
    chunks: all('select variable_id, chunk, sha256 from column_chunk order by id'),
    sources: all('select name, sha256 from source_file'),
    events: all('select what from event order by id'),
  };
}

describe('an import that is killed', () => {
  const file = useFolder();
  const rows = 150_000;

  async function killAt(
    isMoment: (moment: Moment) => boolean,
    ending: 'csv' | 'sav' = 'csv',
  ): Promise<Moment> {
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    project.close();
    copyFileSync(file('a.parallax'), file('before.parallax'));
    const survey = file(`survey.${ending}`);
    if (ending === 'csv') writeSurveyFile(survey, rows);
    else await writeSav(survey);
    const child = startChild('import-child.ts', file('a.parallax'), survey);
    try {
      for await (const line of child.lines) {
        const moment = JSON.parse(line) as Moment;
        if (isMoment(moment)) return moment;
      }
      await child.end();
      throw new Error('the import ended before the moment came');
    } finally {
      await child.kill();
    }
  }

  async function writeSav(survey: string): Promise<void> {
    const each = Array.from({ length: rows }, (_, row) => row);
    const columns = [
      exported('n', numbers(each.map(Math.sqrt)), 'number'),
      exported('t', texts(each.map((row) => `text of ${row}`)), 'text'),
    ];
    await exportTable(survey, exportedTable(columns, rows));
  }

  function contentBefore(): unknown {
    const project = Project.open(file('before.parallax'), 'read');
    const content = contentOf(project);
    project.close();
    return content;
  }

  it.each([
    ['as it begins', (moment: Moment) => moment.stage !== ''],
    ['as its transaction begins', (moment: Moment) => moment.inTransaction],
    [
      'after half of the rows',
      ({ inTransaction, share }: Moment) => inTransaction && (share ?? 0) > 0.5,
    ],
    ['near its end', ({ inTransaction, share }: Moment) => inTransaction && (share ?? 0) > 0.9],
  ])('%s leaves the project as it was before, and sound', async (_name, isMoment) => {
    await leavesNothing(isMoment, 'csv');
    await leavesNothing(isMoment, 'sav');
  });

  async function leavesNothing(
    isMoment: (moment: Moment) => boolean,
    ending: 'csv' | 'sav',
  ): Promise<void> {
    rmSync(file('a.parallax'), { force: true });
    const moment = await killAt(isMoment, ending);
    expect(moment.stage).not.toBe('committed');
    const project = Project.open(file('a.parallax'), 'write');
    expect(contentOf(project)).toEqual(contentBefore());
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    project.close();
    expect(readdirSync(file()).filter((name) => name.startsWith('a.parallax'))).toEqual([
      'a.parallax',
    ]);
  }

  it('after it was done keeps every row, though the project was never closed', async () => {
    await killAt(({ stage }) => stage === 'committed');
    const project = Project.open(file('a.parallax'), 'write');
    const datasets = project.database
      .prepare('select name, row_count from dataset order by id')
      .raw();
    expect(datasets.all()).toEqual([
      ['Guests', 100],
      ['Imported', rows],
    ]);
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    project.close();
    expect(readdirSync(file()).filter((name) => name.startsWith('a.parallax'))).toEqual([
      'a.parallax',
    ]);
  });
});

describe('derived variables and weights that are killed', () => {
  const file = useFolder();

  it.each(['derive', 'rake'])('(%s) are each there whole or not at all', async (what) => {
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    const own = project.database.prepare('select count(*) from variable').pluck().get() as number;
    project.close();
    let made = own;
    for (const [round, delayMs] of [3, 11, 0].entries()) {
      const child = startChild('prepare-child.ts', file('a.parallax'), what, String(round));
      let done = 0;
      for await (const line of child.lines) {
        done = Number(line);
        if (done === round + 1) setTimeout(() => child.process.kill('SIGKILL'), delayMs);
      }
      await child.kill();
      const reopened = Project.open(file('a.parallax'), 'write');
      const count = (sql: string) => reopened.database.prepare(sql).pluck().get() as number;
      const now = count('select count(*) from variable');
      const each = what === 'derive' ? 12 : 1;
      expect((now - own) % each).toBe(0);
      expect(now - made).toBeGreaterThanOrEqual(done * each);
      expect(verifyProject(contextOf(reopened))).toMatchObject({ sound: true });
      reopened.close();
      made = now;
    }
  });
});

describe('small changes that are killed', () => {
  const file = useFolder();

  it('are each there whole or not at all, and none that was done is lost', async () => {
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    project.close();
    let segments = 0;
    for (const [round, wanted] of [1, 7, 40].entries()) {
      const child = startChild('change-child.ts', file('a.parallax'), `round ${round}`);
      let done = 0;
      for await (const line of child.lines) {
        done = Number(line);
        if (done >= wanted) child.process.kill('SIGKILL');
      }
      await child.kill();
      const reopened = Project.open(file('a.parallax'), 'write');
      const count = (sql: string) => reopened.database.prepare(sql).pluck().get() as number;
      const now = count('select count(*) from segment');
      expect(done).toBeGreaterThanOrEqual(wanted);
      expect([done, done + 1]).toContain(now - segments);
      expect(count('select count(*) from segment_alias')).toBe(now);
      expect(count("select count(*) from event where what = 'segment defined'")).toBe(now);
      expect(verifyProject(contextOf(reopened))).toMatchObject({ sound: true });
      reopened.close();
      segments = now;
    }
  });
});
