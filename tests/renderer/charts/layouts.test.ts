import { describe, expect, it } from 'vitest';
import { breakLines } from '#renderer/charts/chart-download.ts';
import { type GapChartItem, layOutGapChart } from '#renderer/charts/lay-out-gap-chart.ts';
import { layOutModelRange } from '#renderer/charts/lay-out-model-range.ts';
import {
  layOutRankSlope,
  type RankSlopeItem,
  tieRuns,
} from '#renderer/charts/lay-out-rank-slope.ts';
import { layOutShareAxis } from '#renderer/charts/lay-out-share-axis.ts';
import { layOutShareDots } from '#renderer/charts/lay-out-share-dots.ts';
import { layOutStackedBars } from '#renderer/charts/lay-out-stacked-bars.ts';
import { nextMark } from '#renderer/charts/mark-walk.ts';
import { fitText, textWidthPx } from '#renderer/charts/text-fit.ts';

const widths = [360, 720, 1100] as const;

function item(
  a: number | null,
  b: number | null,
  change: Partial<Omit<GapChartItem, 'a' | 'b'>> = {},
): GapChartItem {
  const gap = a === null || b === null ? null : a - b;
  return {
    key: 'facebook',
    label: 'Facebook groups',
    context: 'Which of these do you use?',
    a: { share: a, base: 180 },
    b: { share: b, base: 240 },
    gap,
    gapLow: gap === null ? null : gap - 0.09,
    gapHigh: gap === null ? null : gap + 0.09,
    p: 0.001,
    sentence: 'Facebook groups: 71 % v 47 %.',
    note: null,
    ...change,
  };
}

describe('the dumbbell', () => {
  const options = { nameA: 'Strategic', nameB: 'Informal', zoom: false };

  it.each(widths)('keeps dots, values and gaps within %i px', (widthPx) => {
    const layout = layOutGapChart([item(0, 1), item(1, 0, { key: 'x' })], {
      ...options,
      widthPx,
    });
    for (const row of layout.rows) {
      for (const dot of row.dots) {
        const widthOfValue = textWidthPx(dot.value, 12);
        const left = dot.anchor === 'end' ? dot.valueX - widthOfValue : dot.valueX;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + widthOfValue).toBeLessThanOrEqual(
          layout.form === 'wide' ? layout.gapX : widthPx,
        );
      }
      expect(layout.gapX).toBeLessThanOrEqual(widthPx);
    }
  });

  it.each(widths)('cuts labels to their room at %i px and keeps them whole in words', (widthPx) => {
    const label =
      'An answer that goes on and on about what people do with it all day long, and then some more';
    const layout = layOutGapChart([item(0.5, 0.4, { label })], { ...options, widthPx });
    const row = layout.rows[0];
    expect(row?.fullLabel).toContain(label);
    expect(row?.label.endsWith('…')).toBe(true);
    const room = layout.form === 'wide' ? layout.plot.left : widthPx - 90;
    expect(textWidthPx(row?.label ?? '', 13)).toBeLessThanOrEqual(room);
  });

  it('puts the smaller value left and the larger right, also where the dots are one', () => {
    const layout = layOutGapChart([item(0.5, 0.5)], { ...options, widthPx: 720 });
    const dots = layout.rows[0]?.dots ?? [];
    expect(dots.map(({ side, anchor }) => [side, anchor])).toEqual([
      ['b', 'start'],
      ['a', 'end'],
    ]);
    expect(dots[0]?.x).toBe(dots[1]?.x);
  });

  it('runs from 0 to 100 % unless zoomed, and says when it does not', () => {
    const whole = layOutGapChart([item(0.5, 0.45)], { ...options, widthPx: 720 });
    expect(whole.ticks.map(({ label }) => label)).toEqual([
      '0\u202f%',
      '25\u202f%',
      '50\u202f%',
      '75\u202f%',
      '100\u202f%',
    ]);
    expect(whole.isZoomed).toBe(false);
    const zoomed = layOutGapChart([item(0.5, 0.45)], {
      ...options,
      widthPx: 720,
      zoom: true,
    });
    expect(zoomed.isZoomed).toBe(true);
  });

  it('draws a gap that no test tells apart from none hollow, and one that it does solid', () => {
    const rows = layOutGapChart(
      [item(0.5, 0.45, { p: 0.2 }), item(0.9, 0.2, { key: 'y', p: 0.0001 })],
      { ...options, widthPx: 720 },
    ).rows;
    expect(rows.map(({ isSolid, stars }) => [isSolid, stars])).toEqual([
      [false, ''],
      [true, '***'],
    ]);
  });

  it('says why a row has no figures instead of drawing it at zero', () => {
    const row = layOutGapChart([item(null, null, { note: 'suppressed: a base under 10' })], {
      ...options,
      widthPx: 720,
    }).rows[0];
    expect(row?.dots).toEqual([]);
    expect(row?.note).toBe('suppressed: a base under 10');
    expect(row?.line).toBeNull();
  });

  it('names the sides on two lines where their names would meet', () => {
    const heads = layOutGapChart([item(0.5, 0.5)], {
      nameA: 'Strategic users of social media',
      nameB: 'Informal users of social media',
      zoom: false,
      widthPx: 360,
    }).heads;
    expect(new Set(heads.map(({ y }) => y)).size).toBe(2);
  });

  it('draws the interval of the gap around its dot in the strip', () => {
    const layout = layOutGapChart([item(0.7, 0.4), item(0.2, 0.4, { key: 'z' })], {
      ...options,
      widthPx: 1100,
    });
    for (const { line } of layout.rows) {
      expect(line?.from).toBeLessThan(line?.at ?? 0);
      expect(line?.to).toBeGreaterThan(line?.at ?? 0);
    }
    expect(layout.rows[0]?.line?.at).toBeGreaterThan(layout.strip?.zeroX ?? 0);
    expect(layout.rows[1]?.line?.at).toBeLessThan(layout.strip?.zeroX ?? 0);
  });
});

