import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { writeWorkbook } from '#main/export/write-workbook.ts';
import { sampleReport } from './report-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-writing-'));
const file = join(folder, 'report.xlsx');

beforeAll(async () => {
  await writeWorkbook(file, sampleReport());
});

describe('writing a workbook', () => {
  it('does not overwrite a file unasked', async () => {
    await expect(writeWorkbook(file, sampleReport())).rejects.toMatchObject({
      code: 'file-exists',
      details: { file },
    });
  });

  it('says that a folder is missing', async () => {
    const out = join(folder, 'nowhere', 'report.xlsx');
    await expect(writeWorkbook(out, sampleReport())).rejects.toMatchObject({
      code: 'file-not-writable',
      details: { file: out, reason: 'The folder does not exist.' },
    });
  });

  it('leaves the file that was there, and no other, when it is cancelled', async () => {
    const own = mkdtempSync(join(tmpdir(), 'parallax-cancelled-'));
    const out = join(own, 'report.xlsx');
    writeFileSync(out, 'before');
    const stopped = {
      report: (stage: string, done: number) => {
        if (stage === 'writing the workbook' && done === 1) throw new AnalysisError('cancelled');
      },
    };
    await expect(
      writeWorkbook(out, sampleReport(), stopped, { overwrite: true }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(own)).toEqual(['report.xlsx']);
    expect(readFileSync(out, 'utf8')).toBe('before');
  });

  it('makes the same parts from the same content', async () => {
    const again = join(folder, 'again.xlsx');
    await writeWorkbook(again, sampleReport());
    expect(unzipSync(readFileSync(again))).toEqual(unzipSync(readFileSync(file)));
  });
});
