/** What can go wrong when a file is written for others. */
export type ExportErrorCode =
  | 'file-exists'
  | 'file-not-writable'
  | 'disk-full'
  | 'format-not-supported';

/** The one error class of the export room: a code from a closed list, and plain data for the words. */
export class ExportError extends Error {
  readonly code: ExportErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ExportErrorCode,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'ExportError';
    this.code = code;
    this.details = details;
  }
}
