/** The releases of Stata's .dta that are read: Stata 8 to 19 (116 never left the house). */
export const stataVersions = [113, 114, 115, 117, 118, 119] as const;

/** One of `stataVersions`. */
export type StataVersion = (typeof stataVersions)[number];

/** How a column's values are stored. `text` has a fixed `width`; `long-text` points at the file's strLs. */
export type StataStorage = 'byte' | 'int' | 'long' | 'float' | 'double' | 'text' | 'long-text';

/** A variable as the file describes it. `offset` and `width` are bytes within a row. */
export interface StataVariable {
  readonly name: string;
  readonly label: string;
  /** How Stata shows it ("%9.0g", "%td"): tells dates from numbers. */
  readonly format: string;
  /** The name of its value labels; empty when it has none. */
  readonly labelSet: string;
  readonly storage: StataStorage;
  readonly offset: number;
  readonly width: number;
}

/** A code and its words. `code` is a number, or the letter of an extended missing value (".a"). */
export interface StataValueLabel {
  readonly code: number | string;
  readonly label: string;
}

/** Everything that a .dta says before and after its data. */
export interface StataDictionary {
  readonly version: StataVersion;
  readonly isLittleEndian: boolean;
  readonly rowCount: number;
  readonly rowBytes: number;
  readonly dataStart: number;
  readonly label: string;
  readonly variables: readonly StataVariable[];
  readonly valueLabels: ReadonlyMap<string, readonly StataValueLabel[]>;
  /** Where the strLs begin; 0 in files without such a part. */
  readonly longTextsStart: number;
}

/** How wide the fields of each release are, in bytes. */
export interface StataWidths {
  readonly name: number;
  readonly format: number;
  readonly label: number;
  readonly sortEntry: number;
}

const widthsByVersion: Readonly<Record<StataVersion, StataWidths>> = {
  113: { name: 33, format: 12, label: 81, sortEntry: 2 },
  114: { name: 33, format: 49, label: 81, sortEntry: 2 },
  115: { name: 33, format: 49, label: 81, sortEntry: 2 },
  117: { name: 33, format: 49, label: 81, sortEntry: 2 },
  118: { name: 129, format: 57, label: 321, sortEntry: 2 },
  119: { name: 129, format: 57, label: 321, sortEntry: 4 },
};

/** The widths of a release's fields. */
export function stataWidths(version: StataVersion): StataWidths {
  return widthsByVersion[version];
}

/** Whether a number is a release that is read. */
export function isStataVersion(version: number): version is StataVersion {
  return (stataVersions as readonly number[]).includes(version);
}

/** Bytes of a number of each storage. */
export const numberBytes: Readonly<Record<'byte' | 'int' | 'long' | 'float' | 'double', number>> = {
  byte: 1,
  int: 2,
  long: 4,
  float: 4,
  double: 8,
};

/** The 26 extended missing values; the plain "." is no value and has no mark. */
export const stataMarks: readonly string[] = Array.from(
  { length: 26 },
  (_, letter) => `.${String.fromCharCode(97 + letter)}`,
);

const numberStorages = ['byte', 'int', 'long', 'float', 'double'] as const;

/**
 * What a type number of the file stands for; null for one that does not exist.
 *
 * Up to 115 numbers count up from 251 and texts are at most 244 bytes long; from 117 on numbers count down
 * from 65530 and texts are at most 2,045 bytes long.
 */
export function storageOfType(
  type: number,
  version: StataVersion,
): { readonly storage: StataStorage; readonly width: number } | null {
  const isNew = version >= 117;
  if (isNew && type === 32_768) return { storage: 'long-text', width: 8 };
  const number = numberStorages[isNew ? 65_530 - type : type - 251];
  if (number !== undefined) return { storage: number, width: numberBytes[number] };
  const longest = isNew ? 2045 : 244;
  return type >= 1 && type <= longest ? { storage: 'text', width: type } : null;
}
