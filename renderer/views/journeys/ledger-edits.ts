import type { LedgerFile } from '#contract/calls/returns.ts';
import { ask } from '../../ask/ask.ts';
import { useUndo } from '../../undo.ts';

type Amount = LedgerFile['lines'][number]['cost'];

/** A number as people type it: "1,481.70", "−3", "25 %"; undefined for nothing. */
export function numberTyped(text: string): number | undefined | 'not-a-number' {
  const plain = text.trim().replace('\u2212', '-');
  if (plain === '') return undefined;
  const isPercent = /%$/u.test(plain);
  const digits = plain.replace(/\s*%$/u, '').replaceAll(/[ ,\u00a0\u202f](?=\d{3}(?:\D|$))/gu, '');
  const number = Number(digits.replace(',', '.'));
  if (!Number.isFinite(number)) return 'not-a-number';
  return isPercent ? number / 100 : number;
}

/** A number or a formula, as typed; undefined for nothing. */
export function amountTyped(text: string): Amount {
  if (text.trim() === '') return undefined;
  const number = numberTyped(text);
  return typeof number === 'number' ? number : text.trim();
}

/** An amount as its cell shows it. */
export function amountWords(amount: Amount): string {
  return amount === null || amount === undefined ? '' : String(amount);
}

/** Saves the project's ledger, so that it can be taken back. */
export async function saveLedger(
  title: string,
  before: LedgerFile | null,
  after: LedgerFile | null,
): Promise<void> {
  await ask('ledger.save', { ledger: after });
  useUndo.getState().record({
    title: `ledger: ${title}`,
    undo: () => ask('ledger.save', { ledger: before }),
    redo: () => ask('ledger.save', { ledger: after }),
  });
}
