/** How an SPSS file keeps its rows. */
export type SavCompression = 'none' | 'bytecode' | 'zlib';

/** A value of a variable as its dictionary names it: a number, or text without the spaces at its end. */
export type SavValue = number | string;

/** How a variable's values are to be understood, as its owner has said. */
export type SavMeasure = 'unknown' | 'nominal' | 'ordinal' | 'scale';

/** Values that mean that there is no answer; an open end of the range is null. */
export interface SavMissing {
  readonly values: readonly SavValue[];
  readonly range: { readonly low: number | null; readonly high: number | null } | null;
}

/** A piece of a string variable in a row: from `byte`, `used` bytes of it. */
export interface SavSegment {
  readonly byte: number;
  readonly used: number;
}

/** A variable of an SPSS file. */
export interface SavVariable {
  readonly name: string;
  readonly shortName: string;
  /** Null where it has none. */
  readonly label: string | null;
  /** Bytes of a string; 0 for a number. */
  readonly width: number;
  /** Number of its print format, as SPSS counts them (5: F, 20: DATE). */
  readonly format: number;
  readonly decimals: number;
  readonly measure: SavMeasure;
  readonly missing: SavMissing;
  readonly labels: readonly { readonly value: SavValue; readonly label: string }[];
  /** Where it stands in a row, in pieces of eight bytes. */
  readonly slot: number;
  readonly segments: readonly SavSegment[];
}

/**
 * A multiple-response set. `dichotomies`: each variable is an option, selected where it holds `counted`.
 * `categories`: each variable holds one of the options chosen.
 */
export interface SavSet {
  readonly name: string;
  readonly label: string;
  readonly kind: 'dichotomies' | 'categories';
  readonly counted: string | null;
  /** Options are named by the label of the counted value, not by the variable's. */
  readonly isLabelledByValue: boolean;
  /** Places among the variables. */
  readonly variables: readonly number[];
}

/** Everything that stands before the rows of an SPSS file. */
export interface SavDictionary {
  readonly file: string;
  readonly isLittleEndian: boolean;
  readonly compression: SavCompression;
  /** Subtracted from the codes of small numbers. */
  readonly bias: number;
  /** The number that stands for no value. */
  readonly sysmis: number;
  /** Null where the file does not say. */
  readonly rowCount: number | null;
  /** Pieces of eight bytes in every row. */
  readonly slots: number;
  readonly variables: readonly SavVariable[];
  readonly sets: readonly SavSet[];
  /** A place among the variables. */
  readonly weight: number | null;
  readonly fileLabel: string;
  readonly product: string;
  readonly encoding: string;
  /** Whether the file itself says so, or leaves no doubt; else it was guessed or told. */
  readonly isEncodingSaid: boolean;
  readonly dataStart: number;
  readonly warnings: readonly string[];
}
