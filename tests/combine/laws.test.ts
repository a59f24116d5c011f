import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CategoryColumn, Column, NumberColumn, TextColumn } from '#analysis/columns/column.ts';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import { appendColumns } from '#analysis/combine/append-columns.ts';
import { columnAsText } from '#analysis/combine/column-as-text.ts';
import { gatherRows } from '#analysis/combine/gather-rows.ts';
import { joinRows } from '#analysis/combine/join-rows.ts';
import { isSameWording } from '#analysis/combine/same-wording.ts';
import { stackedRows } from '#analysis/combine/stacked-rows.ts';
import { unifyAnswers } from '#analysis/combine/unify-answers.ts';
import { uninterrupted } from '#analysis/interruption.ts';

/** What each row means: the label or value, or the reason why there is none. */
function meanings(column: Column): readonly string[] {
  if (column.type === 'category') {
    return Array.from(column.codes, (code) => {
      const { label, missing } = column.categories[code] ?? { label: '?', missing: null };
      return missing === null ? `is ${label}` : `missing ${missing}`;
    });
  }
  const texts = columnAsText(column, 'number', 'labels');
  const decoder = new TextDecoder();
  return Array.from({ length: texts.offsets.length - 1 }, (_, row) => {
    const byte = texts.missing?.[row] ?? 0;
    if (byte !== 0) return `missing ${missingReasonOf(byte)}`;
    return `is ${decoder.decode(texts.bytes.subarray(texts.offsets[row], texts.offsets[row + 1]))}`;
  });
}

const cells = <Value>(value: fc.Arbitrary<Value>) =>
  fc.array(fc.option(value, { nil: null, freq: 4 }), { maxLength: 30 });

const reasons = (list: readonly unknown[]): Uint8Array | null =>
  list.includes(null) ? Uint8Array.from(list, (one) => (one === null ? 3 : 0)) : null;

const numbers = cells(fc.integer({ min: -5, max: 400 })).map(
  (list): NumberColumn => ({
    type: 'number',
    values: Float64Array.from(list, (one) => one ?? 0),
    missing: reasons(list),
  }),
);

const texts = cells(fc.constantFrom('a', 'bé', 'c c', '日本', 'lorem ipsum')).map(
  (list): TextColumn => {
    const parts = list.map((one) => new TextEncoder().encode(one ?? ''));
    const offsets = new Int32Array(list.length + 1);
    for (const [at, part] of parts.entries()) offsets[at + 1] = (offsets[at] ?? 0) + part.length;
    return {
      type: 'text',
      offsets,
      bytes: Uint8Array.from(parts.flatMap((part) => [...part])),
      missing: reasons(list),
    };
  },
);

/** Answers whose codes and labels clash with those of other columns in every way. */
const answers = fc
  .tuple(
    fc.uniqueArray(
      fc.record({
        code: fc.constantFrom('1', '2', '3', '4', '9', ''),
        label: fc.constantFrom('Yes', 'No', 'yes', 'Maybe', 'Never', 'Likely', 'Unlikely'),
      }),
      { selector: ({ code }) => code, minLength: 1, maxLength: 6 },
    ),
    fc.array(fc.nat(), { maxLength: 30 }),
  )
  .map(
    ([list, picks]): CategoryColumn => ({
      type: 'category',
      codes: Uint8Array.from(picks, (pick) => pick % list.length),
      categories: list.map(({ code, label }) => ({
        code,
        label: code === '' ? 'No answer' : label,
        value: null,
        missing: code === '' ? ('no-answer' as const) : null,
      })),
      order: list.map((_, at) => at),
    }),
  );

const several = fc.oneof(
  fc.array(numbers, { minLength: 2, maxLength: 4 }),
  fc.array(texts, { minLength: 2, maxLength: 4 }),
  fc.array(answers, { minLength: 2, maxLength: 4 }),
) as fc.Arbitrary<Column[]>;

function rowsOf(column: Column): number {
  return meanings(column).length;
}

function appended(columns: readonly Column[]): Column {
  const parts = columns.map((column, at) => ({ source: `W${at}`, rows: rowsOf(column), column }));
  return appendColumns('v', parts, 'not-asked');
}

/** Labels that one answer may take from another: those that are the same words. */
function isSameMeaning(was: string, is: string): boolean {
  return (
    was === is ||
    (was.startsWith('is ') && is.startsWith('is ') && isSameWording(was.slice(3), is.slice(3)))
  );
}

