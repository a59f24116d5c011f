import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClaimLine } from '#contract/calls/claims.ts';
import type { AddCommand } from './run-command-line.ts';
import { usageError } from './session.ts';

/** claims check: the statements of comparison in a text, held to their own figures. */
export function addClaimsCommand(add: AddCommand): void {
  add(
    'claims <action> [file]',
    'check FILE (or - for standard input): hold the comparisons in a text to their own figures',
    [],
    async (session, _options, action = '', file = '') => {
      const usage = 'parallax claims check FILE, or parallax claims check - < TEXT';
      if (action !== 'check') throw usageError(`There is no action “${action}”.`, usage);
      if (file === '') throw usageError('Name a file, or - for standard input.', usage);
      const input = file === '-' ? { text: readFileSync(0, 'utf8') } : { file: resolve(file) };
      const { claims } = await session.call('claims.check', input);
      return { data: claims, words: claimsInWords(claims) };
    },
    'nothing',
  );
}

const verdicts: Readonly<Record<ClaimLine['verdict'], string>> = {
  holds: 'HOLDS',
  stretched: 'STRETCHED',
  'does-not-hold': 'DOES NOT HOLD',
  'not-testable': 'NOT TESTABLE',
};

function claimsInWords(claims: readonly ClaimLine[]): string {
  if (claims.length === 0) return 'No statement of comparison was found.\n';
  const counts = Object.entries(verdicts).flatMap(([verdict, words]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${words.toLowerCase()}`];
  });
  const one = (claim: ClaimLine): string => {
    const place =
      claim.page === null ? `line ${claim.line}` : `page ${claim.page}, line ${claim.line}`;
    const sides = `${claim.a.name ?? 'first'} ${claim.a.percent ?? '–'} v ${claim.b.name ?? 'second'} ${claim.b.percent ?? '–'}`;
    const base =
      claim.basePerGroupForP05 === null
        ? ''
        : `  p below .05 needs ${claim.basePerGroupForP05} in each group\n`;
    return `${verdicts[claim.verdict]}  ${claim.claimed || 'two figures side by side'} (${sides}; ${place})\n  ${claim.diagnosis}\n${claim.corrected === null ? '' : `  ${claim.corrected}\n`}${base}`;
  };
  return `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}: ${counts.join(', ')}\n\n${claims.map(one).join('\n')}`;
}
