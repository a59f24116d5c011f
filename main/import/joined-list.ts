/** Cuts a joined cell into the options that it holds (indices) and what else stands in it. */
export type ListCutter = (cell: string) => {
  readonly options: readonly number[];
  readonly rest: readonly string[];
};

/**
 * A cutter for cells that join options by a separator, where an option may itself hold the separator:
 * at each place the longest option that ends at a separator or at the end of the cell is taken, and
 * what fits no option is left over up to the next separator.
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
    let at = 0;
    while (at < cell.length) {
      while (cell[at] === ' ') at++;
      const remaining = cell.slice(at);
      const small = folded(remaining);
      const option = byLength.find(({ text }) => startsWithOption(small, text, mark));
      const next = option
        ? afterSeparator(small, option.text.length, mark)
        : afterSeparator(small, small.indexOf(mark), mark);
      if (option) found.add(option.index);
      else {
        const end = small.indexOf(mark);
        const piece = (end < 0 ? remaining : remaining.slice(0, end)).trim();
        if (piece !== '') rest.push(piece);
      }
      at += next;
    }
    return { options: [...found], rest };
  };
}

function normal(option: string): string {
  return folded(option.trim());
}

/** Small letters, unless that would move the letters' places (as of a Turkish capital I). */
function folded(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

function startsWithOption(cell: string, option: string, mark: string): boolean {
  if (!cell.startsWith(option)) return false;
  const after = cell.slice(option.length).trimStart();
  return (
    after === '' || after.startsWith(mark) || (mark.trim() === '' && cell[option.length] === mark)
  );
}

/** How far the piece that ends at `end` reaches, its separator included. */
function afterSeparator(cell: string, end: number, mark: string): number {
  if (end < 0) return cell.length;
  const separatorAt = cell.indexOf(mark, end);
  return separatorAt < 0 ? cell.length : separatorAt + mark.length;
}
