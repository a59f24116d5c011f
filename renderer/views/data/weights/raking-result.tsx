import type { RakingReport } from '#contract/calls/weights.ts';
import { DataTable } from '../../../controls/data-table.tsx';
import { formatCount } from '../../../words/numbers.ts';
import { MarginTable } from './weight-figures.tsx';

/** What is to be read before raked weights are used: first of all that a margin is missed. */
export function warningsOf({ outcome, convergence, warnings }: RakingReport): readonly string[] {
  return outcome === 'converged' ? warnings : [convergence, ...warnings];
}

/** How raking ended, and each margin before and after. */
export function RakingResult({ report }: { readonly report: RakingReport }) {
  const { outcome, convergence, margins, rounds, largestRelativeError } = report;
  return (
    <section className="weight-section">
      <h3>Margins</h3>
      {outcome === 'converged' && (
        <p>
          {convergence}
          {largestRelativeError > 0 && (
            <span className="quiet">
              {' '}
              No category is off by more than {exponent(largestRelativeError)} of its target.
            </span>
          )}
        </p>
      )}
      <MarginTable margins={margins} />
      {rounds.length > 1 && (
        <details className="weight-rounds">
          <summary>Iterations</summary>
          <DataTable
            caption="Iterations"
            rows={rounds}
            rowKey={({ iteration }) => iteration}
            columns={[
              {
                id: 'iteration',
                label: 'Iteration',
                isNumber: true,
                value: (row) => row.iteration,
                show: (row) => formatCount(row.iteration),
              },
              {
                id: 'gap',
                label: 'Largest gap, points',
                isNumber: true,
                value: (row) => row.largestError,
                show: (row) => points(row.largestError),
              },
              {
                id: 'where',
                label: 'Where',
                value: (row) => (row.margin === '' ? '–' : `${row.margin}: ${row.category}`),
              },
              {
                id: 'change',
                label: 'Largest change of a weight',
                isNumber: true,
                value: (row) => row.largestChange,
                show: (row) => `${points(row.largestChange)}\u202f%`,
              },
            ]}
          />
        </details>
      )}
    </section>
  );
}

function points(share: number): string {
  const value = share * 100;
  return value === 0 || value >= 0.0001 ? value.toFixed(4) : 'under 0.0001';
}

function exponent(value: number): string {
  return value < 1e-6 ? 'a millionth' : value.toPrecision(1);
}
