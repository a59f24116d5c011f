import { describe, expect, it } from 'vitest';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { layOutWeightHistogram, weightWords } from '#renderer/charts/lay-out-weight-histogram.ts';
import {
  boundIn,
  type DraftMargin,
  figureIn,
  marginOfTarget,
  newMargin,
  sumOf,
  targetsOf,
  withFigure,
  withPasted,
  withRest,
} from '#renderer/views/data/weights/target-edits.ts';

function variable(name: string, labels: readonly string[]): VariableLine {
  const answers = labels.map((label, at) => ({
    code: String(at),
    label,
    value: null,
    count: 10,
    missing: null,
  }));
  const refused = {
    code: '9',
    label: 'Refused',
    value: null,
    count: 1,
    missing: 'refused',
  } as const;
  return { name, label: name, categories: [...answers, refused] } as unknown as VariableLine;
}

const gender = variable('gender', ['Male', 'Female']);
const age = variable('age', ['18-34', '35-54', '55+']);

function typed(margin: DraftMargin, ...figures: readonly string[]): DraftMargin {
  return figures.reduce((all, figure, at) => withFigure(all, at, figure), margin);
}

describe('targets being typed', () => {
  it('begin empty, with every answer that is none of the missing, or every combination', () => {
    expect(newMargin([gender]).cells.map(({ answers }) => answers)).toEqual([['Male'], ['Female']]);
    const crossed = newMargin([gender, age]);
    expect(crossed.cells).toHaveLength(6);
    expect(crossed.cells[4]?.answers).toEqual(['Female', '35-54']);
  });

  it.each([
    [['', ''], 'Type the per cent of each answer in the population.', false],
    [['48,5', ''], '48.5\u202f% so far; 1 answer has no figure.', false],
    [['48', '49'], '97\u202f%: 3 points missing.', false],
    [['50', '51'], '101\u202f%: 1 point too many.', false],
    [['50', 'half'], '“half” is no per cent.', false],
    [['-5', '105'], '“-5” is no per cent.', false],
    [['49.9', '50.0 %'], '99.9\u202f%', true],
  ])('%j say %j', (figures, message, isRight) => {
    expect(sumOf(typed(newMargin([gender]), ...figures))).toMatchObject({ message, isRight });
  });

  it('become targets when every margin is whole, and nothing before', () => {
    const whole = typed(newMargin([gender]), '49', '51');
    expect(targetsOf([whole, newMargin([age])])).toBeNull();
    expect(targetsOf([])).toBeNull();
    expect(targetsOf([whole])).toEqual([
      {
        variables: ['gender'],
        categories: [
          { answers: ['Male'], target: 49 },
          { answers: ['Female'], target: 51 },
        ],
      },
    ]);
  });

  it('take a column from a spreadsheet down from where it is pasted', () => {
    const pasted = withPasted(newMargin([age]), 1, '34\r\n37%\r\n');
    expect(pasted?.cells.map((cell) => cell.typed)).toEqual(['', '34', '37%']);
  });

  it('take labels and figures to where the labels say, in any order and case', () => {
    const pasted = withPasted(newMargin([age]), 0, '55+\t37\n18 - 34\t29\nunknown\t5');
    expect(pasted?.cells.map((cell) => cell.typed)).toEqual(['29', '', '37']);
  });

  it('leave a single figure to the field', () => {
    expect(withPasted(newMargin([age]), 0, '29')).toBeNull();
  });

  it('give the last answer the rest, and no other', () => {
    const last = withRest(typed(newMargin([age]), '29', '34.5'));
    expect(last.cells[2]?.typed).toBe('36.5');
    const two = typed(newMargin([age]), '29');
    expect(withRest(two)).toBe(two);
    const over = typed(newMargin([age]), '60', '60');
    expect(withRest(over)).toBe(over);
  });

  it('are read from shares, per cents and counts; answers left out stand empty', () => {
    const read = (figures: readonly number[]) =>
      marginOfTarget(
        {
          variables: ['Gender'],
          categories: figures.map((target, at) => ({
            answers: [at === 0 ? 'male' : 'Female'],
            target,
          })),
        },
        [gender],
      ).cells.map((cell) => `${cell.answers.join()} ${cell.typed}`);
    expect(read([0.49, 0.51])).toEqual(['male 49', 'Female 51']);
    expect(read([49, 51])).toEqual(['male 49', 'Female 51']);
    expect(read([490, 510])).toEqual(['male 49', 'Female 51']);
    expect(read([49])).toEqual(['male 49', 'Female ']);
  });
});

describe('figures and bounds', () => {
  it('are read as people type them', () => {
    expect([figureIn('12,5 %'), figureIn(' 3 ')]).toEqual([12.5, 3]);
    expect([figureIn(''), figureIn('x')]).toEqual([Number.NaN, Number.NaN]);
  });

  it('lie on their side of the mean', () => {
    expect([boundIn('', 'low'), boundIn('0,3', 'low'), boundIn('3', 'high')]).toEqual([
      null,
      0.3,
      3,
    ]);
    expect([boundIn('1', 'low'), boundIn('1', 'high'), boundIn('x', 'high')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the histogram of weights', () => {
  const layout = layOutWeightHistogram(
    { low: 0.5, high: 2.5, mean: 1, bins: [60, 0, 1, 20] },
    { widthPx: 500 },
  );

  it('draws bars from zero, as high as their counts', () => {
    const { bars, plot } = layout;
    const heights = bars.map(({ height }) => height);
    expect(heights[1]).toBe(0);
    expect((heights[0] as number) / (heights[3] as number)).toBeCloseTo(3, 9);
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(plot.bottom, 9);
    expect(bars.at(-1)).toMatchObject({ sentence: 'Weight 2.00 to 2.50: 20 rows' });
    expect(bars[2]?.sentence).toBe('Weight 1.50 to 2.00: 1 row');
  });

  it('marks the mean where it lies, and stays inside its width', () => {
    const { meanX, plot } = layout;
    expect((meanX - plot.left) / (plot.right - plot.left)).toBeCloseTo(0.25, 9);
    expect(Math.max(...layout.bars.map(({ x, width }) => x + width))).toBeLessThanOrEqual(
      plot.right + 1,
    );
  });

  it('draws equal weights as one bar at their weight', () => {
    const { bars, meanX } = layOutWeightHistogram(
      { low: 1, high: 1, mean: 1, bins: [100] },
      { widthPx: 360 },
    );
    expect(bars).toHaveLength(1);
    expect(bars[0]?.sentence).toBe('Weight 1.00: 100 rows');
    const [bar] = bars;
    expect((bar?.x ?? 0) + (bar?.width ?? 0) / 2).toBeCloseTo(meanX, 0);
  });

  it('says small and large weights in digits that count', () => {
    expect([0.0123, 0.5, 2, 12345].map(weightWords)).toEqual(['0.012', '0.50', '2.00', '12,345']);
  });
});
