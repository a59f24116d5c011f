import type { ImportPlan } from '#contract/import-plan.ts';
import { repeatingId } from '../repeated-ids.ts';

/**
 * What to do with rows that repeat an id, as the rows looked at say, and why.
 *
 * Of posts, rows with one id that differ in nothing but counts of reactions are one post that was
 * collected more than once: the one with the most reactions is kept, of several the first. Where any of them differs in something else, or the ids
 * were rounded (different posts then share one), all rows are kept. Rows of other datasets are always
 * kept: a respondent may answer twice.
 */
export function proposeForRepeats(
  plan: Pick<ImportPlan, 'datasetKind' | 'variables'>,
  rows: readonly (readonly string[])[],
): { readonly repeatedIds: ImportPlan['repeatedIds']; readonly why: string | null } {
  const id = repeatingId(plan);
  const keep = { repeatedIds: 'keep', why: null } as const;
  if (plan.datasetKind !== 'posts' || id?.role !== 'post-id') return keep;
  const reactions = new Set(
    plan.variables.flatMap(({ role, source }) => (role === 'reactions' ? [source.column] : [])),
  );
  const first = new Map<string, readonly string[]>();
  let repeats = 0;
  for (const row of rows) {
    const text = row[id.source.column]?.trim() ?? '';
    if (text === '') continue;
    if (/^\d(?:[.,]\d+)?E\+\d+$/iu.test(text)) return keep;
    const known = first.get(text);
    if (known === undefined) first.set(text, row);
    else {
      repeats++;
      const isOther = row.some((cell, column) => cell !== known[column] && !reactions.has(column));
      if (isOther) {
        const why = `Rows that repeat ${id.name} are kept: they differ in more than counts of reactions.`;
        return { repeatedIds: 'keep', why };
      }
    }
  }
  if (repeats === 0) return keep;
  return {
    repeatedIds: 'leave-out',
    why: `Rows that repeat ${id.name} are left out but for the one with the most reactions: of the rows looked at they differ in nothing but counts of reactions.`,
  };
}
