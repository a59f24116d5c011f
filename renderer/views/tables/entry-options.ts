import type { VariableLine } from '#contract/calls/datasets.ts';
import type { TableRowEntry, TableStatistic } from '#contract/calls/tables.ts';
import { formatCounted } from '../../words/numbers.ts';
import { type Entry, entryParts } from './table-entries.ts';

/** A question in a table with how it is shown. */
export type ShownQuestion = Extract<TableRowEntry, { readonly variable: string }>;

/** A figure of numbers or of the values of a scale. */
export type PlainFigure = Extract<TableStatistic, string>;

/** Several answers taken together. */
export interface Net {
  readonly label: string;
  readonly categories: readonly string[];
}

/** Where an answer stands: in the table, in the base alone, or nowhere. */
export type AnswerPlace = 'shown' | 'hidden' | 'out';

/** An answer as the options name it. */
export interface PlacedAnswer {
  readonly label: string;
  readonly place: AnswerPlace;
}

/** What can be said of a question; an answer that not every question of a grid has is not offered. */
export interface QuestionOffer {
  readonly variable: string;
  readonly kind: 'single' | 'scale' | 'multiple' | 'number';
  /** The answers in people's order, with how many gave each where that is one number. */
  readonly answers: readonly { readonly label: string; readonly count: number | null }[];
  /** Distinct values of the answers: the most that a box can hold; 0 where they have none. */
  readonly valueCount: number;
  readonly hasMissing: boolean;
  /** Whether its values are those of a recommendation, 0 to 10; a promoter score of others says nothing. */
  readonly hasPromoters: boolean;
}

/** How a question is shown, every answer named. */
export interface QuestionOptions {
  readonly answers: readonly PlacedAnswer[];
  readonly nets: readonly Net[];
  readonly figures: readonly PlainFigure[];
  readonly percentiles: readonly number[];
  readonly topBoxes: readonly number[];
  readonly bottomBoxes: readonly number[];
  readonly showsMissing: boolean;
  readonly base: 'respondents' | 'responses';
}

/** The figures in the order in which the table puts them, in words. */
export const figureNames: Readonly<Record<PlainFigure, string>> = {
  mean: 'Mean',
  median: 'Median',
  standardDeviation: 'Standard deviation',
  sum: 'Sum',
  nps: 'NPS (values 0 to 10)',
};

/** The levels of an entry whose answers can be shown in other ways: its questions, not its segments. */
export function questionsOf(entry: Entry): readonly ShownQuestion[] {
  const levels = entryParts(entry).nest ?? [entry];
  return levels.flatMap((level) => {
    if (typeof level === 'string') return [{ variable: level }];
    return 'variable' in level ? [level] : [];
  });
}

/** What can be said of a question; null where the dataset has none of that name. */
export function offerOf(
  variable: string,
  variables: readonly VariableLine[],
): QuestionOffer | null {
  const own = variables.find(({ name }) => name === variable);
  const members = own === undefined ? variables.filter((one) => one.memberOf === variable) : [own];
  const [first] = members;
  if (first === undefined) return null;
  const kind = offeredKind(first);
  if (kind === null) return null;
  const given = first.categories.filter(({ missing }) => missing === null);
  const common = given.filter(({ label }) =>
    members.every(({ categories }) => categories.some((one) => one.label === label)),
  );
  const labels = [...new Set(common.map(({ label }) => label))].filter((label) => label !== '');
  const values = given.flatMap(({ value }) => value ?? []);
  return {
    variable,
    kind,
    answers: labels.map((label) => ({
      label,
      count: members.length > 1 ? null : countOf(given, label),
    })),
    valueCount: kind === 'multiple' ? 0 : new Set(values).size,
    hasMissing: kind !== 'number' && members.some(({ missing }) => Object.keys(missing).length > 0),
    hasPromoters: isRecommendation(
      first.numbers === null ? values : [first.numbers.low, first.numbers.high],
    ),
  };
}

function isRecommendation(values: readonly number[]): boolean {
  return values.every((value) => value >= 0 && value <= 10) && values.some((value) => value >= 9);
}

/** A scale kept as numbers has no list of answers: it is shown as numbers are. */
function offeredKind({ kind, categories }: VariableLine): QuestionOffer['kind'] | null {
  switch (kind) {
    case 'number':
    case 'weight':
      return 'number';
    case 'scale':
      return categories.some(({ missing }) => missing === null) ? 'scale' : 'number';
    case 'single':
    case 'multiple':
      return kind;
    default:
      return null;
  }
}

function countOf(categories: VariableLine['categories'], wanted: string): number {
  return categories
    .filter(({ label }) => label === wanted)
    .reduce((sum, { count }) => sum + count, 0);
}

function usualFigures({ kind, valueCount }: QuestionOffer): readonly PlainFigure[] {
  return kind === 'number' || (kind === 'scale' && valueCount > 0) ? ['mean'] : [];
}

