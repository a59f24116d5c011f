import type { MissingReason } from '#analysis/columns/missing-reason.ts';

/** English, German, French, Spanish, Italian, Portuguese and Dutch, the surest words first. */
const words: readonly (readonly [pattern: RegExp, reason: MissingReason])[] = [
  [/^filtered out$/iu, 'filtered-out'],
  [/^unreadable$/iu, 'unreadable'],
  [
    /refus|prefer(?:red)? not|rather not|declin|won'?t say|verweiger|möchte (?:ich )?nicht (?:sagen|antworten)|prefiero no|no desea|se niega|rehús|rehus|rifiut|preferisc[eo] non|recus(?:a|ou)|prefir?o não|geweigerd|weiger(?:t|ing)|wil niet zeggen/iu,
    'refused',
  ],
  [
    /don'?t know|do not know|doesn'?t know|\bdk\b|not sure|unsure|can'?t (?:say|choose|tell)|cannot say|no opinion|wei(?:ß|ss) (?:ich )?nicht|keine meinung|ne sai[ts] pas|sans opinion|\bnsp\b|no sabe|no sé\b|non s[oa]\b|não sab|não se[i]\b|nao sabe|weet (?:ik )?(?:het )?niet|geen mening/iu,
    'dont-know',
  ],
  [
    /not asked|skip|not in (?:universe|sample|survey)|not (?:shown|presented)|\bm?iap\b|routing|\brouted\b|filter(?:ed)?\b|not administered|nicht (?:gefragt|gestellt|erhoben)|(?:non|pas) posée|non demandé|no (?:se )?pregunt|non chiest|não pergunt|niet gevraagd/iu,
    'not-asked',
  ],
  [
    /not appl|inappl|\binap\b|n\/a|\bna\b|does(?:n'?t| not) apply|not relevant|trifft nicht zu|nicht zutreffend|entfällt|non concern|sans objet|ne s'applique pas|no procede|no aplica|non applicabil|não se aplica|nao se aplica|niet van toepassing|\bn\.?v\.?t\b/iu,
    'not-applicable',
  ],
];

const saysNothing =
  /no (?:answer|response)|missing|keine (?:angabe|antwort)|fehlend|sans réponse|non[- ]réponse|pas de réponse|manquant|no contesta|sin respuesta|nessuna risposta|sem resposta|não respond|geen antwoord|ontbreek/iu;
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
    isSaid: saysNothing.test(plain),
  };
}
