import { type ScaleLinear, scaleLinear } from 'd3';
import { fixedFigure } from './figure-words.ts';

/** Where a tick stands and what it says. */
export interface AxisTick {
  readonly x: number;
  readonly label: string;
}

/** A scale of shares in pixels with its ticks; `isZoomed` when it does not run from 0 to 100 %. */
export interface ShareAxis {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly AxisTick[];
  readonly isZoomed: boolean;
}

/**
 * The axis of a chart of shares: 0 to 100 % unless `zoomTo` gives the lowest and highest share that must
 * be seen, which are then rounded outwards.
 */
export function layOutShareAxis(
  leftPx: number,
  rightPx: number,
  zoomTo: readonly [number, number] | null = null,
): ShareAxis {
  const tickCount = rightPx - leftPx < 260 ? 3 : 5;
  const [low, high] = zoomTo ?? [0, 1];
  const scale = scaleLinear().domain([low, high]).range([leftPx, rightPx]);
  if (zoomTo !== null) scale.nice(tickCount);
  const steps = zoomTo === null ? fullSteps(rightPx - leftPx) : scale.ticks(tickCount);
  const decimals = steps.some((step) => Math.abs(step * 100 - Math.round(step * 100)) > 1e-6)
    ? 1
    : 0;
  const ticks = steps.map((step) => ({
    x: scale(step),
    label: `${fixedFigure(step * 100, decimals)}\u202F%`,
  }));
  const [from = 0, to = 1] = scale.domain();
  return { scale, ticks, isZoomed: from !== 0 || to !== 1 };
}

function fullSteps(widthPx: number): readonly number[] {
  return widthPx < 200 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
}
