import type { MissingReason } from '#analysis/columns/missing-reason.ts';

const words: readonly (readonly [pattern: RegExp, reason: MissingReason])[] = [
  [/^filtered out$/iu, 'filtered-out'],
  [/^unreadable$/iu, 'unreadable'],
  [/refus|prefer(?:red)? not|rather not|declin|verweiger|refus[ée]|won'?t say/iu, 'refused'],
  [
    /don'?t know|do not know|doesn'?t know|\bdk\b|not sure|unsure|can'?t (?:say|choose|tell)|no opinion|weiß nicht|weiss nicht|ne sait pas|\bnsp\b|no sabe/iu,
    'dont-know',
  ],
  [
    /not asked|skipped|not in (?:universe|sample|survey)|\biap\b|routing|filter(?:ed)?\b|not administered|nicht gefragt/iu,
    'not-asked',
  ],
  [
    /not appl|inappl|n\/a|\bna\b|does(?:n'?t| not) apply|not relevant|trifft nicht zu|non concern|no procede/iu,
    'not-applicable',
  ],
];

const longestRead = 300;

/** What a missing code's label says of the reason. */
export interface WordedReason {
  readonly reason: MissingReason;
  /** Whether the words say so; else it is the reason that fits anything. */
  readonly isSaid: boolean;
}

/** The reason that the label of a missing code states: `no-answer` where it states none of the others. */
export function reasonByWords(label: string): WordedReason {
  const plain = label.replace(/[’‘`]/gu, "'").slice(0, longestRead);
  for (const [pattern, reason] of words) {
    if (pattern.test(plain)) return { reason, isSaid: true };
  }
  return {
    reason: 'no-answer',
    isSaid: /no (?:answer|response)|missing|keine angabe/iu.test(plain),
  };
}
