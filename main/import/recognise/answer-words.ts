/** As much of an answer as its place on a scale is read from: longer ones are no steps of a scale. */
export const longestAnswer = 500;

/**
 * How a label reads once case, punctuation and what stands in brackets or after a dash are left out.
 *
 * Limits: of more than 500 characters the beginning.
 */
export function plainWords(label: string): string {
  return label
    .slice(0, longestAnswer)
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/\s(?:--|–|—)\s.*$/u, '')
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[.,;:!?"“”]+(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const asidePattern =
  /^(?:i )?(?:really )?(?:don'?t|do not|did not|didn'?t) (?:know|remember|understand|do this|have an opinion|recall)|\bnot sure\b(?! (?:whether|if) i (?:would|will))|^unsure|can'?t (?:tell|say|remember)|^no opinion|^no answer|^prefer not|^rather not|^refuse|decline to|^n\/?a\b|not applicable|does(?:n'?t| not) apply|^unfamiliar|^other\b|^none of (?:these|the above)|^self[- ]describe|^something else|^unknown$|^not stated|^not asked|haven'?t decided|^no preference|not listed/u;

/** Whether an answer stands beside the question rather than on its scale: "Don't know", "Other". */
export function standsAside(label: string): boolean {
  return asidePattern.test(plainWords(label)) || /^\(?n\/a\)?$/iu.test(label.trim());
}
