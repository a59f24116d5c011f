import { ChartAxis } from './chart-axis.tsx';
import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import { layOutWeightHistogram, type WeightBins } from './lay-out-weight-histogram.ts';

/** Weights as bars from zero, with their mean; see `layOutWeightHistogram`. */
export function WeightHistogram({
  bins,
  widthPx,
  name,
  onOpen,
}: {
  readonly bins: WeightBins;
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (bin: number, sentence: string) => void;
}) {
  const layout = layOutWeightHistogram(bins, { widthPx });
  const { plot, bars, counts, meanX, meanLabel } = layout;
  const isMeanRight = meanX > (plot.left + plot.right) / 2;
  return (
    <ChartSvg widthPx={widthPx} heightPx={layout.heightPx} name={name} firstKey="0">
      <ChartAxis ticks={layout.ticks} top={plot.bottom} bottom={plot.bottom + 2} />
      <Furniture>
        <g className="chart-axis">
          {counts.map(({ y, label }) => (
            <g key={label}>
              <line x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text x={plot.left - 8} y={y} textAnchor="end">
                {label}
              </text>
            </g>
          ))}
        </g>
      </Furniture>
      {bars.map((bar, index) => (
        <Mark
          key={bar.key}
          id={bar.key}
          row={0}
          column={index}
          sentence={bar.sentence}
          box={{ x: bar.x, y: plot.top, width: bar.hitWidth, height: plot.bottom - plot.top }}
          onOpen={() => onOpen(index, bar.sentence)}
        >
          <rect className="weight-bar" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
        </Mark>
      ))}
      <Furniture>
        <line
          x1={plot.left}
          x2={plot.right}
          y1={plot.bottom}
          y2={plot.bottom}
          className="chart-zero"
        />
        <line x1={meanX} x2={meanX} y1={plot.top - 4} y2={plot.bottom} className="weight-mean" />
        <text
          x={isMeanRight ? meanX - 4 : meanX + 4}
          y={plot.top - 10}
          textAnchor={isMeanRight ? 'end' : 'start'}
          className="chart-context"
        >
          {meanLabel}
        </text>
      </Furniture>
    </ChartSvg>
  );
}
