import zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { compressors as ofLibrary } from 'hyparquet-compressors';

/**
 * How packed pages are unpacked: what the platform unpacks itself goes several times faster than through
 * the library. A page that is larger than it says is refused before it is unpacked whole.
 */
export const compressors: Compressors = {
  ...ofLibrary,
  GZIP: (packed, bytes) => zlib.gunzipSync(packed, { maxOutputLength: Math.max(1, bytes) }),
  BROTLI: (packed, bytes) =>
    zlib.brotliDecompressSync(packed, { maxOutputLength: Math.max(1, bytes) }),
  ZSTD: (packed, bytes) => zlib.zstdDecompressSync(packed, { maxOutputLength: Math.max(1, bytes) }),
};
