import { Check, Pin } from 'lucide-react';
import { type AnalysisRequest, analysisSpecification } from '#contract/calls/reports.ts';
import { startJob } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';

/** Keeps an analysis for the report; says so when it is kept already. */
export function KeepForReport({ specification }: { readonly specification: AnalysisRequest }) {
  const kept = useAnswer('analysis.list', {});
  const isKept = kept.data?.some((line) => isSame(line.specification, specification)) ?? false;
  if (isKept) {
    return (
      <span className="kept-note">
        <Check aria-hidden="true" /> Kept for the report
      </span>
    );
  }
  return (
    <Button icon={Pin} onPress={() => keepForReport(specification)}>
      Keep for the report
    </Button>
  );
}

/** Keeps an analysis for the report, as a job. */
export function keepForReport(specification: AnalysisRequest): void {
  const job = startJob(
    'analysis.save',
    { specification },
    { title: 'Keeping the analysis', says: (line) => `Kept for the report: ${line.name}` },
  );
  void job.done.catch(() => undefined);
}

/** What is left out of a request stands in the kept one with its default. */
function isSame(kept: AnalysisRequest, request: AnalysisRequest): boolean {
  return canonical(kept) === canonical(analysisSpecification.parse(request));
}

/** A specification as text, the same whatever the order of its fields; absent and undefined are alike. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
