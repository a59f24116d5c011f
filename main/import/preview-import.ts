import type { Column } from '#analysis/columns/column.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPreview, ToldOfFile } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { ColumnSet } from './column-set.ts';
import { glimpseOf } from './glimpse.ts';
import type { ImportWishes } from './import-wishes.ts';
import { followedPlan } from './like/follow-plan.ts';
import { encodingToldOf, openImportFile } from './open-import-file.ts';
import { checkPlanFitsFile } from './plan-fits-file.ts';
import { previewTyped } from './preview-typed.ts';
import { readRows } from './read-rows.ts';
import { recognisePlan } from './recognise/recognise-plan.ts';
import { RecordReader } from './record-reader.ts';
import { repeatedIdsOf } from './repeated-ids.ts';
import { type TableFile, warningsOfTable } from './table-file.ts';

const rowsLookedAtMost = 20_000;
const rowsShown = 20;

/**
 * Looks at a file and proposes how to import it; or, given a plan, shows what that plan would make of it.
 *
 * The glimpses come from the same readers as an import, over the first 20,000 rows. `rowsInFile` is null
 * when the file goes on beyond them. Nothing is written.
 *
 * @throws {ImportError} every code of the room; `cancelled` through the interruption.
 */
export async function previewImport(
  file: string,
  wishes: ImportWishes & { readonly told?: ToldOfFile | undefined },
  interruption: Interruption,
): Promise<ImportPreview> {
  const sheet = wishes.sheet ?? wishes.plan?.sheet ?? null;
  const opened = await openImportFile(file, sheet, encodingToldOf(wishes), interruption);
  try {
    const followed = await followedPlan(opened, wishes, interruption);
    const told = followed === null ? wishes : { ...wishes, plan: followed.plan };
    const preview =
      opened.kind === 'typed'
        ? await previewTyped(opened.typed, told, { rowsLookedAtMost, rowsShown }, interruption)
        : previewTable(opened.table, told, interruption);
    return { ...preview, differences: followed?.differences ?? [] };
  } finally {
    opened.dispose();
  }
}

function previewTable(
  table: TableFile,
  wishes: ImportWishes & { readonly told?: ToldOfFile | undefined },
  interruption: Interruption,
): Omit<ImportPreview, 'differences'> {
  const plan = wishes.plan ?? recognisePlan(table, wishes, interruption);
  if (wishes.plan) checkPlanFitsFile(table, plan);
  const looked = lookAt(table, plan, interruption);
  return {
    plan: { ...plan, warnings: [...warningsOfTable(table, plan), ...plan.warnings] },
    fileBytes: table.fileBytes,
    sheets: table.sheets,
    firstRows: firstRows(table, plan),
    ...looked,
  };
}

function lookAt(
  table: TableFile,
  plan: ImportPlan,
  interruption: Interruption,
): Pick<ImportPreview, 'glimpses' | 'repeated' | 'rowsLookedAt' | 'rowsInFile'> {
  const seen = new Map<number, Column>();
  const columns = new ColumnSet(plan, (variable, column) => seen.set(variable, column));
  const open = table.open(plan.encoding, false);
  try {
    const reader = new RecordReader(table.file, open.source, plan);
    const wanted = {
      plan,
      most: rowsLookedAtMost,
      interruption,
      progress: () => open.progress(),
    };
    const ids = repeatedIdsOf({ ...plan, repeatedIds: 'keep' });
    const { rows } = readRows(reader, wanted, {
      ...(ids ? { admit: (batch, count) => ids.admit(batch, count) } : {}),
      take: (batch, from, to, row) => columns.take(batch, from, to, row),
      endChunk: (count) => columns.endChunk(count),
    });
    const glimpses = plan.variables.flatMap(({ name, kind, source, included }, variable) => {
      const column = seen.get(variable);
      if (!included || column === undefined) return [];
      const known = columns.categoriesOf(variable);
      // Selected comes before not selected, however many they are.
      const isOrdered = kind === 'scale' || source.from !== 'cell';
      const order = isOrdered ? (known?.order ?? null) : null;
      return [glimpseOf(name, column, known?.categories ?? [], order)];
    });
    return {
      glimpses,
      repeated: ids?.found() ?? null,
      rowsLookedAt: rows,
      rowsInFile: rows < rowsLookedAtMost ? rows : null,
    };
  } finally {
    open.source.close();
  }
}

function firstRows(table: TableFile, plan: ImportPlan): readonly (readonly string[])[] {
  const { source } = table.open(plan.encoding, false);
  try {
    const reader = new RecordReader(table.file, source, plan);
    const rows: string[][] = [];
    while (rows.length < plan.headerRows + rowsShown) {
      const cells = reader.scanRecord(0);
      if (cells === 0 && !reader.refill()) break;
      if (cells > 0 && !reader.isBlank) rows.push(reader.cellTexts(cells));
      reader.expectedCells = plan.columnCount ?? rows[0]?.length ?? 0;
    }
    return rows;
  } finally {
    source.close();
  }
}
