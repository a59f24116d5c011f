import { create } from 'zustand';
import type { CheckedAnswer } from './check-answer.ts';

/** How far a lesson was played: the step at hand, and the answers given to each step so far. */
export interface LessonProgress {
  readonly step: number;
  readonly answers: Readonly<Record<number, readonly CheckedAnswer[]>>;
}

/** A lesson of which nothing was played. */
export const notBegun: LessonProgress = { step: 0, answers: {} };

interface Lessons {
  /** The lesson at hand; null for the list. */
  readonly file: string | null;
  readonly progressByFile: Readonly<Record<string, LessonProgress>>;
  readonly open: (file: string | null) => void;
  readonly goTo: (step: number) => void;
  readonly answer: (answer: CheckedAnswer) => void;
  readonly reset: () => void;
}

/** Lessons as they were played; gone when the window closes. */
export const useLessons = create<Lessons>()((set, get) => {
  const change = (changed: (progress: LessonProgress) => LessonProgress): void => {
    const { file, progressByFile } = get();
    if (file === null) return;
    const progress = progressByFile[file] ?? notBegun;
    set({ progressByFile: { ...progressByFile, [file]: changed(progress) } });
  };
  return {
    file: null,
    progressByFile: {},
    open: (file) => set({ file }),
    goTo: (step) => change((progress) => ({ ...progress, step })),
    answer: (answer) =>
      change(({ step, answers }) => ({
        step,
        answers: { ...answers, [step]: [...(answers[step] ?? []), answer] },
      })),
    reset: () => change(() => notBegun),
  };
});

/** Whether a step's question was answered rightly. */
export function isSolved({ answers }: LessonProgress, step: number): boolean {
  return (answers[step] ?? []).some(({ isRight }) => isRight);
}
