import type {
  Category,
  CategoryColumn,
  NumberColumn,
  TextColumn,
} from '#analysis/columns/column.ts';
import {
  type MissingReason,
  missingByte,
  missingReasonOf,
  missingReasons,
} from '#analysis/columns/missing-reason.ts';
import type { Interruption } from '#analysis/interruption.ts';
import { createBrandFinder } from './brand-finder.ts';
import {
  bestLabel,
  type CodebookReader,
  compileCodebook,
  type LabelReading,
} from './codebook-reader.ts';
import { customerIntents } from './customer-intents.ts';
import { customerTraits } from './customer-traits.ts';
import { engineFor } from './explain-text.ts';
import { readPhraseText } from './phrase-text.ts';
import { type SentimentLabel, sentimentCertainties, sentimentLabels } from './sentiment.ts';
import { createTargetReader } from './target-sentiment.ts';
import type { LabelTags, TagOptions, TargetTags, TextTags } from './text-tags.ts';

const reportEvery = 500;
const blank = missingByte('no-answer');
/** Stands for a brand that a text does not name. */
const unnamed = 255;
const sentimentValues = { negative: -1, neutral: 0, positive: 1 };

/** The codebooks asked for. */
interface Readers {
  readonly traits: CodebookReader | null;
  readonly intents: CodebookReader | null;
}

/** What is written down while texts are read: a class or a missing reason for each row. */
interface Notes {
  readonly missing: Uint8Array;
  readonly sentiment: Uint8Array;
  readonly scores: Float32Array;
  readonly trait: Uint8Array;
  readonly fired: readonly Uint8Array[];
  readonly intents: readonly Uint8Array[];
  readonly certainty: Uint8Array;
  readonly targets: readonly Uint8Array[];
}

/**
 * Tags every text of a column: sentiment, and the labels of a codebook (the six customer traits unless
 * another is given).
 *
 * - Shapes: each column of the result has one entry a row of `texts`, in its order. A row's tags depend
 *   on its text and the options alone.
 * - Missing: a missing text keeps its reason; an empty or blank text is `no-answer`, never neutral.
 * - Progress: stage `tagging`, in texts, every 500 and at the end.
 *
 * @throws {AnalysisError} `codebook-not-understood` for a lexicon entry that cannot be read;
 * `cancelled` when the person stopped the work.
 */
export function tagTexts(
  texts: TextColumn,
  options: TagOptions,
  interruption: Interruption,
): TextTags {
  const reader = options.models.includes('trait')
    ? compileCodebook(options.codebook ?? customerTraits)
    : null;
  const intents = options.models.includes('intent')
    ? compileCodebook(options.intents ?? customerIntents)
    : null;
  const notes = readTexts(texts, options, { traits: reader, intents }, interruption);
  const hasSentiment = options.models.includes('sentiment');
  const sentiment = hasSentiment
    ? categoryColumn(notes.sentiment, notes.missing, sentimentCategories())
    : null;
  const trait =
    reader === null ? null : categoryColumn(notes.trait, notes.missing, traitCategories(reader));
  return {
    sentiment,
    sentimentScore: hasSentiment ? numberColumn(notes.scores, notes.missing) : null,
    certainty: hasSentiment
      ? categoryColumn(notes.certainty, notes.missing, certaintyCategories())
      : null,
    targets: hasSentiment ? targetTags(options.brands ?? [], notes) : null,
    trait,
    traitLabels: reader === null ? null : labelTags(reader, notes.fired, notes.missing),
    intentLabels: intents === null ? null : labelTags(intents, notes.intents, notes.missing),
    perClass: {
      ...(sentiment === null ? {} : { sentiment: classCounts(sentiment) }),
      ...(trait === null ? {} : { trait: classCounts(trait) }),
      ...(intents === null ? {} : { intent: firedCounts(intents, notes.intents) }),
    },
    tagged: notes.missing.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0),
  };
}

