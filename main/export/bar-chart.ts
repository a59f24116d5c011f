import type { ChartSeries, SheetChart } from 'hucre';
import type { TableChart } from './analysis-table.ts';
import { colours, numberFormats } from './workbook-look.ts';

/** Where the cells stand that a chart draws. */
export interface ChartRanges {
  readonly labels: string;
  readonly series: readonly string[];
}

/** How high a chart has to be for its bars, in points. */
export function chartHeightPoints({ labels, series }: TableChart): number {
  return Math.max(190, 95 + labels.length * (series.length * 11 + 9));
}

/**
 * A native bar chart: one group of bars a label from the top down, values at their ends, a key above.
 * Bars begin at zero; a bar without ink is one whose difference is not significant.
 */
export function barChart(
  chart: TableChart,
  ranges: ChartRanges,
  anchor: SheetChart['anchor'],
  altText: string,
): SheetChart {
  const small = { labelFontSize: 9, labelColor: colours.ink2 };
  return {
    type: 'bar',
    barGrouping: 'clustered',
    anchor,
    altText,
    title: chart.title,
    titleFontSize: 11,
    titleBold: false,
    titleColor: colours.ink2,
    series: chart.series.map((series, at) => seriesOf(chart, series, at, ranges)),
    gapWidth: chart.series.length > 2 ? 40 : 55,
    overlap: 0,
    legend: chart.series.length > 1 ? 'top' : false,
    legendFontSize: 10,
    legendFontColor: colours.ink,
    varyColors: false,
    roundedCorners: false,
    plotVisOnly: false,
    chartSpaceFillColor: colours.paper,
    chartSpaceBorderColor: colours.hairline,
    chartSpaceBorderWidth: 0.5,
    axes: {
      x: {
        ...small,
        labelColor: colours.ink,
        reverse: true,
        majorTickMark: 'none',
        minorTickMark: 'none',
        tickLblPos: 'low',
      },
      y: {
        ...small,
        ...(chart.axisTitle === ''
          ? {}
          : {
              title: chart.axisTitle,
              axisTitleFontSize: 9,
              axisTitleColor: colours.ink3,
              axisTitleBold: false,
            }),
        crosses: 'max',
        majorTickMark: 'none',
        minorTickMark: 'none',
        numberFormat: { formatCode: numberFormats[chart.format], sourceLinked: false },
        ...(chart.axisEnd === null
          ? {}
          : { scale: { min: 0, max: chart.axisEnd, majorUnit: chart.axisEnd > 0.5 ? 0.2 : 0.1 } }),
      },
    },
  };
}

function seriesOf(
  chart: TableChart,
  { name, colour, hollow }: TableChart['series'][number],
  at: number,
  ranges: ChartRanges,
): ChartSeries {
  return {
    name,
    values: ranges.series[at] as string,
    categories: ranges.labels,
    color: colour,
    invertIfNegative: false,
    dataPoints: hollow.map((idx) => ({
      idx,
      fillColor: colours.paper,
      borderColor: colour,
      borderWidth: 1.25,
    })),
    dataLabels: {
      showValue: true,
      position: 'outEnd',
      fontSize: chart.series.length > 2 ? 8 : 9,
      fontColor: colours.ink,
      numberFormat: { formatCode: numberFormats[chart.format], sourceLinked: false },
    },
  };
}
