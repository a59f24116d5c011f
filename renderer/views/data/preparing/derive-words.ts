import type { DraftKind } from './drafts.ts';

/** A way to make a variable in words: the menu, the title over it, and why one does it. */
export interface DeriveWords {
  readonly action: string;
  readonly title: (from: string) => string;
  readonly why: string;
  /** What the preview says while the recipe is not whole. */
  readonly empty: string;
}

/** The words of each way to make a variable. */
export const deriveWords: Readonly<Record<DraftKind, DeriveWords>> = {
  recode: {
    action: 'Merge answers …',
    title: (from) => `Merge the answers of ${from}`,
    why: 'Answers given the same words become one. Small answers put together are told apart more surely, and the original stays as it is.',
    empty: 'Give two answers the same words, or another name, to see what becomes of them.',
  },
  band: {
    action: 'Cut into bands …',
    title: (from) => `Cut ${from} into bands`,
    why: 'Numbers such as ages can be compared as groups once they are cut. Bands of equal count have steady bases; round cuts read more easily.',
    empty: 'Say where the bands are cut.',
  },
  box: {
    action: 'Top or bottom box …',
    title: (from) => `Top or bottom box of ${from}`,
    why: 'The share at one end of a scale is one figure that can be compared. An answer without a value, such as “don’t know”, counts as a no: it was given.',
    empty: 'Say how many answers the box holds.',
  },
  net: {
    action: 'Net of answers …',
    title: (from) => `A net of ${from}`,
    why: 'One yes-or-no question out of several answers: everyone who gave any of them, counted once.',
    empty: 'Choose the answers that belong together.',
  },
  number: {
    action: 'Number from text …',
    title: (from) => `The number in ${from}`,
    why: 'Texts such as “1,200 EUR” can be added and averaged once the number is read out. What holds no number is told, never guessed.',
    empty: 'Say how the numbers are written.',
  },
  'date-part': {
    action: 'Part of a date …',
    title: (from) => `A part of ${from}`,
    why: 'Months, weeks and weekdays can be compared as groups. Dates are taken in UTC, weeks as ISO 8601 has them.',
    empty: 'Choose a part.',
  },
  count: {
    action: 'Count …',
    title: (from) => `Count over ${from}`,
    why: 'How many of several questions each row answered, or answered in a certain way: brands known, services used.',
    empty: 'Say what is counted.',
  },
  'row-summary': {
    action: 'Mean, sum, least or greatest …',
    title: (from) => `One number out of ${from}`,
    why: 'Several questions about one thing are steadier together than each alone. Rows with too few answers are left out, not guessed.',
    empty: 'Say what is computed.',
  },
  score: {
    action: 'Scores for the answers …',
    title: (from) => `Scores for the answers of ${from}`,
    why: 'Answers with scores have a mean. Leave a score empty where the answer has none, such as “don’t know”.',
    empty: 'Give at least one answer a score.',
  },
  expression: {
    action: 'Compute from an expression …',
    title: () => 'Compute a variable',
    why: 'Anything that arithmetic, conditions and a few functions can say. A condition makes a yes-or-no variable.',
    empty: 'Write an expression, for example: visits / weeks >= 2 and region = "North"',
  },
  missing: {
    action: 'Declare missing values …',
    title: (from) => `Values of ${from} that are no answers`,
    why: 'Codes such as 99 or −1 pull a mean far off when they are read as numbers. The original stays as it is.',
    empty: 'Name a number, a range, or an answer.',
  },
  mentions: {
    action: 'Set of all mentions …',
    title: (from) => `All mentions in ${from}`,
    why: 'Several questions with the same answers (“first brand”, “second brand”) become one question with several answers.',
    empty: 'Choose variables.',
  },
};
