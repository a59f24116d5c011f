import { ProgressBar as AriaProgressBar } from 'react-aria-components';

/** How far something is; without a total it says only that it goes on. */
export function ProgressBar({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}) {
  const isKnown = total !== null && total > 0;
  return (
    <AriaProgressBar
      aria-label={label}
      className="progress"
      isIndeterminate={!isKnown}
      {...(isKnown ? { value: Math.min(done, total), maxValue: total } : {})}
    >
      {({ percentage }) => (
        <span
          className={isKnown ? 'progress-done' : 'progress-going'}
          style={isKnown ? { width: `${percentage ?? 0}%` } : undefined}
        />
      )}
    </AriaProgressBar>
  );
}
