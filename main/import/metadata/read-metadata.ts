import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { ImportError } from '../import-error.ts';
import { readSmallTable } from '../small-table.ts';
import type { Metadata } from './metadata.ts';
import { isOwnTable, ownDocument, ownMetadata, ownTableMetadata } from './own-metadata.ts';
import { quantipyDocument, quantipyMetadata } from './quantipy-metadata.ts';
import { isRedcapDictionary, redcapMetadata } from './redcap-dictionary.ts';

const mostBytes = 32 << 20;

/**
 * Reads what a file says of the columns of another: JSON of our own form or Quantipy's, or a table (CSV,
 * TSV) of our own form or REDCap's data dictionary. Which it is, is told by what it holds.
 *
 * Limits: 32 MB, UTF-8.
 *
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `metadata-not-understood` (`reason`).
 */
export function readMetadata(file: string): Metadata {
  const text = textOf(file);
  const first = text.trimStart()[0];
  return first === '{' || first === '[' ? fromJson(file, text) : fromTable(file);
}

function textOf(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > mostBytes) {
      throw new ImportError('file-too-large', { file, bytes: size, limit: mostBytes });
    }
    return readFileSync(file, 'utf8').replace(/^\ufeff/u, '');
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new ImportError('file-not-found', { file });
    throw new ImportError('file-not-readable', { file, reason: code ?? '' }, { cause: error });
  }
}

function fromJson(file: string, text: string): Metadata {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    const reason = `It begins like JSON and is none: ${(error as Error).message}.`;
    throw new ImportError('metadata-not-understood', { file, reason }, { cause: error });
  }
  const isQuantipy = typeof read === 'object' && read !== null && 'columns' in read;
  if (isQuantipy) return quantipyMetadata(file, checked(file, quantipyDocument, read));
  return ownMetadata(file, checked(file, ownDocument, read));
}

function checked<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  read: unknown,
): z.output<Schema> {
  const result = schema.safeParse(read);
  if (result.success) return result.data;
  const reason = result.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'the document'}: ${issue.message}`)
    .join('; ');
  throw new ImportError('metadata-not-understood', { file, reason });
}

function fromTable(file: string): Metadata {
  const table = readSmallTable(file);
  if (isRedcapDictionary(table)) return redcapMetadata(file, table);
  if (isOwnTable(table)) return ownTableMetadata(file, table);
  const reason =
    'It is neither JSON nor a table with the columns “variable” and “label”, “kind”, “answers” or “missing”.';
  throw new ImportError('metadata-not-understood', { file, reason });
}
