import { Dictionary, Float64, makeData, Uint8, Utf8, Vector, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import type { StoredChunk } from '#main/project/column-chunks.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { type Given, useFolder, writeDataset } from './make-project.ts';

/** A view over bytes as they came from the file; the constructor refuses what would need a copy. */
function view<View>(
  Values: new (buffer: ArrayBuffer, offset: number, length: number) => View,
  bytes: Uint8Array | null,
  length: number,
): View {
  const { buffer, byteOffset } = bytes as Uint8Array<ArrayBuffer>;
  return new Values(buffer, byteOffset, length);
}

describe('a stored chunk is an Arrow vector without a copy', () => {
  const file = useFolder();

  function storedChunk(given: Given): StoredChunk {
    const project = Project.create(file('arrow.parallax'));
    writeDataset(project, { v: given });
    const chunk = project.database.prepare('select * from column_chunk').get() as StoredChunk;
    project.close();
    return chunk;
  }

  it('for numbers with a validity bitmap', () => {
    const given = [0.5, null, -3.25, 1e300, null, 7, 8, 9, null, 10.5];
    const chunk = storedChunk({ column: numberColumn(given) });
    const values = view(Float64Array, chunk.data, chunk.row_count);
    const vector = new Vector([
      makeData({
        type: new Float64(),
        length: chunk.row_count,
        nullCount: chunk.null_count,
        data: values,
        nullBitmap: chunk.validity as Uint8Array,
      }),
    ]);
    expect([...vector]).toEqual(given);
    expect(vector.nullCount).toBe(3);
    expect(vector.data[0]?.values.buffer).toBe(chunk.data.buffer);
  });

  it('for answers as dictionary indices', () => {
    const given = ['North', 'South', null, 'South', 'East', 'North'];
    const column = categoryColumn(given, ['North', 'South', 'East']);
    const chunk = storedChunk({ column });
    const labels = column.categories.map(({ label }) => label);
    const indices = view(Uint8Array, chunk.data, chunk.row_count);
    const vector = new Vector([
      makeData({
        type: new Dictionary(new Utf8(), new Uint8()),
        length: chunk.row_count,
        nullCount: 0,
        data: indices,
        dictionary: vectorFromArray(labels, new Utf8()),
      }),
    ]);
    expect([...vector]).toEqual(given.map((label) => label ?? 'No answer'));
    expect(vector.data[0]?.values.buffer).toBe(chunk.data.buffer);
  });

  it('for UTF-8 text with offsets and a validity bitmap', () => {
    const given = ['', 'ä', null, '日本語', 'x'.repeat(50), null, '👍🏽'];
    const chunk = storedChunk({ column: textColumn(given) });
    expect(chunk.compression).toBe('none');
    const vector = new Vector([
      makeData({
        type: new Utf8(),
        length: chunk.row_count,
        nullCount: chunk.null_count,
        data: chunk.data,
        valueOffsets: view(Int32Array, chunk.offsets, chunk.row_count + 1),
        nullBitmap: chunk.validity as Uint8Array,
      }),
    ]);
    expect([...vector]).toEqual(given);
    expect(vector.data[0]?.values.buffer).toBe(chunk.data.buffer);
    expect(vector.data[0]?.valueOffsets.buffer).toBe(chunk.offsets?.buffer);
  });
});
