/** What a result was computed from: enough to compute it again and to defend each number. */
export interface Provenance {
  readonly datasets: readonly {
    readonly name: string;
    readonly rows: number;
    readonly filter: string | null;
    readonly weight: string | null;
    readonly source: { readonly file: string; readonly sha256: string } | null;
    /** The content hash of each variable used, by name. */
    readonly variables: Readonly<Record<string, string>>;
  }[];
  readonly method: string;
  readonly methodVersion: string;
  /** The whole specification: the same call with the same input gives the same numbers. */
  readonly call: { readonly name: string; readonly input: unknown };
}
