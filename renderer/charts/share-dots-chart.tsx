import { ChartAxis } from './chart-axis.tsx';
import { ChartSvg, Mark } from './chart-svg.tsx';
import { layOutShareDots, type ShareDotItem } from './lay-out-share-dots.ts';

/** Shares of classes as dots with intervals; see `layOutShareDots`. */
export function ShareDotsChart({
  items,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly ShareDotItem[];
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (key: string) => void;
}) {
  const layout = layOutShareDots(items, { widthPx });
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.rows[0]?.key ?? null}
    >
      <ChartAxis ticks={layout.ticks} top={layout.plot.top} bottom={layout.plot.bottom} />
      {layout.rows.map((row, index) => (
        <Mark
          key={row.key}
          id={row.key}
          row={index}
          column={0}
          sentence={row.sentence}
          box={{ x: 0, y: row.y - 14, width: widthPx, height: 28 }}
          onOpen={() => onOpen(row.key)}
        >
          <text x={0} y={row.y} className="chart-label">
            <title>{row.fullLabel}</title>
            {row.label}
          </text>
          {row.from !== null && row.to !== null && (
            <line x1={row.from} x2={row.to} y1={row.y} y2={row.y} className="chart-whisker" />
          )}
          {row.countedX !== null && (
            <circle cx={row.countedX} cy={row.y} r={4} className="chart-model-dot is-hollow" />
          )}
          {row.dotX !== null && (
            <circle cx={row.dotX} cy={row.y} r={5} className="chart-model-dot is-solid" />
          )}
          <text x={layout.valueX} y={row.y} textAnchor="end" className="chart-gap is-solid">
            {row.value}
          </text>
          <text x={layout.countX} y={row.y} textAnchor="end" className="chart-context">
            {row.count}
          </text>
        </Mark>
      ))}
    </ChartSvg>
  );
}