function readTexts(
  texts: TextColumn,
  options: TagOptions,
  { traits, intents }: Readers,
  interruption: Interruption,
): Notes {
  const count = texts.offsets.length - 1;
  const notes: Notes = {
    missing: texts.missing === null ? new Uint8Array(count) : Uint8Array.from(texts.missing),
    sentiment: new Uint8Array(count),
    scores: new Float32Array(count),
    trait: new Uint8Array(count),
    fired: (traits?.labels ?? []).map(() => new Uint8Array(count)),
    intents: (intents?.labels ?? []).map(() => new Uint8Array(count)),
    certainty: new Uint8Array(count),
    targets: (options.brands ?? []).map(() => new Uint8Array(count).fill(unnamed)),
  };
  const engine = engineFor(options);
  const finder = createBrandFinder(options.brands ?? []);
  const targets = createTargetReader(finder, engine);
  const decoder = new TextDecoder();
  for (let row = 0; row < count; row += 1) {
    if (row % reportEvery === 0) interruption.report('tagging', row, count);
    if (notes.missing[row] !== 0) continue;
    const text = decoder.decode(texts.bytes.subarray(texts.offsets[row], texts.offsets[row + 1]));
    const split = readPhraseText(text, finder);
    const sentiment = engine.judge(text, split);
    if (sentiment === null) {
      notes.missing[row] = blank;
      continue;
    }
    notes.sentiment[row] = sentimentLabels.indexOf(sentiment.label);
    notes.scores[row] = sentiment.score;
    notes.certainty[row] = sentimentCertainties.indexOf(sentiment.certainty);
    if (split.brands.length > 0) noteTargets(notes, row, targets.labels(text, split));
    if (traits !== null) noteTraits(notes, row, traits.read(split, sentiment.label));
    if (intents !== null) noteFired(notes.intents, row, intents.read(split, sentiment.label));
  }
  interruption.report('tagging', count, count);
  return notes;
}

function noteTraits(notes: Notes, row: number, readings: readonly LabelReading[]): void {
  const best = bestLabel(readings);
  notes.trait[row] = best === null ? readings.length : readings.indexOf(best);
  noteFired(notes.fired, row, readings);
}

function noteFired(
  columns: readonly Uint8Array[],
  row: number,
  readings: readonly LabelReading[],
): void {
  readings.forEach(({ fired }, label) => {
    const column = columns[label];
    if (column !== undefined) column[row] = fired ? 1 : 0;
  });
}

function noteTargets(
  { targets }: Notes,
  row: number,
  labels: readonly (SentimentLabel | null)[],
): void {
  labels.forEach((label, brand) => {
    const column = targets[brand];
    if (label !== null && column !== undefined) column[row] = sentimentLabels.indexOf(label);
  });
}

/** The sentiment towards each brand; a text that does not name it is `not-applicable`. */
function targetTags(brands: readonly string[], notes: Notes): readonly TargetTags[] {
  const notNamed = missingByte('not-applicable');
  return brands.map((brand, index) => {
    const classes = notes.targets[index] ?? new Uint8Array(0);
    const missing = notes.missing.map((byte, row) =>
      byte === 0 && classes[row] === unnamed ? notNamed : byte,
    );
    return { brand, column: categoryColumn(classes, missing, sentimentCategories()) };
  });
}

function certaintyCategories(): readonly Category[] {
  return sentimentCertainties.map((certainty) => category(certainty, certainty, null));
}

function category(code: string, label: string, value: number | null): Category {
  return { code, label, value, missing: null };
}

function sentimentCategories(): readonly Category[] {
  return sentimentLabels.map((label) => category(label, label, sentimentValues[label]));
}

function traitCategories({ labels }: CodebookReader): readonly Category[] {
  const own = labels.map(({ id, label }) => category(id, label, null));
  return [...own, category('none', 'None', null)];
}

/** A column over `classes`, to which the missing reasons that occur are added as categories. */
function categoryColumn(
  classOfRow: Uint8Array,
  missing: Uint8Array,
  classes: readonly Category[],
): CategoryColumn {
  const reasons = missingReasons.filter((reason) => missing.includes(missingByte(reason)));
  const categories = [...classes, ...reasons.map(missingCategory)];
  const codes = classOfRow.map((code, row) => {
    const reason = missingReasonOf(missing[row] ?? 0);
    return reason === null ? code : classes.length + reasons.indexOf(reason);
  });
  return { type: 'category', codes, categories, order: categories.map((_, index) => index) };
}

function missingCategory(reason: MissingReason): Category {
  return { code: reason, label: reason, value: null, missing: reason };
}

function numberColumn(values: Float32Array | Uint8Array, missing: Uint8Array): NumberColumn {
  const hasMissing = missing.some((byte) => byte !== 0);
  return { type: 'number', values, missing: hasMissing ? missing : null };
}

function labelTags(
  { labels }: CodebookReader,
  columns: readonly Uint8Array[],
  missing: Uint8Array,
): readonly LabelTags[] {
  return labels.map(({ id, label }, index) => ({
    id,
    label,
    column: numberColumn(columns[index] ?? new Uint8Array(0), missing),
  }));
}

/** How many texts each label of a codebook holds for; several may hold for one. */
function firedCounts(
  { labels }: CodebookReader,
  columns: readonly Uint8Array[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    labels.map(({ id }, index) => [
      id,
      (columns[index] ?? new Uint8Array(0)).reduce((count, one) => count + one, 0),
    ]),
  );
}

function classCounts({ codes, categories }: CategoryColumn): Readonly<Record<string, number>> {
  const counts = categories.map(() => 0);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(
    categories.flatMap(({ code, missing }, index) =>
      missing === null ? [[code, counts[index] ?? 0]] : [],
    ),
  );
}
