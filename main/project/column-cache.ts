import type { Column } from '#analysis/columns/column.ts';

const defaultCeilingBytes = 512 * 1024 * 1024;

/** Columns read before, dropped from the longest unused when they take more than the ceiling. */
export class ColumnCache {
  readonly #ceilingBytes: number;
  readonly #columns = new Map<string, Column>();
  #bytes = 0;

  constructor(ceilingBytes: number = defaultCeilingBytes) {
    this.#ceilingBytes = ceilingBytes;
  }

  /** The column of that key, read by `read` when it is not here. Keys name content, not places. */
  get(key: string, read: () => Column): Column {
    const kept = this.#columns.get(key);
    if (kept) {
      this.#columns.delete(key);
      this.#columns.set(key, kept);
      return kept;
    }
    const column = read();
    this.#columns.set(key, column);
    this.#bytes += sizeBytes(column);
    this.#shrink(key);
    return column;
  }

  /** Forgets everything. */
  clear(): void {
    this.#columns.clear();
    this.#bytes = 0;
  }

  #shrink(keep: string): void {
    for (const [key, column] of this.#columns) {
      if (this.#bytes <= this.#ceilingBytes || key === keep) return;
      this.#columns.delete(key);
      this.#bytes -= sizeBytes(column);
    }
  }
}

function sizeBytes(column: Column): number {
  switch (column.type) {
    case 'category':
      return column.codes.byteLength;
    case 'number':
      return column.values.byteLength + (column.missing?.byteLength ?? 0);
    case 'text':
      return (
        column.offsets.byteLength + column.bytes.byteLength + (column.missing?.byteLength ?? 0)
      );
  }
}
