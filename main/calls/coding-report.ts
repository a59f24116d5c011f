import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { type AgreementReport, agreementOfTags } from '#analysis/text/agreement.ts';
import { agreementOfCoders, type CoderAgreement } from '#analysis/text/coder-agreement.ts';
import {
  type CorrectedShares,
  correctedShares,
  fewestChecked,
} from '#analysis/text/corrected-shares.ts';
import type { CodingReport } from '#contract/calls/codings.ts';
import {
  blindCodes,
  codingsByRow,
  isDisputed,
  type StoredCoding,
  standingCode,
} from '#main/project/coding-sheets.ts';
import type { CallContext } from './call-context.ts';
import { learningCurveOf } from './learning-curve-of.ts';
import {
  labelOfCode,
  machineCodes,
  sampleRows,
  type TagForCoding,
  tagForCoding,
} from './tag-for-coding.ts';
import { lexiconOf } from './text-settings.ts';

type CodingsByRow = ReadonlyMap<number, readonly StoredCoding[]>;

/** What the random sample says of a tag: the machine against the hand, and the shares corrected by it. */
export interface MeasuredTag {
  readonly machine: AgreementReport;
  readonly shares: CorrectedShares;
  /** Sampled posts that do not count, because the machine has learnt from them. */
  readonly learntFrom: number;
}

/** Answers `coding.report`. */
export function codingReport(
  context: CallContext,
  input: { readonly dataset: string; readonly tag: string },
): CodingReport {
  const tag = tagForCoding(context, input);
  const byRow = codingsByRow(tag.sheet);
  const { machine, shares, learntFrom } = measureTag(context, tag);
  const disputed = [...byRow.values()].filter(isDisputed);
  const settled = disputed.filter((codings) => standingCode(codings) !== null).length;
  const betweenCoders = coderAgreement(tag, byRow);
  const report = {
    tag: tag.variable.name,
    label: tag.variable.label,
    classes: classCodes(tag).map(labelOfCode(tag)),
    coders: coderLines(tag),
    betweenCoders,
    open: disputed.length - settled,
    settled,
    machine,
    learntFrom,
    shares,
    curve: learningCurveOf(tag, byRow, lexiconOf(context.project)),
  };
  return { ...report, finding: findingOf(report), footnote: footnoteOf(report) };
}

/**
 * The machine against the random sample, and its shares corrected by it. Posts that the machine learnt from
 * measure nothing, and are left out.
 */
export function measureTag({ project }: CallContext, tag: TagForCoding): MeasuredTag {
  const byRow = codingsByRow(tag.sheet);
  const machineOf = machineCodes(project, tag);
  const learnt = rowsLearntFrom(project, tag);
  const standing = sampleRows(tag).flatMap((row) => {
    const hand = standingCode(byRow.get(row) ?? []);
    return hand === null ? [] : [{ row, hand }];
  });
  const measuring = standing.filter(({ row }) => !learnt.has(row));
  const codes = classCodes(tag);
  const label = labelOfCode(tag);
  const report = agreementOfTags(
    measuring.map(({ row }) => machineOf(row)),
    measuring.map(({ hand }) => hand),
    codes,
  );
  const labels = report.confusion.classes.map(label);
  const counted = countedByMachine(tag, machineOf, report.confusion.classes);
  const confusion = { ...report.confusion, classes: labels };
  const machine = {
    ...report,
    confusion,
    perClass: report.perClass.map((line) => ({ ...line, class: label(line.class) })),
  };
  const shares = counted.some((count) => count > 0)
    ? correctedShares(counted, confusion)
    : {
        status: 'notComputable' as const,
        reason: 'nothing-checked' as const,
        checked: 0,
        needed: fewestChecked,
      };
  return { machine, shares, learntFrom: standing.length - measuring.length };
}

function classCodes({ column, classes }: TagForCoding): readonly string[] {
  return classes.map((index) => column.categories[index]?.code ?? '');
}

