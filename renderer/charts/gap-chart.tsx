import { useState } from 'react';
import { ChartAxis } from './chart-axis.tsx';
import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import {
  type GapChartItem,
  type GapChartLayout,
  type GapRow,
  layOutGapChart,
} from './lay-out-gap-chart.ts';
import { MoreRows } from './more-rows.tsx';

const firstCount = 25;

/** A dumbbell of two sides; see `layOutGapChart`. Long lists show their first rows until asked for all. */
export function GapChart({
  items,
  nameA,
  nameB,
  widthPx,
  zoom,
  name,
  onOpen,
}: {
  readonly items: readonly GapChartItem[];
  readonly nameA: string;
  readonly nameB: string;
  readonly widthPx: number;
  readonly zoom: boolean;
  readonly name: string;
  readonly onOpen: (key: string) => void;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const isCut = !isWhole && items.length > firstCount + 3;
  const shown = isCut ? items.slice(0, firstCount) : items;
  const layout = layOutGapChart(shown, { widthPx, nameA, nameB, zoom });
  return (
    <>
      <ChartSvg
        widthPx={widthPx}
        heightPx={layout.heightPx}
        name={name}
        firstKey={layout.rows[0]?.key ?? null}
      >
        <Frame layout={layout} />
        {layout.rows.map((row, index) => (
          <Row key={row.key} row={row} index={index} layout={layout} onOpen={onOpen} />
        ))}
      </ChartSvg>
      {isCut && (
        <MoreRows shown={shown.length} total={items.length} onShow={() => setIsWhole(true)} />
      )}
    </>
  );
}

function Frame({ layout }: { readonly layout: GapChartLayout }) {
  const { plot, strip, heads } = layout;
  return (
    <Furniture>
      <ChartAxis ticks={layout.ticks} top={plot.top} bottom={plot.bottom} />
      {heads.map((head) => (
        <text key={head.side} x={head.x} y={head.y} className={`chart-head side-${head.side}`}>
          {head.text}
        </text>
      ))}
      <text x={layout.gapX} y={26} textAnchor="end" className="chart-column-head">
        Gap
      </text>
      {strip === null && layout.form === 'wide' && (
        <text x={layout.widthPx} y={26} textAnchor="end" className="chart-column-head">
          Interval
        </text>
      )}
      {strip !== null && (
        <>
          <text x={strip.left} y={26} className="chart-column-head">
            Gap with its interval, points
          </text>
          <ChartAxis ticks={strip.ticks} top={plot.top} bottom={plot.bottom} />
          <line
            x1={strip.zeroX}
            x2={strip.zeroX}
            y1={plot.top}
            y2={plot.bottom}
            className="chart-zero"
          />
        </>
      )}
    </Furniture>
  );
}

function Row({
  row,
  index,
  layout,
  onOpen,
}: {
  readonly row: GapRow;
  readonly index: number;
  readonly layout: GapChartLayout;
  readonly onOpen: (key: string) => void;
}) {
  const box = { x: 0, y: row.top, width: layout.widthPx, height: layout.rowHeightPx };
  return (
    <Mark
      id={row.key}
      row={index}
      column={0}
      sentence={row.sentence}
      box={box}
      onOpen={() => onOpen(row.key)}
    >
      <text x={0} y={row.labelY} className="chart-label">
        <title>{row.fullLabel}</title>
        {row.label}
        <tspan dx={8} className="chart-context">
          {row.context}
        </tspan>
      </text>
      {row.note === null ? <Dumbbell row={row} /> : <Note row={row} layout={layout} />}
      {row.note === null && <GapFigures row={row} layout={layout} />}
    </Mark>
  );
}

function Note({ row, layout }: { readonly row: GapRow; readonly layout: GapChartLayout }) {
  return (
    <text x={layout.plot.left} y={row.dotY} className="chart-note">
      {row.note}
    </text>
  );
}

function Dumbbell({ row }: { readonly row: GapRow }) {
  const xs = row.dots.map((dot) => dot.x);
  const ink = row.isSolid ? 'is-solid' : 'is-hollow';
  return (
    <>
      <line
        x1={Math.min(...xs)}
        x2={Math.max(...xs)}
        y1={row.dotY}
        y2={row.dotY}
        className={`chart-bridge ${ink}`}
      />
      {row.dots.map((dot) => (
        <g key={dot.side}>
          <circle cx={dot.x} cy={row.dotY} r={6} className={`chart-dot side-${dot.side} ${ink}`} />
          <text
            x={dot.valueX}
            y={row.dotY}
            textAnchor={dot.anchor}
            className={`chart-value side-${dot.side}`}
          >
            {dot.value}
          </text>
        </g>
      ))}
    </>
  );
}

function GapFigures({ row, layout }: { readonly row: GapRow; readonly layout: GapChartLayout }) {
  const isNarrow = layout.form === 'narrow';
  const starPx = 24;
  return (
    <>
      <text
        x={layout.gapX - starPx}
        y={row.labelY}
        textAnchor="end"
        className={`chart-gap ${row.isSolid ? 'is-solid' : 'is-hollow'}`}
      >
        {row.gap}
      </text>
      <text x={layout.gapX - starPx + 3} y={row.labelY} className="chart-stars">
        {row.stars}
      </text>
      {layout.strip === null && row.interval !== '' && (
        <text
          x={layout.widthPx}
          y={isNarrow ? row.labelY + 14 : row.labelY}
          textAnchor="end"
          className="chart-interval"
        >
          {row.interval}
        </text>
      )}
      {row.line !== null && (
        <g className={`chart-strip ${row.isSolid ? 'is-solid' : 'is-hollow'}`}>
          <line x1={row.line.from} x2={row.line.to} y1={row.dotY} y2={row.dotY} />
          <circle cx={row.line.at} cy={row.dotY} r={3.5} />
        </g>
      )}
    </>
  );
}
