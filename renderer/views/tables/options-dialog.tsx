import { X } from 'lucide-react';
import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Select } from '../../controls/select.tsx';
import {
  type Net,
  offerOf,
  optionsOf,
  type QuestionOffer,
  type QuestionOptions,
  questionsOf,
  type ShownQuestion,
  withOptions,
  withQuestion,
} from './entry-options.ts';
import { QuestionAnswers } from './question-answers.tsx';
import {
  boxRange,
  type FigureDraft,
  percentileRange,
  QuestionFigures,
  typedNumbers,
} from './question-figures.tsx';
import { type Entry, entryWords } from './table-entries.ts';
import './options.css';

/** How the questions of an entry are shown: nets, hidden answers, order, figures, missing answers, base. */
export function OptionsDialog({
  entry,
  zone,
  variables,
  onApply,
  onClose,
}: {
  readonly entry: Entry;
  readonly zone: 'rows' | 'columns';
  readonly variables: readonly VariableLine[];
  readonly onApply: (entry: Entry) => void;
  readonly onClose: () => void;
}) {
  const [changed, setChanged] = useState(entry);
  const questions = questionsOf(changed);
  const [at, setAt] = useState(0);
  const [isWrong, setIsWrong] = useState(false);
  const [startCount, setStartCount] = useState(0);
  const question = questions[at];
  const offer = question === undefined ? null : offerOf(question.variable, variables);
  const put = (next: ShownQuestion): void => setChanged(withQuestion(changed, at, next));
  const startAnew = (): void => {
    if (question === undefined) return;
    put({ variable: question.variable });
    setIsWrong(false);
    setStartCount(startCount + 1);
  };
  const nameOf = (one: ShownQuestion): string => entryWords(one.variable, variables);
  const isInner = at === questions.length - 1;
  return (
    <Dialog
      title={`How to show: ${entryWords(entry, variables)}`}
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            onPress={startAnew}
            isDisabled={!isWrong && (question === undefined || Object.keys(question).length === 1)}
          >
            Show as it comes
          </Button>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={isWrong} onPress={() => onApply(changed)}>
            Apply
          </Button>
        </>
      }
    >
      {questions.length > 1 && (
        <Select
          label="Question"
          choices={questions.map((one, place) => ({ value: `${place}`, label: nameOf(one) }))}
          value={`${at}`}
          onChange={(place) => {
            setAt(Number(place));
            setIsWrong(false);
          }}
        />
      )}
      {question !== undefined && offer !== null && (
        <QuestionForm
          key={`${at} ${startCount}`}
          question={question}
          title={nameOf(question)}
          offer={offer}
          hasFigures={zone === 'rows' && isInner}
          onChange={put}
          onWrong={setIsWrong}
        />
      )}
    </Dialog>
  );
}

function QuestionForm({
  question,
  title,
  offer,
  hasFigures,
  onChange,
  onWrong,
}: {
  readonly question: ShownQuestion;
  readonly title: string;
  readonly offer: QuestionOffer;
  readonly hasFigures: boolean;
  readonly onChange: (question: ShownQuestion) => void;
  readonly onWrong: (isWrong: boolean) => void;
}) {
  const options = optionsOf(question, offer);
  const [draft, setDraft] = useState<FigureDraft>(draftOf(options));
  const put = (change: Partial<QuestionOptions>): void =>
    onChange(withOptions(question, offer, { ...options, ...change }));
  const draw = (change: Partial<FigureDraft>): void => {
    const next = { ...draft, ...change };
    setDraft(next);
    const typed = typedFigures(next, offer);
    onWrong(typed === null);
    if (typed !== null) put(typed);
  };
  const takesFigures = offer.kind === 'number' || offer.valueCount > 0;
  return (
    <>
      {offer.answers.length > 0 && offer.kind !== 'number' && (
        <QuestionAnswers
          title={title}
          offer={offer}
          answers={options.answers}
          onAnswers={(answers) => put({ answers })}
          onNet={(net) => put({ nets: [...options.nets, net] })}
        />
      )}
      {options.nets.length > 0 && (
        <NetList nets={options.nets} onChange={(nets) => put({ nets })} />
      )}
      {hasFigures && takesFigures && (
        <QuestionFigures offer={offer} draft={draft} onChange={draw} />
      )}
      {offer.hasMissing && (
        <Checkbox
          isSelected={options.showsMissing}
          onChange={(showsMissing) => put({ showsMissing })}
        >
          {offer.kind === 'multiple'
            ? 'Count those without an answer in the base'
            : 'Show those without an answer; the base is then everyone'}
        </Checkbox>
      )}
      {hasFigures && offer.kind === 'multiple' && (
        <Select
          label="Shares are of"
          choices={[
            { value: 'respondents', label: 'Respondents: may add up to more than 100\u202f%' },
            { value: 'responses', label: 'Responses: all answers given, not tested' },
          ]}
          value={options.base}
          onChange={(base) => put({ base })}
        />
      )}
    </>
  );
}

function draftOf({ figures, percentiles, topBoxes, bottomBoxes }: QuestionOptions): FigureDraft {
  return {
    figures,
    percentiles: percentiles.join(', '),
    topBoxes: topBoxes.join(', '),
    bottomBoxes: bottomBoxes.join(', '),
  };
}

function typedFigures(
  { figures, ...typed }: FigureDraft,
  offer: QuestionOffer,
): Pick<QuestionOptions, 'figures' | 'percentiles' | 'topBoxes' | 'bottomBoxes'> | null {
  const percentiles = typedNumbers(typed.percentiles, percentileRange);
  const topBoxes = typedNumbers(typed.topBoxes, boxRange(offer));
  const bottomBoxes = typedNumbers(typed.bottomBoxes, boxRange(offer));
  if (percentiles === null || topBoxes === null || bottomBoxes === null) return null;
  return { figures, percentiles, topBoxes, bottomBoxes };
}

function NetList({
  nets,
  onChange,
}: {
  readonly nets: readonly Net[];
  readonly onChange: (nets: readonly Net[]) => void;
}) {
  return (
    <ul className="net-list" aria-label="Nets">
      {nets.map((net) => (
        <li key={`${net.label} ${net.categories.join(' ')}`}>
          <strong>{net.label}</strong>
          <span className="small quiet truncate" title={net.categories.join(', ')}>
            {net.categories.join(', ')}
          </span>
          <IconButton
            label={`Remove the net ${net.label}`}
            icon={X}
            onPress={() => onChange(nets.filter((one) => one !== net))}
          />
        </li>
      ))}
    </ul>
  );
}
