import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import { type HeatItem, layOutHeatMap } from './lay-out-heat-map.ts';

/** Shaded cells with their numbers; see `layOutHeatMap`. */
export function HeatMapChart({
  items,
  columns,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly HeatItem[];
  readonly columns: readonly string[];
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (key: string, column: number) => void;
}) {
  const layout = layOutHeatMap(items, columns, { widthPx });
  return (
    <div className="chart-scroll">
      <ChartSvg
        widthPx={layout.widthPx}
        heightPx={layout.heightPx}
        name={name}
        firstKey={layout.rows[0]?.cells[0]?.key ?? null}
      >
        <Furniture>
          {layout.heads.map(({ column, x, lines, full }) => (
            <g key={column}>
              <title>{full}</title>
              {lines.map((line, at) => (
                <text
                  key={line}
                  x={x}
                  y={8 + at * 15}
                  textAnchor="middle"
                  className="chart-column-head"
                >
                  {line}
                </text>
              ))}
            </g>
          ))}
        </Furniture>
        {layout.rows.map((row, index) => (
          <g key={row.key}>
            <Furniture>
              <text x={0} y={row.y + layout.rowHeightPx / 2} className="chart-label">
                <title>{row.fullLabel}</title>
                {row.label}
              </text>
            </Furniture>
            {row.cells.map((cell) => (
              <Mark
                key={cell.key}
                id={cell.key}
                row={index}
                column={cell.column}
                sentence={cell.sentence}
                box={{
                  x: cell.x,
                  y: row.y,
                  width: layout.cellWidthPx - 1,
                  height: layout.rowHeightPx - 1,
                }}
                onOpen={() => onOpen(row.key, cell.column)}
              >
                <rect
                  x={cell.x}
                  y={row.y}
                  width={layout.cellWidthPx - 1}
                  height={layout.rowHeightPx - 1}
                  className={cell.shade === null ? 'chart-heat-none' : 'chart-heat'}
                  fillOpacity={cell.shade === null ? 1 : cell.shade * 0.42}
                />
                <text
                  x={cell.x + layout.cellWidthPx / 2}
                  y={row.y + layout.rowHeightPx / 2}
                  textAnchor="middle"
                  className={cell.marks === '' ? 'chart-heat-value' : 'chart-heat-value is-marked'}
                >
                  {cell.marks === '' ? cell.value : `${cell.value} ${cell.marks}`}
                </text>
              </Mark>
            ))}
          </g>
        ))}
      </ChartSvg>
    </div>
  );
}
