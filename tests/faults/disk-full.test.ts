import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { appendDatasets as appendCall } from '#contract/calls/combinations.ts';
import { deriveVariables as deriveCall } from '#contract/calls/preparations.ts';
import { appendDatasets } from '#main/calls/combine-datasets.ts';
import { deriveVariables } from '#main/calls/derive-variables.ts';
import { verifyProject } from '#main/calls/verify-project.ts';
import { exportTable } from '#main/export/export-table.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { exported, exportedTable, numbers, texts } from '../export/table-sample.ts';
import { contextOf } from '../project/make-project.ts';
import { writeSurveyFile } from './survey-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-small-disk-'));
const disk = join(folder, 'disk');
const isMounted = mountSmallDisk();

/** A disk of four megabytes in memory, where this machine lets us have one. */
function mountSmallDisk(): boolean {
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
});

/** Leaves `bytes` free on the disk, or nothing. */
function fillUp(bytes = 0): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1));
}

/** Thirty variables, none of which can be packed to nothing. */
function deriveMany() {
  const specs = Array.from({ length: 30 }, (_, at) => ({
    kind: 'expression',
    name: `made ${at}`,
    expression: `sqrt(age * score + ${at}) * ${at + 1}`,
  }));
  return deriveCall.input.parse({ dataset: 'Medium', specs });
}

function largeTable() {
  const each = Array.from({ length: 60_000 }, (_, row) => row);
  const columns = [
    exported('n', numbers(each.map((row) => Math.sqrt(row))), 'number'),
    exported('t', texts(each.map((row) => `text ${Math.sin(row)}`)), 'text'),
  ];
  return exportedTable(columns, each.length);
}

describe.skipIf(!isMounted)(
  'a disk that is full (no small disk can be mounted here: skipped)',
  () => {
    const file = join(disk, 'a.parallax');
    const isFull = expect.objectContaining({ code: 'disk-full' });

    beforeEach(() => {
      for (const name of readdirSync(disk)) rmSync(join(disk, name));
    });

    it('refuses an import, leaves the project as it was and gives the space back', async () => {
      const made = Project.create(file);
      writeGuestSurvey(made);
      made.close();
      const project = Project.open(file, 'write');
      const survey = join(folder, 'survey.csv');
      writeSurveyFile(survey, 300_000);
      const before = project.database.prepare('select * from dataset').all();
      await expect(runImport(project, survey, {}, uninterrupted)).rejects.toEqual(isFull);
      expect(project.database.prepare('select * from dataset').all()).toEqual(before);
      expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
      writeGuestSurvey(project, 'Small enough');
      project.close();
      expect(readdirSync(disk)).toEqual(['a.parallax']);
    });

    it.each(['derive', 'append', 'import of a .sav'])(
      'refuses a change that writes much (%s), and leaves the project as it was',
      async (change) => {
        const made = Project.create(file);
        writeGuestSurvey(made);
        const survey = join(folder, 'medium.csv');
        writeSurveyFile(survey, 9000);
        await runImport(made, survey, { name: 'Medium' }, uninterrupted);
        made.close();
        const project = Project.open(file, 'write');
        const context = contextOf(project);
        const sav = join(folder, 'large.sav');
        await exportTable(sav, largeTable(), uninterrupted, { overwrite: true });
        const content = () =>
          ['dataset', 'variable', 'event'].map((name) =>
            project.database.prepare(`select * from ${name}`).all(),
          );
        const before = content();
        fillUp(100_000);
        const attempt = async (): Promise<unknown> => {
          if (change === 'derive') return deriveVariables(context, deriveMany());
          if (change === 'append') {
            return appendDatasets(
              context,
              appendCall.input.parse({ datasets: ['Medium', 'Guests'], name: 'Both' }),
            );
          }
          return runImport(project, sav, { name: 'Large' }, uninterrupted);
        };
        await expect(attempt()).rejects.toEqual(isFull);
        expect(content()).toEqual(before);
        expect(verifyProject(context)).toMatchObject({ sound: true });
        rmSync(join(disk, 'ballast'));
        project.close();
        expect(readdirSync(disk)).toEqual(['a.parallax']);
      },
    );

    it('refuses small changes until there is space again, and loses none that was done', () => {
      const project = Project.create(file);
      writeGuestSurvey(project, 'first');
      fillUp();
      let written = 1;
      const writeUntilFull = () => {
        for (;;) {
          writeGuestSurvey(project, `copy ${written}`);
          written++;
        }
      };
      expect(writeUntilFull).toThrow(isFull);
      expect(project.info().datasetCount).toBe(written);
      rmSync(join(disk, 'ballast'));
      writeGuestSurvey(project, 'last');
      expect(project.info().datasetCount).toBe(written + 1);
      expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
      project.close();
      expect(readdirSync(disk)).toEqual(['a.parallax']);
    });

    it('closes a project even where its log cannot be folded back, and the next opening does so', () => {
      const project = Project.create(file);
      project.close();
      const writer = Project.open(file, 'write');
      writer.database.pragma('wal_autocheckpoint = 0');
      for (let copy = 0; copy < 8; copy++) writeGuestSurvey(writer, `copy ${copy}`);
      fillUp();
      expect(() => writer.close()).toThrow(isFull);
      expect(writer.database.open).toBe(false);
      rmSync(join(disk, 'ballast'));
      const reopened = Project.open(file, 'write');
      expect(reopened.info().datasetCount).toBe(8);
      expect(verifyProject(contextOf(reopened))).toMatchObject({ sound: true });
      reopened.close();
      expect(readdirSync(disk)).toEqual(['a.parallax']);
    });

    it('makes no half of a new project', () => {
      fillUp(8192);
      expect(() => Project.create(file)).toThrow(isFull);
      expect(readdirSync(disk)).toEqual(['ballast']);
    });
  },
);
