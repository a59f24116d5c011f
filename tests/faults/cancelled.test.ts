import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { InputOf, Progress } from '#contract/define-call.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { openHost, type TestHost } from '../calls/open-host.ts';
import { numberColumn, textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { writeSurveyFile } from './survey-file.ts';

const rows = 200_000;
/** The promise is 200 ms; a machine that is busy with other things may take ten times as long. */
const patienceMs = 2000;

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
    const texts = Array.from(
      { length: 30_000 },
      (_, row) => `Order ${row} was late, I do not love that`,
    );
    writeDataset(
      project,
      { text: { column: textColumn(texts) } },
      { name: 'Posts', kind: 'posts' },
    );
    const paths = Array.from(
      { length: 3000 },
      (_, row) => `A${row % 7} > B${row % 11} > C${row % 5}`,
    );
    const path = { column: textColumn(paths) };
    const conversions = { column: numberColumn(paths.map((_, row) => row % 4)) };
    writeDataset(project, { path, conversions }, { name: 'Journeys', kind: 'journeys' });
  });
  writeSurveyFile(join(host.folder, 'survey.csv'), rows);
});
afterAll(() => host.close());

/** Stops a call at the first progress that `isMoment` accepts; how long the answer took from there. */
async function stop<Name extends CallName>(
  name: Name,
  input: InputOf<CallNamed<Name>>,
  isMoment: (progress: Progress) => boolean = () => true,
): Promise<{ readonly code: string; readonly tookMs: number }> {
  const controller = new AbortController();
  let stoppedAt = Number.NaN;
  const error = await host.refusal(name, input, {
    signal: controller.signal,
    onProgress: (progress) => {
      if (controller.signal.aborted || !isMoment(progress)) return;
      stoppedAt = performance.now();
      controller.abort();
    },
  });
  return { code: error.code, tookMs: performance.now() - stoppedAt };
}

async function state(): Promise<unknown> {
  return [await host.ask('dataset.list', {}), await host.ask('project.events', { limit: 1000 })];
}

describe('work that is stopped', () => {
  it('answers soon in the middle of an import, and leaves nothing behind', async () => {
    const before = await state();
    const input = { file: join(host.folder, 'survey.csv'), name: 'Stopped' };
    const half = ({ done, total }: Progress) => total !== null && done / total > 0.3;
    const { code, tookMs } = await stop('import.run', input, half);
    expect(code).toBe('cancelled');
    expect(tookMs).toBeLessThan(patienceMs);
    expect(await state()).toEqual(before);
    expect(await host.ask('project.verify', {})).toMatchObject({ sound: true });
  });

  it('can be done again afterwards', async () => {
    const input = { file: join(host.folder, 'survey.csv'), name: 'Stopped' };
    expect(await host.ask('import.run', input)).toMatchObject({ dataset: 'Stopped', rows });
    expect(await host.ask('dataset.remove', { dataset: 'Stopped' })).toEqual({
      removed: 'Stopped',
    });
  });

  it('answers soon in the middle of tagging, and keeps no tag', async () => {
    const before = await state();
    const { code, tookMs } = await stop('text.tag', { dataset: 'Posts', text: 'text' });
    expect(code).toBe('cancelled');
    expect(tookMs).toBeLessThan(patienceMs);
    expect(await state()).toEqual(before);
  });

  it('answers soon in the middle of an attribution that is to be kept, and keeps none', async () => {
    const before = await state();
    const { code, tookMs } = await stop('analysis.save', {
      specification: {
        kind: 'attribution',
        input: { dataset: 'Journeys', bootstrap: 10_000, models: ['linear', 'markov'] },
      },
    });
    expect(code).toBe('cancelled');
    expect(tookMs).toBeLessThan(patienceMs);
    expect(await state()).toEqual(before);
  });

  it('leaves one file when the project is closed', async () => {
    await host.ask('project.close', {});
    expect(readdirSync(host.folder).toSorted()).toEqual(['home', 'survey.csv', 'test.parallax']);
  });
});
