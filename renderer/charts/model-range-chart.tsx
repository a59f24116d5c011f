import { ChartAxis } from './chart-axis.tsx';
import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import {
  layOutModelRange,
  type ModelRangeItem,
  type ModelRangeLayout,
  type ModelRangeRow,
} from './lay-out-model-range.ts';

/** Channels with a dot for each model and the band between models; see `layOutModelRange`. */
export function ModelRangeChart({
  items,
  marked,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly ModelRangeItem[];
  readonly marked: string | null;
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (channel: string, model: string | null) => void;
}) {
  const layout = layOutModelRange(items, { widthPx, marked });
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.rows[0]?.key ?? null}
    >
      <ChartAxis ticks={layout.ticks} top={layout.plot.top} bottom={layout.plot.bottom} />
      {layout.rows.map((row, index) => (
        <Row key={row.key} row={row} index={index} layout={layout} onOpen={onOpen} />
      ))}
    </ChartSvg>
  );
}

function Row({
  row,
  index,
  layout,
  onOpen,
}: {
  readonly row: ModelRangeRow;
  readonly index: number;
  readonly layout: ModelRangeLayout;
  readonly onOpen: (channel: string, model: string | null) => void;
}) {
  const labelBox =
    layout.form === 'wide'
      ? { x: 0, y: row.top, width: layout.plot.left - 140, height: layout.rowHeightPx }
      : { x: 0, y: row.top, width: layout.widthPx, height: 22 };
  return (
    <>
      <Mark
        id={row.key}
        row={index}
        column={0}
        sentence={row.sentence}
        box={labelBox}
        onOpen={() => onOpen(row.key, null)}
      >
        <text x={0} y={row.labelY} className="chart-label">
          <title>{row.key}</title>
          {row.label}
        </text>
      </Mark>
      <Furniture>
        {row.band !== null && (
          <line
            x1={row.band.from}
            x2={row.band.to}
            y1={row.middle}
            y2={row.middle}
            className="chart-band"
          />
        )}
        {row.labels.map((label) => (
          <text
            key={label.anchor}
            x={label.x}
            y={row.middle}
            textAnchor={label.anchor}
            className="chart-value"
          >
            {label.anchor === 'end' && <tspan className="chart-context">{label.text} </tspan>}
            {label.share}
            {label.anchor === 'start' && <tspan className="chart-context"> {label.text}</tspan>}
          </text>
        ))}
      </Furniture>
      {row.dots.map((dot, place) => (
        <Mark
          key={dot.model}
          id={`${row.key}/${dot.model}`}
          row={index}
          column={place + 1}
          sentence={dot.sentence}
          box={{ x: dot.x - 7, y: row.middle - 12, width: 14, height: 24 }}
          onOpen={() => onOpen(row.key, dot.model)}
        >
          {dot.isMarked && dot.low !== null && dot.high !== null && (
            <line
              x1={dot.low}
              x2={dot.high}
              y1={row.middle + 9}
              y2={row.middle + 9}
              className="chart-whisker"
            />
          )}
          <circle
            cx={dot.x}
            cy={row.middle}
            r={dot.isMarked ? 6 : 4.5}
            className={`chart-model-dot ${dot.isMarked ? 'is-solid' : 'is-hollow'}`}
          />
        </Mark>
      ))}
    </>
  );
}
