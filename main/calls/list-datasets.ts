import type { DatasetLine } from '#contract/calls/datasets.ts';
import { datasetLines } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';

/** Answers `dataset.list`. */
export function listDatasets({ project }: CallContext): readonly DatasetLine[] {
  return datasetLines(project);
}
