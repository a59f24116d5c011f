/**
 * A sample drawn in strata and first-stage clusters, with replacement: which cluster each respondent is
 * in, and which stratum each cluster. `clusterCounts` are those of each stratum, of the whole sample: a
 * cluster none of whose members is in a group counts as one of zeros.
 */
export interface ClusteredSample {
  readonly clusterOf: Uint32Array;
  readonly stratumOf: Uint32Array;
  readonly clusterCounts: Uint32Array;
}

/**
 * Degrees of freedom of an estimate over some respondents: the clusters that have any of them less the
 * strata that do. `isIn` says who they are.
 *
 * Source: Korn and Graubard (1999), Analysis of Health Surveys, 5.2; as R `survey::degf` of a subset.
 */
export function degreesOfDesign(sample: ClusteredSample, isIn: (at: number) => boolean): number {
  const { clusterOf, stratumOf } = sample;
  const hasAny = new Uint8Array(stratumOf.length);
  for (let at = 0; at < clusterOf.length; at++) {
    if (isIn(at)) hasAny[clusterOf[at] as number] = 1;
  }
  return clustersLessStrata(sample, hasAny);
}

/** The variance of an estimate, and the degrees of freedom of its standard error. */
export interface DesignVariance {
  readonly variance: number;
  readonly degrees: number;
}

/**
 * What an estimate sums up to in each cluster: its linearised values, and a byte for each cluster, 1 where
 * any respondent of the cluster is in it.
 */
export interface ClusterTotals {
  readonly totals: Float64Array;
  readonly hasAny: Uint8Array;
}

/**
 * Variance of a sum over respondents, by clusters within strata: each stratum gives
 * n / (n - 1) times the squares of its clusters' sums around their mean.
 *
 * `totals` are the linearised values of an estimate summed by cluster: for a weighted mean
 * `w (y - mean) / W`. Of a difference they are those of the one less those of the other. A stratum of one
 * cluster gives the square of its sum, which is at least what it would give with a neighbour.
 *
 * Source: Binder (1983), International Statistical Review 51, 279-292. Held to R `survey::svymean` with
 * strata and clusters.
 */
export function designVariance(
  sample: Pick<ClusteredSample, 'stratumOf' | 'clusterCounts'>,
  { totals, hasAny }: ClusterTotals,
): DesignVariance {
  const { stratumOf, clusterCounts } = sample;
  const means = new Float64Array(clusterCounts.length);
  for (let cluster = 0; cluster < totals.length; cluster++) {
    const stratum = stratumOf[cluster] as number;
    means[stratum] = (means[stratum] as number) + (totals[cluster] as number);
  }
  for (const [stratum, count] of clusterCounts.entries()) {
    means[stratum] = count === 1 ? 0 : (means[stratum] as number) / count;
  }
  let variance = 0;
  for (let cluster = 0; cluster < totals.length; cluster++) {
    const stratum = stratumOf[cluster] as number;
    const count = clusterCounts[stratum] as number;
    const deviation = (totals[cluster] as number) - (means[stratum] as number);
    variance += (count === 1 ? 1 : count / (count - 1)) * deviation * deviation;
  }
  return { variance, degrees: clustersLessStrata(sample, hasAny) };
}

function clustersLessStrata(
  { stratumOf, clusterCounts }: Pick<ClusteredSample, 'stratumOf' | 'clusterCounts'>,
  hasAny: Uint8Array,
): number {
  const strata = new Uint8Array(clusterCounts.length);
  let clusters = 0;
  for (let cluster = 0; cluster < hasAny.length; cluster++) {
    if (hasAny[cluster] === 0) continue;
    clusters++;
    strata[stratumOf[cluster] as number] = 1;
  }
  return clusters - strata.reduce((sum, one) => sum + one, 0);
}
