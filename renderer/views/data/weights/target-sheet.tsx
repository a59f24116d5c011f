import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Button, IconButton } from '../../../controls/button.tsx';
import { formatPercent } from '../../../words/numbers.ts';
import {
  type DraftMargin,
  figureIn,
  sumOf,
  withFigure,
  withPasted,
  withRest,
} from './target-edits.ts';

/** The targets of one margin: an answer a line, its share in the sample, and a field for its per cent. */
export function TargetSheet({
  margin,
  variables,
  onChange,
  onRemove,
}: {
  readonly margin: DraftMargin;
  readonly variables: readonly VariableLine[];
  readonly onChange: (margin: DraftMargin) => void;
  readonly onRemove: () => void;
}) {
  const name = margin.variables.join(' × ');
  const own = margin.variables.length === 1 ? lineOf(variables, margin.variables[0]) : undefined;
  const label = own === undefined || own.label === '' ? name : own.label;
  const { isRight, message } = sumOf(margin);
  const empty = margin.cells.filter(({ typed }) => typed.trim() === '').length;
  return (
    <section className="target-sheet" aria-label={`Targets of ${name}`}>
      <header className="target-head">
        <h3 className="truncate" title={label}>
          {label}
        </h3>
        <IconButton label={`Leave ${name} out`} icon={X} onPress={onRemove} />
      </header>
      <table className="target-table">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col" className="number">
              Sample
            </th>
            <th scope="col" className="number">
              Target %
            </th>
          </tr>
        </thead>
        <tbody>
          {margin.cells.map(({ answers, typed }, at) => {
            const words = answers.join(', ');
            const isWrong = typed.trim() !== '' && !(figureIn(typed) >= 0);
            return (
              <tr key={words}>
                <th scope="row" className="truncate" title={words}>
                  {words}
                </th>
                <td className="number quiet">{shareInSample(own, answers[0])}</td>
                <td>
                  <input
                    className="input target-input number"
                    inputMode="decimal"
                    aria-label={`Target of ${words} (${name}), per cent`}
                    aria-invalid={isWrong}
                    value={typed}
                    onChange={({ target }) => onChange(withFigure(margin, at, target.value))}
                    onPaste={(event) => {
                      const text = event.clipboardData.getData('text/plain');
                      const pasted = withPasted(margin, at, text);
                      if (pasted === null) return;
                      event.preventDefault();
                      onChange(pasted);
                    }}
                    onKeyDown={walk}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={isRight ? 'target-sum is-right' : 'target-sum'} role="status">
        <span>{isRight ? `Sums to ${message}` : message}</span>
        {empty === 1 && margin.cells.length > 1 && (
          <Button look="quiet" onPress={() => onChange(withRest(margin))}>
            Give it the rest
          </Button>
        )}
      </p>
    </section>
  );
}

function lineOf(variables: readonly VariableLine[], name: string | undefined) {
  return variables.find((one) => one.name === name);
}

function shareInSample(variable: VariableLine | undefined, answer: string | undefined): string {
  const found = variable?.categories.find((one) => one.label === answer);
  if (variable === undefined || found === undefined || variable.present === 0) return '';
  return formatPercent(found.count / variable.present, variable.present);
}

/** Enter and the arrows go from field to field as in a spreadsheet. */
function walk(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const sheet = event.currentTarget.closest('table');
  const fields = [...(sheet?.querySelectorAll<HTMLInputElement>('.target-input') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + step];
  event.preventDefault();
  next?.focus();
  next?.select();
}
