import type { CategoryLine, VariableLine } from '#contract/calls/datasets.ts';
import type { DerivationRequest } from '#contract/calls/preparations.ts';
import type { MissingReason } from '../../../words/terms.ts';
import { sharedStart } from './shared-start.ts';

/** One derivation as the contract takes it. */
export type Spec = DerivationRequest;
type SpecOf<Kind extends Spec['kind']> = Extract<Spec, { kind: Kind }>;

/** How bands are cut, with what is typed into each field. */
export interface BandDraft {
  readonly kind: 'band';
  readonly from: string;
  readonly by: 'equal' | 'quantile' | 'width' | 'own';
  readonly bands: string;
  readonly width: string;
  readonly start: string;
  readonly cuts: string;
  readonly openLow: boolean;
  readonly openHigh: boolean;
  readonly closed: 'left' | 'right';
  readonly labels: readonly string[] | null;
}

/** Numbers from one to another, both included, that stand for a reason; empty: open. */
export interface MissingRange {
  readonly from: string;
  readonly to: string;
  readonly reason: MissingReason;
}

/**
 * A derivation while it is being put together: numbers as they are typed, so that half a number is no
 * fault. `becomes` holds the new label of each answer by its code, null for one that is not counted.
 */
export type DraftWork =
  | {
      readonly kind: 'recode';
      readonly from: string;
      readonly becomes: Readonly<Record<string, string | null>>;
    }
  | BandDraft
  | {
      readonly kind: 'box';
      readonly from: string;
      readonly side: 'top' | 'bottom';
      readonly answers: string;
    }
  | {
      readonly kind: 'net';
      readonly from: string;
      readonly answers: readonly string[];
      readonly match: 'any' | 'all' | 'none';
    }
  | {
      readonly kind: 'number';
      readonly from: string;
      readonly decimal: '.' | ',';
      readonly units: string;
    }
  | { readonly kind: 'date-part'; readonly from: string; readonly part: DatePart }
  | {
      readonly kind: 'count';
      readonly from: readonly string[];
      readonly what: 'selected' | 'answered' | 'answers';
      readonly answers: readonly string[];
      readonly least: string;
    }
  | {
      readonly kind: 'row-summary';
      readonly from: readonly string[];
      readonly statistic: 'mean' | 'sum' | 'min' | 'max';
      readonly least: string;
    }
  | {
      readonly kind: 'score';
      readonly from: string;
      readonly scores: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'expression'; readonly expression: string }
  | {
      readonly kind: 'missing';
      readonly from: string;
      readonly ranges: readonly MissingRange[];
      readonly reasons: Readonly<Record<string, MissingReason | 'answer'>>;
    }
  | { readonly kind: 'mentions'; readonly from: readonly string[] };

/** What can be taken from a date. */
export type DatePart = SpecOf<'date-part'>['part'];
/** Every way to make a variable. */
export type DraftKind = DraftWork['kind'];

/** A variable being made: its name and label, and how. `replaces` is the derived variable it changes. */
export interface Draft {
  readonly name: string;
  /** Empty: put together from the recipe. */
  readonly label: string;
  readonly replaces: string | null;
  readonly work: DraftWork;
}

/** The answers of a variable that count, in the order of reading. */
export function countedAnswers({ categories }: VariableLine): readonly CategoryLine[] {
  return categories.filter(({ missing }) => missing === null);
}

/** What an answer is called in a recipe: its label, unless another answer is called so, then its code. */
export function nameOfAnswer(
  { code, label }: Pick<CategoryLine, 'code' | 'label'>,
  all: readonly Pick<CategoryLine, 'code' | 'label'>[],
): string {
  const key = label.toLowerCase();
  const isShared = all.some(
    (one) =>
      one.code !== code && (one.label.toLowerCase() === key || one.code.toLowerCase() === key),
  );
  return label === '' || isShared ? code : label;
}

/** The answer that a recipe names by its label or code. */
export function answerNamed(name: string, all: readonly CategoryLine[]): CategoryLine | undefined {
  const key = name.toLowerCase();
  return (
    all.find((one) => one.label === name || one.code === name) ??
    all.find((one) => one.label.toLowerCase() === key || one.code.toLowerCase() === key)
  );
}

