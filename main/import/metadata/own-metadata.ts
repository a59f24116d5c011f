import { z } from 'zod';
import { type MissingReason, missingReasons } from '#analysis/columns/missing-reason.ts';
import { variableKinds } from '#analysis/columns/variable.ts';
import { ImportError } from '../import-error.ts';
import type { SmallTable } from '../small-table.ts';
import {
  type DescribedAnswer,
  type DescribedSet,
  type DescribedVariable,
  type Metadata,
  undescribed,
} from './metadata.ts';

const code = z.union([z.string(), z.number()]).transform(String);
const reason = z.enum(missingReasons);
const described = z.strictObject({
  label: z.string().optional(),
  kind: z.enum(variableKinds).optional(),
  answers: z
    .union([
      z.record(z.string(), z.string()),
      z.array(
        z.strictObject({
          code,
          label: z.string(),
          value: z.number().nullable().optional(),
          missing: reason.optional(),
        }),
      ),
    ])
    .optional(),
  missing: z.record(z.string(), reason).optional(),
  separator: z.string().min(1).optional(),
  decimal: z.enum(['.', ',']).optional(),
});

/** Parallax's own form of metadata as JSON; `docs/methods/import-recognition.md` describes it. */
export const ownDocument = z.strictObject({
  variables: z.record(z.string(), described),
  sets: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        label: z.string().optional(),
        kind: z.enum(['multiple', 'grid']),
        members: z.array(z.string()).min(1),
      }),
    )
    .default([]),
  weight: z.string().optional(),
});

/** What a document of our own form says. */
export function ownMetadata(file: string, document: z.output<typeof ownDocument>): Metadata {
  return {
    file,
    form: 'metadata',
    variables: Object.entries(document.variables).map(([name, one]) => ({
      ...undescribed(name),
      label: one.label ?? null,
      kind: one.kind ?? null,
      isKindFirm: true,
      answers: answersOf(one.answers, one.missing ?? {}),
      missing: Object.entries(one.missing ?? {}).map(([text, why]) => ({
        code: text,
        reason: why,
      })),
      separator: one.separator ?? null,
      decimal: one.decimal ?? null,
    })),
    sets: document.sets.map(({ name, label, kind, members }) => ({
      name,
      label: label ?? name,
      kind,
      members: members.map((column) => ({ column, label: null })),
    })),
    weight: document.weight ?? null,
  };
}

function answersOf(
  given: z.output<typeof described>['answers'],
  missing: Readonly<Record<string, MissingReason>>,
): readonly DescribedAnswer[] {
  if (given === undefined) return [];
  if (Array.isArray(given)) {
    return given.map((one) => ({ ...one, missing: one.missing ?? missing[one.code] ?? null }));
  }
  return Object.entries(given).map(([text, label]) => ({
    code: text,
    label,
    missing: missing[text] ?? null,
  }));
}

const columns = {
  variable: /^(?:variable|name|column)$/iu,
  label: /^(?:label|question|text)$/iu,
  kind: /^(?:kind|type)$/iu,
  answers: /^(?:answers|values|value labels|choices)$/iu,
  missing: /^missing(?: codes| values)?$/iu,
  separator: /^separator$/iu,
  set: /^set$/iu,
  setLabel: /^set[ _]label$/iu,
  item: /^item$/iu,
} as const;

type ColumnKey = keyof typeof columns;

/** Whether a table is metadata of our own form: a column of names and one of what is said of them. */
export function isOwnTable(table: SmallTable): boolean {
  const has = (key: ColumnKey): boolean => table.header.some((name) => columns[key].test(name));
  return has('variable') && (has('label') || has('answers') || has('kind') || has('missing'));
}

interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<ColumnKey, string>>;
}

/**
 * Metadata as a table: a row for each variable with `variable`, `label`, `kind`, `answers`
 * (`1=Yes | 2=No`), `missing` (`99=refused | -9`), `separator`, `set`, `set_label` and `item`.
 *
 * @throws {ImportError} `metadata-not-understood`, naming the row.
 */
