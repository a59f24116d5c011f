import type {
  ClaimReading,
  ClaimSource,
  editClaim as editClaimCall,
  editClaimSource as editSourceCall,
  KeptClaim,
  keepClaims as keepClaimsCall,
  removeClaims as removeClaimsCall,
  restoreClaims as restoreClaimsCall,
} from '#contract/calls/claim-library.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { UndoStep } from '#contract/undo.ts';
import {
  type ClaimRecord,
  deleteClaims,
  deleteSources,
  demandClaim,
  demandSource,
  readClaims,
  readSources,
  type SourceRecord,
  writeClaim,
  writeSource,
} from '#main/project/claim-store.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { claimSources, keptClaims } from './claim-library.ts';
import { lineOfReading } from './claim-line.ts';

type Database = Project['database'];

/** Answers `claims.keep`. */
export function keepClaims(
  { project }: CallContext,
  input: CheckedInputOf<typeof keepClaimsCall>,
): OutputOf<typeof keepClaimsCall> {
  const known = knownSource(project, input.source);
  const at = new Date().toISOString();
  const held = new Map(
    readClaims(project)
      .filter(({ source }) => source === known?.id)
      .map(({ id, reading }) => [keyOf(reading), id]),
  );
  for (const { repeats } of input.claims) if (repeats !== null) demandClaim(project, repeats);
  const judged = input.claims.map((claim) => ({ claim, checked: lineOfReading(claim.reading) }));
  const alreadyKept = new Set<number>();
  const { source, added } = project.write(
    'claims kept',
    (made: { source: number; added: readonly number[] }) => ({ ...made }),
    (database) => {
      const source = known?.id ?? writeNewSource(database, input.source, at);
      const added: number[] = [];
      for (const { claim, checked } of judged) {
        const key = keyOf(claim.reading);
        const same = held.get(key);
        if (same !== undefined) alreadyKept.add(same);
        else {
          const record = { ...claim, id: null, source, evidence: null, createdAt: at };
          const id = writeClaim(database, { ...record, changedAt: at }, checked);
          held.set(key, id);
          added.push(id);
        }
      }
      return { source, added };
    },
  );
  return {
    source: sourceLine(project, source),
    kept: keptClaims(project).filter(({ id }) => added.includes(id)),
    alreadyKept: [...alreadyKept].filter((id) => !added.includes(id)),
    undo: restoreStep({ removeClaims: added, removeSources: known ? [] : [source] }),
  };
}

function knownSource(
  project: Project,
  source: CheckedInputOf<typeof keepClaimsCall>['source'],
): SourceRecord | null {
  if ('id' in source) return demandSource(project, source.id);
  const { sha256, title } = source;
  const isSame = (one: SourceRecord): boolean =>
    sha256 === null ? one.sha256 === null && one.title === title : one.sha256 === sha256;
  return readSources(project).find(isSame) ?? null;
}

function writeNewSource(
  database: Database,
  source: CheckedInputOf<typeof keepClaimsCall>['source'],
  createdAt: string,
): number {
  if ('id' in source) return source.id;
  return writeSource(database, { ...source, id: null, createdAt });
}

/** Claims of one source with the same key are one claim. */
function keyOf({ quote, page, line, measure, claimed, a, b }: ClaimReading): string {
  const side = ({ name, printed, base }: ClaimReading['a']): unknown => [name, printed, base];
  return JSON.stringify([quote, page, line, measure, claimed, side(a), side(b)]);
}

/** Answers `claims.edit`. */
export function editClaim(
  { project }: CallContext,
  input: CheckedInputOf<typeof editClaimCall>,
): OutputOf<typeof editClaimCall> {
  const before = demandClaim(project, input.id);
  if (input.source !== undefined) demandSource(project, input.source);
  const after: ClaimRecord = {
    ...before,
    reading: input.reading ?? before.reading,
    tags: input.tags ?? before.tags,
    note: input.note ?? before.note,
    source: input.source ?? before.source,
    changedAt: new Date().toISOString(),
  };
  const checked = lineOfReading(after.reading, after.id);
  const details = { id: after.id, verdict: checked.verdict };
  project.write('claim corrected', details, (database) => writeClaim(database, after, checked));
  return { claim: keptClaim(project, after.id), undo: restoreStep({ claims: [before] }) };
}

/** Answers `claims.source`. */
export function editClaimSource(
  { project }: CallContext,
  { id, source }: CheckedInputOf<typeof editSourceCall>,
): OutputOf<typeof editSourceCall> {
  const before = demandSource(project, id);
  project.write('source of claims corrected', { id, title: source.title }, (database) =>
    writeSource(database, { ...source, id, createdAt: before.createdAt }),
  );
  return { source: sourceLine(project, id), undo: restoreStep({ sources: [before] }) };
}

