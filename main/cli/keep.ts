import type { CallNamed } from '#contract/calls/index.ts';
import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { InputOf } from '#contract/define-call.ts';
import type { Session } from './session.ts';

type Specification = InputOf<CallNamed<'analysis.save'>>['specification'];

/** Computes an analysis, keeps it for the report, and gives its result. */
export async function keep<Body>(session: Session, specification: Specification): Promise<Body> {
  const kept = await session.call('analysis.save', {
    specification: specification as AnalysisSpecification,
  });
  return kept.result as Body;
}
