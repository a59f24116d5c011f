import type { CodeArray, Column, NumberArray } from '#analysis/columns/column.ts';
import {
  chunkText,
  chunkValues,
  emptyValues,
  type StoredChunk,
  widestType,
} from './column-chunks.ts';
import type { VariableRecord } from './dataset.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';

/**
 * Reads a whole column. A category column comes without its answers (they can be edited, the codes
 * cannot), which `Dataset.column` adds.
 *
 * @throws {ProjectError} `project-damaged` when chunks are missing.
 */
export function readColumn(project: Project, variable: VariableRecord, rows: number): Column {
  const chunks = project
    .statement('select * from column_chunk where variable_id = ? order by chunk')
    .all(variable.id) as StoredChunk[];
  const stored = chunks.reduce((sum, chunk) => sum + chunk.row_count, 0);
  if (stored !== rows) {
    const reason = `The variable ${variable.name} has ${stored} of ${rows} rows.`;
    throw new ProjectError('project-damaged', { file: project.file, reason });
  }
  const missing = joinMissing(chunks, rows);
  if (variable.storage === 'text') return { type: 'text', ...joinText(chunks, rows), missing };
  const values = joinValues(chunks, rows);
  return variable.storage === 'category'
    ? { type: 'category', codes: values as CodeArray, categories: [], order: [] }
    : { type: 'number', values, missing };
}

/**
 * Reads one chunk of a column, as `readColumn` reads all of them: for those who look at a few rows.
 *
 * @throws {ProjectError} `project-damaged` when the chunk is missing or has not `rows` rows.
 */
export function readChunk(
  project: Project,
  variable: VariableRecord,
  chunk: number,
  rows: number,
): Column {
  const stored = project
    .statement('select * from column_chunk where variable_id = ? and chunk = ?')
    .get(variable.id, chunk) as StoredChunk | undefined;
  if (stored?.row_count !== rows) {
    const reason = `The variable ${variable.name} has ${stored?.row_count ?? 0} of ${rows} rows in chunk ${chunk}.`;
    throw new ProjectError('project-damaged', { file: project.file, reason });
  }
  const missing = stored.reasons;
  if (variable.storage === 'text') return { type: 'text', ...chunkText(stored), missing };
  const values = chunkValues(stored);
  return variable.storage === 'category'
    ? { type: 'category', codes: values as CodeArray, categories: [], order: [] }
    : { type: 'number', values, missing };
}

/** Why each row of a text or number column is missing, without reading its values; null when none is. */
export function readMissing(
  project: Project,
  variable: VariableRecord,
  rows: number,
): Uint8Array | null {
  const chunks = project
    .statement('select row_count, reasons from column_chunk where variable_id = ? order by chunk')
    .all(variable.id) as Pick<StoredChunk, 'row_count' | 'reasons'>[];
  return joinMissing(chunks, rows);
}

function joinValues(chunks: readonly StoredChunk[], rows: number): NumberArray {
  const [only, ...others] = chunks;
  if (only && others.length === 0) return chunkValues(only);
  const values = emptyValues(widestType(chunks.map((chunk) => chunk.type)), rows);
  let at = 0;
  for (const chunk of chunks) {
    values.set(chunkValues(chunk), at);
    at += chunk.row_count;
  }
  return values;
}

function joinText(
  chunks: readonly StoredChunk[],
  rows: number,
): { offsets: Int32Array; bytes: Uint8Array } {
  const parts = chunks.map(chunkText);
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.byteLength, 0));
  const offsets = new Int32Array(rows + 1);
  let row = 0;
  let byte = 0;
  for (const part of parts) {
    bytes.set(part.bytes, byte);
    for (let i = 0; i < part.offsets.length; i++) offsets[row + i] = (part.offsets[i] ?? 0) + byte;
    row += part.offsets.length - 1;
    byte += part.bytes.byteLength;
  }
  return { offsets, bytes };
}

function joinMissing(
  chunks: readonly Pick<StoredChunk, 'row_count' | 'reasons'>[],
  rows: number,
): Uint8Array | null {
  if (chunks.every((chunk) => chunk.reasons === null)) return null;
  const missing = new Uint8Array(rows);
  let at = 0;
  for (const chunk of chunks) {
    if (chunk.reasons) missing.set(chunk.reasons, at);
    at += chunk.row_count;
  }
  return missing;
}
