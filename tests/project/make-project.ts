import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Column } from '#analysis/columns/column.ts';
import { rowCount } from '#analysis/columns/column.ts';
import type { DatasetKind, VariableKind } from '#analysis/columns/variable.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import type { CallContext } from '#main/calls/call-context.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { DatasetWriter, type NewSet, type SourceFile } from '#main/project/dataset-writer.ts';
import type { Project } from '#main/project/project.ts';

/** A folder of its own for each test, removed afterwards; the function returned names a file in it. */
export function useFolder(): (name?: string) => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return (name = '') => join(folder, name);
}

/** A variable to write: what it holds, and what it is where that does not follow from its storage. */
export interface Given {
  readonly column: Column;
  readonly label?: string;
  readonly kind?: Exclude<VariableKind, 'multiple'>;
  readonly set?: string;
  readonly recipe?: Readonly<Record<string, unknown>>;
}

/** A dataset to write. */
export interface GivenDataset {
  readonly name?: string;
  readonly kind?: DatasetKind;
  readonly sets?: readonly NewSet[];
  readonly source?: SourceFile;
  readonly warnings?: readonly string[];
  readonly at?: string;
}

const kindByStorage = { category: 'single', number: 'number', text: 'text' } as const;

/** Writes a dataset as an import does: one transaction, column by column. */
export function writeDataset(
  project: Project,
  variables: Readonly<Record<string, Given>>,
  dataset: GivenDataset = {},
): number {
  const { name = 'Survey', kind = 'survey', at = '2026-01-02T03:04:05.000Z' } = dataset;
  return project.write('dataset imported', { dataset: name }, (database) => {
    const writer = DatasetWriter.create(database, name, kind, at);
    for (const set of dataset.sets ?? []) writer.addSet(set);
    let rows = 0;
    for (const [variable, given] of Object.entries(variables)) {
      const { column, label = variable, set = null, recipe = null } = given;
      const storage = column.type;
      const id = writer.addVariable({
        name: variable,
        label,
        kind: given.kind ?? kindByStorage[storage],
        storage,
        set,
        recipe,
      });
      writer.writeColumn(id, column);
      rows = rowCount(column);
    }
    writer.finish(rows, dataset.source ?? null, dataset.warnings ?? [], at);
    return writer.datasetId;
  });
}

/** What an answering function needs, over an open project. */
export function contextOf(project: Project, columns: ColumnCache = new ColumnCache()): CallContext {
  return { project, columns, interruption: uninterrupted };
}
