import { holdAgainstData, type MeasuredPair } from '#analysis/claims/claim-evidence.ts';
import type { ClaimEvidence, linkClaim as linkClaimCall } from '#contract/calls/claim-library.ts';
import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { ReportedBody } from '#main/export/report-content.ts';
import {
  type ClaimRecord,
  demandClaim,
  readClaims,
  writeClaim,
} from '#main/project/claim-store.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { claimOfReading, lineOfReading } from './claim-line.ts';
import { keptAnalyses } from './keep-analyses.ts';
import { keptClaim, restoreStep } from './keep-claims.ts';
import { nameOfAnalysis, runAnalysis } from './run-analysis.ts';

type Input = CheckedInputOf<typeof linkClaimCall>;
type DataLink = NonNullable<Input['data']>;

/** Answers `claims.link`. */
export function linkClaim(context: CallContext, input: Input): OutputOf<typeof linkClaimCall> {
  const { project } = context;
  const before = demandClaim(project, input.id);
  if (input.repeats != null) refuseCircle(project, input.id, input.repeats);
  const evidence = input.data == null ? input.data : evidenceFor(context, before, input.data);
  const after: ClaimRecord = {
    ...before,
    repeats: input.repeats === undefined ? before.repeats : input.repeats,
    evidence: evidence === undefined ? before.evidence : evidence,
    changedAt: new Date().toISOString(),
  };
  const details = { id: after.id, repeats: after.repeats, data: after.evidence?.verdict ?? null };
  project.write('claim linked', details, (database) =>
    writeClaim(database, after, lineOfReading(after.reading, after.id)),
  );
  return { claim: keptClaim(project, after.id), undo: restoreStep({ claims: [before] }) };
}

/** A claim repeats an earlier one, never itself by way of others. */
function refuseCircle(project: Project, id: number, repeats: number): void {
  demandClaim(project, repeats);
  const byId = new Map(readClaims(project).map((one) => [one.id, one.repeats]));
  let at: number | null = repeats;
  for (let steps = 0; at !== null && steps <= byId.size; steps++) {
    if (at === id) throw new ProjectError('claim-repeats-itself', { id, repeats });
    at = byId.get(at) ?? null;
  }
}

function evidenceFor(context: CallContext, claim: ClaimRecord, link: DataLink): ClaimEvidence {
  const { analysis, name, specification } = specificationOf(context.project, link.analysis);
  const { body } = runAnalysis(context, specification);
  const found = pairOf(body, link, claim);
  if (found === null) {
    const reason = `${quoted(name)} has no shares of two sides for ${quoted(link.item)}${link.answer === undefined ? '' : `, ${quoted(link.answer)}`}.`;
    throw new ProjectError('claim-does-not-fit', { id: claim.id, reason });
  }
  const { shareA, baseA, shareB, baseB } = found.pair;
  const pair = link.swapped
    ? { shareA: shareB, baseA: baseB, shareB: shareA, baseB: baseA }
    : found.pair;
  const { size, claimed } = claimOfReading(claim.reading, claim.id);
  return {
    analysis,
    name,
    specification,
    item: found.item,
    answer: found.answer,
    ...holdAgainstData(size, claimed, pair),
    computedAt: new Date().toISOString(),
  };
}

function specificationOf(
  project: Project,
  analysis: DataLink['analysis'],
): Pick<ClaimEvidence, 'analysis' | 'name' | 'specification'> {
  if (typeof analysis !== 'number')
    return { analysis: null, name: nameOfAnalysis(analysis), specification: analysis };
  const kept = keptAnalyses(project).find(({ id }) => id === analysis);
  if (!kept) throw new ProjectError('analysis-not-found', { id: analysis });
  const { name, specification } = kept;
  return { analysis, name, specification: specification as AnalysisSpecification };
}

interface FoundPair {
  readonly item: string;
  readonly answer: string | null;
  readonly pair: MeasuredPair;
}

/** The two shares of the row that a link names; the tests run on effective bases where rows are weighted. */
function pairOf(
  body: ReportedBody,
  link: DataLink,
  { reading }: Pick<ClaimRecord, 'reading'>,
): FoundPair | null {
  const { item, answer } = link;
  if (body.kind === 'comparison') {
    for (const row of body.comparison.rows) {
      if (row.kind !== 'share' || row.a.share === null || row.b.share === null) continue;
      if (!isNamed(row.variable, item) && !isNamed(row.label, item)) continue;
      if (answer !== undefined && !isNamed(row.category, answer)) continue;
      const pair = {
        shareA: row.a.share,
        baseA: row.a.effectiveBase,
        shareB: row.b.share,
        baseB: row.b.effectiveBase,
      };
      return { item: row.variable, answer: row.category, pair };
    }
  }
  if (body.kind === 'table')
    return pairOfTable(body.table, link, [reading.a.name ?? '', reading.b.name ?? '']);
  if (body.kind !== 'gap') return null;
  const known = body.gap.items.find((one) => isNamed(one.item, item));
  const baseA = known?.left.effectiveBase ?? known?.left.base ?? null;
  const baseB = known?.right.effectiveBase ?? known?.right.base ?? null;
  if (!known || baseA === null || baseB === null) return null;
  const { left, right } = known;
  if (left.share === null || right.share === null) return null;
  const pair = { shareA: left.share, baseA, shareB: right.share, baseB };
  return { item: known.item, answer: null, pair };
}

/** Two columns of a row of shares: those that the link names, or those whose labels the claim's groups use. */
function pairOfTable(
  { rows, columns, cells }: Extract<ReportedBody, { readonly kind: 'table' }>['table'],
  { item, answer, columns: named }: DataLink,
  groups: readonly [string, string],
): FoundPair | null {
  const row = rows.findIndex(
    ({ variable, label, category }) =>
      (isNamed(variable, item) || isNamed(label, item)) &&
      (answer === undefined || isNamed(category, answer)),
  );
  const places = (named ?? groups).map((wanted) =>
    columns.findIndex(({ category, kind }) =>
      named ? isNamed(category, wanted) : kind !== 'total' && isIn(category, wanted),
    ),
  );
  const [a, b] = places.map((place) => cells[row]?.[place]);
  if (!a || !b || a === b || a.columnShare === null || b.columnShare === null) return null;
  const pair = {
    shareA: a.columnShare,
    baseA: a.effectiveBase,
    shareB: b.columnShare,
    baseB: b.effectiveBase,
  };
  return { item: rows[row]?.variable ?? item, answer: rows[row]?.category ?? null, pair };
}

function isNamed(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** Whether a group's name uses a label: "guests of the North" uses "North". */
function isIn(label: string, name: string): boolean {
  const words = label.trim().toLowerCase();
  return words !== '' && ` ${name.toLowerCase()} `.includes(` ${words} `);
}

function quoted(text: string): string {
  return `“${text}”`;
}