function ranked(
  name: string,
  left: number,
  right: number,
  tied: readonly string[] = [],
): RankSlopeItem {
  const place = (rank: number, tiedWith: readonly string[]) => ({
    rank,
    share: 1 - rank / 20,
    base: 300,
    tiedWith,
  });
  return {
    item: name,
    left: place(left, []),
    right: place(right, tied),
    rankGap: left - right,
    isLevelGap: true,
    rankGapOnly: false,
    sentence: `${name}.`,
  };
}

describe('the rank slope', () => {
  it('joins only runs in which every item is tied with every other', () => {
    const order = [
      ranked('a', 1, 1, ['b']),
      ranked('b', 2, 2, ['a', 'c']),
      ranked('c', 3, 3, ['b']),
      ranked('d', 4, 4),
    ];
    expect(tieRuns(order, 'right').map(({ items }) => items)).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(tieRuns(order, 'left')).toEqual([]);
  });

  it('leaves out a run that stands inside another', () => {
    const all = ['a', 'b', 'c'];
    const order = all.map((name, index) =>
      ranked(
        name,
        index + 1,
        index + 1,
        all.filter((one) => one !== name),
      ),
    );
    expect(tieRuns(order, 'right').map(({ items }) => items)).toEqual([['a', 'b', 'c']]);
  });

  it('sets overlapping bars side by side', () => {
    const items = [
      ranked('a', 1, 1, ['b']),
      ranked('b', 2, 2, ['a', 'c']),
      ranked('c', 3, 3, ['b']),
    ];
    const [one, two] = layOutRankSlope(items, { widthPx: 720 }).rightBands;
    expect(one?.x).not.toBe(two?.x);
  });

  it('keeps equal ranks apart by place and shows the mid-rank', () => {
    const layout = layOutRankSlope([ranked('a', 1, 2.5), ranked('b', 2, 2.5), ranked('c', 3, 1)], {
      widthPx: 720,
    });
    const [a, b] = layout.lines;
    expect(a?.rightY).not.toBe(b?.rightY);
    expect([a?.rightRank, b?.rightRank]).toEqual(['2.5', '2.5']);
  });

  it.each(widths)('leaves room for a slope at %i px', (widthPx) => {
    const layout = layOutRankSlope(
      [ranked('Submit ideas for new products and services', 1, 2), ranked('b', 2, 1)],
      { widthPx },
    );
    expect(layout.rightX - layout.leftX).toBeGreaterThan(24);
    expect(layout.hasRightLabels).toBe(widthPx >= 560);
  });

  it('leaves out an item without a rank on a side', () => {
    const missing = {
      ...ranked('x', 1, 1),
      left: { rank: null, share: null, base: null, tiedWith: [] },
    };
    expect(
      layOutRankSlope([missing, ranked('y', 1, 1)], { widthPx: 720 }).lines.map(({ key }) => key),
    ).toEqual(['y']);
  });
});

