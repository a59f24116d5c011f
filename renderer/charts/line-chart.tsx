import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import './line-chart.css';
import {
  type LineLevel,
  type LineSeries,
  type LineUnit,
  layOutLineChart,
} from './lay-out-line-chart.ts';

/** Lines over time or size, their points with intervals; `levels` are drawn under them. See `layOutLineChart`. */
export function LineChart({
  series,
  levels = [],
  unit,
  widthPx,
  heightPx,
  name,
  onOpen,
}: {
  readonly series: readonly LineSeries[];
  readonly levels?: readonly LineLevel[];
  readonly unit: LineUnit;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly name: string;
  readonly onOpen?: (seriesKey: string, pointKey: string) => void;
}) {
  const layout = layOutLineChart(series, { widthPx, heightPx, unit, levels });
  const { plot } = layout;
  const first = layout.lines[0];
  const isDense = layout.lines.some(({ points }) => points.length > widthPx / 14);
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={heightPx}
      name={name}
      firstKey={first?.points[0] === undefined ? null : `${first.key} ${first.points[0].key}`}
    >
      <Furniture>
        <g className="chart-axis">
          {layout.rows.map(({ y, label }) => (
            <g key={label}>
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 8} y={y} textAnchor="end">
                {label}
              </text>
            </g>
          ))}
          {layout.columns.map(({ x, label }) => (
            <text key={label} x={x} y={plot.bottom + 16} textAnchor="middle">
              {label}
            </text>
          ))}
        </g>
        {layout.levels.map(({ from, to, y }) => (
          <line key={from} x1={from} x2={to} y1={y} y2={y} className="chart-level" />
        ))}
        {layout.lines.map(({ key, path }, at) => (
          <path key={key} d={path} className={`chart-line chart-line-${at % 4}`} />
        ))}
        {layout.lines.map(({ key, label, endX, endY }) => (
          <text key={key} x={endX} y={endY} className="chart-context">
            {label}
          </text>
        ))}
      </Furniture>
      {layout.lines.map((one, row) =>
        one.points.map((point, column) => (
          <Mark
            key={`${one.key} ${point.key}`}
            id={`${one.key} ${point.key}`}
            row={row}
            column={column}
            sentence={point.sentence}
            box={{ x: point.x - 6, y: point.y - 8, width: 12, height: 16 }}
            onOpen={() => onOpen?.(one.key, point.key)}
          >
            {point.low !== null && point.high !== null && (
              <line
                x1={point.x}
                x2={point.x}
                y1={point.low}
                y2={point.high}
                className="chart-whisker"
              />
            )}
            <circle
              cx={point.x}
              cy={point.y}
              r={isDense ? 1.5 : 3.5}
              className={`chart-line-dot chart-line-${row % 4}`}
            />
          </Mark>
        )),
      )}
    </ChartSvg>
  );
}
