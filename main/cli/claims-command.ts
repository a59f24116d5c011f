import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { keepClaims } from '#contract/calls/claim-library.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';
import type { InputOf } from '#contract/define-call.ts';
import { claimsInWords, othersInWords, verdictWords } from './claims-in-words.ts';
import type { AddCommand, Outcome } from './run-command-line.ts';
import { type Session, usageError } from './session.ts';

/** claims check, list, export: the statements of comparison in a text, held to their own figures, and kept. */
export function addClaimsCommand(add: AddCommand): void {
  add<{ keep?: boolean; out?: string; overwrite?: boolean }>(
    'claims <action> [file]',
    'check FILE (or - for standard input): hold the comparisons in a text to their own figures; list and export: the kept ones',
    [
      ['--keep', 'check: keep the claims in the library of the project'],
      ['--out <file>', 'export: the file to write, .csv, .xlsx or .json'],
      ['--overwrite', 'export: replace a file that is there'],
    ],
    async (session, options, action = '', file = '') => {
      if (action === 'check') return check(session, file, options.keep === true);
      if (action === 'list') return list(session);
      if (action === 'export') return exportLibrary(session, options);
      throw usageError(`There is no action “${action}”.`, usage);
    },
    'nothing',
  );
}

const usage =
  'parallax claims check FILE|- [--keep --project FILE], parallax claims list --project FILE, or parallax claims export --out FILE --project FILE';

async function check(session: Session, file: string, keeps: boolean): Promise<Outcome> {
  if (file === '') throw usageError('Name a file, or - for standard input.', usage);
  const input = file === '-' ? { text: readFileSync(0, 'utf8') } : { file: resolve(file) };
  const checked = await session.call('claims.check', input);
  const words = claimsInWords(checked.claims) + othersInWords(checked);
  if (!keeps) return { data: checked.claims, words };
  const kept = await session.call('claims.keep', {
    source: {
      title: checked.source ?? 'Standard input',
      file: checked.source,
      sha256: checked.sha256,
    },
    claims: checked.claims.map((claim) => ({ reading: readingOf(claim) })),
  });
  const count = `${kept.kept.length} kept, ${kept.alreadyKept.length} were kept already.\n`;
  return { data: kept, words: `${words}\n${count}` };
}

function readingOf(claim: ClaimLine): InputOf<typeof keepClaims>['claims'][number]['reading'] {
  const side = ({ name, printed, base }: ClaimLine['a']) => ({ name, printed, base });
  const { text, page, line, measure, claimed } = claim;
  return { quote: text, page, line, measure, claimed, a: side(claim.a), b: side(claim.b) };
}

async function list(session: Session): Promise<Outcome> {
  const library = await session.call('claims.library', {});
  const lines = library.claims.map(
    ({ id, checked, drift, evidence }) =>
      `${id}  ${verdictWords[checked.verdict]}  ${checked.text}\n${[drift?.sentence, evidence?.sentence].map((one) => (one === undefined ? '' : `  ${one}\n`)).join('')}`,
  );
  return { data: library, words: lines.join('') || 'No claim is kept yet.\n' };
}

async function exportLibrary(
  session: Session,
  { out, overwrite }: { readonly out?: string; readonly overwrite?: boolean },
): Promise<Outcome> {
  if (out === undefined) throw usageError('Say where with --out FILE.', usage);
  const input = { out: resolve(out), overwrite: overwrite === true };
  const written = await session.call('claims.export', input);
  return { data: written, words: `${written.claims} claims written to ${written.file}.\n` };
}
