import { describe, expect, it } from 'vitest';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table, TableCell, TableColumn, TableRow } from '#contract/calls/tables.ts';
import { layOutDivergingBars } from '#renderer/charts/lay-out-diverging-bars.ts';
import { layOutHeatMap } from '#renderer/charts/lay-out-heat-map.ts';
import { layOutShareSlope } from '#renderer/charts/lay-out-share-slope.ts';
import { cellPassport } from '#renderer/views/tables/cell-facts.ts';
import { cellFigure, cellSentences, headSentences } from '#renderer/views/tables/cell-words.ts';
import { asHtml, asTabbed, tableLines } from '#renderer/views/tables/copy-table.ts';
import { layOutTablePicture } from '#renderer/views/tables/lay-out-table-picture.ts';
import { headSpans, isOwnBase, rowBlocks, sortedRows } from '#renderer/views/tables/read-table.ts';
import { rowsBehind } from '#renderer/views/tables/rows-behind.ts';
import {
  movedEntry,
  nestedWithNext,
  partedEntry,
  withEntryAt,
} from '#renderer/views/tables/table-entries.ts';
import { plain } from '../../journeys/shown-numbers.ts';

const noFigures = {
  count: 0,
  weightedCount: 0,
  base: 0,
  weightedBase: 0,
  effectiveBase: 0,
  columnShare: null,
  rowShare: null,
  totalShare: null,
  index: null,
  mean: null,
  value: null,
  standardError: null,
  low: null,
  high: null,
  letters: [],
  exception: null,
  residual: null,
  comparisons: [],
  smallBase: false,
  reason: null,
} as const satisfies TableCell;

function share(count: number, base: number, more: Partial<TableCell> = {}): TableCell {
  const weighted = { weightedCount: count, weightedBase: base, effectiveBase: base };
  return { ...noFigures, count, base, ...weighted, columnShare: count / base, ...more };
}

function row(category: string, kind: TableRow['kind']): TableRow {
  return { variable: 'liked', label: 'Did you like it?', category, kind, path: [] };
}

function column(
  category: string,
  letter: string | null,
  path: readonly string[] = [],
): TableColumn {
  const isTotal = letter === null;
  const variable = isTotal ? null : 'region';
  const label = isTotal ? 'Total' : 'Region';
  return { variable, label, category, letter, kind: isTotal ? 'total' : 'category', path };
}

const table: Table = {
  rows: [row('Base', 'base'), row('Yes', 'category'), row('No', 'category'), row('Mean', 'mean')],
  columns: [column('Total', null), column('North', 'A'), column('South', 'B')],
  cells: [
    [share(90, 90), share(40, 40), share(50, 50)],
    [share(40, 90), share(30, 40, { letters: ['B'] }), share(10, 50)],
    [share(50, 90), share(10, 40), share(40, 50, { letters: ['A'] })],
    [90, 40, 50].map((base) => ({ ...noFigures, base, mean: 1.5, value: 1.5 })),
  ],
  bases: [90, 40, 50].map((one) => ({ unweighted: one, weighted: one, effective: one })),
  tests: [],
  testedCount: 2,
  unweightedOutCount: 0,
  weighted: false,
  finding: 'A finding',
  footnote: 'Base: 90.',
  provenance: {
    datasets: [
      {
        name: 'Guests',
        rows: 90,
        filter: 'age > 3',
        weight: null,
        source: null,
        variables: {},
        segments: {},
      },
    ],
    method: 'Banner by stub table',
    methodVersion: '1',
    call: { name: 'table.run', input: { rows: ['liked'], columns: ['region'] } },
  },
};

