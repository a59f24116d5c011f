import { useMemo, useState } from 'react';
import type { PerceptionGap } from '#contract/calls/comparisons.ts';
import { GapQuadrantChart } from '../../charts/gap-quadrant-chart.tsx';
import {
  isClearOf,
  middleThresholds,
  type Quadrant,
  type QuadrantItem,
  quadrantOf,
} from '../../charts/lay-out-gap-quadrant.ts';
import { useWidth } from '../../charts/use-width.ts';
import { Button } from '../../controls/button.tsx';

const quadrants: readonly Quadrant[] = ['high-high', 'high-low', 'low-high', 'low-low'];

/** The items as dots of the quadrant chart. */
export function quadrantItems(gap: Pick<PerceptionGap, 'items'>): readonly QuadrantItem[] {
  return gap.items.map(({ item, left, right, finding }) => ({
    item,
    left,
    right,
    sentence: `${item}: ${finding}`,
  }));
}

/** What the four fields are called for two sides. */
export function quadrantWords(quadrant: Quadrant, leftName: string, rightName: string): string {
  switch (quadrant) {
    case 'high-high':
      return `High for both`;
    case 'high-low':
      return `High for ${leftName}, low for ${rightName}`;
    case 'low-high':
      return `Low for ${leftName}, high for ${rightName}`;
    case 'low-low':
      return `Low for both`;
  }
}

/** Importance against belief, with lines between high and low that can be moved, and who stands where. */
export function GapQuadrant({
  gap,
  onOpen,
}: {
  readonly gap: PerceptionGap;
  readonly onOpen: (item: string) => void;
}) {
  const items = useMemo(() => quadrantItems(gap), [gap]);
  const middle = useMemo(() => middleThresholds(items), [items]);
  const [moved, setMoved] = useState<typeof middle | null>(null);
  const [body, widthPx] = useWidth<HTMLDivElement>();
  const thresholds = moved ?? middle;
  const { leftName, rightName } = gap;
  const name = `Importance to ${leftName} against belief of ${rightName}`;
  const unclear = items.filter(
    (item) => quadrantOf(item, thresholds) !== null && !isClearOf(item, thresholds),
  ).length;
  return (
    <div className="view-section">
      <p className="quiet">
        Across: {leftName}; upwards: {rightName}; dotted: both the same. Hollow: the intervals reach
        over a line, so that the item might stand on its other side ({unclear} of {items.length}).
      </p>
      <div className="quadrant-lines">
        <Line
          label={`High for ${leftName} from`}
          value={thresholds.left}
          onMove={(left) => setMoved({ ...thresholds, left })}
        />
        <Line
          label={`High for ${rightName} from`}
          value={thresholds.right}
          onMove={(right) => setMoved({ ...thresholds, right })}
        />
        {moved !== null && (
          <Button look="quiet" onPress={() => setMoved(null)}>
            Back to the middle of each side
          </Button>
        )}
      </div>
      <div ref={body} className="chart-body">
        {widthPx > 0 && (
          <GapQuadrantChart
            items={items}
            leftName={leftName}
            rightName={rightName}
            thresholds={thresholds}
            widthPx={Math.min(widthPx, 900)}
            name={name}
            onOpen={onOpen}
          />
        )}
      </div>
      <dl className="quadrant-lists" aria-live="polite">
        {quadrants.map((quadrant) => (
          <div key={quadrant}>
            <dt>{quadrantWords(quadrant, leftName, rightName)}</dt>
            <dd>
              {items
                .filter((item) => quadrantOf(item, thresholds) === quadrant)
                .map(({ item }) => item)
                .join(', ') || 'none'}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Line({
  label,
  value,
  onMove,
}: {
  readonly label: string;
  readonly value: number;
  readonly onMove: (value: number) => void;
}) {
  return (
    <label className="quadrant-line">
      <span className="field-label">
        {label} <output>{Math.round(value * 100)}&#8239;%</output>
      </span>
      <input
        type="range"
        aria-label={label}
        min={0}
        max={100}
        step={1}
        value={Math.round(value * 100)}
        aria-valuetext={`${Math.round(value * 100)} per cent`}
        onChange={(event) => onMove(Number(event.target.value) / 100)}
      />
    </label>
  );
}
