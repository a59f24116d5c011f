/** The longest text that a cell of a workbook holds, in UTF-16 units. */
export const longestCellText = 32_767;

/**
 * Text as a workbook can hold it: lone surrogates and the two code points that XML forbids become
 * U+FFFD; text that looks like an escape of the format (`_x0041_`) is escaped itself, so that readers
 * give it back as it was; what is longer than a cell ends in an ellipsis.
 */
export function cellText(text: string): string {
  const legal = text.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
  const whole = legal.length <= longestCellText ? legal : shortened(legal);
  return whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function shortened(text: string): string {
  return `${text
    .slice(0, longestCellText - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Text for a cell of a CSV file: what a spreadsheet would take for a formula (a first `=`, `+`, `-`, `@`,
 * tab, carriage return or line feed, also in full width) gets an apostrophe before it, which makes it text. A text
 * that is a plain number, such as "-5", stays as it is: it cannot do anything. A text that looks as if it
 * had been made inert gets another apostrophe, so that taking one away always gives the text back.
 */
export function inertText(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
