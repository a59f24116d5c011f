import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import {
  type DivergingItem,
  type DivergingLayout,
  layOutDivergingBars,
} from './lay-out-diverging-bars.ts';

/** Bars of a scale that part at its middle; see `layOutDivergingBars`. */
export function DivergingBarsChart({
  items,
  steps,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly DivergingItem[];
  readonly steps: readonly string[];
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (key: string, part: number) => void;
}) {
  const layout = layOutDivergingBars(items, steps, { widthPx });
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.rows.find(({ parts }) => parts.length > 0)?.parts[0]?.key ?? null}
    >
      <Legend layout={layout} />
      <Furniture>
        <line
          x1={layout.zeroX}
          x2={layout.zeroX}
          y1={layout.top - 4}
          y2={layout.heightPx}
          className="chart-zero"
        />
      </Furniture>
      {layout.rows.map((row, index) => (
        <g key={row.key}>
          <Furniture>
            <text x={0} y={row.top + layout.barPx / 2} className="chart-label">
              <title>{row.fullLabel}</title>
              {row.label}
            </text>
            <text
              x={layout.lowX - 6}
              y={row.top + layout.barPx / 2}
              textAnchor="end"
              className="chart-context"
            >
              {row.low}
            </text>
            <text x={layout.highX + 6} y={row.top + layout.barPx / 2} className="chart-context">
              {row.high}
            </text>
            {row.note !== null && (
              <text x={layout.lowX} y={row.top + layout.barPx / 2} className="chart-note">
                {row.note}
              </text>
            )}
          </Furniture>
          {row.parts.map((part) => (
            <Mark
              key={part.key}
              id={part.key}
              row={index}
              column={part.part}
              sentence={part.sentence}
              box={{
                x: part.x,
                y: row.top,
                width: Math.max(part.widthPx, 2),
                height: layout.barPx,
              }}
              onOpen={() => onOpen(row.key, part.part)}
            >
              <rect
                x={part.x}
                y={row.top}
                width={Math.max(part.widthPx - 1, 0.5)}
                height={layout.barPx}
                className={`chart-part tone-${part.tone}`}
              />
              <text
                x={part.x + part.widthPx / 2}
                y={row.top + layout.barPx / 2}
                textAnchor="middle"
                className={`chart-part-value tone-${part.tone}`}
              >
                {part.value}
              </text>
            </Mark>
          ))}
        </g>
      ))}
    </ChartSvg>
  );
}

function Legend({ layout }: { readonly layout: DivergingLayout }) {
  return (
    <Furniture>
      {layout.legend.map(({ part, tone, x, y, text }) => (
        <g key={part}>
          <rect x={x} y={y - 6} width={12} height={12} className={`chart-part tone-${tone}`} />
          <text x={x + 16} y={y} className="chart-column-head">
            {text}
          </text>
        </g>
      ))}
    </Furniture>
  );
}
