import { usageError } from './session.ts';

/**
 * An option that takes a number.
 *
 * @throws {CommandError} `usage`, naming the option, what it takes and what it was given.
 */
export function numberOption(
  name: string,
  text: string | undefined,
  takes: { readonly what: string; readonly isRight: (value: number) => boolean },
): number {
  const value = Number(text);
  if (text !== undefined && text.trim() !== '' && takes.isRight(value)) return value;
  throw usageError(
    `${name} takes ${takes.what}; it was given ${text ?? 'nothing'}.`,
    `${name} <number>`,
  );
}

/** `--level`: the level of intervals. */
export function levelOption(text: string | undefined): number {
  return numberOption('--level', text, {
    what: 'a number between 0 and 1, such as 0.95',
    isRight: (value) => value > 0 && value < 1,
  });
}

/** An option that takes a whole number of at least `least`. */
export function countOption(name: string, text: string | undefined, least = 0): number {
  return numberOption(name, text, {
    what: `a whole number from ${least} up`,
    isRight: (value) => Number.isInteger(value) && value >= least,
  });
}

/**
 * An option that takes some of a list of words, separated by commas.
 *
 * @throws {CommandError} `usage`, naming the word that is not among them.
 */
export function wordsOption<Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
): Word[] {
  return text.split(',').map((given) => {
    const word = words.find((one) => one === given.trim());
    if (word !== undefined) return word;
    throw usageError(
      `${name} takes ${words.join(', ')}; it was given ${given.trim()}.`,
      `${name} <names>`,
    );
  });
}
