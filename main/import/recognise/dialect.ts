import type { Dialect } from '../record-reader.ts';
import { trialRecords } from './sample.ts';

/** A file's dialect and why it is taken for that. */
export interface RecognisedDialect extends Dialect {
  readonly why: readonly string[];
}

const candidates: readonly (readonly [delimiter: string, name: string])[] = [
  [',', 'comma'],
  ['\t', 'tab'],
  [';', 'semicolon'],
  ['|', 'vertical bar'],
];

/** One quote that opens and never closes is a mistake; several are a way of writing. */
const leastLoose = 3;

interface Trial {
  readonly delimiter: string;
  readonly name: string;
  readonly quote: '"' | '';
  /** The commonest number of cells, and the share of records that have it. */
  readonly width: number;
  readonly share: number;
  readonly headerFits: boolean;
  /** Whether quotes stand where they make no sense by this dialect, or one never closes. */
  readonly isBroken: boolean;
}

/**
 * Recognises what parts the cells: the delimiter that gives the most records one and the same width, and
 * whether quotes enclose cells or are ordinary characters.
 *
 * Quotes are ordinary only where no cell uses them to enclose a delimiter or a doubled quote, several
 * cells begin with one that nothing closes, and all rows have one width without them. A single open quote
 * is a mistake, which the import names.
 *
 * @param text the beginning of the file in UTF-8; `isWhole` when that is all of it.
 * @param told the delimiter that the person named.
 */
export function recogniseDialect(text: Buffer, isWhole: boolean, told?: string): RecognisedDialect {
  const trials = (told === undefined ? candidates : [[told, 'given mark'] as const]).flatMap(
    ([delimiter, name]) => {
      const quoted = tryOut(text, isWhole, delimiter, name, '"');
      const plain = tryOut(text, isWhole, delimiter, name, '');
      return [quoted, plain].filter((trial): trial is Trial => trial !== null);
    },
  );
  const several = trials.filter(({ width, share }) => width >= 2 && share >= 0.5);
  const best = several.sort((a, b) => merit(b) - merit(a))[0];
  if (told !== undefined) {
    const { quote, why } = recogniseQuote(text, told, trials);
    return { delimiter: told, quote, why: ['Cells parted as asked.', ...why] };
  }
  if (!best) return oneColumn(text, isWhole);
  const share = Math.round(best.share * 100);
  const { quote, why } = recogniseQuote(text, best.delimiter, trials);
  const parted = `Cells parted by a ${best.name}: ${share} % of the rows then have ${best.width} cells.`;
  return { delimiter: best.delimiter, quote, why: [parted, ...why] };
}

function recogniseQuote(
  text: Buffer,
  delimiter: string,
  trials: readonly Trial[],
): { readonly quote: '"' | ''; readonly why: readonly string[] } {
  const quoted = trials.find((trial) => trial.quote === '"' && trial.delimiter === delimiter);
  const plain = trials.find((trial) => trial.quote === '' && trial.delimiter === delimiter);
  if (!quoted?.isBroken || !plain || plain.share < 0.995) return { quote: '"', why: [] };
  const { enclosing, loose } = quoteUses(text.toString('utf8'), delimiter);
  const least = delimiter === '\t' ? 1 : leastLoose;
  if (enclosing > 0 || loose < least) return { quote: '"', why: [] };
  const why = `Quotation marks are ordinary characters: ${loose} cells begin with one that nothing closes, and none uses them to enclose a separator.`;
  return { quote: '', why: [why] };
}

/**
 * How many cells of one line are enclosed in quotes because they hold a delimiter or a doubled quote, and
 * how many begin with a quote that does not close.
 */
function quoteUses(
  text: string,
  delimiter: string,
): { readonly enclosing: number; readonly loose: number } {
  let enclosing = 0;
  let loose = 0;
  for (const line of text.split(/\r\n|\n|\r/u)) {
    for (let at = 0; at >= 0 && at < line.length; ) {
      const closed = line[at] === '"' ? closedAt(line, at, delimiter) : -1;
      const inside = line.slice(at + 1, closed);
      if (closed > 0 && (inside.includes(delimiter) || inside.includes('""'))) enclosing++;
      else if (line[at] === '"' && closed < 0) loose++;
      const next = line.indexOf(delimiter, closed > 0 ? closed : at);
      at = next < 0 ? -1 : next + delimiter.length;
    }
  }
  return { enclosing, loose };
}

/** Where the quote that opens at `at` closes properly; -1 when it does not on this line. */
function closedAt(line: string, at: number, delimiter: string): number {
  for (let end = line.indexOf('"', at + 1); end >= 0; end = line.indexOf('"', end + 2)) {
    if (line[end + 1] === '"') continue;
    return end + 1 === line.length || line[end + 1] === delimiter ? end : -1;
  }
  return -1;
}

function merit({ delimiter, share, headerFits, width, quote, isBroken }: Trial): number {
  const tidy = quote === '"' && !isBroken ? 0.08 : 0;
  // Tabs hardly ever stand in texts: where they part the rows evenly, they are meant to.
  const tab = delimiter === '\t' ? 0.1 : 0;
  return share + (headerFits ? 0.4 : 0) + Math.min(width, 20) * 0.004 + tidy + tab;
}

function tryOut(
  text: Buffer,
  isWhole: boolean,
  delimiter: string,
  name: string,
  quote: '"' | '',
): Trial | null {
  const { widths, isBroken } = trialRecords(text, isWhole, { delimiter, quote });
  if (widths.length === 0) return null;
  const counts = new Map<number, number>();
  for (const cells of widths) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return {
    delimiter,
    name,
    quote,
    width,
    share: count / widths.length,
    headerFits: widths[0] === width,
    isBroken,
  };
}

/** One column: the delimiter is one that does not occur, so that nothing is cut. */
function oneColumn(text: Buffer, isWhole: boolean): RecognisedDialect {
  const absent = candidates.find(([delimiter]) => !text.includes(delimiter))?.[0] ?? '\u0001';
  const trials = (['"', ''] as const)
    .map((quote) => tryOut(text, isWhole, absent, 'none', quote))
    .filter((trial): trial is Trial => trial !== null);
  const { quote, why } = recogniseQuote(text, absent, trials);
  return {
    delimiter: absent,
    quote,
    why: ['One column: no delimiter gives the rows a common width.', ...why],
  };
}
