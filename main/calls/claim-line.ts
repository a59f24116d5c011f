import { isPercentPossible } from '#analysis/claims/base-detective.ts';
import { type BaseFindings, findingsOnBases } from '#analysis/claims/base-findings.ts';
import { type CheckedClaim, judgeClaims } from '#analysis/claims/check-claims.ts';
import type { Claim, ClaimSide } from '#analysis/claims/claim.ts';
import { nothingClaimed, readSize } from '#analysis/claims/claim-size.ts';
import { diagnosisOf } from '#analysis/claims/diagnosis.ts';
import { printedFigure, readPrintedFigure } from '#analysis/claims/printed-figure.ts';
import type { ClaimReading } from '#contract/calls/claim-library.ts';
import type { CheckedSide, ClaimLine } from '#contract/calls/claims.ts';
import { ProjectError } from '#main/project/project-error.ts';

/** A claim before it is judged, with its page and the bases that its text or table states. */
export interface FoundClaim {
  readonly claim: Claim;
  readonly page: number | null;
  readonly baseA: number | null;
  readonly baseB: number | null;
  /** One base stated for both sides together. */
  readonly total: number | null;
  /** What reading the bases showed beside them, a sentence each. */
  readonly notes: readonly string[];
}

/** Claims judged by their own figures and against one another, as every face shows them. */
export function claimLines(found: readonly FoundClaim[]): readonly ClaimLine[] {
  const judged = judgeClaims(found.map(({ claim }) => claim));
  return judged.map((claim, index) => lineOf(claim, found[index] as FoundClaim));
}

/** One claim judged by itself, as it is read. @throws {ProjectError} `claim-does-not-fit`. */
export function lineOfReading(reading: ClaimReading, id: number | null = null): ClaimLine {
  const { page, a, b } = reading;
  const claim = claimOfReading(reading, id);
  return claimLines([
    { claim, page, baseA: a.base, baseB: b.base, total: null, notes: [] },
  ])[0] as ClaimLine;
}

/** The reading of a checked claim, from which the same judgement can be made again. */
export function readingOfLine(line: ClaimLine): ClaimReading {
  const side = ({ name, printed, base }: CheckedSide): ClaimReading['a'] => ({
    name,
    printed,
    base,
  });
  return {
    quote: line.text,
    page: line.page,
    line: line.line,
    measure: line.measure,
    claimed: line.claimed,
    a: side(line.a),
    b: side(line.b),
  };
}

/**
 * The claim that a reading states. Its size is read from the words in `claimed`, its figures from what is
 * printed.
 *
 * @throws {ProjectError} `claim-does-not-fit`, naming what cannot be read.
 */
export function claimOfReading(reading: ClaimReading, id: number | null = null): Claim {
  const { quote, line, measure, claimed } = reading;
  const size = claimed.trim() === '' ? nothingClaimed : readSize(claimed);
  if (size === null) {
    const reason = `“${claimed}” states no size of a difference that can be read.`;
    throw new ProjectError('claim-does-not-fit', { id, reason });
  }
  const side = ({ name, printed }: ClaimReading['a']): ClaimSide => {
    const figure = printed === null ? null : readPrintedFigure(printed);
    if (printed !== null && figure === null) {
      const reason = `The figure “${printed}” cannot be read; write it as 71 %, 464437 or 3X.`;
      throw new ProjectError('claim-does-not-fit', { id, reason });
    }
    return { name, figure };
  };
  return {
    quote,
    start: 0,
    end: quote.length,
    line: line ?? 1,
    a: side(reading.a),
    b: side(reading.b),
    size,
    claimed,
    measure,
  };
}

function lineOf(judged: CheckedClaim, found: FoundClaim): ClaimLine {
  const { recomputed, complement } = judged;
  const { claim, page, baseA, baseB, total, notes } = found;
  const { ratio, relative, points } = recomputed ?? { ratio: null, relative: null, points: null };
  const bases = findingsOnBases(claim, { baseA, baseB, total });
  return {
    text: claim.quote,
    line: claim.line,
    page,
    a: sideOf(claim.a, baseA),
    b: sideOf(claim.b, baseB),
    claimed: claim.claimed,
    measure: claim.measure,
    form: claim.size.form === 'none' ? 'words' : claim.size.form,
    verdict: judged.verdict,
    reason: judged.reason,
    ratio: ratio?.value ?? null,
    ratioLow: ratio?.low ?? null,
    ratioHigh: ratio?.high ?? null,
    relative: relative?.value ?? null,
    relativeLow: relative?.low ?? null,
    relativeHigh: relative?.high ?? null,
    points: points?.value ?? null,
    pointsLow: points?.low ?? null,
    pointsHigh: points?.high ?? null,
    formulaThatFits: judged.formulaThatFits,
    formulaGives: judged.formulaGives,
    corrected: judged.corrected,
    diagnosis: diagnosisOf(claim, judged),
    basePerGroupForP05: judged.basePerGroupForP05,
    ...basesOf(bases),
    remarks: judged.remarks,
    notes: [...notes, ...bases.notes],
    complement: complement && {
      percentA: complement.percentA,
      percentB: complement.percentB,
      ratio: complement.ratio?.value ?? null,
    },
    contradictedBy: judged.contradictedBy,
  };
}

function basesOf({ p, isBaseEnough }: BaseFindings): Pick<ClaimLine, 'p' | 'isBaseEnough'> {
  return { p, isBaseEnough };
}

function sideOf({ name, figure }: ClaimSide, base: number | null): CheckedSide {
  const isShare = figure?.unit === 'percent';
  return {
    name,
    percent: isShare ? figure.value : null,
    printed: figure && printedFigure(figure),
    base,
    isPossible: isShare && base !== null && base > 0 ? isPercentPossible(figure, base) : null,
  };
}
