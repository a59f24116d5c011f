import { ChartAxis } from './chart-axis.tsx';
import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import {
  type GapQuadrantLayout,
  layOutGapQuadrant,
  type QuadrantDot,
  type QuadrantItem,
  type QuadrantThresholds,
} from './lay-out-gap-quadrant.ts';

/** Importance against belief; see `layOutGapQuadrant`. */
export function GapQuadrantChart({
  items,
  leftName,
  rightName,
  thresholds,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly QuadrantItem[];
  readonly leftName: string;
  readonly rightName: string;
  readonly thresholds: QuadrantThresholds;
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (item: string) => void;
}) {
  const layout = layOutGapQuadrant(items, thresholds, { widthPx });
  const dots = layout.dots.toSorted((one, two) => one.y - two.y || one.x - two.x);
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={dots[0]?.key ?? null}
    >
      <Frame layout={layout} leftName={leftName} rightName={rightName} />
      {dots.map((dot, index) => (
        <Mark
          key={dot.key}
          id={dot.key}
          row={index}
          column={0}
          sentence={dot.sentence}
          box={{ x: dot.x - 11, y: dot.y - 11, width: 22, height: 22 }}
          onOpen={() => onOpen(dot.key)}
        >
          <Dot dot={dot} />
        </Mark>
      ))}
    </ChartSvg>
  );
}

function Frame({
  layout,
  leftName,
  rightName,
}: {
  readonly layout: GapQuadrantLayout;
  readonly leftName: string;
  readonly rightName: string;
}) {
  const { plot, sameLine } = layout;
  return (
    <Furniture>
      <ChartAxis ticks={layout.ticksX} top={plot.top} bottom={plot.bottom} />
      <g className="chart-axis">
        {layout.ticksY.map((tick) => (
          <g key={tick.y}>
            <line x1={plot.left} x2={plot.right} y1={tick.y} y2={tick.y} />
            <text x={plot.left - 8} y={tick.y} textAnchor="end">
              {tick.label}
            </text>
          </g>
        ))}
      </g>
      <line {...sameLine} className="chart-same" />
      <line
        x1={layout.thresholdX}
        x2={layout.thresholdX}
        y1={plot.top}
        y2={plot.bottom}
        className="chart-threshold"
      />
      <line
        x1={plot.left}
        x2={plot.right}
        y1={layout.thresholdY}
        y2={layout.thresholdY}
        className="chart-threshold"
      />
      <text x={plot.right} y={plot.bottom + 36} textAnchor="end" className="chart-head side-a">
        {leftName} →
      </text>
      <text x={0} y={8} className="chart-head side-b">
        ↑ {rightName}
      </text>
    </Furniture>
  );
}

function Dot({ dot }: { readonly dot: QuadrantDot }) {
  return (
    <>
      {dot.across !== null && (
        <line x1={dot.across[0]} x2={dot.across[1]} y1={dot.y} y2={dot.y} className="chart-reach" />
      )}
      {dot.along !== null && (
        <line x1={dot.x} x2={dot.x} y1={dot.along[0]} y2={dot.along[1]} className="chart-reach" />
      )}
      <circle
        cx={dot.x}
        cy={dot.y}
        r={6}
        className={dot.isClear ? 'chart-quadrant-dot' : 'chart-quadrant-dot is-hollow'}
      />
      {dot.label !== null && (
        <text
          x={dot.label.x}
          y={dot.label.y}
          textAnchor={dot.label.anchor}
          className="chart-quadrant-label"
        >
          {dot.label.text}
        </text>
      )}
    </>
  );
}
