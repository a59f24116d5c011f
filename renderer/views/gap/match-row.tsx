import { Check, ListChecks, Settings2, X } from 'lucide-react';
import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { SearchSelect } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount } from '../../words/numbers.ts';
import { countingWords, type EditedMatch, isUnsure } from './match-editing.ts';
import { MatchGrip } from './match-grip.tsx';
import { MatchRule } from './match-rule.tsx';

/** One pair of items: what it is called, which variable on each side, which answers count. */
export function MatchRow({
  match,
  left,
  right,
  held,
  onHold,
  onPlace,
  onChange,
  onRemove,
}: {
  readonly match: EditedMatch;
  readonly left: readonly VariableLine[];
  readonly right: readonly VariableLine[];
  /** The right question that was picked up, if any; placing it here lets two pairs change theirs. */
  readonly held: string | null;
  readonly onHold: (question: string | null) => void;
  readonly onPlace: (question: string) => void;
  readonly onChange: (match: EditedMatch) => void;
  readonly onRemove: () => void;
}) {
  const [isRuling, setIsRuling] = useState(false);
  return (
    <li
      className={held !== null && held !== match.right ? 'match-row is-target' : 'match-row'}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const question = event.dataTransfer.getData('text/plain');
        if (question !== '') onPlace(question);
      }}
    >
      <TextField
        label="Item"
        value={match.item}
        onChange={(item) => onChange({ ...match, item })}
        hint={
          match.likeness === null
            ? undefined
            : `labels ${Math.round(match.likeness * 100)}\u202f% alike${isUnsure(match.likeness) ? ': no headline may name it until you confirm it' : ''}`
        }
      />
      {isUnsure(match.likeness) && (
        <Button
          look="quiet"
          icon={Check}
          aria-label={`Confirm that both sides of ${match.item} ask the same`}
          onPress={() => onChange({ ...match, likeness: null })}
        >
          They ask the same
        </Button>
      )}
      <MatchSide
        label="Left"
        variables={left}
        name={match.left}
        answers={match.leftAnswers}
        rule={match.rule}
        onName={(name) =>
          onChange({
            ...withoutAnswers(match, 'leftAnswers'),
            likeness: null,
            left: name,
            item: match.item || labelOf(left, name),
          })
        }
        onAnswers={(answers) =>
          onChange(
            answers === null
              ? withoutAnswers(match, 'leftAnswers')
              : { ...match, leftAnswers: [...answers] },
          )
        }
      />
      <MatchGrip
        question={match.right}
        label={labelOf(right, match.right)}
        item={match.item}
        held={held}
        onHold={onHold}
        onPlace={onPlace}
      />
      <MatchSide
        label="Right"
        variables={right}
        name={match.right}
        answers={match.rightAnswers}
        rule={match.rule}
        onName={(name) =>
          onChange({ ...withoutAnswers(match, 'rightAnswers'), likeness: null, right: name })
        }
        onAnswers={(answers) =>
          onChange(
            answers === null
              ? withoutAnswers(match, 'rightAnswers')
              : { ...match, rightAnswers: [...answers] },
          )
        }
      />
      <IconButton
        label={`How ${match.item} is brought together`}
        icon={Settings2}
        onPress={() => setIsRuling(true)}
      />
      {isRuling && (
        <MatchRule match={match} onChange={onChange} onClose={() => setIsRuling(false)} />
      )}
      <IconButton label={`Remove ${match.item}`} icon={X} onPress={onRemove} />
    </li>
  );
}

function labelOf(variables: readonly VariableLine[], name: string): string {
  return variables.find((one) => one.name === name)?.label ?? name;
}

function withoutAnswers(match: EditedMatch, side: 'leftAnswers' | 'rightAnswers'): EditedMatch {
  const { [side]: _dropped, ...rest } = match;
  return rest;
}

function MatchSide({
  label,
  variables,
  name,
  answers,
  rule,
  onName,
  onAnswers,
}: {
  readonly label: string;
  readonly variables: readonly VariableLine[];
  readonly name: string;
  readonly answers: readonly string[] | undefined;
  readonly rule: EditedMatch['rule'];
  readonly onName: (name: string) => void;
  readonly onAnswers: (answers: readonly string[] | null) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const variable = variables.find((one) => one.name === name);
  return (
    <div>
      <SearchSelect
        label={label}
        choices={variables.map((one) => ({
          value: one.name,
          label: one.label,
          note: one.name === one.label ? undefined : one.name,
        }))}
        value={name === '' ? null : name}
        onChange={onName}
      />
      <Button
        look="quiet"
        icon={ListChecks}
        isDisabled={variable === undefined || rule === 'linear'}
        onPress={() => setIsOpen(true)}
      >
        {rule === 'linear' ? 'the mean on its scale' : countingWords(variable, answers)}
      </Button>
      {isOpen && variable !== undefined && (
        <AnswersDialog
          variable={variable}
          chosen={answers ?? []}
          onClose={() => setIsOpen(false)}
          onChoose={onAnswers}
        />
      )}
    </div>
  );
}

function AnswersDialog({
  variable,
  chosen,
  onClose,
  onChoose,
}: {
  readonly variable: VariableLine;
  readonly chosen: readonly string[];
  readonly onClose: () => void;
  readonly onChoose: (answers: readonly string[] | null) => void;
}) {
  const [picked, setPicked] = useState<readonly string[]>(chosen);
  const finish = (answers: readonly string[] | null): void => {
    onChoose(answers);
    onClose();
  };
  return (
    <Dialog
      title={`Answers that count: ${variable.label}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => finish(null)}>Use the default</Button>
          <Button look="primary" isDisabled={picked.length === 0} onPress={() => finish(picked)}>
            Count these
          </Button>
        </>
      }
    >
      <div className="choose-list">
        {variable.categories
          .filter(({ missing }) => missing === null)
          .map(({ label, count }) => (
            <Checkbox
              key={label}
              isSelected={picked.includes(label)}
              onChange={(isOn) =>
                setPicked(isOn ? [...picked, label] : picked.filter((one) => one !== label))
              }
            >
              {label} <span className="cell-base">{formatCount(count)}</span>
            </Checkbox>
          ))}
      </div>
    </Dialog>
  );
}
