import type { Column } from '#analysis/columns/column.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPreview } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { glimpseOf } from './glimpse.ts';
import { checkPlanFitsTypedFile } from './plan-fits-file.ts';
import type { RecognitionWishes } from './recognise/recognise-plan.ts';
import { repeatedIdsOf } from './repeated-ids.ts';
import { TypedColumnSet } from './typed-columns.ts';
import type { TypedBatch, TypedFile, TypedValues } from './typed-file.ts';
import { numberText } from './typed-numbers.ts';

const cellCharacters = 2000;

/** How many rows a preview looks at (at most a chunk), and how many of them it shows. */
export interface PreviewedRows {
  readonly rowsLookedAtMost: number;
  readonly rowsShown: number;
}

/**
 * What `previewImport` says of a file with types of its own. The first row shown holds the names of its
 * columns; cells are shown as codes, without their labels.
 *
 * @throws {ImportError} `file-damaged`, `plan-does-not-fit-file`; `cancelled`.
 */
export async function previewTyped(
  typed: TypedFile,
  wishes: RecognitionWishes & { readonly plan?: ImportPlan | undefined },
  most: PreviewedRows,
  interruption: Interruption,
): Promise<Omit<ImportPreview, 'differences'>> {
  const plan = wishes.plan ?? (await typed.plan(wishes, interruption));
  if (wishes.plan) checkPlanFitsTypedFile(typed, plan);
  const seen = new Map<number, Column>();
  const columns = new TypedColumnSet(plan, typed.columns, (variable, column) =>
    seen.set(variable, column),
  );
  const ids = repeatedIdsOf({ ...plan, repeatedIds: 'keep' });
  for await (const batch of typed.batches(columns.columnsWanted, interruption)) {
    const first = firstOf(batch, most.rowsLookedAtMost - columns.rows);
    columns.take(ids?.admitTyped(first, columns.columnsWanted, columns.rows + 1) ?? first);
    if (columns.rows >= most.rowsLookedAtMost) break;
    interruption.report('reading', columns.rows, typed.rowCount);
  }
  columns.endChunk();
  const { rows } = columns;
  return {
    plan: { ...plan, warnings: [...typed.warnings, ...plan.warnings] },
    fileBytes: typed.fileBytes,
    sheets: [],
    firstRows: await firstRows(typed, most.rowsShown, interruption),
    glimpses: plan.variables.flatMap(({ name, kind, source, included }, variable) => {
      const column = seen.get(variable);
      if (!included || column === undefined) return [];
      const known = columns.categoriesOf(variable);
      // Selected comes before not selected, however many they are.
      const isOrdered = kind === 'scale' || source.from !== 'cell';
      const order = isOrdered ? (known?.order ?? null) : null;
      return [glimpseOf(name, column, known?.categories ?? [], order)];
    }),
    repeated: ids?.found() ?? null,
    rowsLookedAt: rows,
    rowsInFile: typed.rowCount ?? (rows < most.rowsLookedAtMost ? rows : null),
  };
}

function firstOf(batch: TypedBatch, most: number): TypedBatch {
  return batch.rows <= most ? batch : { ...batch, rows: most };
}

async function firstRows(
  typed: TypedFile,
  most: number,
  interruption: Interruption,
): Promise<readonly (readonly string[])[]> {
  const all = typed.columns.map((_, column) => column);
  const shown: string[][] = [typed.columns.map(({ name }) => name)];
  for await (const batch of typed.batches(all, interruption)) {
    for (let row = 0; row < batch.rows && shown.length <= most; row++) {
      shown.push(all.map((column) => cellText(typed, column, batch.columns[column], row)));
    }
    if (shown.length > most) break;
  }
  return shown;
}

function cellText(
  typed: TypedFile,
  place: number,
  values: TypedValues | undefined,
  row: number,
): string {
  const column = typed.columns[place];
  if (values === undefined || column === undefined) return '';
  if (values.type === 'text') {
    const text = values.bytes.subarray(values.offsets[row], values.offsets[row + 1]);
    return Buffer.from(text.subarray(0, cellCharacters * 4))
      .toString('utf8')
      .slice(0, cellCharacters);
  }
  const value = values.values[row] as number;
  if (!Number.isNaN(value)) return numberText(value, column.isInstant);
  const mark = values.marks?.[row] ?? 0;
  return mark === 0 ? '' : (column.markCodes[mark - 1] ?? '');
}
