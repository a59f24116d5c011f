import type { z } from 'zod';
import { ImportError } from '../import-error.ts';
import { schemaProblems } from '../schema-problems.ts';
import { readSmallFile } from '../small-file.ts';
import { smallJsonOf } from '../small-json.ts';
import { readSmallTable } from '../small-table.ts';
import type { Metadata } from './metadata.ts';
import { isOwnTable, ownDocument, ownMetadata, ownTableMetadata } from './own-metadata.ts';
import { quantipyDocument, quantipyMetadata } from './quantipy-metadata.ts';
import { isRedcapDictionary, redcapMetadata } from './redcap-dictionary.ts';

/**
 * Reads what a file says of the columns of another: JSON of our own form or Quantipy's, or a table (CSV,
 * TSV) of our own form or REDCap's data dictionary. Which it is, is told by what it holds.
 *
 * Limits: 32 MB, UTF-8.
 *
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-too-large`, `metadata-not-understood` (`reason`).
 */
export function readMetadata(file: string): Metadata {
  const bytes = readSmallFile(file);
  const first = bytes
    .toString('utf8')
    .replace(/^\ufeff/u, '')
    .trimStart()[0];
  return withAnswersOnce(first === '{' || first === '[' ? fromJson(file, bytes) : fromTable(file));
}

function fromJson(file: string, bytes: Buffer): Metadata {
  const read = smallJsonOf(
    bytes,
    (reason) => new ImportError('metadata-not-understood', { file, reason }),
  );
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
  const reason = schemaProblems(result.error, 'The document');
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

/** An answer that is listed twice is one; a code with two labels is not understood. */
function withAnswersOnce(metadata: Metadata): Metadata {
  const { file } = metadata;
  const variables = metadata.variables.map((variable) => {
    const labelByCode = new Map<string, string>();
    const answers = variable.answers.filter(({ code, label }) => {
      const before = labelByCode.get(code);
      labelByCode.set(code, label);
      if (before !== undefined && before !== label) {
        const reason = `“${variable.name}” lists the code “${code}” twice: as “${before}” and as “${label}”.`;
        throw new ImportError('metadata-not-understood', { file, reason });
      }
      return before === undefined;
    });
    return { ...variable, answers };
  });
  return { ...metadata, variables };
}
