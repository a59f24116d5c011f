import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';
import type { Undoable } from '../undo.ts';
import { tableInput } from './tables.ts';

/** What a table prints in its cells. */
export const tableFigures = ['column', 'row', 'total', 'count', 'index'] as const;

/** One of `tableFigures`. */
export type TableFigure = (typeof tableFigures)[number];

/** How a table is looked at: what its cells print, whether they are shaded, which chart stands beside it. */
export const tableLook = z.strictObject({
  figure: z.enum(tableFigures).default('column'),
  isHeat: z.boolean().default(false),
  hasChart: z.boolean().default(false),
});

/** See `tableLook`. */
export type TableLook = z.output<typeof tableLook>;

/** A remark on one number of a table, printed under it. `about` names the number in words. */
export const tableNote = z.strictObject({
  about: z.string().min(1),
  text: z.string().min(1).max(2000),
});

/** See `tableNote`. */
export type TableNote = z.output<typeof tableNote>;

/** A table that can be opened again. Where `banner` still names a banner, its columns are the table's. */
export interface SavedTable {
  readonly id: number;
  readonly name: string;
  readonly input: z.output<typeof tableInput>;
  readonly banner: number | null;
  readonly look: TableLook;
  readonly notes: readonly TableNote[];
  readonly changedAt: string;
}

/** Columns under a name, for many tables; `usedBy` are the names of the saved tables that have them. */
export interface SavedBanner {
  readonly id: number;
  readonly name: string;
  readonly dataset: string;
  readonly columns: z.output<typeof tableInput>['columns'];
  readonly usedBy: readonly string[];
  readonly changedAt: string;
}

/** The saved tables and banners of a dataset, by name. */
export const listTables = defineCall({
  name: 'table.list',
  kind: 'query',
  input: z.strictObject({ dataset: z.string() }),
  errors: ['no-project-open', 'dataset-not-found'],
  output: returns<{
    readonly tables: readonly SavedTable[];
    readonly banners: readonly SavedBanner[];
  }>(),
});

/** Saves a table under a name: anew, or (with `id`) in place of one, which a removed one comes back as. */
export const saveTable = defineCall({
  name: 'table.save',
  kind: 'change',
  input: z.strictObject({
    id: z.int().positive().optional(),
    name: z.string().min(1).max(200),
    input: tableInput,
    banner: z.int().nullable().default(null),
    look: tableLook.prefault({}),
    notes: z.array(tableNote).default([]),
  }),
  errors: ['no-project-open', 'dataset-not-found'],
  output: returns<SavedTable & Undoable>(),
});

/** Removes a saved table; what was kept for the report stays. */
export const removeTable = defineCall({
  name: 'table.remove',
  kind: 'change',
  input: z.strictObject({ id: z.int() }),
  errors: ['no-project-open', 'analysis-not-found'],
  output: returns<{ readonly removed: string } & Undoable>(),
});

/** Saves columns under a name, or (with `id`) changes a banner in every table that has it. */
export const saveBanner = defineCall({
  name: 'banner.save',
  kind: 'change',
  input: z.strictObject({
    id: z.int().positive().optional(),
    name: z.string().min(1).max(200),
    dataset: z.string(),
    columns: tableInput.shape.columns.min(1),
  }),
  errors: ['no-project-open', 'dataset-not-found'],
  output: returns<SavedBanner & Undoable>(),
});

/** Removes a banner; the tables that have it keep its columns as their own. */
export const removeBanner = defineCall({
  name: 'banner.remove',
  kind: 'change',
  input: z.strictObject({ id: z.int() }),
  errors: ['no-project-open', 'analysis-not-found'],
  output: returns<{ readonly removed: string } & Undoable>(),
});
