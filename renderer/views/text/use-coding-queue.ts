import { useCallback, useEffect, useRef, useState } from 'react';
import type { CodingItem, CodingQueueKind } from '#contract/calls/codings.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { useUndo } from '../../undo.ts';

/** Who codes which tag, and which posts come. */
export interface CodingTask {
  readonly dataset: string;
  readonly tag: string;
  readonly coder: string;
  readonly queue: CodingQueueKind;
}

/** Posts fetched at once, and how many may be left before more are fetched. */
const batch = 40;
const fewLeft = 8;

interface QueueState {
  readonly items: readonly CodingItem[];
  readonly at: number;
  readonly coded: number;
  readonly left: number;
  readonly coders: readonly string[];
  readonly answers: ReadonlyMap<number, string | null>;
}

const empty: QueueState = {
  items: [],
  at: 0,
  coded: 0,
  left: 0,
  coders: [],
  answers: new Map(),
};

/** The posts of a task, coded one after another: the next one shows before the last is written. */
export function useCodingQueue(task: CodingTask) {
  const [state, setState] = useState<QueueState | null>(null);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const fetching = useRef(false);
  const lastPut = useRef<Promise<unknown>>(Promise.resolve());
  const fetchMore = useCallback(async () => {
    if (fetching.current) return;
    fetching.current = true;
    try {
      await lastPut.current;
      const found = await ask('coding.queue', { ...task, limit: batch });
      setState((before) => withMore(before ?? empty, found));
    } catch (fault) {
      setError(wordsOf(fault));
    } finally {
      fetching.current = false;
    }
  }, [task]);
  useEffect(() => {
    setState(null);
    setError(null);
    void fetchMore();
  }, [fetchMore]);
  const shown = state ?? empty;
  const item = shown.items[shown.at] ?? null;
  const isLow = state !== null && shown.items.length - shown.at < fewLeft;
  const hasMore = shown.left > shown.items.length - shown.at;
  const known = shown.items.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a batch may hold few new posts, so each one that came is looked at
  useEffect(() => {
    if (isLow && hasMore) void fetchMore();
  }, [isLow, hasMore, known, fetchMore]);

  const takeBack = (row: number): void => {
    setState((now) => (now === null ? now : backTo(now, row)));
  };
  const put = async (row: number, label: string | null): Promise<void> => {
    const { undo } = await ask('coding.set', { ...task, row, label });
    useUndo.getState().record({
      title: `Code of row ${row + 1}: ${label ?? 'cannot tell'}`,
      undo: async () => {
        await ask(undo.call as 'coding.set', undo.input as never);
        takeBack(row);
      },
      redo: () => ask('coding.set', { ...task, row, label }),
    });
  };
  const code = (label: string | null): void => {
    if (item === null) return;
    setError(null);
    setState((now) => (now === null ? now : onwards(now, item.row, label)));
    lastPut.current = put(item.row, label).catch((fault: unknown) => {
      takeBack(item.row);
      setError(wordsOf(fault));
    });
  };
  /** Takes the last code back, once it is written; nothing where none was given here. */
  const goBack = (): void => {
    if (shown.answers.size === 0) return;
    void lastPut.current.then(() => useUndo.getState().undo());
  };
  const isReading = error === null && (state === null || (item === null && shown.left > 0));
  return { ...shown, item, error, isReading, code, goBack };
}

function withMore(
  before: QueueState,
  found: {
    readonly items: readonly CodingItem[];
    readonly coded: number;
    readonly left: number;
    readonly coders: readonly string[];
  },
): QueueState {
  const known = new Set(before.items.map(({ row }) => row));
  const fresh = found.items.filter(({ row }) => !known.has(row));
  const items = [...before.items, ...fresh];
  const isFirst = before.items.length === 0;
  const waiting = items.length - before.at;
  return {
    ...before,
    items,
    coders: found.coders,
    coded: isFirst ? found.coded : before.coded,
    left: fresh.length === 0 ? waiting : Math.max(found.left, waiting),
  };
}

function onwards(now: QueueState, row: number, label: string | null): QueueState {
  const isNew = !now.answers.has(row);
  return {
    ...now,
    at: now.at + 1,
    coded: now.coded + (isNew ? 1 : 0),
    left: Math.max(0, now.left - (isNew ? 1 : 0)),
    answers: new Map(now.answers).set(row, label),
  };
}

/** The post of a row comes again, as if it had not been coded. */
function backTo(now: QueueState, row: number): QueueState {
  const at = now.items.findIndex((one) => one.row === row);
  if (at < 0) return now;
  const answers = new Map(now.answers);
  const was = answers.delete(row) ? 1 : 0;
  return { ...now, at, answers, coded: Math.max(0, now.coded - was), left: now.left + was };
}
