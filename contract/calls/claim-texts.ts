import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';
import { claimReading } from './claim-library.ts';
import type { ClaimLine } from './claims.ts';

/** A page of a document; `page` is null for a text without pages. */
export interface TextPage {
  readonly page: number | null;
  readonly text: string;
}

/**
 * The text that `claims.check` finds claims in, page by page, for showing them in their place. A table of
 * claims has no running text: then there are no pages.
 */
export const readClaimText = defineCall({
  name: 'claims.text',
  kind: 'job',
  writes: false,
  input: z.strictObject({ file: z.string().min(1) }),
  errors: [
    'file-not-found',
    'file-not-readable',
    'file-empty',
    'file-is-binary',
    'file-damaged',
    'file-too-large',
    'format-not-supported',
    'workbook-not-readable',
    'workbook-expands-too-far',
    'figures-not-understood',
    'cancelled',
  ],
  output: returns<{ readonly source: string; readonly pages: readonly TextPage[] }>(),
});

/** The size that the words of a claim state; `value` is null where they state none. */
export interface StatedSize {
  readonly form: 'ratio' | 'percentMore' | 'points' | 'words' | 'none';
  readonly value: number | null;
  readonly direction: 'more' | 'less';
}

/** Judges one claim as it is read, by its own figures: for correcting a reading, and for a pair alone. */
export const judgeReading = defineCall({
  name: 'claims.judge',
  kind: 'query',
  input: z.strictObject({ reading: claimReading }),
  errors: ['claim-does-not-fit'],
  output: returns<{ readonly line: ClaimLine; readonly size: StatedSize }>(),
});
