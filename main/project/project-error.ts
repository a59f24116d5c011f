import type { ProjectErrorCode } from '#contract/error-codes.ts';

/** The one error class of the project room: a code from a closed list, and plain data for the words. */
export class ProjectError extends Error {
  readonly code: ProjectErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ProjectErrorCode,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'ProjectError';
    this.code = code;
    this.details = details;
  }
}
