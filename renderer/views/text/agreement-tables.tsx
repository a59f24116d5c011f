import type { AgreementReport, ClassAgreement } from '#contract/calls/texts.ts';
import type { TableColumn } from '../../controls/data-table.tsx';
import { formatCount, formatPercent } from '../../words/numbers.ts';

/** A coefficient with two decimals. */
export const digits = (value: number): string => value.toFixed(2).replace('-', '\u2212');

function shareCell(share: number | null, low: number | null, high: number | null) {
  if (share === null) return '–';
  return (
    <>
      {formatPercent(share)}
      {low !== null && high !== null && (
        <span className="cell-base">
          {' '}
          {Math.round(low * 100)} to {Math.round(high * 100)}
        </span>
      )}
    </>
  );
}

/** Precision, recall and F1 of each class, with intervals. */
export const classColumns: readonly TableColumn<ClassAgreement>[] = [
  { id: 'class', label: 'Class', value: (one) => one.class },
  {
    id: 'by-machine',
    label: 'By machine',
    isNumber: true,
    value: (one) => one.predictedCount,
    show: (one) => formatCount(one.predictedCount),
  },
  {
    id: 'by-hand',
    label: 'By hand',
    isNumber: true,
    value: (one) => one.correctedCount,
    show: (one) => formatCount(one.correctedCount),
  },
  {
    id: 'precision',
    label: 'Precision',
    isNumber: true,
    value: (one) => one.precision,
    show: (one) => shareCell(one.precision, one.precisionLow, one.precisionHigh),
  },
  {
    id: 'recall',
    label: 'Recall',
    isNumber: true,
    value: (one) => one.recall,
    show: (one) => shareCell(one.recall, one.recallLow, one.recallHigh),
  },
  {
    id: 'f1',
    label: 'F1',
    isNumber: true,
    value: (one) => one.f1,
    show: (one) => (one.f1 === null ? '–' : digits(one.f1)),
  },
];

/** Hand by machine, counted. */
export function Confusion({ report }: { readonly report: AgreementReport }) {
  const { classes, counts } = report.confusion;
  return (
    <div className="data-table-frame">
      <table className="data-table confusion">
        <caption className="visually-hidden">Rows: by hand. Columns: by the machine.</caption>
        <thead>
          <tr>
            <th scope="col">By hand ↓ machine →</th>
            {classes.map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {classes.map((other, column) => {
                const count = counts[row]?.[column] ?? 0;
                return (
                  <td key={other} className={row === column ? 'number is-agreed' : 'number'}>
                    {count === 0 ? <span className="cell-base">0</span> : formatCount(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
