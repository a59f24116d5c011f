const mostRows = 1 << 20;
const mostColumns = 1 << 14;
/** LibreOffice fills sheets of 16,384 columns; repetitions of nothing may say more. */
const mostRepeated = 1 << 21;

const limits: readonly (readonly [attribute: RegExp, most: number])[] = [
  [/\bss:(?:Index|MergeDown|Span|ExpandedRowCount)\s*=\s*["']([^"'<>]*)["']/gu, mostRows],
  [/\bss:(?:MergeAcross|ExpandedColumnCount)\s*=\s*["']([^"'<>]*)["']/gu, mostColumns],
  [/\bnumber-(?:rows|columns)-(?:repeated|spanned)\s*=\s*["']([^"'<>]*)["']/gu, mostRepeated],
];

/**
 * The first row, column or repetition in the XML of a workbook that no sheet can have, as it is written
 * there; null where all are possible. A reader that believed it would never end.
 *
 * @param content a SpreadsheetML workbook, a flat OpenDocument one, or the `content.xml` of one.
 */
export function impossiblePlace(content: string): string | null {
  for (const [attribute, most] of limits) {
    for (const [written, number = ''] of content.matchAll(attribute)) {
      const isWhole = /^\s*\d{1,9}\s*$/u.test(number);
      if (!isWhole || Number(number) > most) return written.slice(0, 80);
    }
  }
  return null;
}
