import type { CodingReport } from '#contract/calls/codings.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { useWidth } from '../../charts/use-width.ts';
import { DataTable } from '../../controls/data-table.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import {
  formatCount,
  formatCounted,
  formatPercent,
  formatPointsShort,
} from '../../words/numbers.ts';
import { Confusion, classColumns, digits } from './agreement-tables.tsx';

/** What coding by hand says: the machine against it, corrected shares, coders against each other. */
export function CodingReportView({ report }: { readonly report: CodingReport }) {
  const { machine, shares } = report;
  return (
    <section className="view-section" aria-label="Coded at random">
      <Finding>{report.finding}</Finding>
      {machine.checked > 0 && (
        <div className="agreement-tables">
          <section className="view-section" aria-label="Who was called what, at random">
            <h3>Who was called what</h3>
            <Confusion report={machine} />
          </section>
          <section className="view-section" aria-label="Each class, at random">
            <h3>Each class</h3>
            <DataTable
              caption="Precision and recall of each class"
              columns={classColumns}
              rows={machine.perClass}
              rowKey={(one) => one.class}
            />
          </section>
        </div>
      )}
      {shares.status === 'computed' && <Shares shares={shares.shares} />}
      <Footnote>{report.footnote}</Footnote>
      <BetweenCoders report={report} />
      {report.curve.length > 1 && <Curve report={report} />}
    </section>
  );
}

function Shares({
  shares,
}: {
  readonly shares: Extract<CodingReport['shares'], { status: 'computed' }>['shares'];
}) {
  return (
    <section className="view-section" aria-label="Corrected shares">
      <h3>Shares of all tagged posts, corrected</h3>
      <DataTable
        caption="Shares as the machine counts and as corrected"
        rows={shares}
        rowKey={(one) => one.class}
        columns={[
          { id: 'class', label: 'Class', value: (one) => one.class },
          {
            id: 'counted',
            label: 'Machine counts',
            isNumber: true,
            value: (one) => one.counted,
            show: (one) => formatPercent(one.counted),
          },
          {
            id: 'corrected',
            label: 'Corrected',
            isNumber: true,
            value: (one) => one.corrected,
            show: (one) => (
              <>
                {formatPercent(one.corrected)}
                <span className="cell-base">
                  {' '}
                  {Math.round(one.low * 100)} to {Math.round(one.high * 100)}
                </span>
              </>
            ),
          },
          {
            id: 'moved',
            label: 'Moved by',
            isNumber: true,
            value: (one) => one.moved,
            show: (one) => formatPointsShort(one.moved),
          },
        ]}
      />
    </section>
  );
}

function BetweenCoders({ report }: { readonly report: CodingReport }) {
  const { betweenCoders, coders, open, settled } = report;
  if (coders.length === 0) return null;
  return (
    <section className="view-section" aria-label="Coders">
      <h3>Coders</h3>
      <p>
        {coders
          .map(
            ({ coder, coded, untold }) =>
              `${coder}: ${formatCount(coded)} coded${untold > 0 ? `, ${untold} could not be told` : ''}`,
          )
          .join('; ')}
        .
        {open + settled > 0 &&
          ` ${formatCounted(open, 'disagreement')} to settle, ${formatCount(settled)} settled.`}
      </p>
      {betweenCoders === null ? (
        <p className="quiet">
          A second coder, who codes the same posts under another name, shows how far two people
          agree; a machine cannot be held to more.
        </p>
      ) : (
        <ul>
          {betweenCoders.pairs.map(({ first, second, report: pair, kappaLow, kappaHigh }) => (
            <li key={`${first} ${second}`}>
              {first} and {second} agree on{' '}
              {pair.accuracy === null ? 'no post in common' : formatPercent(pair.accuracy)} of{' '}
              {formatCounted(pair.checked, 'post')};{' '}
              {pair.kappa === null
                ? 'Cohen’s kappa has no value'
                : `Cohen’s kappa ${digits(pair.kappa)}${range(kappaLow, kappaHigh)}`}
              .
            </li>
          ))}
          <li>{alphaWords(betweenCoders.alpha)}</li>
        </ul>
      )}
    </section>
  );
}

function alphaWords(alpha: NonNullable<CodingReport['betweenCoders']>['alpha']): string {
  if (alpha.alpha === null) return 'Krippendorff’s alpha has no value.';
  return `Krippendorff’s alpha (${alpha.level}) ${digits(alpha.alpha)}${range(alpha.low, alpha.high)}, on ${formatCounted(alpha.units, 'post')} coded twice or more.`;
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null
    ? ''
    : ` (95\u202f% interval ${digits(low)} to ${digits(high)})`;
}

function Curve({ report }: { readonly report: CodingReport }) {
  const [box, widthPx] = useWidth<HTMLDivElement>();
  const { curve } = report;
  const last = curve.at(-1);
  const before = curve.at(-2);
  const gain = (last?.accuracy ?? 0) - (before?.accuracy ?? 0);
  const finding =
    gain > 0.02
      ? 'More coded posts still teach: the curve rises at its end'
      : 'More coded posts would teach little: the curve is flat at its end';
  return (
    <section className="view-section" aria-label="Learning curve">
      <h3>{finding}</h3>
      <p className="quiet">
        Share of posts read rightly after learning from so many coded ones, on others; five parts
        held back in turn, the bar from the worst to the best of them.
      </p>
      <div ref={box}>
        {widthPx > 0 && (
          <LineChart
            name={finding}
            widthPx={Math.min(widthPx, 640)}
            heightPx={200}
            unit="share"
            series={[
              {
                key: 'curve',
                label: '',
                points: curve.map(({ size, accuracy, lowest, highest }) => ({
                  key: String(size),
                  x: size,
                  label: formatCount(size),
                  value: accuracy,
                  low: lowest,
                  high: highest,
                  sentence: `Learnt from ${formatCounted(size, 'post')}: ${formatPercent(accuracy)} right (${formatPercent(lowest)} to ${formatPercent(highest)}).`,
                })),
              },
            ]}
          />
        )}
      </div>
    </section>
  );
}
