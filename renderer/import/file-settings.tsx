import type { ImportPreview } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { SettledInput } from '../controls/category-table.tsx';
import { Select } from '../controls/select.tsx';
import { datasetKindWords, keysOf } from '../words/terms.ts';
import type { PlanEditing } from './use-import-plan.ts';

const delimiters: Readonly<Record<string, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar',
};

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh'];

const raggedRows = [
  { value: 'refuse', label: 'Refuse the file' },
  { value: 'skip', label: 'Leave them out' },
  { value: 'pad', label: 'Fill or cut them' },
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
  const set = (part: Partial<ImportPlan>): void => editing.edit((now) => ({ ...now, ...part }));
  const isText = plan.format === 'delimited';
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
        onChange={(datasetKind) => editing.propose({ datasetKind })}
      />
      <Select
        label="Header rows"
        choices={['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
        value={String(plan.headerRows)}
        onChange={(count) => editing.propose({ told: { headerRows: Number(count) } })}
      />
      {preview.sheets.length > 0 && (
        <Select
          label="Sheet"
          choices={preview.sheets.map((value) => ({ value, label: value }))}
          value={plan.sheet}
          onChange={(sheet) => editing.propose({ sheet })}
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
            onChange={(encoding) => editing.propose({ told: { encoding } })}
          />
          <Select
            label="Cells end with"
            choices={[...new Set([plan.delimiter, ...Object.keys(delimiters)])].map((value) => ({
              value,
              label: delimiters[value] ?? value,
            }))}
            value={plan.delimiter}
            onChange={(delimiter) => editing.propose({ told: { delimiter } })}
          />
        </>
      )}
      <Select
        label="Uneven rows"
        choices={raggedRows}
        value={plan.raggedRows}
        onChange={(value) => set({ raggedRows: value })}
      />
    </header>
  );
}
