import type { PlannedCategory } from '#contract/import-plan.ts';
import { standsAside } from './answer-words.ts';
import type { ColumnContext } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import { hasIdName } from './ids.ts';
import { missingReasonFor } from './missing-codes.ts';
import { type OrderedAnswers, orderAnswers } from './ordered-answers.ts';

/** The answers of a question, in order, and what kind of question that makes it. */
export interface AnswerList {
  readonly kind: 'single' | 'scale';
  readonly categories: readonly PlannedCategory[];
  readonly why: readonly string[];
  /** What the person should know before she relies on it. */
  readonly warnings?: readonly string[];
}

/** Plans the answers of a worded question: on a scale where they have an order with values. */
export function plannedAnswers(
  profile: Pick<ColumnProfile, 'counts' | 'blank' | 'missingCounts'>,
): AnswerList {
  const codes = [...profile.counts.keys()];
  const labelOf = new Map(codes.map((code) => [code, tidyLabel(code)]));
  const codesOf = Map.groupBy(codes, (code) => labelOf.get(code) as string);
  const commonest = byCount(codesOf, profile.counts);
  const ordered = orderAnswers(commonest) ?? orderCommon(commonest, codesOf, profile.counts);
  const labels = ordered?.order ?? commonest;
  const kind = ordered?.values ? 'scale' : 'single';
  const categories = labels.flatMap((label) =>
    (codesOf.get(label) ?? []).map((code) =>
      answer(code, label, ordered?.values?.get(label) ?? null),
    ),
  );
  const why = [
    ordered
      ? `${kind === 'scale' ? 'Scale' : 'One answer'} in order, ${ordered.why}.`
      : `One answer from ${codes.length} different ones, commonest first.`,
    ...asideWhy(ordered?.aside ?? []),
  ];
  return { kind, categories: [...categories, ...missingAnswers(profile)], why };
}

const leastShare = 0.01;

/** The order of the answers that are given often, where rare ones (write-ins) have no place in it. */
function orderCommon(
  commonest: readonly string[],
  codesOf: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<string, number>,
): OrderedAnswers | null {
  const count = (label: string): number =>
    (codesOf.get(label) ?? []).reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
  const total = commonest.reduce((sum, label) => sum + count(label), 0);
  const isCommon = (label: string): boolean => count(label) >= total * leastShare;
  const common = commonest.filter(isCommon);
  if (common.length < 3 || common.length === commonest.length) return null;
  const ordered = orderAnswers(common);
  const rare = commonest.filter((label) => !isCommon(label));
  return ordered && { ...ordered, order: [...ordered.order, ...rare] };
}

function asideWhy(aside: readonly string[]): readonly string[] {
  const kept = aside.filter((label) => !/^other\b/iu.test(label));
  if (kept.length === 0) return [];
  return [`“${kept.join('”, “')}” kept as an answer, beside the order and out of any mean.`];
}

/** Blank cells and missing codes as categories, last. */
export function missingAnswers(
  profile: Pick<ColumnProfile, 'blank' | 'missingCounts'>,
): readonly PlannedCategory[] {
  const codes = [...profile.missingCounts.keys()];
  const named = codes.map((code) => ({
    code,
    label: code,
    value: null,
    missing: missingReasonFor(code) ?? ('no-answer' as const),
  }));
  if (profile.blank === 0) return named;
  return [...named, { code: '', label: '', value: null, missing: 'no-answer' as const }];
}

function byCount(
  codesOf: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<string, number>,
): readonly string[] {
  const total = (label: string): number =>
    (codesOf.get(label) ?? []).reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
  return [...codesOf.keys()].sort(
    (a, b) => Number(standsAside(a)) - Number(standsAside(b)) || total(b) - total(a),
  );
}

function answer(code: string, label: string, value: number | null): PlannedCategory {
  return { code, label, value, missing: null };
}

/** A label as people read it: no doubled, odd or edge spaces. */
export function tidyLabel(text: string): string {
  return text.replace(/[\s\u00a0\ufeff\u200b]+/gu, ' ').trim();
}

const countName =
  /(?:^|[^a-z])(?:num|number|count|counts|how many|age|years?|year|price|cost|spend|spent|budget|clicks?|impressions?|conversions?|total|amount|hours?|minutes?|months?|days|duration|value|revenue|sales|likes?|shares?|comments?|retweets?|followers?|friends|views?|height|population|salary|income|money|length|quantity|qty|kids|children|edad|alter|jahr|jahre|a[nñ]os?|[aâ]ge|cu[aá]nt[oa]s|wie viele|combien de|hijos|kinder|enfants)(?:$|[^a-z])|_count$|^num_/iu;
