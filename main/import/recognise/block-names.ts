import { tidyLabel } from './answer-list.ts';
import type { Column } from './column-blocks.ts';
import type { Heading } from './headings.ts';
import type { MarkTexts } from './marks.ts';
import { isName, nameFrom, slug, wordsOf } from './names.ts';

const setNameLength = 24;

/** The longest name of an item within its set. */
export const itemNameLength = 26;

/** The question that a block of columns stands under; empty when they only look alike. */
export function questionOf(block: readonly Column[]): string {
  const [first] = block;
  const isSaid = block.every(({ heading }) => heading.block === first?.heading.block);
  return isSaid ? (first?.heading.question ?? '') : '';
}

/** A name for the set that a block becomes: what its columns' names share, else the question's words. */
export function setNameOf(block: readonly Column[], question: string): string {
  const codes = block.map(
    ({ heading }) => heading.code || (question === '' ? heading.question : ''),
  );
  const shared = sharedStem(codes);
  if (shared !== '') return nameFrom(shared);
  if (question === '') return `${slug(block[0]?.heading.question ?? '', setNameLength)}_etc`;
  return nameFrom(question, setNameLength);
}

/** What short names begin with, cut before their counter. */
function sharedStem(codes: readonly string[]): string {
  if (codes.some((code) => code === '' || /\s/u.test(code))) return '';
  let stem = codes[0] ?? '';
  for (const code of codes) while (!code.startsWith(stem)) stem = stem.slice(0, -1);
  const cut = stem.replace(/[_.\-\d]*$/u, '');
  // LimeSurvey numbers its parts SQ001 and so on.
  stem = stem.replace(/_SQ\d*$/u, '_');
  // Rows and columns of a grid: Q3r1, Q3c1.
  if (/\d[a-z]?[rc]$/u.test(stem)) return stem.slice(0, -1);
  const whole = /[_.-]$/u.test(stem) ? stem.replace(/[_.-]+$/u, '') : cut;
  return whole.length >= 2 ? whole : '';
}

/** What an option of a "select all that apply" question is called. */
export function optionOf({ heading }: Column, mark: MarkTexts | null): string {
  const says = mark?.says ?? '';
  const isCounter = /^\w{0,2}\d+$/u.test(heading.item);
  const item = isCounter && says !== '' ? says : heading.item;
  return tidyLabel(item || says || heading.question || `Column ${heading.column + 1}`);
}

/** The label of an item: a header that reads on from question to item stays as it was written. */
export function labelOfItem(heading: Heading, question: string, item: string): string {
  if (question === '' || item === '') return question || item;
  const asWritten = `${question} ${item}`;
  return heading.own.replace(/\s+/gu, ' ').trim() === asWritten
    ? asWritten
    : `${question} - ${item}`;
}

/** The label of a column on its own. */
export function labelOf(heading: Heading, isInBlock: boolean): string {
  const { question, item, code } = heading;
  // A name that counts ("v_7") is not made of a question and an item.
  const isCounted = isName(heading.own) && heading.own === code;
  if (isCounted && item !== '') return heading.own;
  if (item !== '' && question !== '') return labelOfItem(heading, question, item);
  const text =
    (heading.isNamed || heading.own === '' ? question : heading.own) || item || code || 'Row';
  return isInBlock && !heading.isNamed && heading.own === ''
    ? `${text} (column ${heading.column + 1})`
    : text;
}

/** A name for a column on its own. */
export function aloneName(heading: Heading, isInBlock: boolean): string {
  if (heading.code !== '') return nameFrom(heading.code);
  if (!heading.isNamed && heading.own !== '') return nameFrom(heading.own);
  if (heading.question === '') return heading.item === '' ? 'row' : nameFrom(heading.item);
  const base = nameFrom(heading.question);
  if (heading.item === '' || !isInBlock) return base;
  const short = nameFrom(heading.question, setNameLength);
  return `${short}_${slug(heading.item, itemNameLength, wordsOf(short))}`;
}

/** The first of several texts, and how many more there are. */
export function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}
