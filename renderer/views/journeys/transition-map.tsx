import type { TransitionRow } from '#contract/calls/attributions.ts';
import { shareWords } from '../../charts/lay-out-model-range.ts';
import { formatNumber } from '../../words/numbers.ts';

/** A heat map: of all that leaves a row, the share that goes to each column next. */
export function TransitionMap({ transitions }: { readonly transitions: readonly TransitionRow[] }) {
  const from = [...new Set(transitions.map((row) => row.from))];
  const to = [
    ...new Set(transitions.filter(({ kind }) => kind === 'channel').map((row) => row.to)),
  ].toSorted();
  const cell = new Map(
    transitions.map((row) => [`${row.from ?? ''}\u0000${row.kind} ${row.to}`, row]),
  );
  const columns = [
    ...to.map((name) => ({ key: `channel ${name}`, label: name })),
    { key: 'conversion conversion', label: 'Conversion' },
    { key: 'null null', label: 'No conversion' },
  ];
  return (
    <div className="data-table-frame" tabIndex={-1}>
      <table className="data-table">
        <caption className="visually-hidden">
          Of all that leaves a touch, the share that goes to each next
        </caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {columns.map(({ key, label }) => (
              <th scope="col" key={key} className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from.map((name) => (
            <tr key={name ?? ''}>
              <th scope="row">{name ?? 'Start'}</th>
              {columns.map(({ key }) => (
                <HeatCell key={key} row={cell.get(`${name ?? ''}\u0000${key}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeatCell({ row }: { readonly row: TransitionRow | undefined }) {
  if (row === undefined) return <td className="number cell-note">–</td>;
  return (
    <td
      className="number"
      title={`${row.from ?? 'Start'} to ${row.to}: ${formatNumber(row.journeys)} times`}
      style={{
        background: `color-mix(in srgb, var(--accent) ${Math.round(row.share * 45)}%, transparent)`,
      }}
    >
      {shareWords(row.share)}
    </td>
  );
}
