import type { ImportPlan } from '#contract/import-plan.ts';
import { storageOf } from './column-set.ts';
import { ImportError } from './import-error.ts';
import { RecordReader } from './record-reader.ts';
import type { TableFile } from './table-file.ts';
import type { TypedFile } from './typed-file.ts';

/**
 * Makes sure that a plan that a person gave can be followed.
 *
 * @throws {ImportError} `plan-does-not-fit-file` with `file`, `reason` and what the reason names; and
 *   what reading the first row throws.
 */
export function checkPlanFitsFile(table: TableFile, plan: ImportPlan): void {
  const { file } = table;
  checkFormat(table, plan);
  checkVariables(file, plan, plan.columnCount ?? firstRowWidth(table, plan));
  const mentions = plan.variables.find(
    ({ source, included }) => included && source.from === 'mentions',
  );
  if (mentions) {
    throw new ImportError('plan-does-not-fit-file', {
      file,
      reason: `“${mentions.name}” is to be read from several columns at once, which only files with types of their own can be.`,
    });
  }
}

/**
 * Makes sure that a plan that a person gave can be followed with a file that has types of its own.
 *
 * @throws {ImportError} `plan-does-not-fit-file`.
 */
export function checkPlanFitsTypedFile(typed: TypedFile, plan: ImportPlan): void {
  checkFormat(typed, plan);
  checkVariables(typed.file, plan, typed.columns.length);
  for (const { name, source, included } of plan.variables) {
    if (!included || !source.from.startsWith('list')) continue;
    if (typed.columns[source.column]?.type === 'text') continue;
    throw new ImportError('plan-does-not-fit-file', {
      file: typed.file,
      reason: `“${name}” is to be read out of lists, but its column holds numbers.`,
    });
  }
}

function checkFormat({ file, format }: Pick<TableFile, 'file' | 'format'>, plan: ImportPlan): void {
  if (plan.format === format) return;
  throw new ImportError('plan-does-not-fit-file', {
    file,
    reason: 'another-format',
    planned: plan.format,
    found: format,
  });
}

function checkVariables(file: string, plan: ImportPlan, width: number): void {
  const refuse = (details: Readonly<Record<string, unknown>>): never => {
    throw new ImportError('plan-does-not-fit-file', { file, ...details });
  };
  const names = new Set<string>();
  const sets = new Set(plan.sets.map(({ name }) => name));
  for (const { name, source, set, included } of plan.variables) {
    if (!included) continue;
    const column =
      source.from === 'mentions' ? Math.max(source.column, ...source.columns) : source.column;
    if (column >= width) {
      refuse({ reason: 'column-beyond-file', variable: name, column, columns: width });
    }
    if (names.has(name)) refuse({ reason: 'name-used-twice', variable: name });
    names.add(name);
    if (set !== null && !sets.has(set)) refuse({ reason: 'set-not-planned', variable: name, set });
  }
  const weight = plan.weight ?? null;
  const weighing = plan.variables.find(({ name, included }) => included && name === weight);
  if (weight !== null && (weighing === undefined || storageOf(weighing) !== 'number')) {
    refuse({
      reason: `The rows are to be weighted by “${weight}”, which is no number among its variables.`,
    });
  }
}

function firstRowWidth(table: TableFile, plan: ImportPlan): number {
  const { source } = table.open(plan.encoding, false);
  try {
    const reader = new RecordReader(table.file, source, plan);
    for (;;) {
      const cells = reader.scanRecord(0);
      if (cells > 0 && !reader.isBlank) return cells;
      if (cells === 0 && !reader.refill()) return 0;
    }
  } finally {
    source.close();
  }
}
