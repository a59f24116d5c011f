import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { verifyProject } from '#main/calls/verify-project.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
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
