import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ImportPreview } from '#contract/calls/imports.ts';
import type { ErrorInWords, Progress } from '#contract/define-call.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { ask, wordsOf } from '../ask/ask.ts';
import { countEdits, withWeightThatWeighs } from './plan-edits.ts';

/** What a new look at the file may be told instead of a plan. */
export interface LookAgain {
  readonly sheet?: string;
  readonly datasetKind?: ImportPlan['datasetKind'];
  readonly name?: string;
  /** A file that says what the columns are: labels, answers, missing codes, sets. */
  readonly metadata?: string;
  /** The dataset that the file is read like. */
  readonly like?: string | undefined;
  /** What is taken of the differences from it, by their ids. */
  readonly choices?: Readonly<Record<string, 'was' | 'is'>>;
  readonly told?: {
    readonly encoding?: string;
    readonly delimiter?: string;
    readonly headerRows?: number;
    readonly raggedRows?: ImportPlan['raggedRows'];
  };
}

/** The plan being edited and what it would make of the file. */
export interface PlanEditing {
  readonly preview: ImportPreview | null;
  readonly plan: ImportPlan | null;
  readonly error: ErrorInWords | null;
  readonly isLooking: boolean;
  readonly progress: Progress | null;
  readonly edit: (change: (plan: ImportPlan) => ImportPlan) => void;
  /** What the person has changed since the machine proposed, in counted parts. */
  readonly editCount: number;
  /** Lets the machine propose afresh: edits are dropped, but for the name and the uneven rows. */
  readonly propose: (told: LookAgain) => void;
  /** The dataset that the file is read like, what differs, and the way to take the one or the other. */
  readonly like: string | null;
  readonly differences: ImportPreview['differences'];
  readonly take: (id: string, taken: 'was' | 'is') => void;
}

interface Underway {
  stop: AbortController;
  timer: ReturnType<typeof setTimeout> | null;
  plan: ImportPlan | null;
  proposed: ImportPlan | null;
  /** What the person has said of the file so far; another sheet begins anew. */
  told: LookAgain;
}

const restMs = 500;

/** Looks at a file, and again after each edit of its plan has rested for half a second. */
export function useImportPlan(file: string): PlanEditing {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [differences, setDifferences] = useState<ImportPreview['differences']>([]);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [isLooking, setIsLooking] = useState(true);
  const [progress, setProgress] = useState<Progress | null>(null);
  const current = useRef<Underway>({
    stop: new AbortController(),
    timer: null,
    plan: null,
    proposed: null,
    told: {},
  });

  const look = useCallback(
    (told: LookAgain & { readonly plan?: ImportPlan }) => {
      current.current.stop.abort();
      const stop = new AbortController();
      current.current.stop = stop;
      setIsLooking(true);
      ask('import.preview', { file, ...told }, { signal: stop.signal, onProgress: setProgress })
        .then((found) => {
          if (stop.signal.aborted) return;
          setPreview(found);
          const adopted = { ...found.plan, warnings: [...new Set(found.plan.warnings)] };
          current.current.plan = adopted;
          if (told.plan === undefined) {
            current.current.proposed = adopted;
            setDifferences(found.differences);
          }
          setPlan(adopted);
          setError(null);
          setIsLooking(false);
        })
        .catch((fault: unknown) => {
          if (stop.signal.aborted) return;
          setError(wordsOf(fault));
          setIsLooking(false);
        });
    },
    [file],
  );

  useEffect(() => {
    const { current: now } = current;
    setPreview(null);
    setPlan(null);
    look({});
    return () => {
      now.stop.abort();
      if (now.timer !== null) clearTimeout(now.timer);
    };
  }, [look]);

  const edit = useCallback(
    (change: (plan: ImportPlan) => ImportPlan) => {
      const { current: now } = current;
      if (now.plan === null) return;
      const edited = withWeightThatWeighs(change(now.plan));
      now.plan = edited;
      setPlan(edited);
      now.stop.abort();
      if (now.timer !== null) clearTimeout(now.timer);
      now.timer = setTimeout(() => look({ plan: edited }), restMs);
    },
    [look],
  );

  const propose = useCallback(
    (change: LookAgain) => {
      const { current: now } = current;
      const before = change.sheet === undefined ? now.told : {};
      const kept = keptOf(now);
      now.told = {
        ...before,
        ...kept,
        ...change,
        told: { ...before.told, ...kept.told, ...change.told },
      };
      if (now.timer !== null) clearTimeout(now.timer);
      if (now.plan === null) setError(null);
      look(now.told);
    },
    [look],
  );

  const take = useCallback(
    (id: string, taken: 'was' | 'is') =>
      propose({ choices: { ...current.current.told.choices, [id]: taken } }),
    [propose],
  );

  const { proposed } = current.current;
  const editCount = useMemo(
    () => (plan === null || proposed === null ? 0 : countEdits(proposed, plan)),
    [plan, proposed],
  );
  const like = current.current.told.like ?? null;
  const waves = { like, differences, take };
  return { preview, plan, error, isLooking, progress, edit, editCount, propose, ...waves };
}

/** What a new proposal keeps of the plan at hand: a name that was given, and what becomes of uneven rows. */
function keptOf({ plan, proposed }: Underway): LookAgain {
  if (plan === null) return {};
  return {
    ...(plan.datasetName === proposed?.datasetName ? {} : { name: plan.datasetName }),
    ...(plan.raggedRows === 'refuse' ? {} : { told: { raggedRows: plan.raggedRows } }),
  };
}
