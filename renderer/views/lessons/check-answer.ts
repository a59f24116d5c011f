import type { ReadyQuestion } from '#contract/calls/lessons.ts';

/** What was answered, whether it is right, and what is said to it. */
export interface CheckedAnswer {
  readonly answer: string;
  readonly isRight: boolean;
  readonly feedback: string;
}

/**
 * Checks an answer. A choice is answered by its text, a number as typed ("51", "51 %", "50,9"), an item by
 * its name. Null where a number cannot be read. Of wrong answers that lie near, the first is told.
 */
export function checkAnswer(question: ReadyQuestion, answer: string): CheckedAnswer | null {
  switch (question.kind) {
    case 'choice': {
      const option = question.options.find(({ text }) => text === answer);
      if (option === undefined) return null;
      return { answer, isRight: option.isRight, feedback: option.feedback };
    }
    case 'number': {
      const value = typedNumber(answer);
      if (value === null) return null;
      const isNear = (target: number, tolerance: number): boolean => {
        const [one, two] = question.ignoreSign
          ? [Math.abs(value), Math.abs(target)]
          : [value, target];
        return Math.abs(one - two) <= tolerance + 1e-9;
      };
      if (isNear(question.value, question.tolerance))
        return { answer, isRight: true, feedback: question.right };
      const wrong = question.wrong.find((one) => isNear(one.value, one.tolerance));
      return { answer, isRight: false, feedback: wrong?.feedback ?? question.otherwise };
    }
    case 'item': {
      const isRight = question.rightItems.includes(answer);
      const wrong = question.wrong.find(({ item }) => item === answer);
      const feedback = isRight ? question.right : (wrong?.feedback ?? question.otherwise);
      return { answer, isRight, feedback };
    }
  }
}

/** A number as people type it; null where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text
    .replace(/\u2212/gu, '-')
    .replace(/(?:%|points?|per ?cent|times)\s*$/iu, '')
    .replace(/[\s\u00A0\u202F]/gu, '')
    .replace(',', '.');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain) ? Number(plain) : null;
}
