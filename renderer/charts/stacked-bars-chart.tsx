import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import { layOutStackedBars, type StackedItem } from './lay-out-stacked-bars.ts';

/** Bars of 100 % cut by sentiment or a scale; see `layOutStackedBars`. `tones` are steps 1 to 5 of the scale. */
export function StackedBarsChart({
  items,
  partNames,
  tones,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly StackedItem[];
  readonly partNames: readonly string[];
  readonly tones: readonly number[];
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (key: string, part: number) => void;
}) {
  const layout = layOutStackedBars(items, partNames, { widthPx });
  const anchors = ['start', ...partNames.slice(2).map(() => 'middle' as const), 'end'] as const;
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.rows[0]?.parts[0]?.key ?? null}
    >
      <Furniture>
        {layout.heads.map((head) => (
          <text
            key={head.part}
            x={head.x}
            y={11}
            textAnchor={anchors[head.part] ?? 'middle'}
            className="chart-column-head"
          >
            {head.text}
          </text>
        ))}
      </Furniture>
      {layout.rows.map((row, index) => (
        <g key={row.key}>
          <text x={0} y={row.top + layout.barPx / 2} className="chart-label">
            <title>{row.fullLabel}</title>
            {row.label}
          </text>
          {row.parts.map((part) => (
            <Mark
              key={part.key}
              id={part.key}
              row={index}
              column={part.part}
              sentence={part.sentence}
              box={{ x: part.x, y: row.top, width: part.widthPx, height: layout.barPx }}
              onOpen={() => onOpen(row.key, part.part)}
            >
              <rect
                x={part.x}
                y={row.top}
                width={Math.max(part.widthPx - 1, 0.5)}
                height={layout.barPx}
                className={`chart-part tone-${tones[part.part] ?? 3}`}
              />
              <text
                x={part.x + part.widthPx / 2}
                y={row.top + layout.barPx / 2}
                textAnchor="middle"
                className={`chart-part-value tone-${tones[part.part] ?? 3}`}
              >
                {part.value}
              </text>
            </Mark>
          ))}
          <text
            x={widthPx}
            y={row.top + layout.barPx / 2}
            textAnchor="end"
            className="chart-context"
          >
            {row.base}
          </text>
        </g>
      ))}
    </ChartSvg>
  );
}
