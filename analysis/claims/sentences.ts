/** A sentence of a text: its words as they stand, where it begins, and its line (from 1). */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly line: number;
  /** Counts paragraphs from 0; claims look for their figures only within one. */
  readonly paragraph: number;
}

const abbreviations = new Set([
  'vs',
  'v',
  'e.g',
  'i.e',
  'etc',
  'approx',
  'no',
  'inc',
  'dr',
  'mr',
  'ms',
  'mrs',
  'st',
  'u.s',
  'u.k',
  'fig',
  'p',
  'pp',
  'cf',
  'al',
  'est',
  'co',
  'ltd',
  'corp',
]);

/** Longer runs of text are no sentences; they are cut, so that the work stays linear in the text. */
const longestSentence = 2000;

/**
 * Splits a text into sentences. A sentence ends at `.`, `!` or `?` before a space and a new beginning, or
 * at an empty line or a bullet; a line that merely wraps goes on. Full stops of abbreviations ("vs.") and
 * of numbers end nothing.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let start = 0;
  let line = 1;
  let counted = 0;
  const close = (end: number): void => {
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (trimmed !== '') {
      const begin = start + piece.length - piece.trimStart().length;
      line += text.slice(counted, begin).split('\n').length - 1;
      counted = begin;
      sentences.push({ text: trimmed, start: begin, line, paragraph });
    }
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\n' && (isParagraphBreak(text, at) || isHeading(text, at))) {
      close(at);
      paragraph++;
    } else if ('.!?'.includes(character) && isSentenceEnd(text, at))
      close(endAfterQuotes(text, at));
    else if (
      at - start > longestSentence &&
      (/\s/u.test(character) || at - start > 2 * longestSentence)
    )
      close(at);
  }
  close(text.length);
  return sentences;
}

/** "Owners? 9 %." is one sentence here: a question of a few words labels what follows in its paragraph. */
export function withLabels(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const labelled: Sentence[] = [];
  for (const sentence of sentences) {
    const label = labelled.at(-1);
    if (label?.paragraph === sentence.paragraph && isLabel(label.text)) {
      const end = sentence.start + sentence.text.length;
      labelled[labelled.length - 1] = { ...label, text: text.slice(label.start, end) };
    } else labelled.push(sentence);
  }
  return labelled;
}

function isLabel(text: string): boolean {
  return text.length <= 40 && text.endsWith('?') && text.split(' ').length <= 3;
}

function isParagraphBreak(text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + 60);
  return /^[ \t\r]*(?:\n|[-*•·–—]\s|\d{1,2}[.)]\s|$)/u.test(rest);
}

/**
 * A heading on a line of its own, without an empty line below it: a few words without a figure or a stop, much
 * shorter than the line that follows and begins anew.
 */
function isHeading(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  if (at - from > 70) return false;
  const line = text.slice(from, at).trim();
  const next = text.slice(at + 1, at + 140).split('\n', 1)[0] ?? '';
  if (!/^\p{Lu}/u.test(next.trim()) || line.length > 0.7 * next.length) return false;
  const isTitle = /^\p{Lu}[^\d%.,;:!?()–—]*\p{L}$/u.test(line) && line.split(/\s+/u).length <= 9;
  const isFirst = from === 0 || /[.!?:]\s*\n\s*$/u.test(text.slice(Math.max(0, from - 3), from));
  return isTitle && isFirst && !openEnds.has(line.split(/\s+/u).at(-1)?.toLowerCase() ?? '');
}

/** Words that no heading ends in. */
const openEnds = new Set('the a an of to in on for and or by with at as than that from'.split(' '));

function isSentenceEnd(text: string, at: number): boolean {
  const from = endAfterQuotes(text, at);
  const after = text.slice(from, from + 40);
  if (!/^(?:\s+["“‘'(]?[\p{Lu}\d–•-]|\s*$)/u.test(after)) return false;
  if (text[at] !== '.') return true;
  const before = /([\p{L}.]+)$/u.exec(text.slice(Math.max(0, at - 12), at))?.[1]?.toLowerCase();
  return before === undefined || !(abbreviations.has(before) || /^\p{L}$/u.test(before));
}

function endAfterQuotes(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && '"”’\')'.includes(text[end] as string)) end++;
  return end;
}
