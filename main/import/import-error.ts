import type { ImportErrorCode } from '#contract/error-codes.ts';

/** The one error class of the import room: a code from a closed list, and plain data for the words. */
export class ImportError extends Error {
  readonly code: ImportErrorCode | 'cancelled';
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ImportErrorCode | 'cancelled',
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'ImportError';
    this.code = code;
    this.details = details;
  }
}