describe('a table in the window', () => {
  it('explains a letter by the column that it names, with both figures', () => {
    const [statement, letter] = cellSentences(table, 1, 1, 'column', 0.95).map(plain);
    expect(statement).toBe('75 % of North: Did you like it? Yes (30 of 40).');
    expect(letter).toBe(
      'B: North is significantly higher than South (75 % against 20 %, p < .05).',
    );
  });

  it('sorts the answers of a question by a column and leaves means behind them', () => {
    const [block] = rowBlocks(table.rows);
    expect(block).toMatchObject({ base: 0, rows: [1, 2, 3] });
    const by = (isDescending: boolean) =>
      sortedRows(table, [1, 2, 3], { column: 2, isDescending }, 'column');
    expect(by(true)).toEqual([2, 1, 3]);
    expect(by(false)).toEqual([1, 2, 3]);
  });

  it('spans headings over neighbours of one variable and of one outer answer', () => {
    const nested = [
      column('Total', null),
      column('Yes', 'A', ['North']),
      column('No', 'B', ['North']),
      column('Yes', 'C', ['South']),
    ];
    const spans = headSpans(nested).map((level) => level.map(({ words, count }) => [words, count]));
    expect(spans).toEqual([
      [
        ['', 1],
        ['Region', 3],
      ],
      [
        ['', 1],
        ['North', 2],
        ['South', 1],
      ],
    ]);
  });

  it('names the rows behind a cell by its answer, its column and the filter', () => {
    expect(rowsBehind(table, { row: 1, column: 2 })).toBe(
      '(age > 3) and (region = "South") and (liked = "Yes")',
    );
    expect(rowsBehind(table, { row: 3, column: 0 })).toBe('(age > 3) and (liked is not missing)');
  });

  it('leaves out of the rows behind whom the table leaves out, and takes a net by its answers', () => {
    const asked = (rows: readonly unknown[]): Table => ({
      ...table,
      rows: [...table.rows, row('Either', 'net'), row('Top 1', 'net')],
      cells: [...table.cells, ...table.cells.slice(1, 3)],
      provenance: {
        ...table.provenance,
        call: { name: 'table.run', input: { rows, columns: [] } },
      },
    });
    const behind = (options: object, at: number, variables: readonly VariableLine[] = []) =>
      rowsBehind(asked([{ variable: 'liked', ...options }]), { row: at, column: 0 }, variables);
    expect(behind({ exclude: ['No'] }, 3)).toBe(
      '(age > 3) and ((liked is not missing) and (not (liked = "No")))',
    );
    expect(behind({ exclude: ['No'] }, 0)).toBeNull();
    expect(behind({ missing: 'show' }, 0)).toBe('age > 3');
    expect(behind({ nets: [{ label: 'Either', categories: ['Yes', 'No'] }] }, 4)).toBe(
      '(age > 3) and (liked in ("Yes", "No"))',
    );
    const categories = ['No', 'Perhaps', 'Yes'].map((label, value) => ({
      code: label,
      label,
      value,
      count: 1,
      missing: null,
    }));
    const liked = { name: 'liked', categories } as unknown as VariableLine;
    expect(behind({ statistics: [{ topBox: 1 }] }, 5, [liked])).toBe(
      '(age > 3) and (liked = "Yes")',
    );
    expect(behind({ statistics: [{ topBox: 1 }] }, 5)).toBeNull();
  });

  it('repeats no bases: a row of them is shown where a question was not answered by all', () => {
    expect(isOwnBase(table, 0)).toBe(false);
    const fewer = table.cells.map((line, at) =>
      at === 0 ? [share(89, 89), ...line.slice(1)] : line,
    );
    expect(isOwnBase({ ...table, cells: fewer }, 0)).toBe(true);
  });

  it('gives the means of a row the same decimals, and whole numbers none', () => {
    const means = (values: readonly number[]): readonly string[] => {
      const line = values.map((value) => ({ ...noFigures, base: 40, mean: value, value }));
      const cells = [...table.cells.slice(0, 3), line];
      return values.map((_, at) => plain(cellFigure({ ...table, cells }, 3, at, 'column')));
    };
    expect(means([1.3, 1.314, 2])).toEqual(['1.30', '1.31', '2.00']);
    expect(means([3, 4, 3])).toEqual(['3', '4', '3']);
    expect(means([31.46, 8.2, 10])).toEqual(['31.5', '8.2', '10.0']);
    expect(means([1966.4, 12.2, 1])).toEqual(['1966', '12.2', '1']);
  });

  it('says what a heading stands for and what its letter means beside other figures', () => {
    expect(headSentences(table, 2, 0.95)).toEqual([
      'South: 50 respondents.',
      'B beside a figure of another column: that one is significantly higher than South (p < .05).',
      'Press to sort by it.',
    ]);
    expect(headSentences(table, 0, 0.95)).toEqual([
      'everyone: 90 respondents.',
      'Press to sort by it.',
    ]);
  });

  it('draws every figure and mark into its picture, figures of a column ending in one line', () => {
    const look = { figure: 'column', isHeat: true, sorting: null } as const;
    const words = { finding: 'North liked it', footnote: 'Base: 90.' };
    const { texts, shades, width, height } = layOutTablePicture(table, words, look);
    const printed = texts.map((text) => plain(text.words));
    for (const told of ['North liked it', 'Base: 90.', '75 %', '20 %', 'Did you like it?', '1.50'])
      expect(printed).toContain(told);
    expect(printed).not.toContain('Answered');
    const ends = (sought: readonly string[]) =>
      new Set(texts.filter((text) => sought.includes(plain(text.words))).map(({ x }) => x));
    expect(ends(['North', '75 %', '25 %']).size).toBe(1);
    expect(shades).toHaveLength(6);
    for (const { x, y } of texts) {
      expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
    }
  });

  it('fills the formula of a passport with its numbers', () => {
    const passport = cellPassport(table, { row: 1, column: 1 }, 0.95, ['Ask again']);
    const facts = new Map(
      passport?.facts.map(({ term, description }) => [term, plain(description)]),
    );
    expect(facts.get('Formula')).toBe('count / base = 30 / 40 = 75 %');
    expect(facts.get('Note')).toBe('Ask again');
    expect(plain(facts.get('Index') ?? '')).toBe('169 (everyone is 100)');
  });

  it('is copied with its letters as tabs and as HTML that no label breaks', () => {
    const lines = tableLines(table, 'column', null);
    expect(plain(asTabbed(lines)).split('\n')[4]).toMatch(/^Yes\s+44 %\s+75 % B\s+20 %$/u);
    const html = asHtml([['<b>', 'a & b']], { finding: '1 < 2', footnote: '' });
    expect(html).toContain('&lt;b&gt;');
    expect(html).toContain('a &amp; b');
    expect(html).toContain('1 &lt; 2');
  });
});

