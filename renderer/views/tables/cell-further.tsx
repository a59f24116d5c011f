import { Check, ClipboardCopy, StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table } from '#contract/calls/tables.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount, formatProbability } from '../../words/numbers.ts';
import { methodWords } from '../compare/comparison-words.ts';
import { useJobAnswer } from '../use-job-answer.ts';
import { type CellPlace, cellTitle } from './cell-facts.ts';
import { isShareRow } from './read-table.ts';

const rest = 'everyone else';

/** The column of a cell against another one of its variable, worded and tested by the core. */
export function CellComparison({
  table,
  place,
}: {
  readonly table: Table;
  readonly place: CellPlace;
}) {
  const { row, column } = place;
  const [line, head, cell] = [table.rows[row], table.columns[column], table.cells[row]?.[column]];
  const siblings = table.columns.filter(
    (one) =>
      one.variable !== null && one.variable === head?.variable && one.category !== head.category,
  );
  const firstLetter = cell?.letters[0]?.toLowerCase();
  const beaten = siblings.find(({ letter }) => letter?.toLowerCase() === firstLetter);
  const [other, setOther] = useState(beaten?.category ?? rest);
  const input = comparedInput(table, place, other);
  const job = useJobAnswer('compare.segments', input, 'Comparing two columns');
  if (input === null || line === undefined) return null;
  const found = job.data?.rows.find((one) =>
    isShareRow(line) ? one.kind === 'share' && one.category === line.category : one.kind === 'mean',
  );
  return (
    <section className="cell-further">
      <Select
        label="Compared with"
        choices={[
          { value: rest, label: 'Everyone else' },
          ...siblings.map(({ category, letter }) => ({
            value: category,
            label: letter === null ? category : `${category} (${letter})`,
          })),
        ]}
        value={other}
        onChange={setOther}
      />
      {job.error !== null && (
        <p className="small quiet">
          {job.error.what} {job.error.why}
        </p>
      )}
      {found !== undefined && (
        <>
          <p className="passport-sentence">{found.sentence}</p>
          <p className="small quiet">
            {methodWords[found.method]}
            {found.p === null ? '' : `, ${formatProbability(found.p)}`}
          </p>
        </>
      )}
    </section>
  );
}

/** Two columns of one variable as `compare.segments` takes them; null where they make no such pair. */
function comparedInput(table: Table, { row, column }: CellPlace, other: string) {
  const [line, head] = [table.rows[row], table.columns[column]];
  const asked = table.provenance.call.input as {
    readonly dataset: string;
    readonly filter?: string;
    readonly weight?: string | null;
    readonly level: number;
    readonly columns: readonly unknown[];
  };
  const isPlain = head !== undefined && asked.columns.includes(head.variable);
  if (line === undefined || !isPlain || head.variable === null) return null;
  if (line.kind !== 'category' && line.kind !== 'mean') return null;
  const { dataset, filter, weight, level } = asked;
  return {
    dataset,
    by: head.variable,
    a: head.category,
    ...(other === rest ? {} : { b: other }),
    variables: [line.variable],
    weight: weight ?? null,
    level,
    ...(filter === undefined ? {} : { filter }),
  };
}

const mostRespondents = 8;
const mostTexts = 2;

/** Some of the respondents that a cell counts, with what they wrote beside their answers. */
export function Respondents({
  dataset,
  filter,
  variables,
  asked,
}: {
  readonly dataset: string;
  readonly filter: string;
  readonly variables: readonly VariableLine[];
  /** The variables of the cell, which stand first. */
  readonly asked: readonly string[];
}) {
  const named = variables.find(({ kind, role }) => role === 'respondent' || kind === 'id');
  const texts = variables.filter(({ kind }) => kind === 'text').slice(0, mostTexts);
  const own = asked.filter((name) =>
    variables.some((one) => one.name === name && one.set.length === 0),
  );
  const shown = [
    ...new Set([...(named ? [named.name] : []), ...own, ...texts.map(({ name }) => name)]),
  ];
  const rows = useAnswer('dataset.rows', {
    dataset,
    filter,
    count: mostRespondents,
    ...(shown.length === 0 ? {} : { variables: shown }),
  });
  if (rows.error !== null) return <p className="small quiet">{rows.error.what}</p>;
  if (rows.data === undefined) return null;
  const { total, cells, columns, rows: places } = rows.data;
  return (
    <section className="cell-further" aria-label="The respondents behind it">
      <h3>{total === 1 ? 'The respondent' : `${formatCount(total)} respondents`} behind it</h3>
      <div className="respondents-frame">
        <table className="respondents">
          <thead>
            <tr>
              <th scope="col">Row</th>
              {columns.map(({ name, label }) => (
                <th key={name} scope="col" title={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((line, at) => (
              <tr key={places[at]}>
                <td className="number">{formatCount((places[at] ?? 0) + 1)}</td>
                {line.map((value, column) => (
                  <td
                    key={columns[column]?.name}
                    title={value === null ? undefined : String(value)}
                  >
                    {value ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > cells.length && <p className="small quiet">“Rows behind” opens all of them.</p>}
    </section>
  );
}

/** A remark on the number, which the table then prints under it and takes into the report. */
export function NoteField({
  table,
  place,
  text,
  onNote,
}: {
  readonly table: Table;
  readonly place: CellPlace;
  readonly text: string;
  readonly onNote: (about: string, text: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const about = cellTitle(table, place);
  if (typed === null)
    return (
      <Button icon={StickyNote} onPress={() => setTyped(text)}>
        {text === '' ? 'Note' : 'Change the note'}
      </Button>
    );
  return (
    <div className="note-field">
      <TextField
        label="Note on this number"
        lines={3}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <div className="row-actions">
        <Button
          look="primary"
          onPress={() => {
            onNote(about, typed.trim());
            setTyped(null);
          }}
        >
          {typed.trim() === '' && text !== '' ? 'Remove the note' : 'Put the note under the table'}
        </Button>
        <Button look="quiet" onPress={() => setTyped(null)}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

/** Copies something and says so. */
export function CopyButton({
  words,
  copy,
}: {
  readonly words: string;
  readonly copy: () => Promise<void>;
}) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const run = (): void => {
    copy().then(
      () => {
        setState('copied');
        setTimeout(() => setState('ready'), 2_000);
      },
      () => setState('refused'),
    );
  };
  return (
    <Button look="quiet" icon={state === 'copied' ? Check : ClipboardCopy} onPress={run}>
      {state === 'copied' ? 'Copied' : state === 'refused' ? 'The clipboard refuses it' : words}
    </Button>
  );
}
