/** What a caller of `analysis` can do wrong. Data that have no answer are values, not errors. */
export type AnalysisErrorCode =
  | 'lengths-differ'
  | 'weight-out-of-range'
  | 'confidence-out-of-range'
  | 'count-out-of-range'
  | 'share-out-of-range'
  | 'base-out-of-range'
  | 'expression-not-understood'
  | 'variable-not-found'
  | 'answer-not-found'
  | 'segment-not-found'
  | 'segment-refers-to-itself'
  | 'rule-does-not-fit-variable'
  | 'segments-overlap'
  | 'credits-do-not-sum'
  | 'codebook-not-understood'
  | 'targets-not-understood'
  | 'targets-do-not-sum'
  | 'target-missing'
  | 'margin-cannot-be-met'
  | 'answers-missing'
  | 'trim-out-of-range'
  | 'derivation-does-not-fit'
  | 'variables-do-not-combine'
  | 'cancelled';

/** The one error class of `analysis`: a code from a closed list, and plain data for the words. */
export class AnalysisError extends Error {
  readonly code: AnalysisErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: AnalysisErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'AnalysisError';
    this.code = code;
    this.details = details;
  }
}
