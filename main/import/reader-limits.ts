/** What a reader refuses. */
export interface ReaderLimits {
  readonly bufferBytes: number;
  readonly cellBytes: number;
  readonly columns: number;
}

/** Limits of an import: buffers of a quarter of a megabyte, cells of 16 MB, 20,000 columns. */
export const readerLimits: ReaderLimits = {
  bufferBytes: 1 << 18,
  cellBytes: 16 << 20,
  columns: 20_000,
};
