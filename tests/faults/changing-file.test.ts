import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Interruption } from '#analysis/interruption.ts';
import { verifyProject } from '#main/calls/verify-project.ts';
import { exportTable } from '#main/export/export-table.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';
import { exported, exportedTable, numbers, texts } from '../export/table-sample.ts';
import { contextOf, useFolder } from '../project/make-project.ts';
import { writeSurveyFile } from './survey-file.ts';

const rows = 120_000;

/** Does something to the file once, when the import is well under way. */
function once(change: () => void): Interruption & { readonly wasDone: () => boolean } {
  let isDone = false;
  return {
    wasDone: () => isDone,
    report(stage, done, total) {
      if (isDone || !stage.startsWith('reading') || total === null || done < total * 0.2) return;
      isDone = true;
      change();
    },
  };
}

/** The end of a row in the middle of a file. */
function cutAt(file: string): number {
  const bytes = readFileSync(file);
  return bytes.indexOf('\n', Math.floor(bytes.length / 2)) + 1 || Math.floor(bytes.length / 2);
}

describe.each(['csv', 'sav'])('a .%s file that changes while it is imported', (ending) => {
  const path = useFolder();

  async function start(): Promise<{ readonly file: string; readonly project: Project }> {
    const file = path(`survey.${ending}`);
    if (ending === 'csv') writeSurveyFile(file, rows);
    else {
      const each = Array.from({ length: rows }, (_, row) => row);
      const columns = [
        exported('n', numbers(each), 'number'),
        exported('t', texts(each.map((row) => `text of row ${row}`)), 'text'),
      ];
      await exportTable(file, exportedTable(columns, rows));
    }
    return { file, project: Project.create(path('a.parallax')) };
  }

  it('by growing is read with whole rows, or refused and leaves nothing', async () => {
    const { file, project } = await start();
    const line = '7,North,20,1,Yes,1,late\n';
    const grow = once(() =>
      appendFileSync(file, ending === 'csv' ? line : Buffer.alloc(4096, 252)),
    );
    const outcome = await runImport(project, file, { name: 'Grown' }, grow).then(
      ({ rows: read }) => read,
      (error: { code?: string }) => error.code,
    );
    expect(grow.wasDone()).toBe(true);
    if (typeof outcome === 'number') expect([rows, rows + 1]).toContain(outcome);
    else expect(outcome).toBe('file-damaged');
    const count = project.database.prepare('select count(*) from dataset').pluck().get();
    expect(count).toBe(typeof outcome === 'number' ? 1 : 0);
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    project.close();
  });

  it('by being cut, even between two rows, is refused and leaves nothing', async () => {
    const { file, project } = await start();
    const cut = once(() => truncateSync(file, cutAt(file)));
    const outcome = await runImport(project, file, { name: 'Cut' }, cut).then(
      ({ rows: read }) => read,
      (error: { code?: string; details?: { file?: string } }) => {
        expect(error.details?.file).toBe(file);
        return error.code;
      },
    );
    expect(cut.wasDone()).toBe(true);
    expect(outcome).toBe(ending === 'sav' ? 'file-damaged' : 'file-not-readable');
    expect(project.database.prepare('select count(*) from dataset').pluck().get()).toBe(0);
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    project.close();
  });
});
