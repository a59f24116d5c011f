import { BookOpenText } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportPreview } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { Button } from '../controls/button.tsx';
import { SettledInput } from '../controls/category-table.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Select } from '../controls/select.tsx';
import { chooseFile } from '../files/file-request.ts';
import { formatCounted } from '../words/numbers.ts';
import { datasetKindWords, keysOf } from '../words/terms.ts';
import { weightsOf } from './plan-edits.ts';
import type { LookAgain, PlanEditing } from './use-import-plan.ts';

const delimiters: Readonly<Record<string, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar',
};

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh'];

/** Of SPSS and Stata files, which mostly say themselves what their texts are written in. */
const encodingsOfTypedFiles = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
  'euc-kr',
  'big5',
];

const raggedRows = [
  { value: 'refuse', label: 'Refuse the file' },
  { value: 'skip', label: 'Leave them out' },
  { value: 'pad', label: 'Fill or cut them' },
] as const;

const leftOutRows = [
  { value: 'out', label: 'Leave them out' },
  { value: 'kept', label: 'Keep them as rows' },
] as const;

const repeatedIds = [
  { value: 'keep', label: 'Keep them all' },
  { value: 'leave-out', label: 'Keep one of each' },
] as const;

/** Decisions about the file as a whole. */
export function FileSettings({
  preview,
  plan,
  editing,
}: {
  readonly preview: ImportPreview;
  readonly plan: ImportPlan;
  readonly editing: PlanEditing;
}) {
  const [asked, setAsked] = useState<LookAgain | null>(null);
  const propose = (change: LookAgain): void => {
    if (editing.editCount === 0) editing.propose(change);
    else setAsked(change);
  };
  const set = (part: Partial<ImportPlan>): void => editing.edit((now) => ({ ...now, ...part }));
  const weights = weightsOf(plan);
  const isText = plan.format === 'delimited';
  const isTyped = plan.format === 'sav' || plan.format === 'stata';
  const isTable = isText || plan.format === 'xlsx' || plan.format === 'spreadsheet';
  return (
    <header className="file-settings">
      <div className="field settings-name">
        <span className="field-label" aria-hidden="true">
          Dataset
        </span>
        <SettledInput
          label="Dataset name"
          value={plan.datasetName}
          onChange={(datasetName) => datasetName !== '' && set({ datasetName })}
        />
      </div>
      <Select
        label="Rows are"
        choices={keysOf(datasetKindWords).map((value) => ({
          value,
          label: datasetKindWords[value],
        }))}
        value={plan.datasetKind}
        onChange={(datasetKind) => propose({ datasetKind })}
      />
      {isTable && (
        <Select
          label="Header rows"
          choices={Array.from({ length: Math.max(6, plan.headerRows + 1) }, (_, count) => ({
            value: String(count),
            label: String(count),
          }))}
          value={String(plan.headerRows)}
          onChange={(count) => propose({ told: { headerRows: Number(count) } })}
        />
      )}
      {preview.sheets.length > 0 && (
        <Select
          label={plan.format === 'json' ? 'Records in' : 'Sheet'}
          choices={preview.sheets.map((value) => ({ value, label: value }))}
          value={plan.sheet}
          onChange={(sheet) => propose({ sheet })}
        />
      )}
      {isText && (
        <>
          <Select
            label="Encoding"
            choices={[...new Set([plan.encoding, ...encodings])].map((value) => ({
              value,
              label: value,
            }))}
            value={plan.encoding}
            onChange={(encoding) => propose({ told: { encoding } })}
          />
          <Select
            label="Cells end with"
            choices={[...new Set([plan.delimiter, ...Object.keys(delimiters)])].map((value) => ({
              value,
              label: delimiters[value] ?? value,
            }))}
            value={plan.delimiter}
            onChange={(delimiter) => propose({ told: { delimiter } })}
          />
        </>
      )}
      {isTyped && (
        <Select
          label="Encoding of texts"
          choices={[...new Set(['utf-8', plan.encoding, ...encodingsOfTypedFiles])].map(
            (value) => ({ value, label: value === 'utf-8' ? 'As the file says' : value }),
          )}
          value={plan.encoding}
          onChange={(encoding) => propose({ told: { encoding } })}
        />
      )}
      {isTable && (
        <Select
          label="Uneven rows"
          choices={raggedRows}
          value={plan.raggedRows}
          onChange={(value) => set({ raggedRows: value })}
        />
      )}
      <LeftOutRows plan={plan} onSet={set} />
      {weights.length > 0 && (
        <Select
          label="Weighted by"
          choices={[
            { value: '', label: 'Nothing' },
            ...weights.map((value) => ({ value, label: value })),
          ]}
          value={plan.weight ?? ''}
          onChange={(weight) => set({ weight: weight === '' ? null : weight })}
        />
      )}
      {preview.repeated !== null && (
        <Select
          label={`Rows that repeat ${preview.repeated.variable}`}
          choices={repeatedIds}
          value={plan.repeatedIds ?? 'keep'}
          onChange={(value) => set({ repeatedIds: value })}
        />
      )}
      <Button
        look="quiet"
        icon={BookOpenText}
        onPress={() =>
          void chooseFile('open-metadata').then((metadata) => {
            if (metadata !== null) propose({ metadata });
          })
        }
      >
        Labels from a file …
      </Button>
      <Dialog
        title="Propose the plan again"
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onPress={() => setAsked(null)}>Keep the plan as it is</Button>
            <Button
              look="danger"
              onPress={() => {
                if (asked !== null) editing.propose(asked);
                setAsked(null);
              }}
            >
              Drop {formatCounted(editing.editCount, 'edit')}
            </Button>
          </>
        }
      >
        <p>
          The file is read afresh, and the plan proposed from the beginning: what you changed about{' '}
          {formatCounted(editing.editCount, 'variable or set', 'variables and sets')} is lost.
        </p>
      </Dialog>
    </header>
  );
}

type LeftOut = Pick<ImportPlan, 'leftOutRows' | 'warnings'>;

/** Whether totals and notes around the table are rows of it, where the file has any. */
function LeftOutRows({
  plan,
  onSet,
}: {
  readonly plan: ImportPlan;
  readonly onSet: (part: LeftOut) => void;
}) {
  const proposed = useRef<LeftOut | null>(null);
  const isLeftOut = (plan.leftOutRows ?? []).length > 0;
  if (isLeftOut) proposed.current = { leftOutRows: plan.leftOutRows, warnings: plan.warnings };
  if (plan.leftOutRows === undefined) return null;
  return (
    <Select
      label="Totals and notes"
      choices={leftOutRows}
      value={isLeftOut ? 'out' : 'kept'}
      onChange={(value) => {
        if (value === 'out') onSet(proposed.current ?? plan);
        else onSet({ leftOutRows: [], warnings: withoutLeftOut(plan.warnings) });
      }}
    />
  );
}

/** Warnings but for those of rows that are now kept. */
function withoutLeftOut(warnings: readonly string[]): string[] {
  return warnings.filter((warning) => !warning.startsWith('Left out as '));
}
