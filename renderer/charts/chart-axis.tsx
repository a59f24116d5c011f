import { Furniture } from './furniture.tsx';
import type { AxisTick } from './lay-out-share-axis.ts';

/** Hairlines at the ticks with their figures underneath. */
export function ChartAxis({
  ticks,
  top,
  bottom,
}: {
  readonly ticks: readonly AxisTick[];
  readonly top: number;
  readonly bottom: number;
}) {
  return (
    <Furniture>
      <g className="chart-axis">
        {ticks.map((tick) => (
          <g key={tick.x}>
            <line x1={tick.x} x2={tick.x} y1={top} y2={bottom} />
            <text x={tick.x} y={bottom + 16} textAnchor="middle">
              {tick.label}
            </text>
          </g>
        ))}
      </g>
    </Furniture>
  );
}