/** The rows whose codes taught the machine that made the tags. */
function rowsLearntFrom(
  project: CallContext['project'],
  { variable }: TagForCoding,
): ReadonlySet<number> {
  if (variable.recipe?.['model'] !== 'sentiment') return new Set();
  const rows = project.database
    .prepare(
      `select taught.value ->> 'row' from tag_run, json_each(specification, '$.learnt') as taught
       where tag_run.id = ?`,
    )
    .pluck()
    .all(variable.recipe['run'] ?? null) as number[];
  return new Set(rows);
}

/** How many rows the machine put in each class, whatever hands made of them since. */
function countedByMachine(
  { column }: TagForCoding,
  machineOf: (row: number) => string | null,
  codes: readonly string[],
): readonly number[] {
  const placeOf = new Map(codes.map((code, place) => [code, place]));
  const counts = codes.map(() => 0);
  for (let row = 0; row < column.codes.length; row += 1) {
    const place = placeOf.get(machineOf(row) ?? '');
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function coderLines({ sheet }: TagForCoding): CodingReport['coders'] {
  const names = [...new Set(sheet.codings.map(({ coder }) => coder))].sort();
  return names.flatMap((coder) => {
    const own = sheet.codings.filter((one) => one.coder === coder && one.queue !== 'disagreements');
    const untold = own.filter(({ code }) => code === null).length;
    return own.length === 0 ? [] : [{ coder, coded: own.length, untold }];
  });
}

function coderAgreement(tag: TagForCoding, byRow: CodingsByRow): CoderAgreement | null {
  const coders = coderLines(tag).map(({ coder }) => coder);
  if (coders.length < 2) return null;
  const label = labelOfCode(tag);
  const rows = [...byRow.values()];
  const columns = coders.map((coder) => ({
    coder,
    codes: rows.map((codings) => {
      const code = blindCodes(codings).find((one) => one.coder === coder)?.code ?? null;
      return code === null ? null : label(code);
    }),
  }));
  const level = tag.variable.kind === 'scale' ? 'ordinal' : 'nominal';
  return agreementOfCoders(columns, classCodes(tag).map(label), level);
}

const percent = (share: number): string => `${Math.round(share * 100)}\u202f%`;

function findingOf(report: Omit<CodingReport, 'finding' | 'footnote'>): string {
  const { machine, coders } = report;
  if (machine.accuracy !== null) {
    const { accuracy, accuracyLow, accuracyHigh, checked } = machine;
    const interval =
      accuracyLow === null || accuracyHigh === null
        ? ''
        : ` (95\u202f% interval ${percent(accuracyLow)} to ${percent(accuracyHigh)})`;
    return `The machine is right on ${percent(accuracy)} of ${wholeCount(checked)} posts coded at random${interval}`;
  }
  return coders.length === 0
    ? 'Nothing is coded yet: how right these tags are is not known'
    : 'No post of the random sample is coded yet: how right these tags are is not known';
}

function footnoteOf({
  machine,
  shares,
  learntFrom,
  open,
}: Omit<CodingReport, 'finding' | 'footnote'>): string {
  const parts = [
    `Base: ${wholeCount(machine.checked)} posts of a simple random sample, coded by hand without seeing the machine’s tags; Wilson intervals at 95\u202f%.`,
  ];
  if (open > 0)
    parts.push(
      `${wholeCount(open)} posts on which coders disagree are left out, which flatters the machine until they are settled.`,
    );
  if (learntFrom > 0) {
    parts.push(
      `${wholeCount(learntFrom)} coded posts do not count, because the machine has learnt from them.`,
    );
  }
  if (shares.status === 'notComputable') {
    parts.push(`Shares are corrected from ${shares.needed} posts on.`);
  } else if (shares.unseen.length > 0) {
    parts.push(
      `No checked post was tagged ${shares.unseen.map((name) => `“${name}”`).join(', ')}; those posts are taken to be like all.`,
    );
  }
  return parts.join(' ');
}
