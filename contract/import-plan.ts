import { z } from 'zod';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import { datasetKinds, variableKinds, variableRoles } from '#analysis/columns/variable.ts';

/** One answer as the plan states it; the order of a variable's list is the order of reading. */
export const plannedCategory = z.strictObject({
  code: z.string(),
  label: z.string(),
  value: z.number().nullable().default(null),
  missing: z.enum(missingReasons).nullable().default(null),
});

/** Where a variable's cells come from. `column` is 0-based in the file. */
export const plannedSource = z.discriminatedUnion('from', [
  /** The cell as it is. */
  z.strictObject({ from: z.literal('cell'), column: z.int().min(0) }),
  /**
   * Selected when the cell is one of `selected` (an empty list: anything that is not in `notSelected`);
   * not selected when the person answered otherwise.
   */
  z.strictObject({
    from: z.literal('mark'),
    column: z.int().min(0),
    selected: z.array(z.string()),
    notSelected: z.array(z.string()),
  }),
  /** Selected when the cell's list holds `option`; `separator` splits the list. */
  z.strictObject({
    from: z.literal('list'),
    column: z.int().min(0),
    separator: z.string().min(1),
    option: z.string(),
  }),
  /** What a list cell holds beside the known options ("other" write-ins), as text. */
  z.strictObject({
    from: z.literal('list-rest'),
    column: z.int().min(0),
    separator: z.string().min(1),
    options: z.array(z.string()),
  }),
  /**
   * The place of `option` among `options` in the cell's list, 1 for the first: a ranking in one cell. What is
   * none of `options` is passed over.
   */
  z.strictObject({
    from: z.literal('list-place'),
    column: z.int().min(0),
    separator: z.string().min(1),
    option: z.string(),
    options: z.array(z.string()).min(1).max(100),
  }),
  /**
   * Selected when any of `columns` (0-based) holds `code`: first mention, second mention and so on.
   * `column` is the first of them. Files with types of their own only.
   */
  z.strictObject({
    from: z.literal('mentions'),
    column: z.int().min(0),
    columns: z.array(z.int().min(0)).min(1),
    code: z.string(),
  }),
]);

/** One variable to be: every decision can be changed before the import runs. */
export const plannedVariable = z.strictObject({
  name: z.string().min(1),
  label: z.string(),
  kind: z.enum(variableKinds),
  source: plannedSource,
  categories: z.array(plannedCategory).default([]),
  /** Cell texts that mean that there is no answer, for kinds without categories. */
  missing: z
    .array(z.strictObject({ code: z.string(), reason: z.enum(missingReasons) }))
    .default([]),
  /** Stretches of numbers that mean that there is no answer (SPSS's "97 thru 99"); an open end is null. */
  missingRanges: z
    .array(
      z.strictObject({
        from: z.number().nullable(),
        to: z.number().nullable(),
        reason: z.enum(missingReasons),
      }),
    )
    .default([]),
  /** What the variable is in a dataset of its kind: who wrote, when, what it cost; null: nothing special. */
  role: z.enum(variableRoles).nullable().default(null),
  /** The name of the set that this variable is a member of. */
  set: z.string().nullable().default(null),
  /** Day or month first, ISO, Unix time, days as spreadsheets count them, or a month's name. */
  dateFormat: z
    .enum([
      'iso',
      'month-first',
      'day-first',
      'year-first',
      'unix-seconds',
      'excel-serial',
      'worded',
    ])
    .nullable()
    .default(null),
  decimal: z.enum(['.', ',']).default('.'),
  included: z.boolean().default(true),
  /** Why the decisions are as they are, in words for the analyst. */
  why: z.array(z.string()).default([]),
});

/** Variables that belong together: "select all that apply", or one question over several items. */
export const plannedSet = z.strictObject({
  name: z.string().min(1),
  label: z.string(),
  /** `multiple`: one multiple-response set. `grid`: several questions shown side by side. */
  kind: z.enum(['multiple', 'grid']),
  /** Who counts as having been asked: whoever marked anything, or whoever has a non-empty cell. */
  base: z.enum(['marked-any', 'cell-not-empty']),
  why: z.array(z.string()).default([]),
});

/** What kinds of files can be imported. `spreadsheet` is .xls, .xlsb, .ods and their kin. */
export const importFormats = [
  'delimited',
  'xlsx',
  'spreadsheet',
  'json',
  'sav',
  'stata',
  'parquet',
  'arrow',
] as const;

/** One of `importFormats`. */
export type ImportFormat = (typeof importFormats)[number];

/** How a file becomes a dataset: recognised by the machine, editable by the analyst, kept with the data. */
export const importPlan = z.strictObject({
  version: z.literal(1),
  file: z.string(),
  format: z.enum(importFormats),
  datasetName: z.string().min(1),
  datasetKind: z.enum(datasetKinds),
  encoding: z.string().default('utf-8'),
  delimiter: z.string().length(1).default(','),
  /** What cells that hold the delimiter are enclosed in; empty where quotes are ordinary characters. */
  quote: z.enum(['"', '']).default('"'),
  sheet: z.string().nullable().default(null),
  /** Rows above the data that hold names and labels. */
  headerRows: z.int().min(0).max(60),
  /** Cells in every row; null: as many as the first row has. */
  columnCount: z.int().min(1).nullable().default(null),
  /** What to do with a row that has more or fewer cells than the header. */
  raggedRows: z.enum(['refuse', 'skip', 'pad']).default('refuse'),
  /** Rows that are none of the table's (totals, notes at its foot), by their 1-based number in the file. */
  leftOutRows: z.array(z.int().min(1)).max(100).optional(),
  /** The variable that weighs the rows unless an analysis says otherwise. */
  weight: z.string().nullable().default(null),
  /** What to do with rows that repeat the id of an earlier row: keep them, or leave them out. */
  repeatedIds: z.enum(['keep', 'leave-out']).default('keep'),
  /** What separates touches of a path, for journeys (" > "). */
  pathSeparator: z.string().nullable().default(null),
  variables: z.array(plannedVariable).min(1),
  sets: z.array(plannedSet).default([]),
  why: z.array(z.string()).default([]),
  /** What stands above each column of the file, by which the next wave's file is read; older plans have none. */
  headings: z.array(z.string()).optional(),
  warnings: z.array(z.string()).default([]),
});

/** See `plannedCategory`. */
export type PlannedCategory = z.output<typeof plannedCategory>;
/** See `plannedSource`. */
export type PlannedSource = z.output<typeof plannedSource>;
/** See `plannedVariable`. */
export type PlannedVariable = z.output<typeof plannedVariable>;
/** See `plannedSet`. */
export type PlannedSet = z.output<typeof plannedSet>;
/** See `importPlan`. */
export type ImportPlan = z.output<typeof importPlan>;
