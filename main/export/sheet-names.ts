const longestName = 31;

/**
 * A legal and unique sheet name for each wanted one: at most 31 characters, without `[ ] : * ? / \` and
 * control characters, without an apostrophe at an end, not "History" (which Excel keeps for itself), and
 * not one of `taken`. Names that are alike but for case count as the same and get a number.
 */
export function sheetNames(
  wanted: readonly string[],
  taken: readonly string[] = [],
): readonly string[] {
  const used = new Set(taken.map(folded));
  return wanted.map((name) => {
    const legal = legalName(name);
    let candidate = legal;
    for (let number = 2; used.has(folded(candidate)); number++) {
      const ending = ` (${number})`;
      candidate = cut(legal, longestName - ending.length) + ending;
    }
    used.add(folded(candidate));
    return candidate;
  });
}

/** A cell of another sheet as formulas name it, "'Social''s use'!$B$4". */
export function sheetReference(sheet: string, address: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${address}`;
}

function legalName(name: string): string {
  const spaced = name
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[[\]:*?/\\\u0000-\u001F\u007F\uFFFD-\uFFFF]+/g, ' ')
    .replace(/\s+/gu, ' ');
  const trimmed = trim(cut(trim(spaced), longestName));
  if (trimmed === '') return 'Sheet';
  return folded(trimmed) === 'history' ? `${trimmed} sheet` : trimmed;
}

function trim(name: string): string {
  return name.replace(/^[\s']+|[\s']+$/gu, '');
}

function cut(name: string, length: number): string {
  return name
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd();
}

function folded(name: string): string {
  return name.toLowerCase();
}
