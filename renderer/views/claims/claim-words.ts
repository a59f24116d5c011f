import type { ClaimReading } from '#contract/calls/claim-library.ts';
import type { CheckedSide, ClaimLine, ClaimVerdict } from '#contract/calls/claims.ts';

/** The verdicts in the order of urgency. */
export const verdicts: readonly ClaimVerdict[] = [
  'does-not-hold',
  'stretched',
  'holds',
  'not-testable',
];

/** Verdicts as they are said. */
export const verdictWords: Readonly<Record<ClaimVerdict, string>> = {
  holds: 'Holds',
  stretched: 'Stretched',
  'does-not-hold': 'Does not hold',
  'not-testable': 'Not testable',
};

/** "71 % v 47 %", as printed; null where a figure is missing. */
export function figuresWords({ a, b }: Pick<ClaimLine, 'a' | 'b'>): string | null {
  if (a.printed === null || b.printed === null) return null;
  return `${a.printed} v ${b.printed}`;
}

/** The words of the claim's size, or what stands there instead. */
export function claimedWords({ claimed }: Pick<ClaimLine, 'claimed'>): string {
  return claimed === '' ? 'two figures side by side' : `“${claimed}”`;
}

/** "page 3, line 12". */
export function placeWords({ page, line }: Pick<ClaimLine, 'page' | 'line'>): string {
  const words = [
    ...(page === null ? [] : [`page ${page}`]),
    ...(line === null ? [] : [`line ${line}`]),
  ];
  return words.join(', ');
}

/** Counts of each verdict. */
export function countVerdicts(
  lines: readonly Pick<ClaimLine, 'verdict'>[],
): Readonly<Record<ClaimVerdict, number>> {
  const counts = { holds: 0, stretched: 0, 'does-not-hold': 0, 'not-testable': 0 };
  for (const { verdict } of lines) counts[verdict] += 1;
  return counts;
}

/** What a checked text says as a whole: "2 of 5 comparisons do not hold; 1 is stretched". */
export function findingOf(counts: Readonly<Record<ClaimVerdict, number>>): string {
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  if (total === 0) return 'No statement of comparison was found';
  const failed = counts['does-not-hold'];
  const said = total === 1 ? 'The one comparison' : `${failed} of ${total} comparisons`;
  const untested = counts['not-testable'];
  const first = firstWords(total, failed, untested, said);
  const more = [
    ...(counts.stretched > 0 && failed > 0
      ? [`${counts.stretched} ${counts.stretched === 1 ? 'is' : 'are'} stretched`]
      : []),
    ...(untested > 0 && untested < total ? [`${untested} cannot be tested`] : []),
  ];
  return [first, ...more].join('; ');
}

function firstWords(total: number, failed: number, untested: number, said: string): string {
  if (untested === total)
    return total === 1 ? `${said} cannot be tested` : 'No comparison here can be tested';
  if (failed === 0)
    return total === 1
      ? `${said} is borne out by its figures`
      : 'No comparison is contradicted by its own figures';
  return `${said} ${failed === 1 ? 'does' : 'do'} not hold`;
}

/** The reading of a checked claim, from which the same judgement is made again. */
export function readingOf(line: ClaimLine): ClaimReading {
  const side = ({ name, printed, base }: CheckedSide): ClaimReading['a'] => ({
    name,
    printed,
    base: base !== null && base >= 1 ? Math.round(base) : null,
  });
  return {
    quote: line.text.slice(0, 20_000) || line.claimed || 'No words',
    page: line.page,
    line: line.line,
    measure: line.measure.slice(0, 2000),
    claimed: line.claimed,
    a: side(line.a),
    b: side(line.b),
  };
}

/** Tags as they are typed with commas between them, each once. */
export function tagsOf(typed: string): readonly string[] {
  const tags = typed.split(',').map((tag) => tag.trim().slice(0, 100));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

/** A claim with its verdict as plain text, for pasting elsewhere. */
export function claimAsText(line: ClaimLine, source: string): string {
  const place = placeWords(line);
  return [
    `${verdictWords[line.verdict]}: ${claimedWords(line)}${figuresWords(line) === null ? '' : `, ${figuresWords(line)}`}`,
    `“${line.text}” (${source}${place === '' ? '' : `, ${place}`})`,
    line.diagnosis,
    ...(line.corrected === null ? [] : [line.corrected]),
    ...line.notes,
  ].join('\n');
}
