import { ArrowLeft, ArrowRight, List, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReadyLesson } from '#contract/calls/lessons.ts';
import { Button } from '../../controls/button.tsx';
import { LessonQuestion } from './lesson-question.tsx';
import { LessonShow } from './lesson-show.tsx';
import { isSolved, notBegun, useLessons } from './lesson-state.ts';

/** One lesson, a step at a time: read, answer, see. The next step opens with the right answer. */
export function LessonPlayer({ lesson }: { readonly lesson: ReadyLesson }) {
  const { open, goTo, answer, reset } = useLessons.getState();
  const progress = useLessons((state) => state.progressByFile[lesson.file]) ?? notBegun;
  const at = Math.min(progress.step, lesson.steps.length - 1);
  const step = lesson.steps[at];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    heading.current?.focus();
  }, [at]);
  if (step === undefined) return null;
  const isOpen = step.question === null || isSolved(progress, at);
  const isLast = at === lesson.steps.length - 1;
  const tried = Object.values(progress.answers).flat();
  return (
    <article className="lesson">
      <header className="lesson-head">
        <div className="row-actions">
          <Button look="quiet" icon={List} onPress={() => open(null)}>
            All lessons
          </Button>
          <Button look="quiet" icon={RotateCcw} isDisabled={tried.length === 0} onPress={reset}>
            Start again
          </Button>
        </div>
        <p className="quiet">
          {lesson.title}, step {at + 1} of {lesson.steps.length}
        </p>
        <progress
          max={lesson.steps.length}
          value={at + (isOpen ? 1 : 0)}
          aria-label="How far the lesson is"
        />
        <h2 ref={heading} tabIndex={-1} className="finding">
          {step.title}
        </h2>
      </header>
      {step.text.map((text) => (
        <p key={text} className="lesson-text">
          {text}
        </p>
      ))}
      {step.show !== null && <LessonShow show={step.show} lesson={lesson} />}
      {step.question !== null && (
        <LessonQuestion
          key={`${at} ${tried.length === 0}`}
          lesson={lesson}
          question={step.question}
          hint={step.hint}
          answers={progress.answers[at] ?? []}
          onAnswer={answer}
        />
      )}
      {isOpen && step.reveal !== null && (
        <section className="lesson-reveal" aria-label="What it shows">
          {step.reveal.text.map((text) => (
            <p key={text} className="lesson-text">
              {text}
            </p>
          ))}
          {step.reveal.show !== null && <LessonShow show={step.reveal.show} lesson={lesson} />}
        </section>
      )}
      {isOpen && isLast && (
        <p className="lesson-text">
          <strong>The end.</strong> {tried.filter(({ isRight }) => !isRight).length} wrong turns on
          the way.{lesson.source === null ? '' : ` Source: ${lesson.source}`}
        </p>
      )}
      <footer className="row-actions">
        <Button icon={ArrowLeft} isDisabled={at === 0} onPress={() => goTo(at - 1)}>
          Back
        </Button>
        {!isLast && (
          <Button
            look="primary"
            icon={ArrowRight}
            isDisabled={!isOpen}
            onPress={() => goTo(at + 1)}
          >
            Next
          </Button>
        )}
        {!isOpen && <span className="quiet">Answer the question to go on.</span>}
      </footer>
    </article>
  );
}
