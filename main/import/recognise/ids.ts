import type { ColumnContext } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

const idName =
  /(?:^|[^a-z])(?:id|ids|uuid|guid|identifier|identity|resp(?:ondent)?(?:no|nr|id)?|case(?:no|id))(?:$|[^a-z])|[a-z](?:Id|ID|_id)(?:$|[^a-z])|record[\s_]?(?:no|number|id)/iu;
const numberName = /^(?:nr|no|num|number|nummer|lfd\.?\s?nr|n[uú]mero|num[eé]ro|n[°º])\.?$/iu;
const idSuffix = /[a-z](?:Id|ID)(?:$|[^A-Za-z])/u;
const wholeNumber = /^\d+$/u;
const writtenDay = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([-/.])\d{1,2}\1\d{2,4})(?:$|[T\s])/u;
const rounded = /^\d(?:[.,]\d+)?E\+\d{2}$/iu;

/** Whether a column's short name says that it holds ids. */
export function hasIdName({ name, question }: Pick<ColumnContext, 'name' | 'question'>): boolean {
  if (question.split(' ').length > 4) return false;
  // "V1" above "ResponseID" is what older exports of Qualtrics write.
  return [name, question].some((words) => idName.test(words) || idSuffix.test(words));
}

/** Whether a column names its rows, and why; null when it does not. */
export function idOf(
  profile: ColumnProfile,
  { name, question }: ColumnContext,
): { readonly why: string; readonly warnings: readonly string[] } | null {
  const texts = [...profile.counts.keys()];
  // "Respondent - Date" names no rows.
  if (texts.every((text) => writtenDay.test(text))) return null;
  const distinct = texts.length;
  const share = distinct / profile.answered;
  const isNamed = hasIdName({ name, question });
  const roundedCount = texts.filter((text) => rounded.test(text)).length;
  if (isNamed && roundedCount > distinct * 0.1) {
    return { why: 'Id: named so.', warnings: [] };
  }
  const areNumbered =
    numberName.test(name.trim()) &&
    share >= 0.95 &&
    texts.every((text) => wholeNumber.test(text)) &&
    texts.some((text) => /^0\d/u.test(text));
  if (areNumbered) return { why: 'Id: numbers with leading zeros, named so.', warnings: [] };
  const isOneWord = texts.every((text) => !/\s/u.test(text));
  if (isNamed && isOneWord && (share >= 0.25 || distinct > 500)) {
    return {
      why: share === 1 ? 'Id: named so, and different in every row.' : 'Id: named so.',
      warnings: [],
    };
  }
  if (isNamed && share <= 0.5 && distinct <= 500) return null;
  if (share < 0.95 || profile.answered < 3) return null;
  if (texts.every((text) => wholeNumber.test(text))) {
    if (texts.every((text) => text.length >= 16)) {
      return {
        why: 'Id: whole numbers too long to count with, different in every row.',
        warnings: [],
      };
    }
    const isBlankName = name === '' || name === 'row' || /^unnamed/iu.test(question);
    if (isBlankName && share === 1)
      return { why: 'Id: an unnamed column of different whole numbers.', warnings: [] };
    return null;
  }
  return hashes(texts)
    ? { why: 'Id: codes of letters and digits, different in every row.', warnings: [] }
    : null;
}

function hashes(texts: readonly string[]): boolean {
  if (texts.length < 20) return false;
  const length = texts[0]?.length ?? 0;
  const isCode = (text: string): boolean =>
    text.length >= 8 &&
    text.length === length &&
    /^[\w-]+$/u.test(text) &&
    /\d/u.test(text) &&
    /[a-z]/iu.test(text);
  return texts.filter(isCode).length >= texts.length * 0.97;
}
