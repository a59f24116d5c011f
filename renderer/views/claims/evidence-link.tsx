import { useState } from 'react';
import type { KeptClaim } from '#contract/calls/claim-library.ts';
import type { AnalysisLine } from '#contract/calls/reports.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { SearchSelect, Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { linkClaim } from './change-claims.ts';

const usable: readonly AnalysisLine['kind'][] = [
  'comparison',
  'gap-figures',
  'gap-datasets',
  'table',
];

/** What the project's own data say of a kept claim, and the analysis they come from. */
export function EvidenceLink({
  claim,
  onFault,
}: {
  readonly claim: KeptClaim;
  readonly onFault: (error: ErrorInWords | null) => void;
}) {
  const analyses = (useAnswer('analysis.list', {}).data ?? []).filter(({ kind }) =>
    usable.includes(kind),
  );
  const { evidence } = claim;
  const link = (title: string, input: Parameters<typeof linkClaim>[1]): void => {
    onFault(null);
    linkClaim(title, input).catch((fault: unknown) => onFault(wordsOf(fault)));
  };
  return (
    <section className="claim-section" aria-label="Held against the data">
      <h3>Held against the data</h3>
      {evidence !== null ? (
        <>
          <p className="claim-wording">{evidence.sentence}</p>
          <p className="small quiet">
            {[evidence.name, evidence.item, evidence.answer].filter(Boolean).join(' · ')}
          </p>
          <div className="row-actions">
            <Button
              look="quiet"
              onPress={() => link('link to the data', { id: claim.id, data: null })}
            >
              Take the link away
            </Button>
          </div>
        </>
      ) : analyses.length === 0 ? (
        <p className="small quiet">
          Keep a comparison or a gap for the report; then this claim can be held against it.
        </p>
      ) : (
        <LinkForm
          analyses={analyses}
          onLink={(data) => link('link to the data', { id: claim.id, data })}
        />
      )}
    </section>
  );
}

function LinkForm({
  analyses,
  onLink,
}: {
  readonly analyses: readonly AnalysisLine[];
  readonly onLink: (data: {
    readonly analysis: number;
    readonly item: string;
    readonly answer?: string;
    readonly columns?: [string, string];
    readonly swapped: boolean;
  }) => void;
}) {
  const [id, setId] = useState<string | null>(null);
  const [item, setItem] = useState('');
  const [answer, setAnswer] = useState<string | null>(null);
  const [isSwapped, setIsSwapped] = useState(false);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const analysis = analyses.find((one) => String(one.id) === id);
  const dataset = analysis === undefined ? null : datasetOf(analysis);
  const variables = useAnswer(
    'dataset.variables',
    { dataset: dataset ?? '' },
    { enabled: dataset !== null },
  );
  const answers = variables.data?.find(({ name }) => name === item)?.categories ?? [];
  return (
    <>
      <Select
        label="Analysis kept for the report"
        choices={analyses.map((one) => ({ value: String(one.id), label: one.name }))}
        value={id}
        onChange={(next) => {
          setId(next);
          setItem('');
          setAnswer(null);
        }}
      />
      {dataset !== null && (
        <SearchSelect
          label="Question"
          choices={(variables.data ?? []).map(({ name, label }) => ({
            value: name,
            label: label === '' ? name : label,
          }))}
          value={item === '' ? null : item}
          onChange={(next) => {
            setItem(next);
            setAnswer(null);
          }}
        />
      )}
      {analysis !== undefined && dataset === null && (
        <TextField label="Item" value={item} onChange={setItem} />
      )}
      {answers.length > 0 && (
        <Select
          label="Answer"
          choices={answers.map(({ label }) => ({ value: label, label }))}
          value={answer}
          onChange={setAnswer}
        />
      )}
      {analysis?.kind === 'table' && (
        <div className="row-actions">
          <TextField
            label="Column of the first group"
            value={first}
            onChange={setFirst}
            hint="Empty: the column that the claim’s group names"
          />
          <TextField label="Column of the second group" value={second} onChange={setSecond} />
        </div>
      )}
      {analysis !== undefined && (
        <>
          <Checkbox isSelected={isSwapped} onChange={setIsSwapped}>
            Its second group is the first here
          </Checkbox>
          <div className="row-actions">
            <Button
              isDisabled={item.trim() === ''}
              onPress={() =>
                onLink({
                  analysis: analysis.id,
                  item: item.trim(),
                  swapped: isSwapped,
                  ...(answer === null ? {} : { answer }),
                  ...(analysis.kind === 'table' && first.trim() !== '' && second.trim() !== ''
                    ? { columns: [first.trim(), second.trim()] as [string, string] }
                    : {}),
                })
              }
            >
              Hold it against the data
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function datasetOf({ specification }: AnalysisLine): string | null {
  return specification.kind === 'comparison' ? specification.input.dataset : null;
}
