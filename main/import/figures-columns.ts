import { numberIn, type SmallTable } from './small-table.ts';

/**
 * Where one side of a file of figures stands. `base` is a column, or `statedBase` a number that the
 * header states ("Consumers (n=1056)"); both null where no base is given.
 */
export interface SideColumns {
  readonly name: string;
  readonly share: number;
  readonly isPercent: boolean;
  readonly base: number | null;
  readonly statedBase: number | null;
  /** Columns that say more of the base: of how many, which share of them could answer, Kish's base. */
  readonly askedOf: number | null;
  readonly eligible: number | null;
  readonly effectiveBase: number | null;
}

const aboutBases = {
  askedOf: /(?:^|[\s_.])asked[\s_.]of$/iu,
  eligible: /(?:^|[\s_.])eligible(?:[\s_.]|$)/iu,
  effectiveBase: /(?:^|[\s_.])effective(?:[\s_.]|$)/iu,
};

const percentWords = ['percent', 'pct', 'percentage', '%'];
const shareWords = ['share', 'proportion'];
const baseWords = ['n', 'base', 'respondents', 'asked', 'interviewed', 'sample', 'size'];
const otherWords = [
  'rank',
  'gap',
  'diff',
  'difference',
  'z',
  'p',
  'index',
  'ratio',
  'points',
  'pp',
  'over',
  'source',
];
const smallWords = ['of', 'the', 'in', 'for'];
const basisWords = ['eligible', 'effective'];

interface Heading {
  readonly column: number;
  readonly words: readonly string[];
  readonly statedBase: number | null;
}

/** The columns of the two sides, in their order; null when there are not exactly two. */
export function findSides(table: SmallTable): readonly [SideColumns, SideColumns] | null {
  const headings = table.header.map((name, column) => readHeading(name, column));
  const isOne = (heading: Heading, kinds: readonly string[]): boolean =>
    heading.words.some((word) => kinds.includes(word));
  const isAboutBase = (column: number): boolean =>
    Object.values(aboutBases).some((pattern) => pattern.test(table.header[column] ?? ''));
  const numeric = headings.filter(
    ({ column }) => holdsNumbers(table, column) && !isAboutBase(column),
  );
  const named = numeric.filter((heading) => isOne(heading, [...percentWords, ...shareWords]));
  const plain = numeric.filter((heading) => !isOne(heading, [...baseWords, ...otherWords]));
  const shares = named.length > 0 ? named : plain;
  const bases = numeric.filter((heading) => isOne(heading, baseWords) && !shares.includes(heading));
  const isPercent =
    named.some((heading) => isOne(heading, percentWords)) ||
    shares.some((heading) => exceedsOne(table, heading.column));
  const sides = shares.map((heading): SideColumns => {
    const stem = stemOf(heading);
    const base = bases.find((other) => stemOf(other) === stem)?.column ?? null;
    return {
      name: nameOf(heading),
      share: heading.column,
      isPercent,
      base,
      statedBase: heading.statedBase,
      askedOf: aboutBase(headings, table, stem, 'askedOf'),
      eligible: aboutBase(headings, table, stem, 'eligible'),
      effectiveBase: aboutBase(headings, table, stem, 'effectiveBase'),
    };
  });
  const [left, right] = sides;
  return left && right && sides.length === 2 ? [left, right] : null;
}

/** The column that says so of this side's base; null where there is none. */
function aboutBase(
  headings: readonly Heading[],
  table: SmallTable,
  stem: string,
  what: keyof typeof aboutBases,
): number | null {
  const found = headings.find(
    (heading) =>
      aboutBases[what].test(table.header[heading.column] ?? '') && stemOf(heading) === stem,
  );
  return found?.column ?? null;
}

/** Which columns look like shares, for saying why there are not two sides. */
export function shareLikeColumns(table: SmallTable): readonly string[] {
  return table.header.filter((name, column) => {
    const { words } = readHeading(name, column);
    return (
      holdsNumbers(table, column) &&
      words.some((word) => [...percentWords, ...shareWords].includes(word))
    );
  });
}

function readHeading(name: string, column: number): Heading {
  const stated = /\(?\bn\s*=\s*([\d.,\s]+)\)?/iu.exec(name);
  const statedBase = stated ? Number((stated[1] ?? '').replace(/[^\d]/gu, '')) : null;
  const rest = stated ? name.replace(stated[0], ' ') : name;
  const words = rest
    .replace(/%/gu, ' % ')
    .toLowerCase()
    .split(/[\s_.()[\]:-]+/u)
    .filter((word) => word !== '');
  return { column, words, statedBase };
}

/** The words that name the side, alike in singular and plural. */
function stemOf({ words }: Heading): string {
  return sideWords(words)
    .map((word) => word.replace(/s$/u, ''))
    .join(' ');
}

function nameOf({ words }: Heading): string {
  const name = sideWords(words).join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sideWords(words: readonly string[]): readonly string[] {
  const passed = [...percentWords, ...shareWords, ...baseWords, ...smallWords, ...basisWords];
  return words.filter((word) => !passed.includes(word));
}

/** Whether most filled cells of a column are numbers: a column that tells of sources is not one of figures. */
function holdsNumbers(table: SmallTable, column: number): boolean {
  const filled = table.rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  const numeric = filled.filter((cell) => Number.isFinite(numberIn(cell, table)));
  return filled.length > 0 && numeric.length * 2 >= filled.length;
}

function exceedsOne(table: SmallTable, column: number): boolean {
  return table.rows.some((row) => numberIn(row[column] ?? '', table) > 1);
}
