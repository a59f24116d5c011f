import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import { layOutShareSlope, type SlopeItem } from './lay-out-share-slope.ts';

/** Shares from wave to wave; see `layOutShareSlope`. */
export function ShareSlopeChart({
  items,
  waves,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly SlopeItem[];
  readonly waves: readonly string[];
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (key: string, wave: number) => void;
}) {
  const layout = layOutShareSlope(items, waves, { widthPx });
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.lines.find(({ points }) => points.length > 0)?.points[0]?.key ?? null}
    >
      <Furniture>
        {layout.heads.map(({ column, x, text }) => (
          <g key={column}>
            <text x={x} y={9} textAnchor="middle" className="chart-column-head">
              {text}
            </text>
            <line x1={x} x2={x} y1={layout.top} y2={layout.bottom} className="chart-slope-axis" />
          </g>
        ))}
      </Furniture>
      {layout.lines.map((line, row) => (
        <g key={line.key} className={line.isTold ? 'chart-slope is-moves' : 'chart-slope'}>
          <Furniture>
            <path d={line.path} className="chart-slope-line" fill="none" />
            {line.start !== null && (
              <text
                x={layout.left - 10}
                y={line.start.y}
                textAnchor="end"
                className="chart-context"
              >
                {line.start.value}
              </text>
            )}
            {line.end !== null && (
              <text x={layout.right + 10} y={line.end.y} className="chart-label">
                <title>{line.end.full}</title>
                {line.end.text}
              </text>
            )}
          </Furniture>
          {line.points.map((point) => (
            <Mark
              key={point.key}
              id={point.key}
              row={row}
              column={point.column}
              sentence={point.sentence}
              box={{ x: point.x - 8, y: point.y - 8, width: 16, height: 16 }}
              onOpen={() => onOpen(line.key, point.column)}
            >
              <circle
                cx={point.x}
                cy={point.y}
                r={4.5}
                className={line.isTold ? 'chart-model-dot' : 'chart-model-dot is-hollow'}
              />
            </Mark>
          ))}
        </g>
      ))}
    </ChartSvg>
  );
}
