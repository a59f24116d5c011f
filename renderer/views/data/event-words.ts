import type { EventLine } from '#contract/calls/projects.ts';

/** One event of the log in words: "Variables derived: Age_bands (recomputed: computed)". */
export function eventWords({ what, details }: Pick<EventLine, 'what' | 'details'>): string {
  const opening = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  const subject = subjectOf(what, details);
  return subject === '' ? opening : `${opening}: ${subject}`;
}

function subjectOf(what: string, details: EventLine['details']): string {
  const { from, to, recomputed, removed } = details;
  if (what === 'variable renamed') return `${text(from)} is now ${text(to)}`;
  if (what === 'variables derived') {
    const made = namesOf(details['specs']);
    const parts = [
      made,
      listed(removed) === '' ? '' : `${listed(removed)} removed`,
      listed(recomputed) === '' ? '' : `${listed(recomputed)} made anew`,
    ];
    return parts.filter(Boolean).join('; ');
  }
  for (const key of ['variable', 'name', 'segment', 'weight', 'removed', 'file', 'dataset']) {
    const words = listed(details[key]) || text(details[key]);
    if (words !== '') return words;
  }
  return '';
}

function namesOf(specs: unknown): string {
  if (!Array.isArray(specs)) return '';
  return specs.map((spec: { readonly name?: unknown }) => text(spec.name)).join(', ');
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.map(text).filter(Boolean).join(', ') : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
