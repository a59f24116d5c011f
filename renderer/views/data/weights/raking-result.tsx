import type { RakingReport } from '#contract/calls/weights.ts';
import { formatCount } from '../../../words/numbers.ts';
import { MarginTable } from './weight-figures.tsx';

/** How raking ended, and each margin before and after. */
export function RakingResult({ report }: { readonly report: RakingReport }) {
  const { outcome, convergence, margins, rounds, largestRelativeError } = report;
  return (
    <section className="weight-section">
      <h3>Margins</h3>
      <p className={outcome === 'converged' ? undefined : 'weight-outcome'}>
        {convergence}
        {outcome === 'converged' && largestRelativeError > 0 && (
          <span className="quiet">
            {' '}
            No category is off by more than {exponent(largestRelativeError)} of its target.
          </span>
        )}
      </p>
      <MarginTable margins={margins} />
      {rounds.length > 1 && (
        <details className="weight-rounds">
          <summary>Iterations</summary>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col" className="number">
                  Iteration
                </th>
                <th scope="col" className="number">
                  Largest gap, points
                </th>
                <th scope="col">Where</th>
                <th scope="col" className="number">
                  Largest change of a weight
                </th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ iteration, largestError, margin, category, largestChange }) => (
                <tr key={iteration}>
                  <td className="number">{formatCount(iteration)}</td>
                  <td className="number">{points(largestError)}</td>
                  <td>{margin === '' ? '–' : `${margin}: ${category}`}</td>
                  <td className="number">
                    {points(largestChange)}
                    {'\u202f%'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
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