describe('datasets put together', () => {
  it('append then filter by wave gives the originals', () => {
    fc.assert(
      fc.property(several, (columns) => {
        const whole = appended(columns);
        let from = 0;
        for (const column of columns) {
          const rows = Int32Array.from({ length: rowsOf(column) }, (_, row) => from + row);
          const back = meanings(gatherRows(whole, rows, 'not-asked'));
          expect(back).toHaveLength(rows.length);
          const own = meanings(column);
          expect(back.every((one, row) => isSameMeaning(own[row] as string, one))).toBe(true);
          from += rows.length;
        }
      }),
      { seed: 20240611, numRuns: 300 },
    );
  });

  it('two answers of one source never become one, and codes stay unique', () => {
    fc.assert(
      fc.property(
        fc.array(answers, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (columns, byCode) => {
          const sources = columns.map((column, at) => ({ source: `W${at}`, ...column }));
          const unified = unifyAnswers(sources, byCode);
          for (const places of unified.places) expect(new Set(places).size).toBe(places.length);
          const codes = unified.categories.map(({ code }) => code);
          expect(new Set(codes).size).toBe(codes.length);
          expect([...unified.order].sort((a, b) => a - b)).toEqual(codes.map((_, at) => at));
        },
      ),
      { seed: 20240611, numRuns: 300 },
    );
  });

  it('stack then pivot gives the originals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer(), { minLength: 7, maxLength: 7 }), {
          minLength: 2,
          maxLength: 5,
        }),
        (wide) => {
          const columns = wide.map(
            (list): NumberColumn => ({
              type: 'number',
              values: Float64Array.from(list),
              missing: null,
            }),
          );
          const { rowOf, itemOf } = stackedRows(7, columns.length);
          const places = rowOf.map((row, at) => (itemOf[at] as number) * 7 + row);
          const long = gatherRows(appended(columns), places, 'not-asked');
          columns.forEach((column, item) => {
            const rows = rowOf.map((_, at) => at).filter((at) => itemOf[at] === item);
            expect(meanings(gatherRows(long, rows, 'not-asked'))).toEqual(meanings(column));
          });
        },
      ),
      { seed: 20240611, numRuns: 100 },
    );
  });

  it('match finds what a plain search finds, and a carried column is the left side again', () => {
    const pair = fc.oneof(fc.tuple(numbers, numbers), fc.tuple(texts, texts)) as fc.Arbitrary<
      [Column, Column]
    >;
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const joined = joinRows(
          { column: left, kind: 'id' },
          { column: right, kind: 'id' },
          uninterrupted,
        );
        const [lefts, rights] = [meanings(left), meanings(right)];
        const first = (id: string) =>
          id.startsWith('is ') && id !== 'is ' ? rights.indexOf(id) : -1;
        expect([...joined.rightRow]).toEqual(lefts.map(first));
        const others = rights.flatMap((id, row) =>
          id.startsWith('is ') && !lefts.includes(id) ? [row] : [],
        );
        const repeated = rights.flatMap((id, row) =>
          id.startsWith('is ') && rights.indexOf(id) < row ? [row] : [],
        );
        expect([...joined.repeated]).toEqual(repeated);
        expect([...joined.unmatchedRight]).toEqual(others.filter((row) => !repeated.includes(row)));
        expect(joined.missingLeft).toBe(lefts.filter((id) => id.startsWith('missing')).length);
      }),
      { seed: 20240611, numRuns: 400 },
    );
  });

  it('a row that is nowhere is missing for the reason given, and no other row is', () => {
    fc.assert(
      fc.property(fc.oneof(numbers, texts, answers) as fc.Arbitrary<Column>, (column) => {
        const rows = Int32Array.from({ length: rowsOf(column) * 2 }, (_, at) =>
          at % 2 === 0 ? -1 : at >> 1,
        );
        const own = meanings(column);
        expect(meanings(gatherRows(column, rows, 'not-applicable'))).toEqual(
          own.flatMap((one) => ['missing not-applicable', one]),
        );
      }),
      { seed: 20240611, numRuns: 200 },
    );
  });

  it('opposites and other bands are never one answer; spellings are', () => {
    for (const [one, other] of [
      ['Likely', 'Unlikely'],
      ['18-24', '18-29'],
      ['Agree', 'Disagree'],
      ['Typical', 'Atypical'],
      ['Fax', 'Tax'],
    ]) {
      expect(isSameWording(one as string, other as string)).toBe(false);
    }
    for (const [one, other] of [
      ['Behaviour', 'behavior'],
      ['Very good!', 'very good'],
      ['Café', 'Cafe'],
    ]) {
      expect(isSameWording(one as string, other as string)).toBe(true);
    }
  });
});
