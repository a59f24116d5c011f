import { describe, expect, it } from 'vitest';
import { readRows } from '#main/calls/read-rows.ts';
import { chunkRows } from '#main/project/column-chunks.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn } from '../columns/make-columns.ts';
import { contextOf, useFolder, writeDataset } from './make-project.ts';

describe('rows around the border of two chunks', () => {
  const file = useFolder();
  const rows = chunkRows + 10;

  function makeProject(): Project {
    const project = Project.create(file('a.parallax'));
    const codes = Uint8Array.from({ length: rows }, (_, row) => row % 3);
    const missing = Uint8Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? 3 : 0));
    const values = Float64Array.from({ length: rows }, (_, row) => row);
    const texts = Array.from({ length: rows }, (_, row) => `t${row}`);
    const offsets = new Int32Array(rows + 1);
    texts.forEach((text, row) => {
      offsets[row + 1] = (offsets[row] as number) + text.length;
    });
    writeDataset(project, {
      answer: { column: { ...categoryColumn([], ['A', 'B']), codes } },
      number: { column: { type: 'number', values, missing } },
      text: {
        column: { type: 'text', offsets, bytes: Buffer.from(texts.join('')), missing: null },
      },
    });
    return project;
  }

  function expected(row: number) {
    const answer = (['A', 'B', null] as const)[row % 3];
    return [answer, row % 5 === 0 ? null : row, `t${row}`];
  }

  it('are read from both', () => {
    const project = makeProject();
    const from = chunkRows - 4;
    const window = readRows(contextOf(project), { dataset: 'Survey', from, count: 9 });
    expect(window.rows).toEqual(Array.from({ length: 9 }, (_, index) => from + index));
    expect(window.cells).toEqual(window.rows.map(expected));
    const reasons = window.rows.map((row) => [
      row % 3 === 2 ? 'no-answer' : null,
      row % 5 === 0 ? 'refused' : null,
      null,
    ]);
    expect(window.reasons).toEqual(reasons);
    project.close();
  });

  it('are read from both through a filter', () => {
    const project = makeProject();
    const filter = `number >= ${chunkRows - 7} and answer = B`;
    const window = readRows(contextOf(project), { dataset: 'Survey', from: 0, count: 20, filter });
    expect(
      window.rows.some((row) => row < chunkRows) && window.rows.some((row) => row >= chunkRows),
    ).toBe(true);
    expect(window.cells).toEqual(window.rows.map(expected));
    project.close();
  });

  it('are refused by name when a chunk is gone', () => {
    const project = makeProject();
    project.database.exec('delete from column_chunk where variable_id = 2 and chunk = 1');
    const ask = (from: number) => () =>
      readRows(contextOf(project), { dataset: 'Survey', from, count: 2 });
    expect(ask(chunkRows)).toThrow(expect.objectContaining({ code: 'project-damaged' }));
    expect(ask(0)().rows).toEqual([0, 1]);
    project.close();
  });
});