export function ownTableMetadata(file: string, table: SmallTable): Metadata {
  const lines = table.rows.map((row, index) => ({ line: index + 2, cells: cellsOf(table, row) }));
  const named = lines.filter(({ cells }) => cells.variable !== '');
  const variables = named.map((line) => describedLine(file, line));
  return {
    file,
    form: 'metadata',
    variables,
    sets: setsOf(named, variables),
    weight: variables.find(({ kind }) => kind === 'weight')?.name ?? null,
  };
}

function cellsOf(table: SmallTable, row: readonly string[]): Line['cells'] {
  const entries = Object.entries(columns).map(([key, pattern]) => {
    const place = table.header.findIndex((name) => pattern.test(name));
    return [key, (row[place] ?? '').trim()] as const;
  });
  return Object.fromEntries(entries) as Record<ColumnKey, string>;
}

function describedLine(file: string, { line, cells }: Line): DescribedVariable {
  const refuse = (why: string): never => {
    throw new ImportError('metadata-not-understood', { file, reason: `Row ${line}: ${why}.` });
  };
  const kind = z.enum(variableKinds).safeParse(cells.kind.toLowerCase());
  if (cells.kind !== '' && !kind.success) {
    refuse(`“${cells.kind}” is no kind; kinds are ${variableKinds.join(', ')}`);
  }
  const missing = pairs(cells.missing).map(([text, why]) => {
    const read = reason.safeParse(why === '' ? 'no-answer' : why);
    if (!read.success)
      return refuse(`“${why}” is no reason; reasons are ${missingReasons.join(', ')}`);
    return { code: text, reason: read.data };
  });
  const reasonByCode = new Map(missing.map((one) => [one.code, one.reason]));
  return {
    ...undescribed(cells.variable),
    label: cells.label === '' ? null : cells.label,
    kind: kind.success ? kind.data : null,
    isKindFirm: true,
    answers: pairs(cells.answers).map(([text, label]) => ({
      code: text,
      label: label || text,
      missing: reasonByCode.get(text) ?? null,
    })),
    missing,
    separator: cells.separator === '' ? null : cells.separator,
  };
}

/** `1=Yes | 2=No`, also a line each or `1=Yes; 2=No`; a code alone has nothing on its other side. */
function pairs(text: string): readonly (readonly [code: string, said: string])[] {
  return piecesOf(text).flatMap((piece) => {
    const at = piece.indexOf('=');
    const left = (at < 0 ? piece : piece.slice(0, at)).trim();
    return left === '' ? [] : [[left, at < 0 ? '' : piece.slice(at + 1).trim()] as const];
  });
}

/** Parted by bars or lines; by semicolons or commas where a code and "=" stand behind each of them. */
function piecesOf(text: string): readonly string[] {
  const parted = text.split(/[|\n]/u);
  if (parted.length > 1) return parted;
  for (const mark of [/;\s*(?=-?[\w.]+\s*=)/u, /,\s*(?=-?[\w.]+\s*=)/u]) {
    const pieces = text.split(mark);
    if (pieces.length > 1) return pieces.map((piece) => piece.replace(/[;,]\s*$/u, ''));
  }
  return parted;
}

function setsOf(
  lines: readonly Line[],
  variables: readonly DescribedVariable[],
): readonly DescribedSet[] {
  const kinds = new Map(variables.map(({ name, kind }) => [name, kind]));
  const inSets = lines.filter(({ cells }) => cells.set !== '');
  return [...Map.groupBy(inSets, ({ cells }) => cells.set)].map(([name, members]) => ({
    name,
    label: members.find(({ cells }) => cells.setLabel !== '')?.cells.setLabel ?? name,
    kind: members.every(({ cells }) => kinds.get(cells.variable) === 'multiple')
      ? 'multiple'
      : 'grid',
    members: members.map(({ cells }) => ({
      column: cells.variable,
      label: cells.item || null,
    })),
  }));
}
