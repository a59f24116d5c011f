import type { ImportPlan } from '#contract/import-plan.ts';
import { ImportError } from './import-error.ts';
import { RecordReader } from './record-reader.ts';
import type { TableFile } from './table-file.ts';

/**
 * Makes sure that a plan that a person gave can be followed.
 *
 * @throws {ImportError} `plan-does-not-fit-file` with `file`, `reason` and what the reason names; and
 *   what reading the first row throws.
 */
export function checkPlanFitsFile(table: TableFile, plan: ImportPlan): void {
  const { file } = table;
  const refuse = (details: Readonly<Record<string, unknown>>): never => {
    throw new ImportError('plan-does-not-fit-file', { file, ...details });
  };
  if (plan.format !== table.format) {
    refuse({ reason: 'another-format', planned: plan.format, found: table.format });
  }
  const width = plan.columnCount ?? firstRowWidth(table, plan);
  const names = new Set<string>();
  const sets = new Set(plan.sets.map(({ name }) => name));
  for (const { name, source, set, included } of plan.variables) {
    if (!included) continue;
    if (source.column >= width) {
      refuse({
        reason: 'column-beyond-file',
        variable: name,
        column: source.column,
        columns: width,
      });
    }
    if (names.has(name)) refuse({ reason: 'name-used-twice', variable: name });
    names.add(name);
    if (set !== null && !sets.has(set)) refuse({ reason: 'set-not-planned', variable: name, set });
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