/** The first name that no variable has: `q5_top2`, then `q5_top2_2`. */
export function freeName(wanted: string, variables: readonly VariableLine[]): string {
  const taken = new Set(variables.map(({ name }) => name.toLowerCase()));
  const short = wanted.slice(0, 180);
  if (!taken.has(short.toLowerCase())) return short;
  for (let number = 2; ; number++) {
    const name = `${short}_${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

const endings: Readonly<Record<DraftKind, string>> = {
  recode: 'merged',
  band: 'bands',
  box: 'top2',
  net: 'net',
  number: 'number',
  'date-part': 'month',
  count: 'count',
  'row-summary': 'mean',
  score: 'score',
  expression: 'computed',
  missing: 'clean',
  mentions: 'mentions',
};

/** A variable to be made from one, several or none, as the dialog first shows it. */
export function newDraft(
  kind: DraftKind,
  from: readonly VariableLine[],
  variables: readonly VariableLine[],
): Draft {
  const first = from[0]?.name ?? '';
  const shared = from.length > 1 ? sharedStart(from.map(({ name }) => name)) : first;
  const stem = shared === '' ? '' : `${shared}_`;
  const work = newWork(kind, from);
  const label = sameLabelled[kind];
  return {
    name: freeName(`${stem}${endings[kind]}`, variables),
    label: label === undefined ? '' : labelled(from, label),
    replaces: null,
    work,
  };
}

/** The label of what variables share, with what tells the new one apart; empty where they share nothing. */
function labelled(from: readonly VariableLine[], what: string): string {
  const shared = sharedStart(from.map(({ name, label }) => (label === '' ? name : label)));
  return shared === '' ? '' : `${shared} (${what})`;
}

/** What tells a variable from the one it is made from where the recipe would give both one label. */
const sameLabelled: Partial<Readonly<Record<DraftKind, string>>> = {
  recode: 'merged',
  missing: 'cleaned',
  number: 'as a number',
  'row-summary': 'mean',
  count: 'count',
};

function newWork(kind: DraftKind, from: readonly VariableLine[]): DraftWork {
  const [variable] = from;
  const first = variable?.name ?? '';
  const names = from.map(({ name }) => name);
  switch (kind) {
    case 'recode':
      return { kind, from: first, becomes: {} };
    case 'band':
      return { kind, from: first, by: 'equal', ...bandFields, cuts: roundCuts(variable) };
    case 'box':
      return { kind, from: first, side: 'top', answers: '2' };
    case 'net':
      return { kind, from: first, answers: [], match: 'any' };
    case 'number':
      return { kind, from: first, decimal: '.', units: '' };
    case 'date-part':
      return { kind, from: first, part: 'month' };
    case 'count':
      return { kind, from: names, what: countedHow(from), answers: [], least: '1' };
    case 'row-summary':
      return { kind, from: names, statistic: 'mean', least: '1' };
    case 'score':
      return { kind, from: first, scores: scoresOf(variable) };
    case 'expression':
      return { kind, expression: '' };
    case 'missing':
      return { kind, from: first, ranges: [emptyRange], reasons: {} };
    case 'mentions':
      return { kind, from: names };
  }
}

/** A range that nothing is typed into yet. */
export const emptyRange: MissingRange = { from: '', to: '', reason: 'no-answer' };

const bandFields = {
  bands: '4',
  width: '10',
  start: '0',
  openLow: true,
  openHigh: true,
  closed: 'left',
  labels: null,
} as const;

function countedHow(from: readonly VariableLine[]): 'selected' | 'answered' {
  const isYesNo = (one: VariableLine): boolean =>
    one.kind === 'multiple' || countedAnswers(one).length <= 2;
  return from.every(isYesNo) ? 'selected' : 'answered';
}

/** The values of a scale, none for an answer beside it such as “don't know”; else one after another. */
function scoresOf(variable: VariableLine | undefined): Readonly<Record<string, string>> {
  const answers = variable === undefined ? [] : countedAnswers(variable);
  const hasValues = answers.some(({ value }) => value !== null);
  return Object.fromEntries(
    answers.map(({ code, value }, at) => [code, String(value ?? (hasValues ? '' : at + 1))]),
  );
}

/** Three round cuts between the least and the greatest value, to start from. */
function roundCuts(variable: VariableLine | undefined): string {
  const numbers = variable?.numbers;
  if (numbers === null || numbers === undefined || !(numbers.high > numbers.low)) return '';
  const { low, high } = numbers;
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const cuts: number[] = [];
  for (let at = Math.floor(low / step) + 1; at * step < high && cuts.length < 6; at++)
    cuts.push(Number((at * step).toPrecision(12)));
  return cuts.join(', ');
}

/** A number as it is typed, with either minus sign; null for none, NaN for something else. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace('\u2212', '-');
  return plain === '' ? null : Number(plain);
}

/** Numbers with commas, semicolons or spaces between them; null when one is no number. */
export function typedNumbers(text: string): readonly number[] | null {
  const numbers = text
    .split(/[\s;,]+/u)
    .filter(Boolean)
    .map((one) => Number(one.replace('\u2212', '-')));
  return numbers.every(Number.isFinite) ? numbers : null;
}
