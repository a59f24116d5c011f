import { expect, test } from 'vitest';
import type { ToHost } from '#contract/wire.ts';
import { isAffected } from '#renderer/ask/answers-affected.ts';
import { AskError } from '#renderer/ask/ask-error.ts';
import { createAsker } from '#renderer/ask/asker.ts';
import type { WireListener } from '#renderer/ask/wire.ts';

function fakeHost() {
  const sent: ToHost[] = [];
  const changed: string[] = [];
  let listener: WireListener | null = null;
  const asker = createAsker(
    (given) => {
      listener = given;
      return { send: (message) => sent.push(message), pathOf: null };
    },
    { changed: (by) => changed.push(by), state: () => undefined },
  );
  const say = (): WireListener => {
    if (listener === null) throw new Error('the wire was not opened');
    return listener;
  };
  say().state('open');
  return { asker, sent, changed, say };
}

const noFile = {
  code: 'file-not-found',
  what: 'There is no such file',
  why: 'It may have been moved.',
  tryThis: 'Choose it again.',
  details: {},
} as const;

test('each answer reaches its own question, in whatever order they come', async () => {
  const { asker, sent, say } = fakeHost();
  const first = asker.ask('project.current', {});
  const second = asker.ask('project.close', {});
  const ids = sent.map((message) => message.id);
  say().message({ type: 'answer', id: ids[1] ?? 0, answer: { ok: true, value: { closed: true } } });
  say().message({
    type: 'answer',
    id: ids[0] ?? 0,
    answer: { ok: true, value: { project: null } },
  });
  expect(await second).toEqual({ closed: true });
  expect(await first).toEqual({ project: null });
});

test('an error comes as words, with its code', async () => {
  const { asker, sent, say } = fakeHost();
  const asked = asker.ask('project.open', { file: 'x' });
  say().message({ type: 'answer', id: sent[0]?.id ?? 0, answer: { ok: false, error: noFile } });
  const error = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AskError);
  expect((error as AskError).words).toEqual(noFile);
});

test('no promise is left hanging when the host goes away, and later ones fail at once', async () => {
  const { asker, sent, say } = fakeHost();
  const asked = asker.ask('project.current', {});
  say().state('lost');
  await expect(asked).rejects.toThrow('The connection to Parallax was lost');
  await expect(asker.ask('project.current', {})).rejects.toThrow(
    'The connection to Parallax was lost',
  );
  expect(sent).toHaveLength(1);
  say().state('open');
  const again = asker.ask('project.current', {});
  say().message({
    type: 'answer',
    id: sent[1]?.id ?? 0,
    answer: { ok: true, value: { project: null } },
  });
  expect(await again).toEqual({ project: null });
});

test('aborting asks the host to cancel, and the answer of the host settles the promise', async () => {
  const { asker, sent, say } = fakeHost();
  const stop = new AbortController();
  const asked = asker.ask('project.verify', {}, { signal: stop.signal });
  stop.abort();
  const id = sent[0]?.id ?? 0;
  expect(sent[1]).toEqual({ type: 'cancel', id });
  say().message({
    type: 'answer',
    id,
    answer: { ok: false, error: { ...noFile, code: 'cancelled' } },
  });
  const error = await asked.catch((thrown: unknown) => thrown);
  expect((error as AskError).isCancelled).toBe(true);
});

test('progress goes to the call it is about; changes are passed on', async () => {
  const { asker, sent, say, changed } = fakeHost();
  const stages: string[] = [];
  const asked = asker.ask('project.verify', {}, { onProgress: ({ stage }) => stages.push(stage) });
  const id = sent[0]?.id ?? 0;
  const progress = {
    stage: 'reading',
    done: 1,
    total: 2,
    rows: 1,
    rowsPerSecond: 10,
    secondsLeft: 1,
  };
  say().message({ type: 'progress', id, progress });
  say().message({ type: 'progress', id: id + 99, progress: { ...progress, stage: 'other' } });
  say().message({ type: 'changed', by: 'segment.define' });
  say().message({ type: 'answer', id, answer: { ok: true, value: { sound: true, checks: [] } } });
  await asked;
  expect(stages).toEqual(['reading']);
  expect(changed).toEqual(['segment.define']);
});

test('a change makes only those answers old that it can alter', () => {
  expect(isAffected('dataset.variables', 'variable.edit')).toBe(true);
  expect(isAffected('host.folder', 'variable.edit')).toBe(false);
  expect(isAffected('compare.segments', 'analysis.save')).toBe(false);
  expect(isAffected('analysis.list', 'analysis.save')).toBe(true);
  expect(isAffected('lexicon.read', 'lexicon.set')).toBe(true);
  expect(isAffected('dataset.rows', 'lexicon.set')).toBe(false);
});