const scaleName =
  /recommend|how likely|likely[- ]to|satisf|\brat(?:e|ed|ing|ings)\b|_rating|\bscale\b|\bscore\b|\bagree|enjoy|\bstars?\b|(?:^|[\s_])nps(?:$|[\s_])|difficult|on a scale|how (?:much|well|easy|important|confident|happy|useful|helpful|clear|comfortable|concerned|worried|interested|familiar|relevant|safe|strongly|willing|attractive|credible)\b|recom(?:i[eé]nd|end)|weiterempf|empfehl|probable es que|wahrscheinlich|satisfech|satisfac|zufrieden|dif[ií]cil|schwierig|schwer|calific|punt[uú]a|bewert|escala|skala|[eé]chelle|disfrut|d'accord|einverstanden|zustimm|importan(?:t|cia)|wichtig|note[rz]? (?:de|sur)\b/iu;
const nominalName =
  /gender|g[eé]nero|sexo|geschlecht|sexe|pa[ií]s\b|bundesland|land\b|regi[oó]n|region|country|ethnic|religion|locality|marital|category|industry|department|segment|(?:^|[^a-z])(?:sex|race|state|type|group|code|status|brand|version|label|row)(?:$|[^a-z])/iu;
/** What is written under a question whose answers are a list to choose one from. */
const asksForOne =
  /\((?:please )?(?:select|choose|pick|tick|check|mark) (?:only )?one\b|\bselect one (?:answer|option|response)\b/iu;
const asideCodes = new Set([88, 95, 96, 97, 98, 99, 888, 977, 988, 997, 998, 999]);
const yesNoQuestion =
  /^(?:are|is|do|does|did|was|were|have|has|had|can|could|would|will|should)\b/iu;

const mostNominalCodes = 60;

interface CodedNumber {
  readonly code: string;
  readonly value: number;
}

/**
 * Plans the answers of a question whose answers are whole numbers; null when they are counts.
 *
 * 0 to 10, 1 to 5 and the like are scales where the question speaks of rating, recommending or liking;
 * other short runs of numbers are codes. Codes apart from the rest (-1, 98, 99) have no value.
 */
export function plannedWholeNumbers(
  profile: ColumnProfile,
  context: ColumnContext,
): AnswerList | null {
  const numbers = [...profile.counts.keys()]
    .map((code) => ({ code, value: Number(code) }))
    .sort((a, b) => a.value - b.value);
  if (numbers.some(({ value }) => Number.isNaN(value))) return null;
  const isNominal =
    nominalName.test(context.name) || hasIdName(context) || asksForOne.test(context.question);
  const isRating = scaleName.test(`${context.name} ${context.question}`) && numbers.length <= 11;
  const isListed = isNominal && !(asksForOne.test(context.question) && isRating);
  if (isListed && numbers.length <= mostNominalCodes) {
    const by = asksForOne.test(context.question) ? 'question' : 'name';
    const why = `One answer: ${numbers.length} codes of a list, by the ${by}.`;
    const negative = numbers.filter(({ value }) => value < 0);
    const onScale = numbers.filter(({ value }) => value >= 0);
    return codedAnswers(profile, context, { onScale, negative, apart: [], isScale: false, why });
  }
  if (numbers.length > 15) return null;
  const words = `${context.name} ${context.question}`;
  const asksForRating = scaleName.test(words) && !nominalName.test(context.name);
  const beyond = asksForRating ? codesBeyondScale(numbers, profile.answered) : [];
  const negative = numbers.filter(({ value }) => value < 0);
  const largest = Math.max(
    ...numbers
      .filter(({ value }) => !asideCodes.has(value) && !beyond.includes(value))
      .map(({ value }) => value),
  );
  const apart = numbers.filter(({ value }) => asideCodes.has(value) && largest <= value / 3);
  const onScale = numbers.filter(
    (number) =>
      !negative.includes(number) && !apart.includes(number) && !beyond.includes(number.value),
  );
  const low = onScale[0]?.value ?? 0;
  const isShort = onScale.length >= 1 && low >= 0 && largest <= 12;
  const isCount =
    countName.test(words) && !scaleName.test(words) && !nominalName.test(context.name);
  if (!isShort || isCount) return null;
  const isScale = asksForRating && largest <= 10 && onScale.length >= 3;
  if (!isScale && context.datasetKind !== 'survey' && !isFlag(onScale)) return null;
  if (profile.answered < 2 * numbers.length && !isScale) return null;
  const why = isScale
    ? `Scale from ${low} to ${largest}: the question asks for a rating.`
    : `One answer: ${onScale.length} codes from ${low} to ${largest}.`;
  if (!isScale) return codedAnswers(profile, context, { onScale, negative, apart, isScale, why });
  const noAnswer = [...apart, ...numbers.filter(({ value }) => beyond.includes(value))].sort(
    (a, b) => a.value - b.value,
  );
  return codedAnswers(profile, context, { onScale, negative, apart: [], noAnswer, isScale, why });
}

const leastRated = 10;

/** 8 and 9 above a rating whose steps 1 to 3, 4, 5 or 6 are all used, with nothing between them. */
function codesBeyondScale(numbers: readonly CodedNumber[], answered: number): readonly number[] {
  const values = [...new Set(numbers.map(({ value }) => value))].filter(
    (value) => value >= 0 && !asideCodes.has(value),
  );
  const beyond = values.filter((value) => [8, 9].includes(value));
  const steps = values.filter((value) => ![8, 9].includes(value));
  const isRun =
    steps.length >= 3 && steps.length <= 6 && steps.every((step, at) => step === at + 1);
  return isRun && beyond.length > 0 && answered >= leastRated ? beyond : [];
}

function isFlag(numbers: readonly CodedNumber[]): boolean {
  return numbers.length <= 2 && numbers.every(({ value }) => value === 0 || value === 1);
}

/** The parts that coded answers fall into. */
interface CodedParts {
  readonly onScale: readonly CodedNumber[];
  readonly negative: readonly CodedNumber[];
  readonly apart: readonly CodedNumber[];
  /** Codes beyond a scale that are proposed as no answer. */
  readonly noAnswer?: readonly CodedNumber[];
  readonly isScale: boolean;
  readonly why: string;
}

function codedAnswers(
  profile: ColumnProfile,
  { question }: ColumnContext,
  { onScale, negative, apart, noAnswer = [], isScale, why }: CodedParts,
): AnswerList {
  const reasons = [why];
  const isYesNo = isFlag(onScale) && onScale.length === 2 && yesNoQuestion.test(question);
  if (isYesNo) reasons.push('0 and 1 shown as No and Yes: the question asks for one of them.');
  const labelOf = ({ value }: CodedNumber): string =>
    isYesNo ? (value === 1 ? 'Yes' : 'No') : String(value);
  const categories = onScale.map((number) =>
    answer(number.code, labelOf(number), isScale || isFlag(onScale) ? number.value : null),
  );
  if (isYesNo) categories.reverse();
  const beside = apart.map(({ code, value }) => answer(code, String(value), null));
  if (apart.length > 0) {
    reasons.push(
      `${apart.map(({ value }) => value).join(', ')} stand apart and have no value: often “don't know” or “none”.`,
    );
  }
  const missing = [...noAnswer, ...negative].map(({ code, value }) => ({
    code,
    label: String(value),
    value: null,
    missing: 'no-answer' as const,
  }));
  if (negative.length > 0) {
    reasons.push(
      `${negative.map(({ value }) => value).join(', ')} taken as no answer: a negative code among positive ones.`,
    );
  }
  const warnings = noAnswer.length === 0 ? [] : [beyondWhy(noAnswer, onScale)];
  return {
    kind: isScale ? 'scale' : 'single',
    categories: [...categories, ...beside, ...missing, ...missingAnswers(profile)],
    why: [...reasons, ...warnings],
    warnings,
  };
}

function beyondWhy(noAnswer: readonly CodedNumber[], onScale: readonly CodedNumber[]): string {
  const codes = [...new Set(noAnswer.map(({ value }) => value))];
  const [low, high] = [onScale[0]?.value, onScale.at(-1)?.value];
  const one = codes.length === 1;
  return `${codes.join(', ')} beside a scale from ${low} to ${high} ${one ? 'is' : 'are'} taken as no answer; change it where ${one ? 'it is an answer' : 'they are answers'}.`;
}