describe('what stands in a zone', () => {
  it('goes to the place where it is dropped, from wherever it stood', () => {
    expect(withEntryAt(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'a', 'c']);
    expect(withEntryAt(['a', 'b'], 'd', 1)).toEqual(['a', 'd', 'b']);
    expect(movedEntry(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(movedEntry(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  });

  it('is nested with the next and parted again to what it was', () => {
    const nested = nestedWithNext(['a', 'b', 'c'], 'a');
    expect(nested).toEqual([{ nest: ['a', 'b'] }, 'c']);
    const [first] = nested;
    expect(first && partedEntry(nested, first)).toEqual(['a', 'b', 'c']);
  });
});

describe('charts of a table', () => {
  it('part a scale at its middle, all bars on one scale of shares', () => {
    const item = (key: string, shares: readonly number[]) => ({
      key,
      label: key,
      shares,
      base: 100,
      sentences: shares.map(String),
      note: null,
    });
    const layout = layOutDivergingBars(
      [item('one', [0.1, 0.2, 0.4, 0.2, 0.1]), item('two', [0.5, 0.1, 0.2, 0.1, 0.1])],
      ['1', '2', '3', '4', '5'],
      { widthPx: 720 },
    );
    for (const { parts } of layout.rows) {
      const middle = parts[2];
      expect((middle?.x ?? 0) + (middle?.widthPx ?? 0) / 2).toBeCloseTo(layout.zeroX, 6);
      expect(parts.map(({ tone }) => tone)).toEqual([1, 2, 3, 4, 5]);
    }
    const [one, two] = layout.rows.map(({ parts }) =>
      parts.reduce((sum, part) => sum + part.widthPx, 0),
    );
    expect(one).toBeCloseTo(two ?? 0, 6);
    expect(layout.rows.map(({ low, high }) => [plain(low), plain(high)])).toEqual([
      ['30 %', '30 %'],
      ['60 %', '20 %'],
    ]);
  });

  it('keep the labels of lines apart where shares are alike', () => {
    const items = [0.3, 0.3, 0.31].map((end, at) => ({
      key: String(at),
      label: `Answer ${at}`,
      points: [0.5, end].map((one) => ({ share: one, base: 100, sentence: '' })),
      isTold: false,
    }));
    const { lines } = layOutShareSlope(items, ['2023', '2024'], { widthPx: 720 });
    const ends = lines.map(({ end }) => end?.y ?? 0).toSorted((one, other) => one - other);
    for (let at = 1; at < ends.length; at++)
      expect((ends[at] ?? 0) - (ends[at - 1] ?? 0)).toBeGreaterThanOrEqual(16);
  });

  it('make the cells of a heat map wide enough for their letters', () => {
    const cell = { shade: 0.5, value: '45 %', marks: 'ABCDEF', sentence: '' };
    const columns = Array.from({ length: 20 }, (_, at) => `Column ${at}`);
    const layout = layOutHeatMap(
      [{ key: 'a', label: 'A', cells: columns.map(() => cell) }],
      columns,
      { widthPx: 400 },
    );
    expect(layout.cellWidthPx).toBeGreaterThan(60);
    expect(layout.widthPx).toBeGreaterThan(20 * layout.cellWidthPx);
  });
});
