import { AnalysisError } from '../analysis-error.ts';
import type { Category, Column } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import { type BandEnds, bandLabels } from './band-labels.ts';
import type { Band } from './derivation.ts';
import { categoriesFrom, type DerivedColumn } from './derived-column.ts';
import { numbersByRow, type RowNumbers } from './row-values.ts';

const mostBands = 1000;

/**
 * Numbers, or the values of answers, in bands; see `Band` and `BandRule`.
 *
 * - Every value lies in exactly one band; a value outside own cuts whose ends are closed is
 *   `filtered-out`. Missing rows keep their reasons.
 * - Quantile bands: the inner ends are quantiles of type 7 of the values that are there. Ends that
 *   coincide because of ties are one end, and a note says how many bands are left.
 * - A variable of one value has one band.
 *
 * Held to pandas `cut` and `qcut` (numpy `linspace`), tests/goldens/derived-variables.json.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable`; `derivation-does-not-fit` for cuts that do not
 * rise, labels of another number, and more than 1,000 bands.
 */
export function deriveBand(spec: Band, column: Column): DerivedColumn {
  const numbers = numbersByRow(spec.from, column);
  const present = presentOf(numbers);
  const edges = edgesFor(spec, present);
  const bands = bandsBetween(edges, spec);
  const notes = notesFor(spec, bands.length);
  const labels = spec.labels ?? bandLabels(bands, present.every(Number.isInteger));
  if (labels.length !== bands.length) {
    throw unfit(spec, `labels: ${labels.length} for ${bands.length} bands.`);
  }
  const index = bandByRow(numbers, edges, spec.closed);
  const answers = labels.map(
    (label, at): Category => ({ code: String(at + 1), label, value: null, missing: null }),
  );
  const made = categoriesFrom(answers, index, numbers.missing);
  return { column: made, kind: 'single', unreadable: 0, notes };
}

function presentOf({ values, missing }: RowNumbers): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    if (missing[row] === 0) present[count++] = values[row] as number;
  }
  return present.subarray(0, count);
}

/** The ends of the bands, rising; infinite where open. Fewer than two where there is nothing to band. */
function edgesFor(spec: Band, present: Float64Array): readonly number[] {
  const { rule } = spec;
  if (rule.by === 'own') {
    rule.cuts.forEach((cut, at) => {
      const before = rule.cuts[at - 1];
      if (before !== undefined && !(before < cut)) {
        throw unfit(spec, `rule.cuts: the cuts must rise; ${cut} follows ${before}.`);
      }
    });
    if (rule.cuts.length === 1 && !(rule.openLow || rule.openHigh)) {
      throw unfit(spec, 'rule.cuts: one cut without open ends makes no band.');
    }
    const low = rule.openLow ? [Number.NEGATIVE_INFINITY] : [];
    return [...low, ...rule.cuts, ...(rule.openHigh ? [Number.POSITIVE_INFINITY] : [])];
  }
  if (present.length === 0) return [];
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of present) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  switch (rule.by) {
    case 'width':
      return edgesOfWidth(spec, rule.width, rule.start ?? 0, least, greatest);
    case 'equal': {
      if (least === greatest) return [least, greatest];
      const step = (greatest - least) / rule.bands;
      const inner = Array.from({ length: rule.bands }, (_, at) => least + at * step);
      return [...inner, greatest];
    }
    case 'quantile':
      return quantileEdges(present, rule.bands);
  }
}

function edgesOfWidth(
  spec: Band,
  width: number,
  start: number,
  least: number,
  greatest: number,
): readonly number[] {
  const isLeft = spec.closed === 'left';
  const steps = (value: number): number => asWritten((value - start) / width);
  const first = isLeft ? Math.floor(steps(least)) : Math.ceil(steps(least)) - 1;
  const last = isLeft ? Math.floor(steps(greatest)) + 1 : Math.ceil(steps(greatest));
  if (!(last - first <= mostBands)) {
    throw unfit(spec, `rule.width: ${width} would make more than ${mostBands} bands.`);
  }
  return Array.from({ length: last - first + 1 }, (_, at) =>
    asWritten(start + (first + at) * width),
  );
}

/** Without what binary arithmetic adds after the 14th digit: three times 0.1 is 0.3. */
function asWritten(value: number): number {
  return Number(value.toPrecision(14));
}

/** Type 7, as `quantile` has it, over one sorting for all of them. */
function quantileEdges(present: Float64Array, bands: number): readonly number[] {
  const sorted = present.slice().sort();
  const edges = Array.from({ length: bands + 1 }, (_, at) => {
    const position = ((sorted.length - 1) * at) / bands;
    const below = Math.floor(position);
    const low = sorted[below] as number;
    const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
    return low === high ? low : low + (position - below) * (high - low);
  });
  const distinct = edges.filter((edge, at) => at === 0 || edge !== edges[at - 1]);
  return distinct.length === 1 ? [...distinct, ...distinct] : distinct;
}

/** The outermost ends belong to their bands, but where bands of one width go on beyond the values. */
function bandsBetween(edges: readonly number[], { closed, rule }: Band): readonly BandEnds[] {
  const isLeft = closed === 'left';
  const isEndClosed = rule.by !== 'width';
  return edges.slice(1).map((to, at) => {
    const from = edges[at] as number;
    const isFirst = isEndClosed && at === 0;
    const isLast = isEndClosed && at === edges.length - 2;
    return {
      from,
      to,
      hasFrom: (isLeft || isFirst) && from !== Number.NEGATIVE_INFINITY,
      hasTo: (!isLeft || isLast) && to !== Number.POSITIVE_INFINITY,
    };
  });
}

/** The band of each row by halving; rows outside every band become left out. */
function bandByRow(
  { values, missing }: RowNumbers,
  edges: readonly number[],
  closed: Band['closed'],
): Int32Array {
  const ends = Float64Array.from(edges);
  const last = ends.length - 2;
  const isLeft = closed === 'left';
  const index = new Int32Array(values.length);
  const leftOut = missingByte('filtered-out');
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0) continue;
    const value = values[row] as number;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = ends[middle] as number;
      if (isLeft ? end <= value : end < value) low = middle + 1;
      else high = middle;
    }
    let band = low - 1;
    if (isLeft && band === last + 1 && value === ends[last + 1]) band = last;
    if (!isLeft && band === -1 && value === ends[0]) band = 0;
    if (band < 0 || band > last) missing[row] = leftOut;
    else index[row] = band;
  }
  return index;
}

function notesFor({ rule }: Band, made: number): readonly string[] {
  if (rule.by !== 'quantile' || made === rule.bands || made === 0) return [];
  const [bands, are] = made === 1 ? ['1 band', 'is'] : [`${made} bands`, 'are'];
  return [`So many rows have the same value that there ${are} ${bands} in place of ${rule.bands}.`];
}

function unfit({ name }: Band, reason: string): AnalysisError {
  return new AnalysisError('derivation-does-not-fit', { variable: name, reason });
}
