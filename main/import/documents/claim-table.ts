import type { Claim, ClaimSide, PrintedFigure } from '#analysis/claims/claim.ts';
import { nothingClaimed, readSize } from '#analysis/claims/claim-size.ts';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { numberIn, type SmallTable } from '../small-table.ts';

/** A claim of a table, with what a running text does not have. */
export interface TabledClaim {
  readonly claim: Claim;
  readonly baseA: number | null;
  readonly baseB: number | null;
}

const patterns = {
  nameA: /^(?:group|name|side|segment)[ _-]?(?:a|1)$|^(?:a|first)(?:[ _-](?:group|name))?$/iu,
  nameB: /^(?:group|name|side|segment)[ _-]?(?:b|2)$|^(?:b|second)(?:[ _-](?:group|name))?$/iu,
  figureA:
    /^(?:percent(?:age)?|pct|share|figure|value)[ _-]?(?:a|1)$|^(?:a|first)[ _-](?:percent(?:age)?|pct|share|figure|value)$/iu,
  figureB:
    /^(?:percent(?:age)?|pct|share|figure|value)[ _-]?(?:b|2)$|^(?:b|second)[ _-](?:percent(?:age)?|pct|share|figure|value)$/iu,
  baseA: /^(?:base|n)[ _-]?(?:a|1)$|^(?:a|first)[ _-](?:base|n)$/iu,
  baseB: /^(?:base|n)[ _-]?(?:b|2)$|^(?:b|second)[ _-](?:base|n)$/iu,
  claimed: /^(?:claimed|claim|print(?:ed)?|wording|size)$/iu,
  quote: /^(?:quote|text|sentence|statement)$/iu,
  measure: /^(?:measure|item|question|what)$/iu,
};

type Column = keyof typeof patterns;

/**
 * Claims from a table, one a row: for each side a name and a percentage (`group_a, percent_a, group_b,
 * percent_b`), the printed size (`claimed`), and if wanted the `quote`, the `measure` and the bases
 * (`base_a`, `base_b`). Null where the table has no columns of figures for two sides.
 *
 * - Missing: an empty figure is one that the text does not print. A percentage is rounded as it is printed.
 *
 * @throws {ProjectError} `figures-not-understood`, naming row, column and value.
 */
export function claimsOfTable(table: SmallTable, file: string): readonly TabledClaim[] | null {
  const places = placesOf(table.header);
  if (places.figureA < 0 || places.figureB < 0) return null;
  return table.rows.map((row, index) => new ClaimRow(table, row, index + 2, places, file).read());
}

function placesOf(header: readonly string[]): Readonly<Record<Column, number>> {
  const place = (pattern: RegExp): number => header.findIndex((name) => pattern.test(name.trim()));
  return Object.fromEntries(
    Object.entries(patterns).map(([column, pattern]) => [column, place(pattern)]),
  ) as Record<Column, number>;
}

class ClaimRow {
  readonly #table: SmallTable;
  readonly #row: readonly string[];
  readonly #rowNumber: number;
  readonly #places: Readonly<Record<Column, number>>;
  readonly #file: string;

  constructor(
    table: SmallTable,
    row: readonly string[],
    rowNumber: number,
    places: Readonly<Record<Column, number>>,
    file: string,
  ) {
    this.#table = table;
    this.#row = row;
    this.#rowNumber = rowNumber;
    this.#places = places;
    this.#file = file;
  }

  read(): TabledClaim {
    const claimed = this.#text('claimed');
    const quote = this.#text('quote') || claimed;
    const printed = this.#misprintedFigure(claimed);
    const claim: Claim = {
      quote,
      start: 0,
      end: quote.length,
      line: this.#rowNumber,
      a: this.#side('nameA', 'figureA'),
      b: printed
        ? { name: this.#text('nameB') || null, figure: printed }
        : this.#side('nameB', 'figureB'),
      size: readSize(claimed) ?? nothingClaimed,
      claimed,
      measure: this.#text('measure') || this.#measureOf(quote),
    };
    return { claim, baseA: this.#number('baseA'), baseB: this.#number('baseB') };
  }

  #text(column: Column): string {
    return (this.#row[this.#places[column]] ?? '').trim();
  }

  #number(column: Column): number | null {
    const text = this.#text(column);
    if (text === '' || /^(?:na|n\/a|-|–)$/iu.test(text)) return null;
    const value = numberIn(text, this.#table);
    if (Number.isFinite(value) && value >= 0) return value;
    const reason = `Row ${this.#rowNumber}, column “${this.#table.header[this.#places[column]]}” holds “${text}”, which is not a number.`;
    throw new ProjectError('figures-not-understood', {
      file: this.#file,
      reason,
      rowNumber: this.#rowNumber,
      value: text,
    });
  }

  #side(name: 'nameA' | 'nameB', column: 'figureA' | 'figureB'): ClaimSide {
    const value = this.#number(column);
    const decimals = /[.,](\d+)/u.exec(this.#text(column))?.[1]?.length ?? 0;
    const figure: PrintedFigure | null =
      value === null ? null : { value, halfUnit: 0.5 * 10 ** -decimals, unit: 'percent' };
    return { name: this.#text(name) || null, figure };
  }

  /** A printed size that quotes the second figure as a multiple: "4X more likely than Planners (3X)". */
  #misprintedFigure(claimed: string): PrintedFigure | null {
    const figure = findClaims(claimed)[0]?.b.figure;
    return figure?.unit === 'times' ? figure : null;
  }

  #measureOf(quote: string): string {
    const claims = findClaims(quote);
    const value = this.#number('figureB');
    return (claims.find(({ b }) => b.figure?.value === value) ?? claims[0])?.measure ?? '';
  }
}
