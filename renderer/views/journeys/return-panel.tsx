import { useState } from 'react';
import type { LedgerFile } from '#contract/calls/returns.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import './ledger.css';
import { saveLedger } from './ledger-edits.ts';
import { LedgerSheet } from './ledger-sheet.tsx';
import { ReturnResult } from './return-result.tsx';

const emptyLedger: LedgerFile = { inputs: [], lines: [], checks: [], scenarios: [] };

/** The ledger of the project, what it returns, and what that hangs on. */
export function ReturnPanel() {
  const kept = useAnswer('ledger.read', {});
  const datasets = useAnswer('dataset.list', {});
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [campaigns, setCampaigns] = useState('none');
  if (kept.error !== null) return <ErrorNote error={kept.error} />;
  if (kept.data === undefined) return <Waiting />;
  const { ledger } = kept.data;
  const names = (datasets.data ?? []).filter(({ kind }) => kind === 'campaigns');
  const save = (title: string, next: LedgerFile | null): void => {
    setError(null);
    saveLedger(title, ledger, next).catch((fault: unknown) => setError(wordsOf(fault)));
  };
  return (
    <div className="view-section">
      {error !== null && <ErrorNote error={error} />}
      {ledger === null ? (
        <Templates onChoose={(title, chosen) => save(title, chosen)} />
      ) : (
        <>
          {names.length > 0 && (
            <div className="view-setup">
              <Select
                label="Campaigns to add"
                choices={[
                  { value: 'none', label: 'None' },
                  ...names.map(({ name }) => ({ value: name, label: name })),
                ]}
                value={campaigns}
                onChange={setCampaigns}
              />
            </div>
          )}
          <Computed ledger={ledger} campaigns={campaigns === 'none' ? null : campaigns} />
          <LedgerSheet ledger={ledger} onChange={save} />
          <div className="view-setup">
            <Button look="quiet" onPress={() => save('removed', null)}>
              Begin anew
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Computed({
  ledger,
  campaigns,
}: {
  readonly ledger: LedgerFile;
  readonly campaigns: string | null;
}) {
  const job = useJobAnswer(
    'return.compute',
    { ledger, ...(campaigns === null ? {} : { dataset: campaigns }) },
    'Computing returns',
  );
  return (
    <>
      <JobNote job={job} doing="Computing" />
      {job.data !== undefined && <ReturnResult result={job.data} />}
    </>
  );
}

function Templates({
  onChoose,
}: {
  readonly onChoose: (title: string, ledger: LedgerFile) => void;
}) {
  const templates = useAnswer('ledger.templates', {});
  return (
    <EmptyState
      title="What came back for what was spent"
      next="A ledger keeps every input with its source, range and owner, and computes the return from formulas that anyone can read. Begin with a template, or with an empty sheet."
      action={
        <ul className="ledger-templates plain-list">
          {(templates.data ?? []).map(({ id, title, about, ledger }) => (
            <li key={id}>
              <Button onPress={() => onChoose(title, { ...emptyLedger, ...ledger } as LedgerFile)}>
                {title}
              </Button>
              <p className="quiet">{about}</p>
            </li>
          ))}
          <li>
            <Button look="quiet" onPress={() => onChoose('an empty sheet', emptyLedger)}>
              An empty sheet
            </Button>
          </li>
        </ul>
      }
    />
  );
}
