import {
  type AnalysisLine,
  type AnalysisSpecification,
  analysisSpecification,
} from '#contract/calls/reports.ts';
import { analysisHash } from '#main/project/kept-specifications.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { putReportText } from '#main/project/report-texts.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';
import { type ComputedAnalysis, nameOfAnalysis, runAnalysis } from './run-analysis.ts';

interface AnalysisRow {
  readonly id: number;
  readonly name: string;
  readonly specification: string;
  readonly result: string;
  readonly createdAt: string;
}

/** An analysis as the project keeps it, with what it gave when it was kept. */
export interface KeptAnalysis extends AnalysisLine {
  readonly computed: ComputedAnalysis;
}

/** The kept analyses, in the order in which they were kept. */
export function keptAnalyses(project: Project): readonly KeptAnalysis[] {
  const rows = project.database
    .prepare(
      `select id, name, specification, result, created_at as createdAt from analysis
       where kind not in ('saved-table', 'banner', 'report-text') order by id`,
    )
    .all() as AnalysisRow[];
  return rows.map((row) => {
    const specification = analysisSpecification.parse(JSON.parse(row.specification));
    const computed = JSON.parse(row.result) as ComputedAnalysis;
    const { id, name, createdAt } = row;
    return {
      id,
      name,
      createdAt,
      specification,
      kind: specification.kind,
      finding: computed.finding,
      computed,
    };
  });
}

/** Answers `analysis.save`. The same specification is kept once, with its latest numbers. */
export function saveAnalysis(
  context: CallContext,
  input: { readonly name?: string | undefined; readonly specification: AnalysisSpecification },
): AnalysisLine & { readonly result: ComputedAnalysis['body'] } {
  const computed = runAnalysis(context, input.specification);
  const specification = selfContained(input.specification, computed);
  const name = input.name ?? nameOfAnalysis(specification);
  const createdAt = new Date().toISOString();
  const id = writeAnalysis(context.project, { name, createdAt, specification, computed });
  const { kind } = specification;
  const { finding, body } = computed;
  return { id, name, createdAt, specification, kind, finding, result: body };
}

/** What is computed from a file outside the project takes along what was read from it. */
function selfContained(
  specification: AnalysisSpecification,
  computed: ComputedAnalysis,
): AnalysisSpecification {
  const { kind } = specification;
  if (kind !== 'gap-figures' && kind !== 'return') return specification;
  return analysisSpecification.parse({
    kind,
    input: computed.provenance.call.input,
  });
}

function writeAnalysis(
  project: Project,
  analysis: Pick<KeptAnalysis, 'name' | 'createdAt' | 'specification' | 'computed'>,
): number {
  const { name, createdAt, specification, computed } = analysis;
  const { kind } = specification;
  const text = JSON.stringify(specification);
  const result = JSON.stringify(computed);
  const values = [
    kind,
    name,
    text,
    JSON.stringify(computed.provenance),
    result,
    version,
    createdAt,
  ];
  const details = { name, kind, sha256: analysisHash(text, result) };
  return project.write('analysis kept', details, (database) => {
    const same = database
      .prepare('select id from analysis where specification = ?')
      .pluck()
      .get(text);
    if (typeof same === 'number') {
      database
        .prepare(
          `update analysis set kind = ?, name = ?, specification = ?, inputs = ?, result = ?,
             method_version = ?, created_at = ? where id = ?`,
        )
        .run(...values, same);
      return same;
    }
    const added = database
      .prepare(
        `insert into analysis (kind, name, specification, inputs, result, method_version, created_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(...values);
    return Number(added.lastInsertRowid);
  });
}

/** Answers `analysis.list`. */
export function listAnalyses({ project }: CallContext): readonly AnalysisLine[] {
  return keptAnalyses(project).map(({ computed: _, ...line }) => line);
}

/** Answers `analysis.remove`. */
export function removeAnalysis(
  { project }: CallContext,
  { id }: { readonly id: number },
): { readonly removed: number } {
  const known = keptAnalyses(project).find((one) => one.id === id);
  if (!known) throw new ProjectError('analysis-not-found', { id });
  project.write('analysis removed', { id, name: known.name }, (database) => {
    putReportText(project, { analysis: id, text: '' });
    return database.prepare('delete from analysis where id = ?').run(id);
  });
  return { removed: id };
}
