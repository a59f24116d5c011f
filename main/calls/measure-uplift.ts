import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Column } from '#analysis/columns/column.ts';
import { readIsoDate } from '#analysis/columns/iso-date.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import {
  differenceInDifferences,
  type Uplift,
} from '#analysis/uplift/difference-in-differences.ts';
import type { measureUplift as measureUpliftCall, UpliftAnswer } from '#contract/calls/uplifts.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { numbersOfRows } from './numbers-of-rows.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

/** Answers `uplift.run`. A row whose treatment is unknown is left out. */
export function measureUplift(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof measureUpliftCall>,
): UpliftAnswer {
  const dataset = new Dataset(project, columns, input.dataset);
  const times = numbersOfRows(dataset, input.time);
  const outcomes = numbersOfRows(dataset, input.outcome);
  const rule = parseRule(input.treated);
  const treated = dataset.mask(rule, interruption);
  const others = dataset.mask({ kind: 'not', rule }, interruption);
  const uplift = differenceInDifferences(
    {
      units: unitCodes(dataset.column(dataset.variable(input.unit))),
      times,
      isTreated: treated,
      outcomes: outcomes.map((value, row) =>
        treated[row] === 1 || others[row] === 1 ? value : Number.NaN,
      ),
    },
    { start: startOf(input.since), confidence: input.level },
  );
  const variables = [input.unit, input.time, input.outcome].map(
    (name) => dataset.variable(name).name,
  );
  return {
    ...uplift,
    finding: uplift.status === 'computed' ? uplift.sentence : reasonWords[uplift.reason],
    footnote: footnoteOf(dataset, uplift, input.treated),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: input.treated, weight: null, variables })],
      'Difference in differences by least squares, errors clustered by unit, t with units less one degrees of freedom; trends before and a placebo beginning tested',
      { name: 'uplift.run', input },
    ),
  };
}

const reasonWords: Readonly<
  Record<Extract<Uplift, { status: 'notComputable' }>['reason'], string>
> = {
  'a-cell-is-empty':
    'There are no rows of the treated or of the others before it began or since: nothing to compare',
  'fewer-than-two-units-a-side':
    'Fewer than two units a side: chance cannot be told from an effect',
};

function startOf(since: number | string): number {
  if (typeof since === 'number') return since;
  const number = Number(since);
  const start = Number.isFinite(number) ? number : readIsoDate(since)?.start;
  if (start === undefined) throw new AnalysisError('count-out-of-range', { since });
  return start;
}

function unitCodes(column: Column): Int32Array {
  if (column.type === 'category') return Int32Array.from(column.codes);
  const decoder = new TextDecoder();
  const codes = new Map<number | string, number>();
  const nameOf = (row: number): number | string =>
    column.type === 'number'
      ? (column.values[row] as number)
      : decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
  const rows = column.type === 'number' ? column.values.length : column.offsets.length - 1;
  return Int32Array.from({ length: rows }, (_, row) => {
    const name = nameOf(row);
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  });
}

function footnoteOf(dataset: Dataset, uplift: Uplift, treated: string): string {
  const source = dataset.line.source ? ` Source: ${dataset.line.source.file}.` : '';
  if (uplift.status !== 'computed') return `Treated: ${treated}.${source}`;
  const { rows, treatedUnits, otherUnits } = uplift;
  return `Base: ${wholeCount(rows)} rows of ${wholeCount(treatedUnits)} treated units (${treated}) and ${wholeCount(otherUnits)} others; takes for granted that both would have changed alike.${source}`;
}
