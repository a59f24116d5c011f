import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import { type ExportedTable, exportTable } from '#main/export/export-table.ts';
import { codesAbove, declaredMissing } from '#main/export/sav/sav-missing-codes.ts';
import { SavNames } from '#main/export/sav/sav-names.ts';
import { openSav } from '#main/import/sav/sav-file.ts';
import { readTyped } from '../import/read-typed.ts';
import { exported, exportedTable, numbers, texts } from './table-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-sav-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let fileCount = 0;
const freshFile = (ending: string): string => join(folder, `t${fileCount++}${ending}`);

const hasHaven = spawnSync('Rscript', ['-e', 'library(haven); library(jsonlite)']).status === 0;
const hasPspp = spawnSync('pspp-convert', ['--version']).status === 0;

/** A question with codes of its own, two missing codes and a blank. */
const agreement: CategoryColumn = {
  type: 'category',
  codes: Uint8Array.from([0, 1, 2, 3, 4, 0]),
  categories: [
    { code: '1', label: 'Agree', value: 1, missing: null },
    { code: '2', label: 'Disagree', value: 2, missing: null },
    { code: '98', label: 'Don’t know', value: null, missing: 'dont-know' },
    { code: '99', label: 'Refused', value: null, missing: 'refused' },
    { code: '', label: '', value: null, missing: 'no-answer' },
  ],
  order: [0, 1, 2, 3, 4],
};

const member = (codes: readonly number[]): CategoryColumn => ({
  type: 'category',
  codes: Uint8Array.from(codes),
  categories: [
    { code: '1', label: 'Selected', value: 1, missing: null },
    { code: '0', label: 'Not selected', value: 0, missing: null },
    { code: '', label: '', value: null, missing: 'no-answer' },
  ],
  order: [0, 1, 2],
});

const survey: ExportedTable = {
  ...exportedTable(
    [
      exported('agree', agreement, 'scale'),
      exported('tv', member([0, 1, 2, 0, 1, 1]), 'single', true),
      exported('radio', member([1, 1, 2, 0, 0, 1]), 'single', true),
      exported('weight', numbers([0.5, 1, 1.5, 1, 1, 1]), 'weight'),
      exported('day', numbers([0, 86_400_000, null, 1e9 * 86_400, 0, 0]), 'date'),
      exported(
        'said',
        texts(['é', null, 'x'.repeat(255), 'y'.repeat(256), 'z'.repeat(2000), 'a']),
        'text',
      ),
    ],
    6,
  ),
  sets: [{ name: 'media', label: 'Media used', kind: 'multiple', members: ['tv', 'radio'] }],
  weight: 'weight',
};

describe.each(['.sav', '.zsav'])('a %s file', (ending) => {
  it('keeps labels, declared missing codes, sets, the weight, levels and values', async () => {
    const out = freshFile(ending);
    const { rows, notes } = await exportTable(out, survey);
    const sav = openSav(out);
    const read = await readTyped(sav);
    sav.dispose();
    const { variables, sets, weight, rowCount } = sav.dictionary;
    expect({ rows, notes, rowCount }).toEqual({ rows: 6, notes: [], rowCount: 6 });
    expect(variables[0]).toMatchObject({
      label: 'agree',
      measure: 'ordinal',
      missing: { values: [98, 99], range: null },
      labels: [
        { value: 1, label: 'Agree' },
        { value: 2, label: 'Disagree' },
        { value: 98, label: 'Don’t know' },
        { value: 99, label: 'Refused' },
      ],
    });
    expect(sets).toMatchObject([
      { name: '$media', label: 'Media used', kind: 'dichotomies', counted: '1', variables: [1, 2] },
    ]);
    expect(weight).toBe(3);
    expect(read).toEqual({
      agree: [1, 2, 98, 99, null, 1],
      tv: [1, 0, null, 1, 0, 0],
      radio: [0, 0, null, 1, 1, 0],
      weight: [0.5, 1, 1.5, 1, 1, 1],
      day: [0, 86_400_000, null, 1e9 * 86_400, 0, 0],
      said: ['é', null, 'x'.repeat(255), 'y'.repeat(256), 'z'.repeat(2000), 'a'],
    });
  });

  it('gives back every number and every text of any length', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 40 }), async (rows) => {
        const out = freshFile(ending);
        const columns = [
          exported('n', numbers(rows.map(({ number }) => number)), 'number'),
          exported('s', texts(rows.map(({ short }) => short)), 'text'),
          exported('l', texts(rows.map(({ long }) => long)), 'text'),
        ];
        await exportTable(out, exportedTable(columns, rows.length));
        const sav = openSav(out);
        const read = await readTyped(sav);
        sav.dispose();
        expect(read).toEqual({
          n: rows.map(({ number }) => number),
          s: rows.map(({ short }) => short || null),
          l: rows.map(({ long }) => long || null),
        });
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  it.skipIf(!hasHaven)('is read by haven as it was meant (haven absent: skipped)', async () => {
    const out = freshFile(ending);
    await exportTable(out, survey);
    const script = `
      d <- haven::read_sav(commandArgs(TRUE)[1], user_na = TRUE)
      days <- as.numeric(d$day) * 86400000
      cat(jsonlite::toJSON(list(agree = as.numeric(d$agree), missing = attr(d$agree, "na_values"),
        labels = names(attr(d$agree, "labels")), tv = as.numeric(d$tv), weight = as.numeric(d$weight),
        day = days, said = unclass(d$said)), digits = NA, na = "null"))`;
    const { stdout, status, stderr } = spawnSync('Rscript', ['-e', script, out], {
      encoding: 'utf8',
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      agree: [1, 2, 98, 99, null, 1],
      missing: [98, 99],
      labels: ['Agree', 'Disagree', 'Don’t know', 'Refused'],
      tv: [1, 0, null, 1, 0, 0],
      weight: [0.5, 1, 1.5, 1, 1, 1],
      day: [0, 86_400_000, null, 1e9 * 86_400, 0, 0],
      said: ['é', '', 'x'.repeat(255), 'y'.repeat(256), 'z'.repeat(2000), 'a'],
    });
  });

  it.skipIf(!hasPspp)('is read by PSPP as it was meant (PSPP absent: skipped)', async () => {
    const out = freshFile(ending);
    await exportTable(out, survey);
    const csv = freshFile('.csv');
    const { status, stderr } = spawnSync('pspp-convert', ['-O', 'csv', out, csv], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = readFileSync(csv, 'utf8').trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'agree,tv,radio,weight,day,said',
      '1,1,0,0.5,01/01/1970,é',
      '2,0,0,1,01/02/1970,',
    ]);
    expect(lines[4]).toBe(`99,1,1,1,11/29/4707,${'y'.repeat(256)}`);
    expect(lines[5]).toMatch(/^ *,0,1,1,01\/01\/1970,z{2000}$/u);
    const sets = psppSays(out, 'MRSETS /DISPLAY NAME=ALL.');
    expect(sets).toContain('$media');
    expect(sets).toContain('Media used');
    expect(psppSays(out, 'SHOW WEIGHT.')).toContain('weight');
  });
});

