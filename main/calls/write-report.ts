import { extname } from 'node:path';
import type {
  AnalysisSpecification,
  ReportResult,
  rerun as rerunCall,
} from '#contract/calls/reports.ts';
import type { OutputOf } from '#contract/define-call.ts';
import { checkCombinations } from '#main/combine/check-combined.ts';
import { errorInWords } from '#main/error-in-words.ts';
import { ExportError } from '#main/export/export-error.ts';
import type { ReportedAnalysis } from '#main/export/report-content.ts';
import { writeWorkbook } from '#main/export/write-workbook.ts';
import { datasetLines } from '#main/project/dataset.ts';
import { derivedThatDiffer } from '#main/project/derived-check.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { keptReportTexts } from '#main/project/report-texts.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';
import { type KeptAnalysis, keptAnalyses } from './keep-analyses.ts';
import { refuseContradictions } from './refuse-contradictions.ts';
import { rerunWeights } from './rerun-weights.ts';
import { runAnalysis } from './run-analysis.ts';

/** Answers `report.write`: every kept analysis is computed anew from the data, then written. */
export async function writeReport(
  context: CallContext,
  input: {
    readonly out: string;
    readonly analyses?: readonly number[] | undefined;
    readonly overwrite: boolean;
  },
): Promise<ReportResult> {
  const startedAt = performance.now();
  const { project, interruption } = context;
  if (extname(input.out).toLowerCase() !== '.xlsx') {
    throw new ExportError('format-not-supported', {
      file: input.out,
      format: extname(input.out),
      supported: ['.xlsx'],
    });
  }
  const kept = keptAnalyses(project);
  const chosen = input.analyses?.map((id) => {
    const one = kept.find((analysis) => analysis.id === id);
    if (!one) throw new ProjectError('analysis-not-found', { id });
    return one;
  });
  const wanted = chosen ?? kept;
  const datasets = datasetLines(project);
  if (wanted.length === 0 && datasets.length === 0) throw new ProjectError('nothing-to-report');
  const { introduction, notes } = keptReportTexts(project);
  const computed = computeAll(context, wanted);
  const { leftOut } = computed;
  const analyses = computed.analyses.map((one) => {
    const note = notes.find(({ analysis }) => analysis === one.id)?.text;
    return note === undefined ? one : { ...one, note };
  });
  refuseContradictions(analyses, introduction);
  const { name, file } = project.info();
  const content = {
    title: name,
    ...(introduction === '' ? {} : { introduction }),
    projectFile: file,
    madeAt: new Date().toISOString(),
    version,
    datasets,
    analyses,
  };
  const written = await writeWorkbook(input.out, content, interruption, {
    overwrite: input.overwrite,
  });
  return {
    ...written,
    file: input.out,
    analyses: analyses.length,
    leftOut,
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** What can no longer be computed is left out and named; when that is everything, the first error counts. */
function computeAll(
  context: CallContext,
  wanted: readonly KeptAnalysis[],
): { readonly analyses: readonly ReportedAnalysis[]; readonly leftOut: ReportResult['leftOut'] } {
  const analyses: ReportedAnalysis[] = [];
  const leftOut: ReportResult['leftOut'][number][] = [];
  wanted.forEach(({ id, name, specification }, index) => {
    context.interruption.report('computing', index, wanted.length);
    try {
      analyses.push({ id, name, ...runAnalysis(context, specification) });
    } catch (error) {
      const { code, what, why } = errorInWords(error, () => undefined);
      const isLast = index === wanted.length - 1;
      if (code === 'internal' || code === 'cancelled') throw error;
      if (isLast && analyses.length === 0) throw error;
      leftOut.push({ analysis: name, why: `${what} ${why}` });
    }
  });
  return { analyses, leftOut };
}

/**
 * Answers `report.rerun`: each number of each kept analysis, as it was kept and as it is now. Where an
 * analysis can no longer be computed, all its numbers are gone and `error` says why; the others go on.
 * Raked weights are raked again and stand beside the analyses.
 */
export async function rerun(context: CallContext): Promise<OutputOf<typeof rerunCall>> {
  const kept = keptAnalyses(context.project);
  const moved: OutputOf<typeof rerunCall>['moved'][number][] = [];
  let numbers = 0;
  kept.forEach((analysis, index) => {
    context.interruption.report('computing again', index, kept.length);
    const now = leavesOf(bodyOrError(context, analysis.specification));
    const before = leavesOf(analysis.computed.body);
    for (const where of new Set([...before.keys(), ...now.keys()])) {
      const was = before.get(where) ?? null;
      const is = now.get(where) ?? null;
      if (typeof was === 'number' || typeof is === 'number') numbers++;
      if (was !== is) moved.push({ analysis: analysis.name, where, was, is });
    }
  });
  const weights = await rerunWeights(context);
  moved.push(...weights.moved);
  const derived = datasetLines(context.project).map(({ name }) => ({
    dataset: name,
    ...derivedThatDiffer(context.project, context.columns, name, context.interruption),
  }));
  for (const { dataset, differing } of derived) {
    for (const { name, why } of differing) {
      moved.push({ analysis: `${name}, ${dataset}`, where: 'recipe', was: 'as kept', is: why });
    }
  }
  const combined = checkCombinations(context.project, context.columns, context.interruption);
  for (const { dataset, why } of [...combined.moved, ...combined.gone]) {
    moved.push({ analysis: dataset, where: 'recipe', was: 'as kept', is: why });
  }
  const again = derived.reduce((sum, { checked }) => sum + checked, 0);
  return { analyses: kept.length, numbers: numbers + weights.numbers, derived: again, moved };
}

function bodyOrError(context: CallContext, specification: AnalysisSpecification): unknown {
  try {
    return JSON.parse(JSON.stringify(runAnalysis(context, specification).body));
  } catch (error) {
    const { code, what } = errorInWords(error, () => undefined);
    if (code === 'internal' || code === 'cancelled') throw error;
    return { error: what };
  }
}

/** Every number, text and null of a result by its path; provenance is not a result. */
function leavesOf(value: unknown, path = '', leaves = new Map<string, number | string | null>()) {
  if (typeof value === 'number' || typeof value === 'string' || value === null)
    leaves.set(path, value);
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'provenance') leavesOf(inner, path === '' ? key : `${path}.${key}`, leaves);
    }
  }
  return leaves;
}
