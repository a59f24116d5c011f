import { randomUUID } from 'node:crypto';
import type { ErrorInWords } from '#contract/define-call.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { isErrorCode, wordsFor } from '#contract/error-words/index.ts';

interface CodedError {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * What a person reads when a call failed. An error of one of the rooms keeps its code and details; any
 * other is a fault of ours: it is logged whole under a report id, and leaves with that id and no message.
 */
export function errorInWords(
  error: unknown,
  log: (text: string) => void = logToStderr,
): ErrorInWords {
  if (isCoded(error)) {
    return { code: error.code, ...wordsFor(error.code, error.details), details: error.details };
  }
  const reportId = randomUUID().slice(0, 8);
  log(`internal error ${reportId}\n${error instanceof Error ? error.stack : String(error)}\n`);
  const details = { reportId };
  return { code: 'internal', ...wordsFor('internal', details), details };
}

function isCoded(error: unknown): error is CodedError {
  if (!(error instanceof Error) || !('code' in error) || !('details' in error)) return false;
  return typeof error.code === 'string' && isErrorCode(error.code);
}

function logToStderr(text: string): void {
  process.stderr.write(text);
}
