import { Check, Pin } from 'lucide-react';
import { useMemo } from 'react';
import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { Provenance } from '#contract/provenance.ts';
import { startJob } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { canonical } from '../canonical.ts';
import { Button } from '../controls/button.tsx';
import { type Action, useActions } from '../frame/actions.ts';

/** Keeps an analysis for the report; says so when it is kept already. */
export function KeepForReport({
  specification,
  name,
}: {
  readonly specification: AnalysisSpecification;
  /** What it is called in the report; absent: what the core calls it. */
  readonly name?: string;
}) {
  const kept = useAnswer('analysis.list', {});
  const isKept = kept.data?.some((line) => isSame(line.specification, specification)) ?? false;
  const asked = canonical(specification);
  const actions = useMemo(
    () => (isKept ? [] : [keepAction(JSON.parse(asked) as AnalysisSpecification, name)]),
    [isKept, asked, name],
  );
  useActions('keep-for-report', actions);
  if (isKept) {
    return (
      <span className="kept-note">
        <Check aria-hidden="true" /> Kept for the report
      </span>
    );
  }
  return (
    <Button icon={Pin} onPress={() => keepForReport(specification, name)}>
      Keep for the report
    </Button>
  );
}

function keepAction(specification: AnalysisSpecification, name: string | undefined): Action {
  return {
    id: 'keep-for-report',
    title: 'Keep for the report',
    group: 'View',
    run: () => keepForReport(specification, name),
  };
}

/** Keeps an analysis for the report, as a job. */
export function keepForReport(specification: AnalysisSpecification, name?: string): void {
  const job = startJob(
    'analysis.save',
    { specification, ...(name === undefined ? {} : { name }) },
    { title: 'Keeping the analysis', says: (line) => `Kept for the report: ${line.name}` },
  );
  void job.done.catch(() => undefined);
}

const kindByCall: Readonly<Record<string, AnalysisSpecification['kind']>> = {
  'compare.segments': 'comparison',
  'gap.figures': 'gap-figures',
  'gap.datasets': 'gap-datasets',
  'attribution.run': 'attribution',
  'table.run': 'table',
  'compare.apart': 'apart',
  'compare.profile': 'profile',
  'compare.waves': 'waves',
  'association.run': 'associations',
  'driver.run': 'drivers',
  'return.compute': 'return',
  'uplift.run': 'uplift',
  'budget.plan': 'budget',
};

/** What a result was asked with, defaults filled in, as it is kept for the report. */
export function specificationOf({ call }: Provenance): AnalysisSpecification {
  return { kind: kindByCall[call.name], input: call.input } as AnalysisSpecification;
}

function isSame(kept: AnalysisSpecification, asked: AnalysisSpecification): boolean {
  return canonical(kept) === canonical(asked);
}