/** How a question is shown, read from its entry. */
export function optionsOf(shown: ShownQuestion, offer: QuestionOffer): QuestionOptions {
  const { nets, hide, exclude, order, missing, statistics, base } = shown;
  const labels = offer.answers.map(({ label }) => label);
  const first = (order ?? []).filter((label) => labels.includes(label));
  const ordered = [...first, ...labels.filter((label) => !first.includes(label))];
  const asked = statistics ?? usualFigures(offer);
  return {
    answers: ordered.map((label) => ({ label, place: placeOf(label, hide, exclude) })),
    nets: nets ?? [],
    figures: asked.filter((one): one is PlainFigure => typeof one === 'string'),
    percentiles: asked.flatMap((one) =>
      typeof one === 'object' && 'percentile' in one ? [one.percentile] : [],
    ),
    topBoxes: asked.flatMap((one) =>
      typeof one === 'object' && 'topBox' in one ? [one.topBox] : [],
    ),
    bottomBoxes: asked.flatMap((one) =>
      typeof one === 'object' && 'bottomBox' in one ? [one.bottomBox] : [],
    ),
    showsMissing: missing === 'show',
    base: base ?? 'respondents',
  };
}

function placeOf(
  label: string,
  hide: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
): AnswerPlace {
  if (exclude?.includes(label) === true) return 'out';
  return hide?.includes(label) === true ? 'hidden' : 'shown';
}

/**
 * The question with these options; what is as usual is left unsaid. Names of answers that are not offered
 * (a kind of no answer, say) stay where the entry had them.
 */
export function withOptions(
  shown: ShownQuestion,
  offer: QuestionOffer,
  options: QuestionOptions,
): ShownQuestion {
  const labels = offer.answers.map(({ label }) => label);
  const at = (place: AnswerPlace): readonly string[] =>
    options.answers.filter((one) => one.place === place).map(({ label }) => label);
  const others = (names: readonly string[] | undefined): readonly string[] =>
    (names ?? []).filter((name) => !labels.includes(name));
  const statistics = statisticsOf(options);
  const isUsual = JSON.stringify(statistics) === JSON.stringify(usualFigures(offer));
  const said = {
    nets: options.nets.map(({ label, categories }) => ({ label, categories: [...categories] })),
    hide: [...others(shown.hide), ...at('hidden')],
    exclude: [...others(shown.exclude), ...at('out')],
    order: [
      ...neededOrder(
        options.answers.map(({ label }) => label),
        labels,
      ),
    ],
  };
  return {
    variable: shown.variable,
    ...Object.fromEntries(Object.entries(said).filter(([, names]) => names.length > 0)),
    ...(options.showsMissing ? { missing: 'show' as const } : {}),
    ...(isUsual ? {} : { statistics }),
    ...(options.base === 'responses' ? { base: options.base } : {}),
  };
}

function statisticsOf(options: QuestionOptions): TableStatistic[] {
  return [
    ...options.topBoxes.map((topBox) => ({ topBox })),
    ...options.bottomBoxes.map((bottomBox) => ({ bottomBox })),
    ...Object.keys(figureNames).flatMap((name) => {
      const figure = name as PlainFigure;
      return options.figures.includes(figure) ? [figure] : [];
    }),
    ...options.percentiles.map((percentile) => ({ percentile })),
  ];
}

/** The fewest answers that, put first, bring all into the wanted order. */
function neededOrder(wanted: readonly string[], given: readonly string[]): readonly string[] {
  for (let count = 0; count < wanted.length; count++) {
    const first = wanted.slice(0, count);
    const rest = given.filter((label) => !first.includes(label));
    if (wanted.slice(count).every((label, place) => rest[place] === label)) return first;
  }
  return wanted;
}

/** An entry with one of its questions shown otherwise; a question as it comes is a name again. */
export function withQuestion(entry: Entry, at: number, question: ShownQuestion): Entry {
  const plain = Object.keys(question).length === 1 ? question.variable : question;
  const { nest } = entryParts(entry);
  if (nest === undefined) return plain as Entry;
  let place = -1;
  const levels = nest.map((level) => {
    if (typeof level === 'string' || 'variable' in level) place++;
    else return level;
    return place === at ? plain : level;
  });
  return { ...(entry as object), nest: levels } as unknown as Entry;
}

/** What is unusual about how an entry is shown, in a few words; empty where nothing is. */
export function optionWords(entry: Entry): string {
  const parts = questionsOf(entry).flatMap((question) => {
    const { nets, hide, exclude, order, missing, statistics, base } = question;
    return [
      ...(nets?.length ? [formatCounted(nets.length, 'net')] : []),
      ...(statistics === undefined ? [] : [formatCounted(statistics.length, 'figure')]),
      ...(hide?.length ? [`${hide.length} hidden`] : []),
      ...(exclude?.length ? [`${exclude.length} left out`] : []),
      ...(order?.length ? ['own order'] : []),
      ...(missing === 'show' ? ['missing shown'] : []),
      ...(base === 'responses' ? ['of responses'] : []),
    ];
  });
  return parts.join(', ');
}
