/**
 * How long work in `analysis` reports where it is and learns that it was stopped, without knowing of
 * clocks or threads. Call `report` every few thousand rows: it throws `AnalysisError('cancelled')`
 * through the caller's own implementation when the person has stopped the work.
 */
export interface Interruption {
  /**
   * `done` and `total` count rows or other units of the named stage; `total` is null when unknown. `rows`
   * is given where those units are none that people count in (bytes): how many rows are done.
   */
  report(stage: string, done: number, total: number | null, rows?: number): void;
}

/** For callers that neither watch nor stop the work. */
export const uninterrupted: Interruption = { report: () => undefined };
