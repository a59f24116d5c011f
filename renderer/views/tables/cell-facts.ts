import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table, TableCell } from '#contract/calls/tables.ts';
import type { Passport } from '../../passport/passport.ts';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatProbability,
} from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords, lastDigitFacts } from '../exact-words.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';
import { cellSentences, columnName, reasonWords, rowName } from './cell-words.ts';
import { indexOf, isShareRow, plainValue, totalColumn } from './read-table.ts';
import { rowsBehind } from './rows-behind.ts';

/** A cell by its place. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What stands behind a number of a table, as the passport prints it; without what it asks for further. */
export function cellPassport(
  table: Table,
  { row, column }: CellPlace,
  level: number,
  notes: readonly string[],
  variables: readonly VariableLine[] = [],
): Passport | null {
  const cell = table.cells[row]?.[column];
  const [line, head] = [table.rows[row], table.columns[column]];
  if (cell === undefined || line === undefined || head === undefined) return null;
  const title = cellTitle(table, { row, column });
  const value = valueWords(cell, line.kind);
  const sentences = cellSentences(table, row, column, 'column', level);
  const facts: readonly Fact[] = [
    { term: 'Definition', description: definition(table, { row, column }) },
    ...formulaFacts(cell, line.kind),
    ...intervalFacts(cell, isShareRow(line), level),
    ...baseFacts(cell),
    ...otherFigures(table, { row, column }),
    ...testFacts(cell),
    ...lastDigitFacts(line.kind === 'base' ? null : (cell.columnShare ?? plainValue(cell))),
    ...(cell.reason === null ? [] : [{ term: 'Not shown', description: reasonWords(cell.reason) }]),
    ...notes.map((text) => ({ term: 'Note', description: text })),
    ...provenanceFacts(table.provenance),
  ];
  const sentence = sentences.join(' ');
  const filter = rowsBehind(table, { row, column }, variables);
  const [dataset] = table.provenance.datasets;
  return {
    title,
    value,
    sentence,
    facts,
    copyText: asText(title, value, sentence, facts),
    ...(filter === null || dataset === undefined
      ? {}
      : { rows: { dataset: dataset.name, filter } }),
  };
}

/** What the passport of a cell is called: question, answer and column. */
export function cellTitle(table: Table, { row, column }: CellPlace): string {
  const [line, head] = [table.rows[row], table.columns[column]];
  if (line === undefined || head === undefined) return '';
  return `${rowName(line)}, ${columnName(head)}`;
}

function valueWords(cell: TableCell, kind: string): string {
  if (kind === 'base') return formatCount(cell.base);
  if (cell.columnShare !== null) return `${exactWords(cell.columnShare * 100)}\u202f%`;
  const value = plainValue(cell);
  return value === null ? 'no figure' : exactWords(value);
}

function definition(table: Table, { row, column }: CellPlace): string {
  const [line, head] = [table.rows[row], table.columns[column]];
  if (line === undefined || head === undefined) return '';
  const name = columnName(head);
  if (line.kind === 'base') return `Respondents of ${name} who answered “${line.label}”`;
  const answered = `those of ${name} who answered “${line.label}”`;
  if (isShareRow(line)) return `Share of “${line.category}” among ${answered}`;
  return `${line.category} among ${answered}`;
}

function formulaFacts(cell: TableCell, kind: string): readonly Fact[] {
  if (kind === 'base' || cell.columnShare === null) return [];
  const [counted, base] = [exactWords(cell.weightedCount), exactWords(cell.weightedBase)];
  const share = exactWords(cell.columnShare * 100);
  return [
    {
      term: 'Formula',
      description: `count / base = ${counted} / ${base} = ${share}\u202f%`,
    },
  ];
}

function intervalFacts(cell: TableCell, isShare: boolean, level: number): readonly Fact[] {
  if (cell.low === null || cell.high === null) return [];
  const words = (value: number): string =>
    isShare ? `${exactWords(value * 100)}\u202f%` : exactWords(value);
  const how = isShare ? 'Wilson, on the effective base' : 'by the t distribution';
  return [
    {
      term: `Interval, ${exactWords(level * 100)}\u202f%`,
      description: `${words(cell.low)} to ${words(cell.high)} (${how}; standard error ${exactWords((cell.standardError ?? 0) * (isShare ? 100 : 1))}${isShare ? ' points' : ''})`,
    },
  ];
}

function baseFacts(cell: TableCell): readonly Fact[] {
  const isPlain =
    Math.abs(cell.weightedBase - cell.base) < 1e-9 &&
    Math.abs(cell.effectiveBase - cell.base) < 1e-9;
  const weighted = isPlain
    ? ''
    : `; weighted ${exactWords(cell.weightedBase)}, effective ${exactWords(cell.effectiveBase)}`;
  return [
    {
      term: 'Base',
      description: `${formatCount(cell.base)}${cell.smallBase ? ' (small)' : ''}${weighted}`,
    },
  ];
}

function otherFigures(table: Table, { row, column }: CellPlace): readonly Fact[] {
  const cell = table.cells[row]?.[column];
  if (cell === undefined || !isShareRow(table.rows[row])) return [];
  const index = indexOf(cell, table.cells[row]?.[totalColumn(table)]);
  const shares = [
    ['Row %', cell.rowShare],
    ['Total %', cell.totalShare],
  ] as const;
  return [
    {
      term: 'Count',
      description: `${formatCount(cell.count)}${table.weighted ? `; weighted ${exactWords(cell.weightedCount)}` : ''}`,
    },
    ...shares.flatMap(([term, share]) =>
      share === null ? [] : [{ term, description: formatPercent(share, cell.base) }],
    ),
    ...(index === null
      ? []
      : [{ term: 'Index', description: `${formatNumber(index)} (everyone is 100)` }]),
  ];
}

interface Compared {
  readonly letter: string | null;
  readonly method: string;
  readonly p: number;
  readonly pAdjusted: number;
  readonly familySize: number;
  readonly effect: number | null;
}

const methods: Readonly<Record<string, string>> = {
  'two-proportion-z-pooled': 'z test of two shares, pooled, on effective bases',
  'fisher-exact': 'Fisher’s exact test',
  'overlapping-shares-z': 'z test of two shares that share respondents',
  'welch-t': 'Welch’s t test',
  'design-based-t': 'design-based t test',
  'overlapping-means-t': 't test of two means that share respondents',
  'mann-whitney': 'Mann and Whitney’s test of ranks',
  'design-based-ranks': 'design-based test of ranks',
};

function testFacts(cell: {
  readonly letters: readonly string[];
  readonly residual: number | null;
  readonly comparisons?: readonly Compared[];
}): readonly Fact[] {
  const tests = (cell.comparisons ?? []).map(
    ({ letter, method, p, pAdjusted, familySize, effect }): Fact => ({
      term: letter === null ? 'Against the rest' : `Against ${letter}`,
      description: `${methods[method] ?? method}, ${formatProbability(p)}${
        Math.abs(p - pAdjusted) < 1e-12
          ? ''
          : `; adjusted ${formatProbability(pAdjusted)} over ${formatCount(familySize)} tests`
      }${effect === null ? '' : `; effect size ${exactWords(effect)}`}`,
    }),
  );
  const residual =
    cell.residual === null
      ? []
      : [
          {
            term: 'Residual',
            description: `${exactWords(cell.residual)} standard errors from everyone else (adjusted residual)`,
          },
        ];
  return [...tests, ...residual];
}
