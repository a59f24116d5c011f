import { Plus } from 'lucide-react';
import type { LedgerFile } from '#contract/calls/returns.ts';
import { Button } from '../../controls/button.tsx';
import { LedgerCell } from './ledger-cell.tsx';
import { amountTyped, amountWords, numberTyped } from './ledger-edits.ts';

type Input = LedgerFile['inputs'][number];
type Line = LedgerFile['lines'][number];

const inputColumns = [
  ['name', 'Name', false],
  ['value', 'Value', true],
  ['unit', 'Unit', false],
  ['low', 'At least', true],
  ['high', 'At most', true],
  ['source', 'Source', false],
  ['date', 'Date', false],
  ['owner', 'Owner', false],
  ['note', 'Note', false],
] as const;

const lineColumns = [
  ['channel', 'What'],
  ['cost', 'Cost'],
  ['value', 'Value'],
  ['conversions', 'Conversions'],
] as const;

/** The ledger as a sheet: inputs on record, and lines with formulas over their names. */
export function LedgerSheet({
  ledger,
  onChange,
}: {
  readonly ledger: LedgerFile;
  readonly onChange: (title: string, ledger: LedgerFile) => void;
}) {
  const setInput = (at: number, key: keyof Input, text: string, isNumber: boolean): void => {
    const typed = isNumber ? numberTyped(text) : text || undefined;
    if (typed === 'not-a-number') return;
    const set = key === 'value' ? (typed ?? null) : typed;
    const inputs = ledger.inputs.map((one, place) => (place === at ? { ...one, [key]: set } : one));
    onChange(`${key} of ${ledger.inputs[at]?.name ?? ''}`, { ...ledger, inputs });
  };
  const setLine = (at: number, key: keyof Line, text: string): void => {
    const typed = key === 'channel' ? text : amountTyped(text);
    const lines = ledger.lines.map((one, place) => (place === at ? { ...one, [key]: typed } : one));
    onChange(`${key} of ${ledger.lines[at]?.channel ?? ''}`, { ...ledger, lines });
  };
  const addInput = (): void => {
    const input = { name: `input_${ledger.inputs.length + 1}`, value: null };
    onChange('an input added', { ...ledger, inputs: [...ledger.inputs, input] });
  };
  const addLine = (): void => {
    const line = { channel: `Line ${ledger.lines.length + 1}` };
    onChange('a line added', { ...ledger, lines: [...ledger.lines, line] });
  };
  return (
    <>
      <section className="view-section" aria-label="Inputs on record">
        <div className="view-section-head">
          <h3>Inputs on record</h3>
          <Button icon={Plus} onPress={addInput}>
            Add an input
          </Button>
        </div>
        <Sheet caption="Inputs on record" heads={inputColumns.map(([, label]) => label)}>
          {ledger.inputs.map((input, at) => (
            <tr key={input.name}>
              {inputColumns.map(([key, label, isNumber]) => (
                <LedgerCell
                  key={key}
                  label={`${label} of ${input.name}`}
                  isNumber={isNumber}
                  text={String(input[key] ?? '')}
                  onCommit={(text) => setInput(at, key, text, isNumber)}
                />
              ))}
            </tr>
          ))}
        </Sheet>
      </section>
      <section className="view-section" aria-label="What was spent and what came back">
        <div className="view-section-head">
          <h3>What was spent and what came back</h3>
          <Button icon={Plus} onPress={addLine}>
            Add a line
          </Button>
        </div>
        <Sheet caption="Lines with their formulas" heads={lineColumns.map(([, label]) => label)}>
          {ledger.lines.map((line, at) => (
            <tr key={line.channel}>
              {lineColumns.map(([key, label]) => (
                <LedgerCell
                  key={key}
                  label={`${label} of ${line.channel}`}
                  text={key === 'channel' ? line.channel : amountWords(line[key])}
                  onCommit={(text) => setLine(at, key, text)}
                />
              ))}
            </tr>
          ))}
        </Sheet>
      </section>
    </>
  );
}

function Sheet({
  caption,
  heads,
  children,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly children: React.ReactNode;
}) {
  return (
    <div className="data-table-frame" tabIndex={-1}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
