import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';

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
    'figures-not-understood',
    'cancelled',
  ],
  output: returns<{ readonly source: string; readonly pages: readonly TextPage[] }>(),
});
