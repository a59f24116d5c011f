import type { ErrorCode } from '../error-codes.ts';
import { analysisWords } from './analysis-words.ts';
import { callWords } from './call-words.ts';
import { importWords } from './import-words.ts';
import { projectWords } from './project-words.ts';
import type { Details, Words } from './words.ts';

/** The words of every code; a code without words does not compile. */
export const errorWords: Readonly<Record<ErrorCode, (details: Details) => Words>> = {
  ...importWords,
  ...projectWords,
  ...callWords,
  ...analysisWords,
};

/** Whether a text is one of the codes. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorWords, code);
}

/** What a person reads for a code and its details. */
export function wordsFor(code: ErrorCode, details: Details): Words {
  return errorWords[code](details);
}
