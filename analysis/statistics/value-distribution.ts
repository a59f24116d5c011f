/** How values lie: ascending, each once, with respondents, weights and squared weights. */
export interface ValueDistribution {
  readonly values: Float64Array;
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly squaredWeights: Float64Array;
}