/** Answers `claims.remove`. */
export function removeClaims(
  { project }: CallContext,
  input: CheckedInputOf<typeof removeClaimsCall>,
): OutputOf<typeof removeClaimsCall> {
  const sources = input.sources.map((id) => demandSource(project, id));
  for (const id of input.claims) demandClaim(project, id);
  const all = readClaims(project);
  const goes = new Set(
    all
      .filter(({ id, source }) => input.claims.includes(id) || input.sources.includes(source))
      .map(({ id }) => id),
  );
  const touched = all.filter(({ id, repeats }) => goes.has(id) || goes.has(repeats ?? 0));
  const removed = [...goes].sort((one, two) => one - two);
  const details = { claims: removed, sources: input.sources };
  project.write('claims removed', details, (database) => {
    deleteClaims(database, removed);
    deleteSources(database, input.sources);
  });
  return { removed, sources: input.sources, undo: restoreStep({ sources, claims: touched }) };
}

/** Answers `claims.restore`. Every claim is judged again from its reading. */
export function restoreClaims(
  { project }: CallContext,
  input: CheckedInputOf<typeof restoreClaimsCall>,
): OutputOf<typeof restoreClaimsCall> {
  const before = stateOf(project);
  const judged = input.claims.map((claim) => ({
    claim,
    checked: lineOfReading(claim.reading, claim.id),
  }));
  refuseDangling(before, input);
  const claims = input.claims.map(({ id }) => id);
  const sources = input.sources.map(({ id }) => id);
  project.write('claims put back', { claims, sources }, (database) => {
    for (const source of input.sources) writeSource(database, source);
    // Whom they repeat comes last: a claim may repeat one that is put back after it.
    for (const { claim, checked } of judged)
      writeClaim(database, { ...claim, repeats: null }, checked);
    for (const { claim, checked } of judged) writeClaim(database, claim, checked);
    deleteClaims(database, input.removeClaims);
    deleteSources(database, input.removeSources);
  });
  return { claims, sources, undo: stepBackTo(before, stateOf(project)) };
}

interface LibraryState {
  readonly sources: readonly SourceRecord[];
  readonly claims: readonly ClaimRecord[];
}

function stateOf(project: Project): LibraryState {
  return { sources: readSources(project), claims: readClaims(project) };
}

/** What is put back must find its source and the claim that it repeats. */
function refuseDangling(
  before: LibraryState,
  input: CheckedInputOf<typeof restoreClaimsCall>,
): void {
  const claims = new Set([...before.claims, ...input.claims].map(({ id }) => id));
  const sources = new Set([...before.sources, ...input.sources].map(({ id }) => id));
  for (const { source, repeats } of input.claims) {
    if (!sources.has(source)) throw new ProjectError('claim-source-not-found', { id: source });
    if (repeats !== null && !claims.has(repeats))
      throw new ProjectError('claim-not-found', { id: repeats });
  }
}

function stepBackTo(before: LibraryState, after: LibraryState): UndoStep {
  const idsOf = (rows: readonly { readonly id: number }[]): ReadonlySet<number> =>
    new Set(rows.map(({ id }) => id));
  const claimsBefore = idsOf(before.claims);
  const sourcesBefore = idsOf(before.sources);
  const textOf = new Map(after.claims.map((claim) => [claim.id, JSON.stringify(claim)]));
  const sourceTextOf = new Map(after.sources.map((one) => [one.id, JSON.stringify(one)]));
  return restoreStep({
    sources: before.sources.filter((one) => sourceTextOf.get(one.id) !== JSON.stringify(one)),
    claims: before.claims.filter((one) => textOf.get(one.id) !== JSON.stringify(one)),
    removeClaims: [...idsOf(after.claims)].filter((id) => !claimsBefore.has(id)),
    removeSources: [...idsOf(after.sources)].filter((id) => !sourcesBefore.has(id)),
  });
}

/** The call that puts rows of the library back. */
export function restoreStep(rows: {
  readonly sources?: readonly SourceRecord[];
  readonly claims?: readonly ClaimRecord[];
  readonly removeClaims?: readonly number[];
  readonly removeSources?: readonly number[];
}): UndoStep {
  return { call: 'claims.restore', input: { ...rows } };
}

/** A kept claim as the library shows it. @throws {ProjectError} `claim-not-found`. */
export function keptClaim(project: Project, id: number): KeptClaim {
  const kept = keptClaims(project).find((one) => one.id === id);
  if (kept) return kept;
  throw new ProjectError('claim-not-found', { id });
}

function sourceLine(project: Project, id: number): ClaimSource {
  const line = claimSources(project).find((one) => one.id === id);
  if (line) return line;
  throw new ProjectError('claim-source-not-found', { id });
}
