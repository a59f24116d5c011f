import { useState } from 'react';
import type { CategoryLine, VariableLine } from '#contract/calls/datasets.ts';
import { Button } from '../../../controls/button.tsx';
import { Checkbox } from '../../../controls/checkbox.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { formatCount } from '../../../words/numbers.ts';
import { missingReasonWords } from '../../../words/terms.ts';
import type { EditorProps } from './derive-editor.tsx';
import { countedAnswers, type DraftWork, nameOfAnswer } from './drafts.ts';

/** The new words of each answer; those ticked can be given the same ones at once. */
export function MergeEditor({
  work,
  variables,
  onChange,
}: EditorProps<Extract<DraftWork, { kind: 'recode' }>>) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const categories = variables.find(({ name }) => name === work.from)?.categories ?? [];
  const put = (codes: readonly string[], to: string | null): void => {
    const becomes = { ...work.becomes };
    for (const code of codes) becomes[code] = to;
    onChange({ ...work, becomes });
  };
  const merge = (): void => {
    const first = categories.find(({ code }) => code === ticked[0]);
    put(ticked, words.trim() === '' ? (first?.label ?? '') : words.trim());
    setTicked([]);
    setWords('');
  };
  return (
    <>
      <table className="merge-table">
        <caption className="visually-hidden">Answers of {work.from} and what they become</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Chosen</span>
            </th>
            <th scope="col">Answer</th>
            <th scope="col" className="number">
              n
            </th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {categories.map((category) => (
            <MergeRow
              key={category.code}
              category={category}
              to={work.becomes[category.code]}
              isTicked={ticked.includes(category.code)}
              onTick={(isOn) =>
                setTicked(
                  isOn
                    ? [...ticked, category.code]
                    : ticked.filter((code) => code !== category.code),
                )
              }
              onChange={(to) => put([category.code], to)}
            />
          ))}
        </tbody>
      </table>
      <div className="merge-bar">
        <TextField
          label={
            ticked.length === 0
              ? 'Words for the ticked answers'
              : `Words for the ${ticked.length} ticked answers`
          }
          value={words}
          onChange={setWords}
          isDisabled={ticked.length === 0}
          placeholder={categories.find(({ code }) => code === ticked[0])?.label}
        />
        <Button onPress={merge} isDisabled={ticked.length === 0}>
          Put together
        </Button>
        <Button
          look="quiet"
          isDisabled={ticked.length === 0}
          onPress={() => {
            put(ticked, null);
            setTicked([]);
          }}
        >
          Do not count
        </Button>
      </div>
    </>
  );
}

function MergeRow({
  category,
  to,
  isTicked,
  onTick,
  onChange,
}: {
  readonly category: CategoryLine;
  readonly to: string | null | undefined;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly onChange: (to: string) => void;
}) {
  const { label, code, count, missing } = category;
  const words = label === '' ? code : label;
  return (
    <tr className={to === undefined ? undefined : 'merge-changed'}>
      <td>
        <Checkbox aria-label={words} isSelected={isTicked} onChange={onTick} />
      </td>
      <td>
        {words}
        {missing !== null && (
          <span className="quiet small"> · {missingReasonWords[missing].toLowerCase()}</span>
        )}
      </td>
      <td className="number">{formatCount(count)}</td>
      <td>
        <input
          className="bare-input"
          aria-label={`What ${words} becomes`}
          value={to === undefined ? words : (to ?? '')}
          placeholder={to === null ? 'not counted' : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      </td>
    </tr>
  );
}

/** The answers of variables (or the members of a set) to tick; `chosen` holds their names in a recipe. */
export function AnswerChoice({
  from,
  variables,
  chosen,
  onChange,
}: {
  readonly from: readonly string[];
  readonly variables: readonly VariableLine[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const sources = variables.filter(({ name }) => from.includes(name));
  const names = new Map<string, { readonly label: string; readonly count: number }>();
  for (const source of sources) {
    for (const answer of countedAnswers(source)) {
      const name = nameOfAnswer(answer, source.categories);
      const before = names.get(name)?.count ?? 0;
      names.set(name, { label: answer.label, count: before + answer.count });
    }
  }
  return (
    <fieldset className="answer-choice">
      <legend className="field-label">Answers</legend>
      {[...names].map(([name, { label, count }]) => (
        <div key={name} className="answer-line">
          <Checkbox
            isSelected={chosen.includes(name)}
            onChange={(isOn) =>
              onChange(isOn ? [...chosen, name] : chosen.filter((one) => one !== name))
            }
          >
            <span className="truncate">{label}</span>
          </Checkbox>
          <span className="number quiet small">{formatCount(count)}</span>
        </div>
      ))}
    </fieldset>
  );
}

/** A score for each answer; empty for none. */
export function ScoreEditor({
  work,
  variables,
  onChange,
}: EditorProps<Extract<DraftWork, { kind: 'score' }>>) {
  const source = variables.find(({ name }) => name === work.from);
  return (
    <table className="merge-table">
      <caption className="visually-hidden">Scores for the answers of {work.from}</caption>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col" className="number">
            n
          </th>
          <th scope="col">Score</th>
        </tr>
      </thead>
      <tbody>
        {(source === undefined ? [] : countedAnswers(source)).map(({ code, label, count }) => (
          <tr key={code}>
            <td>{label}</td>
            <td className="number">{formatCount(count)}</td>
            <td className="score-cell">
              <input
                className="bare-input"
                aria-label={`Score of ${label}`}
                inputMode="decimal"
                value={work.scores[code] ?? ''}
                placeholder="none"
                onChange={(event) =>
                  onChange({ ...work, scores: { ...work.scores, [code]: event.target.value } })
                }
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
