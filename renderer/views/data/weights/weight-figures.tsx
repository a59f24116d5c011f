import type { MarginReport, WeightSummary } from '#contract/calls/weights.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { layOutWeightHistogram, weightWords } from '../../../charts/lay-out-weight-histogram.ts';
import { WeightHistogram } from '../../../charts/weight-histogram.tsx';
import { DataTable } from '../../../controls/data-table.tsx';
import { allOf, expressionName } from '../../../words/expression.ts';
import { formatCount, formatFull, formatNumber, formatPercent } from '../../../words/numbers.ts';
import { useWorkspace } from '../../../workspace.ts';

/** The weights as a picture, with what they do to the base. `weight` is null before they are kept. */
export function WeightPicture({
  dataset,
  weight,
  finding,
  summary,
}: {
  readonly dataset: string;
  readonly weight: string | null;
  readonly finding: string;
  readonly summary: WeightSummary;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const { smallest, largest, mean, bins, weighted } = summary;
  if (smallest === null || largest === null || mean === null)
    return <p className="quiet">Nobody has a weight above 0.</p>;
  const shown = { low: smallest, high: largest, mean, bins };
  const step = (largest - smallest) / bins.length;
  const edges = (bin: number): readonly [number, number] => [
    smallest + bin * step,
    bin === bins.length - 1 ? largest : smallest + (bin + 1) * step,
  ];
  const open = (bin: number, sentence: string): void => {
    const [from, to] = edges(bin);
    const name = weight === null ? '' : expressionName(weight);
    const rows = `${name} >= ${from} and ${name} ${bin === bins.length - 1 ? '<=' : '<'} ${to}`;
    openPassport({
      title: weight === null ? 'Weights' : `Weights of ${weight}`,
      value: formatCount(bins[bin] ?? 0),
      sentence,
      facts: [
        { term: 'From', description: formatFull(from) },
        { term: 'To', description: formatFull(to) },
        { term: 'Base', description: `${formatCount(weighted)} rows with a weight above 0` },
        { term: 'Dataset', description: dataset },
      ],
      ...(weight === null ? {} : { rows: { dataset, filter: allOf(rows) } }),
      copyText: sentence,
    });
  };
  const layout = layOutWeightHistogram(shown, { widthPx: 720 });
  return (
    <ChartFrame
      finding={finding}
      subtitle={`Rows by weight${weight === null ? '' : ` (${weight})`}`}
      footnote={`Base: ${formatCount(weighted)} rows with a weight above 0; effective base by Kish, the design effect is 1 plus the squared coefficient of variation.`}
      sentences={layout.bars.map((bar) => bar.sentence)}
      table={
        <DataTable
          caption="Rows by weight"
          rows={bins.map((count, bin) => ({ bin, count, edges: edges(bin) }))}
          rowKey={({ bin }) => bin}
          columns={[
            {
              id: 'from',
              label: 'From',
              isNumber: true,
              value: (row) => row.edges[0],
              show: (row) => weightWords(row.edges[0]),
            },
            {
              id: 'to',
              label: 'To',
              isNumber: true,
              value: (row) => row.edges[1],
              show: (row) => weightWords(row.edges[1]),
            },
            {
              id: 'count',
              label: 'Rows',
              isNumber: true,
              value: (row) => row.count,
              show: (row) => formatCount(row.count),
            },
          ]}
        />
      }
    >
      {(widthPx) => <WeightHistogram bins={shown} widthPx={widthPx} name={finding} onOpen={open} />}
    </ChartFrame>
  );
}

/** What the weights cost, in figures. */
export function WeightFacts({ summary }: { readonly summary: WeightSummary }) {
  const { weighted, effectiveBase, designEffect, topShare, sum } = summary;
  if (effectiveBase === null || designEffect === null) return null;
  const facts: readonly (readonly [string, string, string])[] = [
    ['Base', formatCount(weighted), 'rows with a weight above 0'],
    ['Counts as', formatCount(Math.round(effectiveBase)), 'effective base'],
    [
      'Design effect',
      designEffect.toFixed(2),
      `intervals are ${Math.sqrt(designEffect).toFixed(2)} times as wide as without weights`,
    ],
    ['Heaviest 1\u202f% hold', formatPercent(topShare ?? 0, 1000), 'of all weight'],
    ['Sum', formatNumber(sum), 'of the weights'],
  ];
  return (
    <dl className="weight-facts">
      {facts.map(([term, value, note]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          <dd className="small quiet">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each category before and after, beside its target. */
export function MarginTable({ margins }: { readonly margins: readonly MarginReport[] }) {
  const rows = margins.flatMap(({ margin, categories }) =>
    categories.map((category) => ({ margin, ...category })),
  );
  const percent = (share: number): string => `${(share * 100).toFixed(1)}\u202f%`;
  const isMet = (gap: number): boolean => Math.abs(gap) < 5e-5;
  return (
    <DataTable
      caption="Margins before and after"
      rows={rows}
      rowKey={({ margin, category }) => `${margin} ${category}`}
      columns={[
        { id: 'margin', label: 'Variable', value: (row) => row.margin },
        { id: 'category', label: 'Answer', value: (row) => row.category },
        {
          id: 'rows',
          label: 'Rows',
          isNumber: true,
          value: (row) => row.rows,
          show: (row) => formatCount(row.rows),
        },
        {
          id: 'before',
          label: 'Before',
          isNumber: true,
          value: (row) => row.before,
          show: (row) => percent(row.before),
        },
        {
          id: 'target',
          label: 'Target',
          isNumber: true,
          value: (row) => row.target,
          show: (row) => percent(row.target),
        },
        {
          id: 'after',
          label: 'After',
          isNumber: true,
          value: (row) => row.after,
          show: (row) => percent(row.after),
        },
        {
          id: 'gap',
          label: 'Points off',
          isNumber: true,
          value: (row) => row.gap,
          show: (row) =>
            isMet(row.gap) ? (
              <span className="quiet">met</span>
            ) : (
              <strong>
                {row.gap > 0 ? '+' : '−'}
                {(Math.abs(row.gap) * 100).toFixed(row.gap * row.gap < 1e-6 ? 2 : 1)}
              </strong>
            ),
        },
      ]}
    />
  );
}

/** Sentences that an analyst should read before she uses the weights. */
export function WeightWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="weight-warnings">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
