import { z } from 'zod';
import type { WaveChanges as AnalysedWaveChanges } from '#analysis/waves/wave-changes.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  ChangeReason,
  UncomparedVariable,
  WaveChange,
  WaveLine,
  WavePoint,
  WaveQuestion,
  WaveRow,
  WaveTrend,
} from '#analysis/waves/wave-changes.ts';

/** What changed between waves, with what it was computed from. */
export interface WaveChanges extends AnalysedWaveChanges {
  /** The variable that says which wave a row is from; null where each dataset is a wave. */
  readonly by: string | null;
  /** What is not the same in the waves: answers worded otherwise, codes with another meaning. */
  readonly notes: readonly string[];
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** What changes between waves are asked with. */
export const wavesInput = z
  .strictObject({
    /** One dataset that holds every wave, or several, each a wave, in their order. */
    datasets: z.array(z.string()).min(1).max(60),
    /** Of one dataset: the variable whose answers are the waves; absent: its wave variable. */
    by: z.string().optional(),
    /**
     * Some of its answers, the earliest first; absent: all in their order. Of several datasets what each is
     * called; absent: their names.
     */
    waves: z.array(z.string()).min(2).max(60).optional(),
    variables: z.array(z.string()).min(1).optional(),
    /** Null: without; absent: each dataset's own weight. */
    weight: z.string().nullable().optional(),
    filter: z.string().optional(),
    level: z.number().gt(0).lt(1).default(0.95),
    /** Bases under this are marked. */
    smallBase: z.int().min(0).default(30),
    /** Bases under this show no numbers. */
    suppressedBase: z.int().min(0).default(10),
  })
  .refine(({ datasets, by }) => by === undefined || datasets.length === 1, {
    message: 'by is of one dataset',
  })
  .refine(
    ({ datasets, waves }) =>
      datasets.length === 1 || waves === undefined || waves.length === datasets.length,
    { message: 'as many waves as datasets' },
  );

/** Every chosen variable wave by wave: changes with tests, trends, new and vanished answers. */
export const compareWaves = defineCall({
  name: 'compare.waves',
  kind: 'job',
  writes: false,
  input: wavesInput,
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'answer-not-found',
    'segment-not-found',
    'expression-not-understood',
    'rule-does-not-fit-variable',
    'weight-out-of-range',
    'variable-kind-unsuitable',
    'cancelled',
  ],
  output: returns<WaveChanges>(),
});
