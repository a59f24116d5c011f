import { driftBetween, likenessOfTellings, type Telling } from '#analysis/claims/claim-drift.ts';
import type {
  ClaimDrift,
  ClaimSource,
  claimLibrary as claimLibraryCall,
  KeptClaim,
  LikelyRepeat,
} from '#contract/calls/claim-library.ts';
import type { ClaimLine, ClaimVerdict } from '#contract/calls/claims.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import {
  type ClaimRecord,
  demandSource,
  readClaims,
  readSources,
} from '#main/project/claim-store.ts';
import type { Project } from '#main/project/project.ts';
import type { CallContext } from './call-context.ts';
import { claimOfReading, lineOfReading } from './claim-line.ts';

/** Below this likeness, two claims are not proposed as one that was told twice. */
const leastLikeness = 0.6;

/** A kept claim with its reading parsed and judged. */
interface Judged {
  readonly record: ClaimRecord;
  readonly checked: ClaimLine;
  readonly telling: Telling;
}

/** Answers `claims.library`. */
export function claimLibrary(
  { project }: CallContext,
  input: CheckedInputOf<typeof claimLibraryCall>,
): OutputOf<typeof claimLibraryCall> {
  if (input.source !== undefined) demandSource(project, input.source);
  const library = judgedClaims(project);
  const claims = keptOf(library);
  const counts: Record<ClaimVerdict, number> = {
    holds: 0,
    stretched: 0,
    'does-not-hold': 0,
    'not-testable': 0,
  };
  for (const { checked } of claims) counts[checked.verdict]++;
  return {
    sources: claimSources(project),
    claims: claims.filter((claim) => isWanted(claim, input)),
    likelyRepeats: likelyRepeats(library, datesOfSources(project)),
    counts,
  };
}

/** The sources of claims with how many each has. */
export function claimSources(project: Project): readonly ClaimSource[] {
  const counts = new Map<number, number>();
  for (const { source } of readClaims(project)) counts.set(source, (counts.get(source) ?? 0) + 1);
  return readSources(project).map((source) => ({ ...source, claims: counts.get(source.id) ?? 0 }));
}

/** All kept claims, each judged and with its lineage. */
export function keptClaims(project: Project): readonly KeptClaim[] {
  return keptOf(judgedClaims(project));
}

function keptOf(library: readonly Judged[]): readonly KeptClaim[] {
  const byId = new Map(library.map((one) => [one.record.id, one]));
  const repeatedBy = new Map<number, number[]>();
  for (const { record } of library) {
    if (record.repeats === null) continue;
    repeatedBy.set(record.repeats, [...(repeatedBy.get(record.repeats) ?? []), record.id]);
  }
  return library.map(({ record, checked, telling }) => {
    const earlier = record.repeats === null ? undefined : byId.get(record.repeats);
    return {
      ...record,
      checked,
      drift: earlier
        ? { steps: stepsToFirst(byId, record), ...driftBetween(earlier.telling, telling) }
        : null,
      repeatedBy: repeatedBy.get(record.id) ?? [],
    };
  });
}

function judgedClaims(project: Project): readonly Judged[] {
  return readClaims(project).map((record) => {
    const { reading, id } = record;
    const checked = lineOfReading(reading, id);
    const claim = claimOfReading(reading, id);
    const { verdict } = checked;
    return {
      record,
      checked,
      telling: { claim, baseA: reading.a.base, baseB: reading.b.base, verdict },
    };
  });
}

function stepsToFirst(byId: ReadonlyMap<number, Judged>, record: ClaimRecord): number {
  let steps = 0;
  let at: number | null = record.repeats;
  while (at !== null && steps < byId.size) {
    steps++;
    at = byId.get(at)?.record.repeats ?? null;
  }
  return steps;
}

/**
 * Pairs that may be one claim told twice and are not of one lineage yet; the later source (by date, else by
 * when it was kept) repeats the earlier, and each claim is proposed with its likeliest origin only.
 */
function likelyRepeats(
  library: readonly Judged[],
  dates: ReadonlyMap<number, string | null>,
): readonly LikelyRepeat[] {
  const isEarlier = (one: Judged, other: Judged): boolean => {
    const first = dates.get(one.record.source) ?? null;
    const second = dates.get(other.record.source) ?? null;
    if (first !== null && second !== null && first !== second) return first < second;
    return one.record.id < other.record.id;
  };
  const byFigure = new Map<string, Judged[]>();
  for (const one of library) {
    for (const key of figureKeys(one)) byFigure.set(key, [...(byFigure.get(key) ?? []), one]);
  }
  const repeats = new Map(library.map(({ record }) => [record.id, record.repeats]));
  return library.flatMap((later) => {
    if (later.record.repeats !== null) return [];
    const candidates = new Set(figureKeys(later).flatMap((key) => byFigure.get(key) ?? []));
    const likely = [...candidates]
      .filter((earlier) => isEarlier(earlier, later) && !descends(repeats, earlier, later))
      .map((earlier) => ({
        earlier,
        likeness: likenessOfTellings(earlier.telling.claim, later.telling.claim),
      }))
      .filter(({ likeness }) => likeness >= leastLikeness)
      .sort(
        (one, two) => two.likeness - one.likeness || one.earlier.record.id - two.earlier.record.id,
      );
    const best = likely[0];
    if (!best) return [];
    const drift: ClaimDrift = { steps: 1, ...driftBetween(best.earlier.telling, later.telling) };
    const { likeness } = best;
    return [{ claim: later.record.id, repeats: best.earlier.record.id, likeness, drift }];
  });
}

function datesOfSources(project: Project): ReadonlyMap<number, string | null> {
  return new Map(readSources(project).map(({ id, date }) => [id, date]));
}

/** Claims that share one of these may share figures; others need not be held against each other. */
function figureKeys({ telling: { claim } }: Judged): readonly string[] {
  const figures = [claim.a.figure, claim.b.figure].flatMap((figure) =>
    figure === null ? [] : [`${figure.value} ${figure.unit}`],
  );
  const { form, value } = claim.size;
  return [...new Set([...figures, ...(value === null ? [] : [`size ${form} ${value}`])])];
}

function descends(repeats: ReadonlyMap<number, number | null>, one: Judged, from: Judged): boolean {
  let at: number | null = one.record.id;
  for (let steps = 0; at !== null && steps <= repeats.size; steps++) {
    if (at === from.record.id) return true;
    at = repeats.get(at) ?? null;
  }
  return false;
}

function isWanted(claim: KeptClaim, input: CheckedInputOf<typeof claimLibraryCall>): boolean {
  if (input.source !== undefined && claim.source !== input.source) return false;
  if (input.verdict !== undefined && claim.checked.verdict !== input.verdict) return false;
  if (input.tag !== undefined && !claim.tags.includes(input.tag)) return false;
  const { quote, measure, claimed, a, b } = claim.reading;
  const text = [quote, measure, claimed, a.name, b.name, claim.note, ...claim.tags]
    .join(' ')
    .toLowerCase();
  return (input.search ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
