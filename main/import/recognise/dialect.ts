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
  readonly records: number;
  readonly strayQuoteCount: number;
  /** Cells that begin with a quote and do not end with one. */
  readonly looseCount: number;
}

/**
 * Recognises what parts the cells: the delimiter that gives the most records one and the same width, and
 * whether quotes enclose cells or are ordinary characters.
 *
 * @param text the beginning of the file in UTF-8; `isWhole` when that is all of it.
 */
export function recogniseDialect(text: Buffer, isWhole: boolean): RecognisedDialect {
  const trials = candidates.flatMap(([delimiter, name]) => {
    const quoted = tryOut(text, isWhole, delimiter, name, '"');
    const plain = tryOut(text, isWhole, delimiter, name, '');
    return [quoted, plain].filter((trial): trial is Trial => trial !== null);
  });
  const several = trials.filter(({ width, share }) => width >= 2 && share >= 0.5);
  const best = withoutFalseQuotes(several.sort((a, b) => merit(b) - merit(a))[0], several);
  if (!best) return oneColumn(text, isWhole);
  const share = Math.round(best.share * 100);
  const why = [
    `Cells parted by a ${best.name}: ${share} % of the rows then have ${best.width} cells.`,
  ];
  if (best.quote === '')
    why.push('Quotation marks are ordinary characters: they do not come in pairs.');
  return { delimiter: best.delimiter, quote: best.quote, why };
}

/** Quotes that swallow whole rows are no quotes: read plainly, all rows have the width and there are more. */
function withoutFalseQuotes(best: Trial | undefined, trials: readonly Trial[]): Trial | undefined {
  if (best?.quote !== '"') return best;
  const plain = trials.find(({ quote, delimiter }) => quote === '' && delimiter === best.delimiter);
  const isWhole = plain !== undefined && plain.width === best.width && plain.share >= 0.995;
  if (!isWhole || plain.records <= best.records) return best;
  return plain.looseCount >= leastLoose || best.delimiter === '\t' ? plain : best;
}

function merit({
  delimiter,
  share,
  headerFits,
  width,
  quote,
  strayQuoteCount,
  records,
}: Trial): number {
  const tidy = quote === '"' && strayQuoteCount <= records * 0.05 ? 0.08 : 0;
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
  // A quote that never closes is no reason against a dialect: the import will say where it opens.
  const found =
    trialRecords(text, isWhole, { delimiter, quote }) ??
    trialRecords(text, false, { delimiter, quote });
  if (!found || found.records.length === 0) return null;
  const isLoose = (cell: string): boolean => cell.startsWith('"') && !/."$/u.test(cell);
  const counts = new Map<number, number>();
  for (const record of found.records)
    counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return {
    delimiter,
    name,
    quote,
    width,
    share: count / found.records.length,
    headerFits: found.records[0]?.length === width,
    records: found.records.length,
    strayQuoteCount: found.strayQuoteCount,
    looseCount: found.records.reduce((sum, record) => sum + record.filter(isLoose).length, 0),
  };
}

/** One column: the delimiter is one that does not occur, so that nothing is cut. */
function oneColumn(text: Buffer, isWhole: boolean): RecognisedDialect {
  const absent = candidates.find(([delimiter]) => !text.includes(delimiter))?.[0] ?? '\u0001';
  const quoted = trialRecords(text, isWhole, { delimiter: absent, quote: '"' });
  const isTidy = quoted !== null && quoted.strayQuoteCount === 0;
  return {
    delimiter: absent,
    quote: isTidy ? '"' : '',
    why: ['One column: no delimiter gives the rows a common width.'],
  };
}
