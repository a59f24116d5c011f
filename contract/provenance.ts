/** What a result was computed from: enough to compute it again and to defend each number. */
export interface Provenance {
  readonly datasets: readonly {
    readonly name: string;
    readonly rows: number;
    readonly filter: string | null;
    readonly weight: string | null;
    readonly source: { readonly file: string; readonly sha256: string } | null;
    /**
     * A hash of each variable that decides the result, by name: its values, its kind, and what its answers
     * mean (code, label, value, missing reason, order). Those of filter and sides are among them.
     */
    readonly variables: Readonly<Record<string, string>>;
    /** The rule of each segment used, also within another's rule, as an expression. */
    readonly segments: Readonly<Record<string, string>>;
  }[];
  readonly method: string;
  readonly methodVersion: string;
  /** The whole specification: the same call with the same input gives the same numbers. */
  readonly call: { readonly name: string; readonly input: unknown };
}
