import type { CallName } from '#contract/calls/index.ts';

/** Answers that no change in a project can alter. */
const neverAffected: ReadonlySet<CallName> = new Set([
  'host.abilities',
  'host.folder',
  'host.choose',
  'import.preview',
  'gap.match',
  'gap.figures',
  'claims.check',
  'claims.text',
  'claims.judge',
  'claims.guard',
]);

const affectedBySaving: ReadonlySet<CallName> = new Set([
  'analysis.list',
  'report.texts',
  'report.check',
  'project.current',
  'project.events',
  'project.recent',
]);

const affectedByClaims: ReadonlySet<CallName> = new Set([
  'claims.library',
  'project.current',
  'project.events',
  'project.recent',
]);

const affectedByLayouts: ReadonlySet<CallName> = new Set([
  'table.list',
  'project.current',
  'project.events',
  'project.recent',
]);

/** Whether a call saves or removes how tables are laid out, from which nothing is computed. */
function isOfLayouts(call: CallName): boolean {
  return (
    call === 'table.save' ||
    call === 'table.remove' ||
    call === 'banner.save' ||
    call === 'banner.remove'
  );
}

/** Whether the answer of `asked` may be another after `changedBy` changed something. */
export function isAffected(asked: CallName, changedBy: CallName): boolean {
  if (neverAffected.has(asked)) return false;
  if (changedBy.startsWith('claims.')) return affectedByClaims.has(asked);
  if (asked === 'claims.library') return false;
  if (changedBy === 'analysis.save' || changedBy === 'analysis.remove')
    return affectedBySaving.has(asked);
  // The bench asks for its posts itself, and they come once.
  if (asked === 'coding.queue') return false;
  if (changedBy === 'report.text') return asked === 'report.texts' || asked === 'project.events';
  if (isOfLayouts(changedBy)) return affectedByLayouts.has(asked);
  if (changedBy === 'ledger.save') return asked === 'ledger.read' || asked === 'project.events';
  if (changedBy === 'lexicon.set') return asked === 'lexicon.read' || asked === 'project.events';
  if (changedBy === 'codebook.save') return asked === 'codebook.read' || asked === 'project.events';
  return true;
}
