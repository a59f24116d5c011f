import { foldedLabel, isSameWording } from '#analysis/combine/same-wording.ts';
import type { PlannedCategory, PlannedVariable } from '#contract/import-plan.ts';
import type { Differences } from './differences.ts';

/** A variable of the plan to follow: as it is today, and as it was when its file was read. */
export interface FollowedVariable {
  readonly today: PlannedVariable;
  readonly stored: PlannedVariable;
}

interface Fitting {
  readonly variable: string;
  readonly wave: string;
  readonly differences: Differences;
}

/**
 * The answers of a question of a former wave as the new file has them: the labels, values, missing reasons
 * and order of then, the codes of now, and what is new. A code that stands for the label of another answer
 * now goes by its label.
 *
 * Answers that the new file does not have stay, so that both waves have one list, where `keepVanished`.
 */
export function fitAnswers(
  { today, stored }: FollowedVariable,
  fresh: PlannedVariable,
  { variable, wave, differences }: Fitting,
  keepVanished: boolean,
): readonly PlannedCategory[] {
  const oldByCode = new Map(today.categories.map((one) => [one.code, one]));
  const storedByCode = new Map(stored.categories.map((one) => [one.code, one]));
  const oldByLabel = new Map(today.categories.map((one) => [foldedLabel(one.label), one]));
  for (const one of stored.categories) {
    const now = oldByCode.get(one.code);
    if (now && !oldByLabel.has(foldedLabel(one.label))) oldByLabel.set(foldedLabel(one.label), now);
  }
  const partnerOf = new Map<PlannedCategory, PlannedCategory>();
  const settled = fresh.categories.map((answer): PlannedCategory => {
    const same = oldByCode.get(answer.code);
    const byLabel = oldByLabel.get(foldedLabel(answer.label));
    const storedLabel = storedByCode.get(answer.code)?.label ?? same?.label ?? '';
    const isUnlabelled = answer.label === answer.code;
    if (
      same &&
      (isUnlabelled || byLabel === same || foldedLabel(storedLabel) === foldedLabel(answer.label))
    ) {
      partnerOf.set(answer, same);
      return same;
    }
    if (byLabel) {
      partnerOf.set(answer, byLabel);
      if (same) {
        const words = `The code ${answer.code} of ${variable} stood for “${same.label}” in ${wave}; in this file it stands for “${answer.label}”, and is read as that.`;
        differences.tell({
          kind: 'changed-label',
          variable,
          was: same.label,
          is: answer.label,
          words,
        });
      } else if (answer.label !== byLabel.label) {
        const words = `“${answer.label}”, an answer of ${variable} in this file, is read as “${byLabel.label}” of ${wave}.`;
        differences.tell({
          kind: 'changed-label',
          variable,
          was: byLabel.label,
          is: answer.label,
          words,
        });
      }
      return { ...byLabel, code: answer.code };
    }
    if (same) {
      partnerOf.set(answer, same);
      const words = `The answer ${answer.code} of ${variable} was called “${same.label}” in ${wave}; here it is “${answer.label}”.`;
      const difference = {
        kind: 'changed-label',
        variable,
        was: same.label,
        is: answer.label,
        words,
      } as const;
      const proposed = isSameWording(same.label, answer.label) ? 'was' : 'is';
      return differences.choose(difference, proposed) === 'was' ? same : answer;
    }
    if (answer.missing === null) {
      const words = `${variable} has an answer that ${wave} did not have: “${answer.label}”.`;
      differences.tell({ kind: 'new-answer', variable, was: '', is: answer.label, words });
    }
    return answer;
  });
  const partners = new Set(partnerOf.values());
  const vanished = today.categories.filter((one) => !partners.has(one));
  for (const { label, missing } of vanished) {
    if (missing !== null) continue;
    const words = `“${label}”, an answer of ${variable} in ${wave}, was not met in this file so far.`;
    differences.tell({ kind: 'vanished-answer', variable, was: label, is: '', words });
  }
  const codes = new Set(settled.map(({ code }) => code));
  const kept = vanished.filter(({ code }) => keepVanished && !codes.has(code));
  return inOrder(today, fresh, settled, kept, partnerOf);
}

/** The order of then; what is new stands after the answer that it follows in the new file. */
function inOrder(
  today: PlannedVariable,
  fresh: PlannedVariable,
  settled: readonly PlannedCategory[],
  kept: readonly PlannedCategory[],
  partnerOf: ReadonlyMap<PlannedCategory, PlannedCategory>,
): readonly PlannedCategory[] {
  const settledByPartner = new Map<PlannedCategory, PlannedCategory[]>();
  fresh.categories.forEach((answer, at) => {
    const partner = partnerOf.get(answer);
    if (partner === undefined) return;
    settledByPartner.set(partner, [
      ...(settledByPartner.get(partner) ?? []),
      settled[at] as PlannedCategory,
    ]);
  });
  const order = today.categories.flatMap(
    (one) => settledByPartner.get(one) ?? (kept.includes(one) ? [one] : []),
  );
  fresh.categories.forEach((answer, at) => {
    if (partnerOf.has(answer)) return;
    const before = settled[at - 1];
    const place = before === undefined ? order.length : order.indexOf(before) + 1;
    order.splice(place, 0, settled[at] as PlannedCategory);
  });
  return order;
}
