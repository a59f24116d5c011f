import { Button } from '../controls/button.tsx';
import { formatCount } from '../words/numbers.ts';

/** What a chart leaves out at first, and the way to all of it. */
export function MoreRows({
  shown,
  total,
  onShow,
}: {
  readonly shown: number;
  readonly total: number;
  readonly onShow: () => void;
}) {
  return (
    <p className="chart-more no-print">
      <span className="quiet">
        The first {formatCount(shown)} of {formatCount(total)}.
      </span>{' '}
      <Button look="quiet" onPress={onShow}>
        Show all {formatCount(total)}
      </Button>
    </p>
  );
}
