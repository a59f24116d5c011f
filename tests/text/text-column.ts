import type { TextColumn } from '#analysis/columns/column.ts';
import { type MissingReason, missingByte } from '#analysis/columns/missing-reason.ts';

/** A column of texts; a null is a missing text with the reason given. */
export function textColumn(
  texts: readonly (string | null)[],
  reason: MissingReason = 'not-asked',
): TextColumn {
  const parts = texts.map((text) => new TextEncoder().encode(text ?? ''));
  const offsets = new Int32Array(texts.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + part.length;
  });
  const bytes = new Uint8Array(offsets.at(-1) ?? 0);
  parts.forEach((part, row) => {
    bytes.set(part, offsets[row]);
  });
  const missing = Uint8Array.from(texts, (text) => (text === null ? missingByte(reason) : 0));
  const hasMissing = missing.includes(missingByte(reason));
  return { type: 'text', offsets, bytes, missing: hasMissing ? missing : null };
}
