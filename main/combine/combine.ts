import type { Interruption } from '#analysis/interruption.ts';
import type { Combination } from '#contract/calls/combinations.ts';
import { appendedDatasets } from './append-datasets.ts';
import type { FindInput } from './combine-input.ts';
import type { Combined } from './combined.ts';
import { matchedDatasets } from './matched-datasets.ts';
import { stackedDataset } from './stacked-dataset.ts';

/** What a specification makes of datasets; columns are made when they are asked for. Throws as each kind does. */
export function combine(spec: Combination, find: FindInput, interruption: Interruption): Combined {
  switch (spec.kind) {
    case 'append':
      return appendedDatasets(spec, find);
    case 'stack':
      return stackedDataset(spec, find);
    case 'match':
      return matchedDatasets(spec, find, interruption);
  }
}

/** The names of the datasets that a specification makes one of. */
export function datasetsOf(spec: Combination): readonly string[] {
  switch (spec.kind) {
    case 'append':
      return spec.datasets;
    case 'stack':
      return [spec.dataset];
    case 'match':
      return [spec.left, spec.right];
  }
}
