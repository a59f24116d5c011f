import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import { layOutTornado, type TornadoItem } from './lay-out-tornado.ts';

/** What a return hangs on, the widest bar first; see `layOutTornado`. */
export function TornadoChart({
  items,
  stated,
  widthPx,
  name,
}: {
  readonly items: readonly TornadoItem[];
  readonly stated: number;
  readonly widthPx: number;
  readonly name: string;
}) {
  const layout = layOutTornado(items, stated, { widthPx });
  return (
    <ChartSvg
      widthPx={layout.widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.bars[0]?.key ?? null}
    >
      <Furniture>
        <text x={layout.stated} y={12} textAnchor="middle" className="chart-label">
          {layout.statedWords}
        </text>
      </Furniture>
      {layout.bars.map((bar, row) => (
        <g key={bar.key}>
          <Furniture>
            <text x={0} y={bar.y + 9} dominantBaseline="central" className="chart-label">
              {bar.label}
            </text>
            <text
              x={bar.x - 6}
              y={bar.y + 9}
              dominantBaseline="central"
              textAnchor="end"
              className="chart-label"
            >
              {bar.lowWords}
            </text>
            <text
              x={bar.x + bar.width + 6}
              y={bar.y + 9}
              dominantBaseline="central"
              className="chart-label"
            >
              {bar.highWords}
            </text>
          </Furniture>
          <Mark
            id={bar.key}
            row={row}
            column={0}
            sentence={bar.sentence}
            box={{ x: bar.x, y: bar.y, width: bar.width, height: layout.barHeightPx }}
            onOpen={() => undefined}
          >
            <rect
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={layout.barHeightPx}
              style={{ fill: 'var(--mark-soft)' }}
            />
          </Mark>
        </g>
      ))}
      <line
        className="chart-zero"
        x1={layout.stated}
        x2={layout.stated}
        y1={18}
        y2={layout.heightPx}
      />
    </ChartSvg>
  );
}
