import { formatCount, formatNumber, formatPercent } from '../words/numbers.ts';

/** One answer of a little distribution. */
export interface MiniAnswer {
  readonly label: string;
  readonly count: number;
}

/**
 * The shares of answers as one strip, missing hatched at the end, and the first answers in words. Shares
 * are of the rows with an answer: `present` where only some of the answers are given, else their sum.
 */
export function MiniShares({
  answers,
  missing,
  present = answers.reduce((sum, one) => sum + one.count, 0),
}: {
  readonly answers: readonly MiniAnswer[];
  readonly missing: number;
  readonly present?: number;
}) {
  const total = present + missing;
  if (total === 0) return <span className="mini-words">No values</span>;
  const shown = answers.slice(0, 8).map((one, index) => ({ ...one, index }));
  const rest = present - shown.reduce((sum, one) => sum + one.count, 0);
  const words = [
    ...answers
      .filter((one) => one.count > 0)
      .slice(0, 3)
      .map(
        (one) =>
          `${one.label}${/\d$/u.test(one.label) ? ':' : ''} ${formatPercent(one.count / Math.max(1, present))}`,
      ),
    ...(missing > 0 ? [`${formatCount(missing)} missing`] : []),
  ].join(' · ');
  return (
    <span className="mini" title={words}>
      <span className="mini-strip" aria-hidden="true">
        {shown
          .filter((one) => one.count > 0)
          .map(({ label, count, index }) => (
            <span
              key={label}
              className={`mini-part mini-part-${index}`}
              style={{ flexGrow: count }}
            />
          ))}
        {rest > 0 && <span className="mini-part mini-rest" style={{ flexGrow: rest }} />}
        {missing > 0 && <span className="mini-part missing-hatch" style={{ flexGrow: missing }} />}
      </span>
      <span className="mini-words truncate">{words}</span>
    </span>
  );
}

/** Numbers as a small histogram, or as a line from low to high where there are no bins. */
export function MiniNumbers({
  low,
  middle,
  high,
  bins,
  missing,
  format = formatNumber,
}: {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly bins: readonly number[] | null;
  readonly missing: number;
  readonly format?: (value: number) => string;
}) {
  const words = `${format(low)} – ${format(high)}, middle ${format(middle)}${
    missing > 0 ? ` · ${formatCount(missing)} missing` : ''
  }`;
  return (
    <span className="mini" title={words}>
      {bins === null || bins.length === 0 ? (
        <Range low={low} middle={middle} high={high} />
      ) : (
        <MiniBins bins={bins} />
      )}
      <span className="mini-words truncate">{words}</span>
    </span>
  );
}

function MiniBins({ bins }: { readonly bins: readonly number[] }) {
  const tallest = Math.max(...bins, 1);
  return (
    <svg
      className="mini-strip mini-bins"
      viewBox={`0 0 ${bins.length} 14`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bins.map((count, index) => {
        const height = (14 * count) / tallest;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
            key={index}
            x={index + 0.05}
            width={0.9}
            y={14 - height}
            height={height}
            fill="var(--mark)"
          />
        );
      })}
    </svg>
  );
}

function Range({
  low,
  middle,
  high,
}: {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}) {
  const at = high > low ? (100 * (middle - low)) / (high - low) : 50;
  return (
    <svg
      className="mini-strip mini-bins"
      viewBox="0 0 100 14"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect x="0" y="6" width="100" height="2" fill="var(--mark-soft)" />
      <rect x={Math.max(0, Math.min(98, at - 1))} y="1" width="2" height="12" fill="var(--mark)" />
    </svg>
  );
}
