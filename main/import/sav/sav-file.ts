import { closeSync, fstatSync, openSync } from 'node:fs';
import { ImportError } from '../import-error.ts';
import type { TypedBatch, TypedColumn, TypedFile } from '../typed-file.ts';
import { decodeDictionary } from './decode-dictionary.ts';
import { openRowBytes } from './sav-bytes.ts';
import type { SavDictionary } from './sav-dictionary.ts';
import { isInstantFormat } from './sav-formats.ts';
import { SavInput } from './sav-input.ts';
import { planSav } from './sav-plan.ts';
import { readRecords } from './sav-records.ts';
import { SavRows } from './sav-rows.ts';

/** An SPSS file, and what its dictionary says. */
export interface SavFile extends TypedFile {
  readonly dictionary: SavDictionary;
}

/**
 * Opens an SPSS file (.sav or .zsav) and reads its dictionary. Rows are read by `batches`, from the first
 * each time.
 *
 * Memory does not grow with the rows; whatever lengths the file claims, no more is allocated than the
 * file has bytes for.
 *
 * @param encoding of its texts where the person knows better than the file; null: as the file says.
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-damaged`, `too-many-columns`,
 *   `encoding-not-recognised`.
 */
export function openSav(file: string, encoding: string | null = null): SavFile {
  const { descriptor, sizeBytes } = opened(file);
  try {
    const input = new SavInput(file, descriptor, sizeBytes);
    const dictionary = decodeDictionary(input, readRecords(input), encoding);
    const columns = dictionary.variables.map(
      ({ name, width, format }): TypedColumn => ({
        name,
        type: width === 0 ? 'number' : 'text',
        isInstant: width === 0 && isInstantFormat(format),
        markCodes: [],
      }),
    );
    const batches: TypedFile['batches'] = (wanted, interruption) =>
      asynchronous(() =>
        new SavRows(dictionary, openRowBytes(dictionary, descriptor, sizeBytes), wanted).batches(
          interruption,
        ),
      );
    let isOpen = true;
    return {
      file,
      format: 'sav',
      fileBytes: sizeBytes,
      columns,
      rowCount: dictionary.rowCount,
      warnings: dictionary.warnings,
      dictionary,
      plan: (wishes, interruption) => planSav(dictionary, columns, batches, wishes, interruption),
      batches,
      dispose: () => {
        if (isOpen) closeSync(descriptor);
        isOpen = false;
      },
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function opened(file: string): { readonly descriptor: number; readonly sizeBytes: number } {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    const isAbsent = reason === 'ENOENT' || reason === 'ENOTDIR';
    throw new ImportError(
      isAbsent ? 'file-not-found' : 'file-not-readable',
      { file, reason },
      { cause: error },
    );
  }
  return { descriptor, sizeBytes: fstatSync(descriptor).size };
}

async function* asynchronous(
  open: () => Generator<TypedBatch, void, void>,
): AsyncGenerator<TypedBatch, void, void> {
  yield* open();
}
