import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';
import type { Undoable } from '../undo.ts';

const named = z.string().min(1);

/** Names of variables that are read otherwise than their kinds say, in an append or a stack. */
const reading = {
  /** Variables that hold numbers here and answers or texts there: all become texts. */
  asText: z.array(named).default([]),
  /** Variables whose answers are the same where their codes are, whatever the labels say. */
  byCode: z.array(named).default([]),
};

/**
 * Rows of several datasets under each other. Variables are the same when their names are (in any case);
 * `match` says otherwise: `from` has, for each dataset in order, the name there or null.
 */
export const appendSpec = z.strictObject({
  kind: z.literal('append'),
  datasets: z.array(named).min(2).max(50),
  /** The variable that says which dataset a row is from. */
  waveName: named.default('wave'),
  /** What it says, one text for each dataset; their names when left out. */
  waveAnswers: z.array(named).optional(),
  match: z.array(z.strictObject({ name: named, from: z.array(z.string().nullable()) })).default([]),
  ...reading,
});

/**
 * Each row becomes one row for each item. A group is one question over the items: variable k of every group
 * is about item k; null where the question was not asked of it.
 */
export const stackSpec = z.strictObject({
  kind: z.literal('stack'),
  dataset: named,
  groups: z
    .array(
      z.strictObject({
        name: named,
        label: z.string().optional(),
        variables: z.array(named.nullable()).min(2),
      }),
    )
    .min(1),
  /** The variable that says which item a row is about. */
  itemName: named.default('item'),
  /** What the items are called; from the labels of the first group when left out. */
  items: z.array(named).optional(),
  /** Variables repeated on each of a respondent's rows; all that are in no group when left out. */
  carry: z.array(named).optional(),
  /** Leaves out rows in which no group has a value. */
  leaveOutEmpty: z.boolean().default(false),
  ...reading,
});

/** The variables of the row on the right with the same id stand beside each row on the left. */
export const matchSpec = z.strictObject({
  kind: z.literal('match'),
  left: named,
  right: named,
  on: z.strictObject({ left: named, right: named }),
  /** `all`: every row on the left. `matched`: only those with a row on the right. */
  keep: z.enum(['all', 'matched']).default('all'),
  /** Which variables of the right side come along; all when left out. */
  bring: z.array(named).optional(),
  /** Added to names of the right side that the left has too. */
  suffix: named.default('_2'),
});

/** How a dataset is made from others. */
export const combination = z.discriminatedUnion('kind', [appendSpec, stackSpec, matchSpec]);

/** See `combination`. */
export type Combination = z.output<typeof combination>;
/** See `appendSpec`. */
export type AppendSpec = z.output<typeof appendSpec>;
/** See `stackSpec`. */
export type StackSpec = z.output<typeof stackSpec>;
/** See `matchSpec`. */
export type MatchSpec = z.output<typeof matchSpec>;

/** What a dataset that was made from others remembers of it. Variables are known by their ids. */
export interface CombinationRecipe {
  readonly made: 'combined';
  readonly spec: Combination;
  readonly inputs: readonly {
    readonly datasetId: number;
    readonly dataset: string;
    readonly rows: number;
    readonly variables: readonly {
      readonly id: number;
      readonly name: string;
      readonly hash: string;
    }[];
  }[];
  /** The hash of each variable as it was made, by its name then. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** How rows found each other. `first` ids of those that did not are at most ten. */
export interface MatchedRows {
  readonly matched: number;
  readonly leftWithout: { readonly count: number; readonly first: readonly string[] };
  readonly rightWithout: { readonly count: number; readonly first: readonly string[] };
  /** Rows without any id, on each side. */
  readonly withoutId: { readonly left: number; readonly right: number };
}

/** What a combination makes. `notes` say, for the analyst, what differed and what was made of it. */
export interface CombinationOutline {
  readonly name: string;
  readonly rows: number;
  readonly variables: readonly {
    readonly name: string;
    readonly label: string;
    readonly kind: string;
    /** The names of its sources, in the order of the datasets or items; null where there is none. */
    readonly from: readonly (string | null)[];
  }[];
  readonly notes: readonly string[];
  readonly matched: MatchedRows | null;
}

/** A dataset made from others. */
export interface CombinedDataset extends Undoable {
  readonly dataset: string;
  readonly datasetId: number;
  readonly rows: number;
  readonly variables: number;
  readonly warnings: readonly string[];
  readonly matched: MatchedRows | null;
  readonly seconds: number;
}

const combiningErrors = [
  'no-project-open',
  'dataset-not-found',
  'variable-not-found',
  'variable-kind-unsuitable',
  'variables-do-not-combine',
  'combination-not-understood',
  'ids-repeat',
  'cancelled',
] as const;

const writingErrors = [...combiningErrors, 'dataset-exists', 'disk-full', 'project-busy'] as const;

/** What a combination would make, without making it. */
export const previewCombination = defineCall({
  name: 'combination.preview',
  kind: 'job',
  writes: false,
  input: z.strictObject({ spec: combination }),
  errors: combiningErrors,
  output: returns<CombinationOutline>(),
});

/** Groups of variables that look like one question over several items: grids, repeated blocks. */
export const proposeStack = defineCall({
  name: 'combination.propose-stack',
  kind: 'query',
  input: z.strictObject({ dataset: z.string() }),
  errors: ['no-project-open', 'dataset-not-found'],
  output:
    returns<
      readonly {
        readonly words: string;
        readonly groups: StackSpec['groups'];
        readonly items: readonly string[];
      }[]
    >(),
});

/** Puts datasets under each other as a new one. All or nothing; a name is found when none is given. */
export const appendDatasets = defineCall({
  name: 'dataset.append',
  kind: 'job',
  writes: true,
  input: appendSpec.omit({ kind: true }).extend({ name: named.optional() }),
  errors: writingErrors,
  output: returns<CombinedDataset>(),
});

/** Turns groups of variables into rows, as a new dataset. All or nothing. */
export const stackDataset = defineCall({
  name: 'dataset.stack',
  kind: 'job',
  writes: true,
  input: stackSpec.omit({ kind: true }).extend({ name: named.optional() }),
  errors: writingErrors,
  output: returns<CombinedDataset>(),
});

/** Puts the rows of two datasets side by side by an id, as a new dataset. All or nothing. */
export const matchDatasets = defineCall({
  name: 'dataset.match',
  kind: 'job',
  writes: true,
  input: matchSpec.omit({ kind: true }).extend({ name: named.optional() }),
  errors: writingErrors,
  output: returns<CombinedDataset>(),
});
