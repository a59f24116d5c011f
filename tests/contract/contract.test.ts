import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallName, callNamed, calls } from '#contract/calls/index.ts';
import { isErrorCode } from '#contract/error-words/index.ts';
import { writeLongSurvey } from './long-survey.ts';
import { plausibleInputs } from './plausible-inputs.ts';
import {
  ask,
  canOpenDesktop,
  isElectronReal,
  type OpenWire,
  openBrowserWire,
  openDesktopWire,
  openDirectWire,
} from './wires.ts';

const wires = [
  { wireName: 'the command line', canOpen: true, open: openDirectWire },
  { wireName: 'the browser', canOpen: true, open: openBrowserWire },
  {
    wireName: `the desktop (${isElectronReal ? 'Electron' : 'stand-in'})`,
    canOpen: canOpenDesktop,
    open: openDesktopWire,
  },
];

const names = calls.map((call) => call.name);
const senseless = [null, 42, 'text', [], { nonsense: true }];
/** Building the sample takes seconds, and choosing waits for a person. */
const notAskedIdly = new Set<CallName>(['project.sample', 'host.choose']);
const cancelledWithinMs = 200;

let folder: string;
let longSurvey: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-contract-'));
  longSurvey = join(folder, 'long.csv');
  await writeLongSurvey(longSurvey, 1_200_000);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const homeFor = (): string => mkdtempSync(join(folder, 'home-'));

describe.each(wires)('over the wire of $wireName', ({ canOpen, open }) => {
  describe.skipIf(!canOpen)('(skipped where it is not built or has no Chromium)', () => {
    let wire: OpenWire;

    beforeAll(async () => {
      wire = await open(homeFor());
    });
    afterAll(() => wire.close());

    test('a call that there is not is refused in words', async () => {
      expect(await ask(wire, 'compare.everything', {})).toMatchObject({
        ok: false,
        error: { code: 'call-not-known', details: { name: 'compare.everything' } },
      });
    });

    test.each(names)('%s refuses senseless input with the one shape of errors', async (name) => {
      for (const input of senseless) {
        const answer = await ask(wire, name, input);
        expect(answer).toEqual({
          ok: false,
          error: {
            code: 'input-not-understood',
            what: expect.stringMatching(/\w/u),
            why: expect.stringMatching(/\w/u),
            tryThis: expect.stringMatching(/\w/u),
            details: { name, problems: expect.arrayContaining([expect.any(String)]) },
          },
        });
      }
    });

    test.each(names.filter((name) => !notAskedIdly.has(name)))(
      '%s fails only in the ways that it states',
      async (name) => {
        const answer = await ask(wire, name, plausibleInputs[name]);
        if (answer.ok) return;
        expect(isErrorCode(answer.error.code)).toBe(true);
        expect(callNamed(name)?.errors).toContain(answer.error.code);
      },
    );
  });
});

describe.each(wires)('a job over the wire of $wireName', ({ canOpen, open }) => {
  test.skipIf(!canOpen)(
    `tells its progress, stops within ${cancelledWithinMs} ms, and leaves nothing behind`,
    async () => {
      const home = homeFor();
      const wire = await open(home);
      try {
        await ask(wire, 'project.new', { file: join(home, 'wave.parallax') });
        const before = await traceOf(wire, home);
        for (const laterMs of [0, 400]) {
          const times: number[] = [];
          for (let attempt = 0; attempt < 4; attempt += 1) {
            times.push(await timeToCancel(wire, laterMs));
          }
          // The machine may be busy for a moment: of four the quickest counts.
          expect({ laterMs, tookMs: Math.min(...times) }).toEqual({
            laterMs,
            tookMs: expect.toSatisfy((took) => took < cancelledWithinMs * crowding()),
          });
        }
        expect(await traceOf(wire, home)).toEqual(before);
      } finally {
        await wire.close();
      }
    },
    60_000,
  );
});

/**
 * How much longer everything may take because the machine is slow (twice) or more runs on it than it has
 * cores (up to six times). Beyond that the promise is not kept, whatever else runs.
 */
function crowding(): number {
  return Math.min(6, Math.max(2, (loadavg()[0] ?? 0) / availableParallelism()));
}

/** What a cancelled job could have left: datasets, log lines, files. */
async function traceOf(wire: OpenWire, home: string): Promise<unknown> {
  return {
    datasets: await ask(wire, 'dataset.list', {}),
    events: await ask(wire, 'project.events', {}),
    files: readdirSync(home).filter((name) => name.startsWith('wave')),
  };
}

async function timeToCancel(wire: OpenWire, laterMs: number): Promise<number> {
  const asked = wire.ask('import.run', { file: longSurvey, name: 'Long' });
  await Promise.race([asked.begun, asked.answer]);
  expect(asked.progress[0]).toEqual({
    stage: expect.stringMatching(/\w/u),
    done: expect.any(Number),
    total: expect.toSatisfy((total) => total === null || typeof total === 'number'),
    rows: expect.toSatisfy((rows) => rows === null || typeof rows === 'number'),
    rowsPerSecond: expect.toSatisfy((pace) => pace === null || typeof pace === 'number'),
    secondsLeft: expect.toSatisfy((left) => left === null || typeof left === 'number'),
  });
  await setTimeout(laterMs);
  const cancelledAt = performance.now();
  asked.cancel();
  expect(await asked.answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  return performance.now() - cancelledAt;
}

describe('the same question', () => {
  const survey = 'Executives (simulated)';
  const posts = 'Posts (simulated)';
  const questions: readonly (readonly [CallName, unknown])[] = [
    ['project.current', {}],
    ['project.verify', {}],
    ['dataset.list', {}],
    ['dataset.variables', { dataset: survey }],
    ['dataset.rows', { dataset: posts, from: 10, count: 50 }],
    ['segment.list', { dataset: survey }],
    ['compare.segments', { dataset: survey, a: 'Strategic', b: 'Informal', weight: null }],
    ['text.summary', { dataset: posts, tag: 'trait' }],
    ['text.agreement', { dataset: posts, tag: 'trait' }],
    ['attribution.run', { dataset: 'Journeys (simulated)' }],
    ['analysis.list', {}],
    ['dataset.variables', { dataset: 'no such dataset' }],
    ['compare.segments', { dataset: survey, a: 'nobody', b: 'Informal' }],
  ];

  test('has the same answer over every wire, to the last digit', { timeout: 120_000 }, async () => {
    const sampleHome = homeFor();
    const first = await openDirectWire(sampleHome);
    expect(await ask(first, 'project.sample', {})).toMatchObject({ ok: true });
    await first.close();
    const answersByWire: string[][] = [];
    for (const { open, canOpen } of wires) {
      if (!canOpen) continue;
      const wire = await open(homeFor());
      const file = join(folder, 'same', 'sample.parallax');
      cpSync(join(sampleHome, 'sample.parallax'), file);
      await ask(wire, 'project.open', { file });
      const answers: string[] = [];
      for (const [name, input] of questions) {
        answers.push(`${name} ${JSON.stringify(await ask(wire, name, input), null, 1)}`);
      }
      await wire.close();
      answersByWire.push(answers);
    }
    const [reference, ...others] = answersByWire;
    expect(reference?.filter((text) => text.includes('"ok": true'))).toHaveLength(11);
    for (const answers of others) expect(answers).toEqual(reference);
  });
});
