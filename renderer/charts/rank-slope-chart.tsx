import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import {
  layOutRankSlope,
  type RankSlopeItem,
  type RankSlopeLayout,
  type SlopeLine,
  type TieBand,
} from './lay-out-rank-slope.ts';

/** Two rankings joined by lines, ties as bars; see `layOutRankSlope`. */
export function RankSlopeChart({
  items,
  leftName,
  rightName,
  widthPx,
  name,
  onOpen,
}: {
  readonly items: readonly RankSlopeItem[];
  readonly leftName: string;
  readonly rightName: string;
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (item: string) => void;
}) {
  const layout = layOutRankSlope(items, { widthPx });
  const lines = layout.lines.toSorted((one, two) => one.leftY - two.leftY);
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={lines[0]?.key ?? null}
    >
      <Furniture>
        <text x={layout.leftX} y={16} textAnchor="end" className="chart-head side-a">
          {leftName}
        </text>
        <text
          x={layout.hasRightShares ? layout.rightX : widthPx}
          y={16}
          textAnchor={layout.hasRightShares ? 'start' : 'end'}
          className="chart-head side-b"
        >
          {rightName}
        </text>
        <Bands bands={layout.leftBands} side="a" />
        <Bands bands={layout.rightBands} side="b" />
      </Furniture>
      {lines.map((line, index) => (
        <Line key={line.key} line={line} index={index} layout={layout} onOpen={onOpen} />
      ))}
    </ChartSvg>
  );
}

function Bands({ bands, side }: { readonly bands: readonly TieBand[]; readonly side: 'a' | 'b' }) {
  return bands.map((band) => (
    <line
      key={band.items.join('\n')}
      x1={band.x}
      x2={band.x}
      y1={band.from}
      y2={band.to}
      className={`chart-tie side-${side}`}
    >
      <title>Not told apart by the test: {band.items.join(', ')}</title>
    </line>
  ));
}

function Line({
  line,
  index,
  layout,
  onOpen,
}: {
  readonly line: SlopeLine;
  readonly index: number;
  readonly layout: RankSlopeLayout;
  readonly onOpen: (item: string) => void;
}) {
  const { leftX, rightX } = layout;
  const leftEdge = layout.leftTextX;
  const rightEdge = layout.rightTextX;
  return (
    <Mark
      id={line.key}
      row={index}
      column={0}
      sentence={line.sentence}
      box={{ x: 0, y: line.leftY - 13, width: leftX, height: 26 }}
      onOpen={() => onOpen(line.key)}
    >
      <g className={`chart-slope is-${line.manner}`}>
        <text x={0} y={line.leftY} className="chart-label">
          <title>{line.fullLabel}</title>
          {line.leftLabel}
        </text>
        <text x={leftEdge - 34} y={line.leftY} textAnchor="end" className="chart-value side-a">
          {line.leftShare}
        </text>
        <text x={leftEdge} y={line.leftY} textAnchor="end" className="chart-rank">
          {line.leftRank}
        </text>
        <line
          x1={leftX + 2}
          y1={line.leftY}
          x2={rightX - 2}
          y2={line.rightY}
          className="chart-slope-line"
        />
        <circle cx={leftX + 2} cy={line.leftY} r={4} className="chart-slope-end side-a" />
        <circle cx={rightX - 2} cy={line.rightY} r={4} className="chart-slope-end side-b" />
        <text x={rightEdge} y={line.rightY} className="chart-rank">
          {line.rightRank}
        </text>
        {layout.hasRightShares && (
          <text x={rightEdge + 34} y={line.rightY} className="chart-value side-b">
            {line.rightShare}
          </text>
        )}
        {layout.hasRightLabels && (
          <text x={rightEdge + 76} y={line.rightY} className="chart-label">
            {line.rightLabel}
          </text>
        )}
      </g>
    </Mark>
  );
}