describe('the model range', () => {
  const figure = (model: string, share: number | null) => ({
    model,
    name: model,
    share,
    low: null,
    high: null,
  });
  const channel = {
    channel: 'Search',
    sentence: 'Search.',
    figures: [figure('first', 0.1), figure('last', 0.3), figure('markov', 0.2)],
  };

  it('bands from the lowest to the highest model and names both ends', () => {
    const row = layOutModelRange([channel], { widthPx: 1100, marked: null }).rows[0];
    expect(row?.labels.map(({ text, anchor }) => [text, anchor])).toEqual([
      ['first', 'end'],
      ['last', 'start'],
    ]);
    expect(row?.band?.from).toBeLessThan(row?.band?.to ?? 0);
    expect(row?.dots).toHaveLength(3);
  });

  it('has no dot for a model without a figure, and no band without any', () => {
    const row = layOutModelRange([{ ...channel, figures: [figure('first', null)] }], {
      widthPx: 720,
      marked: null,
    }).rows[0];
    expect(row?.dots).toEqual([]);
    expect(row?.band).toBeNull();
  });

  it.each(widths)('begins at zero and stays within %i px', (widthPx) => {
    const layout = layOutModelRange([channel], { widthPx, marked: 'last' });
    expect(layout.ticks[0]?.label).toBe('0\u202f%');
    expect(layout.plot.right).toBeLessThanOrEqual(widthPx);
    expect(Math.max(...(layout.rows[0]?.dots.map(({ x }) => x) ?? []))).toBeLessThanOrEqual(
      layout.plot.right,
    );
  });
});

describe('shares of classes', () => {
  it('draws a missing share nowhere', () => {
    const layout = layOutShareDots(
      [
        {
          key: 'n',
          label: 'None',
          share: null,
          low: null,
          high: null,
          count: 0,
          base: 0,
          sentence: 'None.',
        },
      ],
      { widthPx: 360 },
    );
    expect(layout.rows[0]?.dotX).toBeNull();
    expect(layout.rows[0]?.value).toBe('no figure');
  });

  it('cuts each bar into parts that fill it, and prints no figure where it would not fit', () => {
    const layout = layOutStackedBars(
      [{ key: 'v', label: 'Venting', counts: [1, 98, 1] }],
      ['negative', 'neutral', 'positive'],
      { widthPx: 360 },
    );
    const parts = layout.rows[0]?.parts ?? [];
    expect(parts.reduce((sum, { widthPx }) => sum + widthPx, 0)).toBeCloseTo(
      layout.right - layout.left,
      9,
    );
    expect(parts.map(({ value }) => value !== '')).toEqual([false, true, false]);
    expect(parts[0]?.sentence).toBe('Venting, negative: 1\u202f% (1 of 100).');
  });

  it('has no parts for a class without texts', () => {
    expect(
      layOutStackedBars([{ key: 'v', label: 'Venting', counts: [0, 0, 0] }], ['a', 'b', 'c'], {
        widthPx: 360,
      }).rows[0]?.parts,
    ).toEqual([]);
  });
});

describe('walking the marks', () => {
  const marks = [
    { row: 0, column: 0 },
    { row: 0, column: 1 },
    { row: 0, column: 2 },
    { row: 1, column: 0 },
    { row: 2, column: 0 },
    { row: 2, column: 2 },
  ];

  it('goes up and down to the nearest place of the next row', () => {
    expect(nextMark(marks, 2, 'ArrowDown')).toBe(3);
    expect(nextMark(marks, 3, 'ArrowDown')).toBe(4);
    expect(nextMark(marks, 5, 'ArrowUp')).toBe(3);
    expect(nextMark(marks, 0, 'ArrowUp')).toBe(0);
  });

  it('stays in the row to the left and right, and knows the ends', () => {
    expect(nextMark(marks, 2, 'ArrowRight')).toBe(2);
    expect(nextMark(marks, 1, 'ArrowLeft')).toBe(0);
    expect(nextMark(marks, 1, 'End')).toBe(5);
    expect(nextMark(marks, 5, 'Home')).toBe(0);
    expect(nextMark(marks, 0, 'x')).toBeNull();
  });
});

describe('text without a page', () => {
  it('fits a text into its width and leaves a short one alone', () => {
    expect(fitText('Community', 13, 200)).toBe('Community');
    const cut = fitText('Learn about new products and services', 13, 100);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidthPx(cut, 13)).toBeLessThanOrEqual(100);
  });

  it('breaks a finding into lines that fit', () => {
    const lines = breakLines('The largest gap is in be part of a community, by 39 points', 18, 220);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe('The largest gap is in be part of a community, by 39 points');
  });

  it('gives a narrow axis fewer ticks', () => {
    expect(layOutShareAxis(0, 150).ticks).toHaveLength(3);
    expect(layOutShareAxis(0, 400).ticks).toHaveLength(5);
  });
});