function psppSays(file: string, command: string): string {
  const input = `GET FILE='${file}'.\n${command}\n`;
  return spawnSync('pspp', ['-O', 'format=txt'], { input, encoding: 'utf8' }).stdout;
}

const letters = fc.constantFrom('a', 'Z', '9', ' ', 'é', '字', '🙂', '\n', '"');
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(letters, { maxLength }).map((parts) => parts.join('').trimEnd());
const cells = fc.record({
  number: fc.option(
    fc.oneof(
      fc.integer({ min: -120, max: 160 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    ),
  ),
  short: text(12),
  long: fc.oneof(
    text(300),
    fc.integer({ min: 240, max: 1100 }).map((length) => 'x'.repeat(length)),
  ),
});

describe('missing reasons in an SPSS file', () => {
  it('gives reasons of numbers codes above the data, declared and labelled', async () => {
    const out = freshFile('.sav');
    const column = {
      type: 'number' as const,
      values: Float64Array.from([30, 98, 0, 0, 0]),
      missing: Uint8Array.from([
        0,
        0,
        missingByte('no-answer'),
        missingByte('refused'),
        missingByte('not-asked'),
      ]),
    };
    await exportTable(out, exportedTable([exported('age', column, 'number')], 5));
    const sav = openSav(out);
    expect(await readTyped(sav)).toEqual({ age: [30, 98, null, 999, 998] });
    expect(sav.dictionary.variables[0]?.labels).toEqual([
      { value: 998, label: 'Not asked' },
      { value: 999, label: 'Refused' },
    ]);
    expect(sav.dictionary.variables[0]?.missing).toEqual({ values: [998, 999], range: null });
    sav.dispose();
  });

  it('declares more than three codes as a stretch that holds no answer', () => {
    expect(declaredMissing([96, 97, 98, 99], [1, 2, 3])).toEqual({
      values: [],
      range: { low: 96, high: 99 },
    });
    expect(declaredMissing([-1, 97, 98, 99], [1, 2, 3])).toEqual({
      values: [-1],
      range: { low: 97, high: 99 },
    });
    expect(declaredMissing([-2, -1, 98, 99], [1, 2, 3])).toBeNull();
    expect(codesAbove(98, 2)).toEqual([998, 999]);
  });
});

describe('what an SPSS file cannot hold', () => {
  it('is said: names, grids, texts that are too long, reasons of blank texts', async () => {
    const out = freshFile('.sav');
    const long = {
      ...texts(['é'.repeat(20_000), 'a ', '']),
      missing: Uint8Array.from([0, 0, missingByte('refused')]),
    };
    const table = {
      ...exportedTable([exported('my answer', long, 'text')], 3),
      sets: [{ name: 'q5', label: 'Q5', kind: 'grid' as const, members: ['my answer'] }],
    };
    const { notes } = await exportTable(out, table);
    expect(notes).toEqual([
      'my answer: 1 text longer than 32,767 bytes cut to that length.',
      'my answer: spaces at the end of 1 text are not kept.',
      'my answer: why 1 text is missing is not kept; the cells are blank.',
      'q5: SPSS knows no grids; its questions stand one after the other.',
      'Names that SPSS does not take: “my answer” is my_answer.',
    ]);
    const sav = openSav(out);
    const { my_answer: answers } = await readTyped(sav);
    sav.dispose();
    expect(answers).toEqual(['é'.repeat(16_383), 'a', null]);
  });

  it('never gives a name twice, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })), (wishes) => {
        const names = new SavNames();
        const given = wishes.map((wish) => names.give(wish));
        for (const { name, shortName } of given) {
          expect(name).toMatch(/^[\p{L}@][\p{L}\p{N}_.$#@]*$/u);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(64);
          expect(shortName).toMatch(/^[A-Z@#$][A-Z0-9_.@#$]{0,7}$/u);
        }
        expect(new Set(given.map(({ name }) => name.toUpperCase())).size).toBe(given.length);
        expect(new Set(given.map(({ shortName }) => shortName)).size).toBe(given.length);
      }),
      { seed: 7 },
    );
  });
});
