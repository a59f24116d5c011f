import type { GuardedStatement } from '#contract/calls/claims.ts';
import type { ReportTexts } from '#contract/calls/report-texts.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { keptReportTexts, putReportText } from '#main/project/report-texts.ts';
import type { CallContext } from './call-context.ts';
import { guardedNote } from './guard-note.ts';
import { keptAnalyses } from './keep-analyses.ts';
import { sharesOf } from './shares-of-analysis.ts';

interface PlacedText {
  readonly analysis: number | null;
  readonly text: string;
}

/** Answers `report.texts`. */
export function reportTexts({ project }: CallContext): ReportTexts {
  return keptReportTexts(project);
}

/** Answers `report.text`. */
export function writeReportText({ project }: CallContext, placed: PlacedText): ReportTexts {
  const { analysis } = placed;
  const known = keptAnalyses(project).find(({ id }) => id === analysis);
  if (analysis !== null && !known) throw new ProjectError('analysis-not-found', { id: analysis });
  const details = { place: known?.name ?? 'introduction' };
  return project.write('report text written', details, () => putReportText(project, placed));
}

/** Answers `report.check`. */
export function checkReportText(
  { project }: CallContext,
  { analysis, text }: PlacedText,
): { readonly statements: readonly GuardedStatement[]; readonly contradictions: number } {
  const kept = keptAnalyses(project);
  const meant = analysis === null ? kept : kept.filter(({ id }) => id === analysis);
  if (analysis !== null && meant.length === 0)
    throw new ProjectError('analysis-not-found', { id: analysis });
  const statements = guardedNote(
    text,
    meant.flatMap(({ computed }) => sharesOf(computed.body)),
  );
  const contradictions = statements.filter(({ verdict }) => verdict === 'does-not-hold').length;
  return { statements, contradictions };
}
