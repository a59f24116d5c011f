import { z } from 'zod';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import { datasetKinds, variableKinds, variableRoles } from '#analysis/columns/variable.ts';

/** The key under which a Parquet or Arrow file that Parallax wrote keeps its dictionary, as JSON. */
export const keptDictionaryKey = 'parallax';

/** An answer as it stands in the file: `text` is what its rows hold, a number written out where it is one. */
export const keptAnswer = z.strictObject({
  code: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  missing: z.enum(missingReasons).nullable(),
  text: z.string(),
});

/** A variable and the columns that hold it: its values, and why there are none. */
export const keptVariable = z.strictObject({
  name: z.string().min(1),
  label: z.string(),
  kind: z.enum(variableKinds),
  role: z.enum(variableRoles).nullable(),
  set: z.string().nullable(),
  storage: z.enum(['category', 'number', 'text']),
  column: z.string(),
  reasons: z.string().nullable(),
  answers: z.array(keptAnswer),
});

/**
 * What a Parquet or Arrow file that Parallax wrote says of its columns, so that an import gives back the
 * dataset that was exported: labels, codes, values of scales, reasons for no answer, sets, roles, the weight.
 */
export const keptDictionary = z.strictObject({
  version: z.literal(1),
  dataset: z.string().min(1),
  datasetKind: z.enum(datasetKinds),
  weight: z.string().nullable(),
  variables: z.array(keptVariable).min(1),
  sets: z.array(
    z.strictObject({ name: z.string(), label: z.string(), kind: z.enum(['multiple', 'grid']) }),
  ),
});

/** See `keptAnswer`. */
export type KeptAnswer = z.output<typeof keptAnswer>;
/** See `keptVariable`. */
export type KeptVariable = z.output<typeof keptVariable>;
/** See `keptDictionary`. */
export type KeptDictionary = z.output<typeof keptDictionary>;
