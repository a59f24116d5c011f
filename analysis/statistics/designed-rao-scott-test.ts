import { Matrix } from 'ml-matrix';
import { fUpperTail } from '../numerics/f-distribution.ts';
import {
  type CrossCounts,
  cramersV,
  linesInUse,
  pearsonStatistic,
  takeLines,
} from './chi-square-test.ts';
import { type ClusteredSample, degreesOfDesign } from './design-variance.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import {
  contrastMatrix,
  contrasts,
  designEffects,
  maximumRaoScottDegrees,
  type RaoScottTest,
} from './rao-scott-test.ts';

/**
 * Rao and Scott's second-order test of independence over strata and clusters; see `raoScottTest` for the
 * statistic. The second degrees of freedom are the first times clusters less strata.
 *
 * - `weights`: sums of w of each cell; `base`: respondents in the table.
 * - `cellOf`: the cell of each respondent of `sample`, null for those without an answer to both.
 *
 * A cluster's contrasts are the sums of `w / W` times those of the inverse shares of its cells less their
 * mean over the table, which empty cells leave different from 0.
 *
 * Source: Rao and Scott (1984), Annals of Statistics 12, 46-60. Held to R `survey::svychisq`.
 */
export function designedRaoScottTest(
  weights: CrossCounts,
  base: number,
  sample: ClusteredSample,
  cellOf: (at: number) => number | null,
  weightAt: (at: number) => number,
): RaoScottTest | NotComputable {
  const { rows, columns } = linesInUse(weights);
  if (rows.length === 0) return notComputable('nobody-answered');
  if (rows.length < 2 || columns.length < 2) return notComputable('same-in-everyone');
  const degrees = degreesOfDesign(sample, (at) => cellOf(at) !== null);
  if (base < 2 || degrees < 1) return notComputable('too-few-for-a-variance');
  if ((rows.length - 1) * (columns.length - 1) > maximumRaoScottDegrees) {
    return notComputable('too-many-categories');
  }
  const used = takeLines(weights, rows, columns);
  const { statistic: scaled, total } = pearsonStatistic(used);
  const shares = used.cells.map((weight) => weight / total);
  const inverse = shares.map((share) => (share > 0 ? 1 / share : 0));
  const placeOf = new Map(
    rows.flatMap((row, line) =>
      columns.map(
        (column, at) => [row * weights.columnCount + column, line * columns.length + at] as const,
      ),
    ),
  );
  const mean = contrasts(
    used,
    shares.map((share) => Number(share > 0)),
  );
  const ofCell = Array.from(used.cells, (_, cell) => {
    const only = new Float64Array(used.cells.length);
    only[cell] = inverse[cell] as number;
    return contrasts(used, only).map((value, at) => value - (mean[at] as number));
  });
  const filling = covarianceOf(sample, ofCell, (at) => {
    const cell = placeOf.get(cellOf(at) ?? -1);
    return cell === undefined ? null : { cell, share: weightAt(at) / total };
  });
  const effects = designEffects(contrastMatrix(used, inverse), filling.mul(base));
  if (effects === null) return notComputable('too-many-empty-cells');
  if (!(effects.sum > 0)) return notComputable('all-values-equal');
  const statistic = ((scaled / total) * base) / effects.sum;
  const numeratorDegrees = effects.sum ** 2 / effects.sumOfSquares;
  const denominatorDegrees = numeratorDegrees * degrees;
  const p = fUpperTail(statistic, numeratorDegrees, denominatorDegrees);
  const v = cramersV(scaled, total, used);
  return { status: 'computed', statistic, numeratorDegrees, denominatorDegrees, p, cramersV: v };
}

interface CellOfOne {
  readonly cell: number;
  readonly share: number;
}

/** The covariance of the contrasts over clusters within strata. */
function covarianceOf(
  sample: ClusteredSample,
  ofCell: readonly Float64Array[],
  placeOf: (at: number) => CellOfOne | null,
): Matrix {
  const { stratumOf, clusterCounts } = sample;
  const size = ofCell[0]?.length ?? 0;
  const covariance = new Float64Array(size * size);
  const totals = Array.from(clusterCounts, () => new Float64Array(size));
  /** Squares of the clusters that lie in one cell, by stratum and cell: those of single respondents. */
  const squares = Array.from(clusterCounts, () => new Float64Array(ofCell.length));
  const factorOf = (count: number): number => (count === 1 ? 1 : count / (count - 1));
  const own = new Float64Array(size);
  const membersOf = membersByCluster(sample, placeOf);
  for (let index = 0; index < stratumOf.length; index++) {
    const stratum = stratumOf[index] as number;
    const members = membersOf(index);
    const [first] = members;
    if (first === undefined) continue;
    own.fill(0);
    for (const { cell, share } of members) addTo(own, ofCell[cell] as Float64Array, share);
    addTo(totals[stratum] as Float64Array, own, 1);
    const ofStratum = squares[stratum] as Float64Array;
    if (members.every(({ cell }) => cell === first.cell)) {
      const share = members.reduce((sum, member) => sum + member.share, 0);
      ofStratum[first.cell] = (ofStratum[first.cell] as number) + share * share;
    } else addSquare(covariance, own, factorOf(clusterCounts[stratum] as number));
  }
  for (const [stratum, total] of totals.entries()) {
    const count = clusterCounts[stratum] as number;
    for (const [cell, square] of (squares[stratum] as Float64Array).entries()) {
      addSquare(covariance, ofCell[cell] as Float64Array, square * factorOf(count));
    }
    if (count > 1) addSquare(covariance, total, -1 / (count - 1));
  }
  return Matrix.from1DArray(size, size, covariance);
}

function addTo(sums: Float64Array, values: Float64Array, times: number): void {
  for (let at = 0; at < sums.length; at++) {
    sums[at] = (sums[at] as number) + times * (values[at] as number);
  }
}

/** The cells of each cluster's members, of those only who are in the table. */
function membersByCluster(
  { clusterOf, stratumOf }: ClusteredSample,
  placeOf: (at: number) => CellOfOne | null,
): (cluster: number) => readonly CellOfOne[] {
  const ends = new Uint32Array(stratumOf.length + 1);
  for (const cluster of clusterOf) ends[cluster + 1] = (ends[cluster + 1] as number) + 1;
  for (let at = 1; at < ends.length; at++) {
    ends[at] = (ends[at] as number) + (ends[at - 1] as number);
  }
  const next = ends.slice();
  const order = new Uint32Array(clusterOf.length);
  for (const [at, cluster] of clusterOf.entries()) {
    const place = next[cluster] as number;
    order[place] = at;
    next[cluster] = place + 1;
  }
  return (cluster) => {
    const members: CellOfOne[] = [];
    for (let at = ends[cluster] as number; at < (ends[cluster + 1] as number); at++) {
      const place = placeOf(order[at] as number);
      if (place !== null) members.push(place);
    }
    return members;
  };
}

/** Adds `times` the products of a vector with itself to a square matrix, row by row. */
function addSquare(matrix: Float64Array, of: Float64Array, times: number): void {
  const size = of.length;
  for (let row = 0; row < size; row++) {
    const left = (of[row] as number) * times;
    if (left === 0) continue;
    for (let column = 0; column < size; column++) {
      const cell = row * size + column;
      matrix[cell] = (matrix[cell] as number) + left * (of[column] as number);
    }
  }
}
