import { isUtf8 } from 'node:buffer';
import { ImportError } from '../import-error.ts';

const labelByCodepage: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  20932: 'euc-jp',
  20936: 'gb18030',
  28591: 'iso-8859-1',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28599: 'iso-8859-9',
  28605: 'iso-8859-15',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

const otherNames: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  'euc-cn': 'gb18030',
  'us-ascii': 'windows-1252',
  mac: 'macintosh',
  macroman: 'macintosh',
};

/** What the texts of a file are written in, and what is to be said about it. */
export interface SavEncoding {
  /** A name that `TextDecoder` knows. */
  readonly encoding: string;
  /** Whether the file says so, or has nothing but ASCII. */
  readonly isSaid: boolean;
  readonly warnings: readonly string[];
}

/**
 * What the texts of an SPSS file are written in: what the file names (`named`), else the code page that
 * it states, else what its own labels and names show (UTF-8 where they are that, else windows-1252).
 *
 * A file that claims UTF-8 and whose labels are not is read as windows-1252, with a warning.
 */
export function savEncoding(
  named: string | null,
  codepage: number | null,
  texts: readonly Buffer[],
): SavEncoding {
  const label = (named === null ? null : known(named)) ?? fromCodepage(codepage);
  const areUtf8 = texts.every((text) => isUtf8(text));
  const foreign = texts.filter((text) => text.some((byte) => byte >= 0x80));
  // A label that was cut in the middle of a letter is no other encoding.
  if (label === 'utf-8' && !areUtf8 && !foreign.some((text) => isUtf8(text))) {
    const warning =
      'The file says that its texts are UTF-8, but its labels are not: read as windows-1252.';
    return { encoding: 'windows-1252', isSaid: false, warnings: [warning] };
  }
  // Accented letters of windows-1252 are next to never a whole number of letters in UTF-8.
  if (label === 'windows-1252' && areUtf8 && foreign.length > 0) {
    const warning =
      'The file says that its texts are windows-1252, but its labels are UTF-8: read as UTF-8.';
    return { encoding: 'utf-8', isSaid: false, warnings: [warning] };
  }
  if (label !== null) return { encoding: label, isSaid: true, warnings: [] };
  const isSilent = texts.every((text) => text.every((byte) => byte < 0x80));
  const encoding = areUtf8 ? 'utf-8' : 'windows-1252';
  if (isSilent && named === null) return { encoding, isSaid: true, warnings: [] };
  const says = named === null ? 'does not say' : `says “${named.slice(0, 40)}”, which is unknown,`;
  return {
    encoding,
    isSaid: false,
    warnings: [`The file ${says} what its texts are written in: read as ${encoding}.`],
  };
}

/**
 * What the person says that the texts of a file are written in.
 *
 * @throws {ImportError} `encoding-not-recognised` for a name nobody knows, and for UTF-16, which SPSS
 *   files cannot have.
 */
export function toldEncoding(file: string, told: string): SavEncoding {
  const encoding = known(told);
  if (encoding === null || encoding.startsWith('utf-16')) {
    throw new ImportError('encoding-not-recognised', { file, encoding: told });
  }
  return { encoding, isSaid: false, warnings: [] };
}

function fromCodepage(codepage: number | null): string | null {
  return codepage === null ? null : (labelByCodepage[codepage] ?? null);
}

function known(name: string): string | null {
  const folded = name.trim().toLowerCase();
  for (const label of [otherNames[folded], folded, folded.replace(/^cp-?(?=\d)/u, 'windows-')]) {
    if (label === undefined || label === '') continue;
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // Not a name that is known; the next one may be.
    }
  }
  const digits = /^(?:cp|windows-|ibm-?)?(\d{3,5})$/u.exec(folded)?.[1];
  return digits === undefined ? null : fromCodepage(Number(digits));
}

/**
 * For each byte of a single-byte encoding its character in UTF-8; null where letters may take several
 * bytes. ASCII bytes stand for themselves in every encoding that is read.
 */
export function utf8ByByte(encoding: string): readonly Uint8Array[] | null {
  if (['utf-8', 'shift_jis', 'gb18030', 'gbk', 'euc-kr', 'euc-jp', 'big5'].includes(encoding)) {
    return null;
  }
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: 256 }, (_, byte) =>
    Buffer.from(decoder.decode(Uint8Array.of(byte)), 'utf8'),
  );
}
