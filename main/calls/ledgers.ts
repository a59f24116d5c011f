import { ledgerTemplates } from '#analysis/roi/templates.ts';
import {
  type LedgerFile,
  ledgerFile,
  type saveLedger as saveLedgerCall,
} from '#contract/calls/returns.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { Project } from '#main/project/project.ts';
import type { CallContext } from './call-context.ts';

/** The ledger stands as JSON among the project's kept texts, under a name that no codebook can have. */
const keptUnder = ' return ledger';

/** The project's ledger, or null. */
export function ledgerOf(project: Project): LedgerFile | null {
  const body = project.database
    .prepare('select body from codebook where name = ?')
    .pluck()
    .get(keptUnder);
  return typeof body === 'string' ? ledgerFile.parse(JSON.parse(body)) : null;
}

/** Answers `ledger.read`. */
export function readLedger({ project }: CallContext): { readonly ledger: LedgerFile | null } {
  return { ledger: ledgerOf(project) };
}

/** Answers `ledger.templates`. */
export function listTemplates() {
  return ledgerTemplates;
}

/** Answers `ledger.save`; taken back by saving what was there before. */
export function saveLedger(
  { project }: CallContext,
  { ledger }: CheckedInputOf<typeof saveLedgerCall>,
): OutputOf<typeof saveLedgerCall> {
  const before = ledgerOf(project);
  const details = { inputs: ledger?.inputs.length ?? 0, lines: ledger?.lines.length ?? 0 };
  project.write(ledger === null ? 'ledger removed' : 'ledger saved', details, (database) => {
    if (ledger === null) {
      database.prepare('delete from codebook where name = ?').run(keptUnder);
      return;
    }
    database
      .prepare(
        `insert into codebook (name, body, changed_at) values (?, ?, ?)
         on conflict (name) do update set body = excluded.body, changed_at = excluded.changed_at`,
      )
      .run(keptUnder, JSON.stringify(ledger), new Date().toISOString());
  });
  return { ledger, undo: { call: 'ledger.save', input: { ledger: before } } };
}
