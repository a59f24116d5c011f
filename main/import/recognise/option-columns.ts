import type { Column } from './column-blocks.ts';
import type { Heading } from './headings.ts';
import { type MarkTexts, markTexts } from './marks.ts';
import { isName, slug, wordsOf } from './names.ts';

/** How an option for what people write themselves is called. */
export const writeInName = /^(?:other|otro|otra|andere|sonstige|autre|altro)s?\b/iu;

/** Whether a column is the one of what people write themselves. */
export function isWriteIn({ heading }: Column): boolean {
  return writeInName.test(heading.item);
}

/** Whether what stands in the column of "Other" is what one person wrote there, and no mark of it. */
export function isWrittenText(column: Column, mark: MarkTexts | null): boolean {
  if (mark === null || mark.says === '' || mark.notSelected.length > 0) return false;
  return isWriteIn(column) && !writeInName.test(mark.says) && mark.says !== column.heading.item;
}

/** Whether the file's own header names the option: `uses_tv`. */
export function isOptionName({ own, question, item }: Heading): boolean {
  return item !== '' && own !== question && own.endsWith(item) && isName(own);
}

/**
 * Whether columns of one text each state facts ("Address - City" over Leeds) and no options: what stands in
 * the cells is in no header.
 */
export function areFacts(
  marked: readonly { readonly column: Column; readonly mark: MarkTexts | null }[],
): boolean {
  const isSaid = ({ column, mark }: (typeof marked)[number]): boolean => {
    const [says, item] = [mark?.says ?? '', column.heading.item].map((text) => slug(text));
    return !says || !item || /^\w{0,2}\d+$/u.test(column.heading.item) || sharesWord(says, item);
  };
  const texts = new Set(marked.map(({ mark }) => mark?.says));
  return texts.size === marked.length && marked.every((one) => !isSaid(one));
}

function sharesWord(a: string, b: string): boolean {
  const words = wordsOf(a);
  return [...wordsOf(b)].some((word) => words.has(word));
}

/** Columns under one and the same header that nothing tells apart: no question with options. */
export function areNamesakes(block: readonly Column[]): boolean {
  const [first] = block;
  if (!first || first.heading.own === '' || first.heading.item !== '') return false;
  const isSame = ({ heading }: Column): boolean =>
    heading.own === first.heading.own && heading.item === '' && heading.code === '';
  return block.every(isSame) && block.every(({ profile }) => !markTexts(profile)?.says);
}
