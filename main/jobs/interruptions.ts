import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { Progress } from '#contract/define-call.ts';

const millisecondsBetweenReports = 100;
/** Before that, a pace says nothing. */
const settledMs = 500;

/**
 * The interruption of a running job: `report` throws `cancelled` as soon as the flag is set, and passes
 * progress on at most ten times a second, with the seconds left as the pace of the stage foretells.
 */
export function watchedInterruption(
  cancelFlag: Int32Array,
  onProgress: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): Interruption {
  let stageName = '';
  let stageStartedAt = now();
  let lastReportAt = Number.NEGATIVE_INFINITY;
  return {
    report(stage, done, total, rows) {
      if (Atomics.load(cancelFlag, 0) === 1) throw new AnalysisError('cancelled');
      const at = now();
      if (stage !== stageName) {
        stageName = stage;
        stageStartedAt = at;
        lastReportAt = Number.NEGATIVE_INFINITY;
      }
      if (at - lastReportAt < millisecondsBetweenReports) return;
      lastReportAt = at;
      const elapsedMs = at - stageStartedAt;
      const secondsLeft = secondsFor(elapsedMs, done, total);
      const rowsPerSecond =
        rows === undefined || elapsedMs < settledMs ? null : Math.round((rows / elapsedMs) * 1000);
      onProgress({ stage, done, total, rows: rows ?? null, rowsPerSecond, secondsLeft });
    },
  };
}

function secondsFor(elapsedMs: number, done: number, total: number | null): number | null {
  if (total === null || !(done > 0) || elapsedMs < settledMs) return null;
  return (elapsedMs / done) * Math.max(0, total - done) * 0.001;
}
