import type { Worker as NodeWorker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProjectWorker } from '#main/jobs/worker-pool.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { useFolder } from '../project/make-project.ts';

const started = vi.hoisted((): NodeWorker[] => []);

vi.mock('node:worker_threads', async (load) => {
  const real = await load<typeof import('node:worker_threads')>();
  return {
    ...real,
    Worker: class extends real.Worker {
      constructor(...given: ConstructorParameters<typeof real.Worker>) {
        super(...given);
        started.push(this);
      }
    },
  };
});

describe('a worker that is lost', () => {
  const file = useFolder();
  let worker: ProjectWorker;
  let log = '';

  beforeEach(async () => {
    started.length = 0;
    log = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      log += String(text);
      return true;
    });
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    project.close();
    worker = new ProjectWorker('write');
    expect(await worker.open(file('a.parallax'))).toMatchObject({ ok: true });
  });

  afterEach(async () => {
    await worker.close();
    vi.restoreAllMocks();
  });

  const isInternal = {
    ok: false,
    error: { code: 'internal', details: { reportId: expect.any(String) } },
  };

  function latest(): NodeWorker {
    return started.at(-1) as NodeWorker;
  }

  /** The thread ends while a change waits for the project, so that nothing sent with it can be answered first. */
  async function loseWith<T>(send: () => T): Promise<T> {
    const other = new Database(file('a.parallax'));
    other.exec('begin immediate');
    const sent = send();
    const ended = latest().terminate();
    other.close();
    await ended;
    return sent;
  }

  function change() {
    return worker.run('segment.define', {
      dataset: 'Guests',
      name: 'All',
      expression: 'not (age is missing)',
    });
  }

  it('settles every call that waited on it, with a number under which it is logged', async () => {
    const waiting = await loseWith(() => ({
      all: Promise.all([change(), worker.run('dataset.list', {}), worker.run('dataset.list', {})]),
    }));
    const answers = await waiting.all;
    for (const answer of answers) expect(answer).toMatchObject(isInternal);
    const [first] = answers;
    expect(log).toContain(first?.ok === false ? first.error.details['reportId'] : 'no error');
    expect(worker.load).toBe(0);
  });

  it('is replaced for the next call, which finds the project as it was', async () => {
    const { lost } = await loseWith(() => ({ lost: change() }));
    expect(await lost).toMatchObject(isInternal);
    expect(await worker.run('dataset.list', {})).toMatchObject({
      ok: true,
      value: [{ name: 'Guests' }],
    });
    expect(started).toHaveLength(2);
  });

  it('takes no call with it that was made to its replacement', async () => {
    const first = latest();
    const lost = change();
    first.emit('error', new Error('out of memory'));
    expect(await lost).toMatchObject(isInternal);
    const next = worker.run('dataset.list', {});
    await first.terminate();
    expect(await next).toMatchObject({ ok: true, value: [{ name: 'Guests' }] });
  });

  it('settles an opening that waited on it', async () => {
    const { lost, opening } = await loseWith(() => ({
      lost: change(),
      opening: worker.open(file('a.parallax')),
    }));
    expect(await opening).toMatchObject(isInternal);
    expect(await lost).toMatchObject(isInternal);
  });

  it('while it is idle costs nothing', async () => {
    await latest().terminate();
    expect(await worker.run('dataset.list', {})).toMatchObject({ ok: true });
    expect(log).toBe('');
  });
});
