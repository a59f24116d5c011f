/** Cuts a joined cell into the options that it holds (indices) and what else stands in it. */
export type ListCutter = (cell: string) => {
  readonly options: readonly number[];
  readonly rest: readonly string[];
};

/**
 * A cutter for cells that join options by a separator, where an option may itself hold the separator:
 * at each place the longest option that ends at a separator or at the end of the cell is taken, and
 * what fits no option is left over up to the next separator. A comma alone as the separator is one
 * without a space behind it; the text “, ” takes commas with and without.
 *
 * Limits: letters' case and white space around the separator do not matter; an empty piece is nothing.
 */
export function listCutter(options: readonly string[], separator: string): ListCutter {
  const byLength = options
    .map((option, index) => ({ text: normal(option), index }))
    .sort((a, b) => b.text.length - a.text.length);
  const mark = separator.trim() === '' ? separator : separator.trim();
  return (cell) => {
    const found = new Set<number>();
    const rest: string[] = [];
    const small = folded(cell);
    let at = 0;
    while (at < cell.length) {
      while (cell[at] === ' ') at++;
      const option = byLength.find(({ text }) => hasOptionAt(small, at, text, mark));
      const end = option ? at + option.text.length : markAfter(small, at, separator);
      if (option) found.add(option.index);
      else {
        const piece = cell.slice(at, end < 0 ? cell.length : end).trim();
        if (piece !== '') rest.push(piece);
      }
      at = afterSeparator(small, end, mark);
    }
    return { options: [...found], rest };
  };
}

/** Where the next separator stands; where commas have no space behind them, one with a space is none. */
function markAfter(cell: string, from: number, separator: string): number {
  const mark = separator.trim() === '' ? separator : separator.trim();
  let at = cell.indexOf(mark, from);
  while (separator === ',' && at >= 0 && cell[at + 1] === ' ') at = cell.indexOf(mark, at + 1);
  return at;
}

function normal(option: string): string {
  return folded(option.trim());
}

/** Small letters; a letter that gets longer by it (a Turkish capital I) stays, so that places hold. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (letter) => {
    const smallLetter = letter.toLowerCase();
    return smallLetter.length === letter.length ? smallLetter : letter;
  }).join('');
}

function hasOptionAt(cell: string, at: number, option: string, mark: string): boolean {
  if (!cell.startsWith(option, at)) return false;
  let after = at + option.length;
  if (mark.trim() === '' && cell[after] === mark) return true;
  while (after < cell.length && (cell[after] as string).trim() === '') after++;
  return after === cell.length || cell.startsWith(mark, after);
}

/** Where the piece that ends at `end` reaches, its separator included. */
function afterSeparator(cell: string, end: number, mark: string): number {
  const separatorAt = end < 0 ? -1 : cell.indexOf(mark, end);
  return separatorAt < 0 ? cell.length : separatorAt + mark.length;
}
