import type { AnalysisErrorCode } from '#analysis/analysis-error.ts';

/** What can be wrong with a file that is being imported. */
export type ImportErrorCode =
  | 'file-not-found'
  | 'file-not-readable'
  | 'file-empty'
  | 'file-is-binary'
  | 'file-too-large'
  | 'format-not-supported'
  | 'encoding-not-recognised'
  | 'bytes-do-not-fit-encoding'
  | 'unclosed-quote'
  | 'ragged-row'
  | 'no-data-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'sheet-not-found'
  | 'file-damaged'
  | 'workbook-not-readable'
  | 'workbook-expands-too-far'
  | 'plan-does-not-fit-file'
  | 'plan-not-understood'
  | 'metadata-not-understood';

/** What can be wrong with a project file or with the names used in it. */
export type ProjectErrorCode =
  | 'no-project-open'
  | 'project-not-found'
  | 'project-exists'
  | 'not-a-project'
  | 'project-from-newer-version'
  | 'project-busy'
  | 'project-damaged'
  | 'disk-full'
  | 'dataset-not-found'
  | 'dataset-exists'
  | 'dataset-kind-unsuitable'
  | 'variable-exists'
  | 'variable-kind-unsuitable'
  | 'variable-in-use'
  | 'derivation-circular'
  | 'recipe-not-understood'
  | 'combination-not-understood'
  | 'ids-repeat'
  | 'segment-exists'
  | 'segment-unusable'
  | 'row-out-of-range'
  | 'analysis-not-found'
  | 'claim-not-found'
  | 'claim-source-not-found'
  | 'claim-repeats-itself'
  | 'claim-does-not-fit'
  | 'text-contradicts-numbers'
  | 'nothing-to-report'
  | 'figures-not-understood'
  | 'match-not-understood'
  | 'lesson-not-understood'
  | 'file-exists'
  | 'file-not-writable';

/** What can be wrong with a call itself. */
export type CallErrorCode =
  | 'call-not-known'
  | 'input-not-understood'
  | 'usage'
  | 'internal'
  | 'cancelled';

/** Every code that any face can meet. */
export type ErrorCode = ImportErrorCode | ProjectErrorCode | CallErrorCode | AnalysisErrorCode;
