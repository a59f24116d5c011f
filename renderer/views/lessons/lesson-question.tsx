import { Check, Lightbulb, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { ReadyLesson, ReadyQuestion } from '#contract/calls/lessons.ts';
import { Button } from '../../controls/button.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { type CheckedAnswer, checkAnswer } from './check-answer.ts';
import { LessonChart } from './lesson-show.tsx';

/** A question with what was answered so far; a right answer closes it. */
export function LessonQuestion({
  lesson,
  question,
  hint,
  answers,
  onAnswer,
}: {
  readonly lesson: ReadyLesson;
  readonly question: ReadyQuestion;
  readonly hint: string | null;
  readonly answers: readonly CheckedAnswer[];
  readonly onAnswer: (answer: CheckedAnswer) => void;
}) {
  const [isHinted, setIsHinted] = useState(false);
  const isDone = answers.some(({ isRight }) => isRight);
  const last = answers.at(-1);
  const give = (answer: string): void => {
    const checked = checkAnswer(question, answer);
    if (checked !== null && !isDone) onAnswer(checked);
  };
  return (
    <section className="lesson-question" aria-label="Question">
      <h3>{question.ask}</h3>
      {question.kind === 'choice' && (
        <Choice question={question} isDone={isDone} answers={answers} onAnswer={give} />
      )}
      {question.kind === 'number' && (
        <NumberField question={question} isDone={isDone} last={last} onAnswer={give} />
      )}
      {question.kind === 'item' && (
        <LessonChart
          lesson={lesson}
          of={question.of}
          chart={question.chart}
          isPlain={!isDone}
          onOpen={give}
        />
      )}
      <Feedback last={last} />
      {hint !== null && !isDone && (
        <div>
          {isHinted ? (
            <p className="quiet">{hint}</p>
          ) : (
            <Button look="quiet" icon={Lightbulb} onPress={() => setIsHinted(true)}>
              Give me a hint
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** What is said to the last answer; read out as it comes. */
function Feedback({ last }: { readonly last: CheckedAnswer | undefined }) {
  return (
    <div role="status" className="lesson-feedback">
      {last !== undefined && (
        <p className={last.isRight ? 'lesson-said is-right' : 'lesson-said is-wrong'}>
          {last.isRight ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
          <span>
            <strong>{last.isRight ? 'Right. ' : 'Not that. '}</strong>
            {last.feedback}
          </span>
        </p>
      )}
    </div>
  );
}

function Choice({
  question,
  isDone,
  answers,
  onAnswer,
}: {
  readonly question: Extract<ReadyQuestion, { kind: 'choice' }>;
  readonly isDone: boolean;
  readonly answers: readonly CheckedAnswer[];
  readonly onAnswer: (answer: string) => void;
}) {
  const [chosen, setChosen] = useState<string | null>(answers.at(-1)?.answer ?? null);
  return (
    <>
      <RadioGroup
        aria-label={question.ask}
        className="lesson-options"
        value={chosen}
        onChange={setChosen}
        isDisabled={isDone}
      >
        {question.options.map(({ text }) => (
          <Radio key={text} value={text} className="lesson-option">
            {text}
          </Radio>
        ))}
      </RadioGroup>
      {!isDone && (
        <div>
          <Button
            look="primary"
            isDisabled={chosen === null}
            onPress={() => chosen !== null && onAnswer(chosen)}
          >
            Check
          </Button>
        </div>
      )}
    </>
  );
}

function NumberField({
  question,
  isDone,
  last,
  onAnswer,
}: {
  readonly question: Extract<ReadyQuestion, { kind: 'number' }>;
  readonly isDone: boolean;
  readonly last: CheckedAnswer | undefined;
  readonly onAnswer: (answer: string) => void;
}) {
  const [typed, setTyped] = useState(last?.answer ?? '');
  const form = useRef<HTMLDivElement>(null);
  const isNumber = checkAnswer(question, typed) !== null;
  useEffect(() => {
    if (last !== undefined && !last.isRight) form.current?.querySelector('input')?.select();
  }, [last]);
  return (
    <div className="lesson-number" ref={form}>
      <TextField
        label={question.unit === '' ? 'Your answer' : `Your answer, in ${question.unit}`}
        value={typed}
        onChange={setTyped}
        isDisabled={isDone}
        inputMode="decimal"
        error={typed !== '' && !isNumber ? 'Type a number.' : null}
        onKeyDown={({ key }) => key === 'Enter' && isNumber && onAnswer(typed)}
      />
      {!isDone && (
        <Button look="primary" isDisabled={!isNumber} onPress={() => onAnswer(typed)}>
          Check
        </Button>
      )}
    </div>
  );
}
