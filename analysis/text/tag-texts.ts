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
import type { Codebook } from './codebook.ts';
import {
  bestLabel,
  type CodebookReader,
  compileCodebook,
  type LabelReading,
} from './codebook-reader.ts';
import { customerIntents } from './customer-intents.ts';
import { customerTraits } from './customer-traits.ts';
import { passesForEnglish } from './english-words.ts';
import { engineFor } from './explain-text.ts';
import { interactionFields } from './interaction-fields.ts';
import { type PhraseText, readPhraseText } from './phrase-text.ts';
import {
  type SentimentLabel,
  type SentimentVerdict,
  sentimentCertainties,
  sentimentLabels,
} from './sentiment.ts';
import { sociabilityStages } from './sociability-stages.ts';
import { createTargetReader } from './target-sentiment.ts';
import type {
  CodebookModel,
  CodebookTags,
  LabelTags,
  TagOptions,
  TargetTags,
  TextTags,
} from './text-tags.ts';

const reportEvery = 500;
const blank = missingByte('no-answer');
/** Of a text in a language that is not read, and of a brand that a text does not name. */
const notRead = missingByte('not-applicable');
const english = 'en';
const undetermined = 'und';
/** Stands for a brand that a text does not name. */
const unnamed = 255;
const sentimentValues = { negative: -1, neutral: 0, positive: 1 };

/** A codebook that was asked for, compiled, with the languages that it reads. */
interface Reader {
  readonly model: CodebookModel;
  readonly isOneOf: boolean;
  readonly languages: readonly string[];
  readonly codebook: CodebookReader;
}

/** What is written down of one codebook: the place of the best label of each row, and which labels fired. */
interface ReaderNotes {
  readonly reader: Reader;
  readonly missing: Uint8Array;
  readonly best: Uint8Array;
  readonly fired: readonly Uint8Array[];
}

/** What is written down while texts are read: a class or a missing reason for each row. */
interface Notes {
  readonly missing: Uint8Array;
  /** As `missing`, and `not-applicable` for texts in other languages than English. */
  readonly unread: Uint8Array;
  readonly otherLanguages: Map<string, number>;
  readonly sentiment: Uint8Array;
  readonly scores: Float32Array;
  readonly certainty: Uint8Array;
  readonly targets: readonly Uint8Array[];
  readonly codebooks: readonly ReaderNotes[];
}

const builtIn: Readonly<Record<CodebookModel, Codebook>> = {
  trait: customerTraits,
  intent: customerIntents,
  stage: sociabilityStages,
  interaction: interactionFields,
};

/** The codebook that Parallax brings for a model. */
export function builtInCodebook(model: CodebookModel): Codebook {
  return builtIn[model];
}

function readersOf({ models, codebooks, background }: TagOptions): readonly Reader[] {
  return models.flatMap((model) => {
    if (model === 'sentiment') return [];
    const codebook = codebooks?.[model] ?? builtIn[model];
    return [
      {
        model,
        isOneOf: codebook.mode === 'one-of' || model === 'trait',
        languages: codebook.languages,
        codebook: compileCodebook(codebook, background),
      },
    ];
  });
}

/**
 * Tags every text of a column: sentiment, and the labels of codebooks (those that Parallax brings unless
 * others are given).
 *
 * - Shapes: each column of the result has one entry a row of `texts`, in its order. A row's tags depend
 *   on its text and the options alone.
 * - Missing: a missing text keeps its reason; an empty or blank text is `no-answer`, never neutral. A text in another
 *   language than English has no sentiment, and no labels of codebooks that do not name its language
 *   (`not-applicable`).
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
  const notes = readTexts(texts, options, readersOf(options), interruption);
  const hasSentiment = options.models.includes('sentiment');
  const sentiment = hasSentiment
    ? categoryColumn(notes.sentiment, notes.unread, sentimentCategories())
    : null;
  const codebooks = notes.codebooks.map(codebookTags);
  return {
    sentiment,
    sentimentScore: hasSentiment ? numberColumn(notes.scores, notes.unread) : null,
    certainty: hasSentiment
      ? categoryColumn(notes.certainty, notes.unread, certaintyCategories())
      : null,
    targets: hasSentiment ? targetTags(options.brands ?? [], notes) : null,
    codebooks,
    otherLanguages: Object.fromEntries([...notes.otherLanguages].sort((a, b) => b[1] - a[1])),
    perClass: {
      ...(sentiment === null ? {} : { sentiment: classCounts(sentiment) }),
      ...Object.fromEntries(
        codebooks.map(({ model, best, labels }) => [
          model,
          best === null ? firedCounts(labels) : classCounts(best),
        ]),
      ),
    },
    tagged: notes.unread.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0),
  };
}

function emptyNotes(texts: TextColumn, options: TagOptions, readers: readonly Reader[]): Notes {
  const count = texts.offsets.length - 1;
  const missing = texts.missing === null ? new Uint8Array(count) : Uint8Array.from(texts.missing);
  return {
    missing,
    unread: missing.slice(),
    otherLanguages: new Map(),
    sentiment: new Uint8Array(count),
    scores: new Float32Array(count),
    certainty: new Uint8Array(count),
    targets: (options.brands ?? []).map(() => new Uint8Array(count).fill(unnamed)),
    codebooks: readers.map((reader) => ({
      reader,
      missing: missing.slice(),
      best: new Uint8Array(count),
      fired: reader.codebook.labels.map(() => new Uint8Array(count)),
    })),
  };
}

function readTexts(
  texts: TextColumn,
  options: TagOptions,
  readers: readonly Reader[],
  interruption: Interruption,
): Notes {
  const count = texts.offsets.length - 1;
  const notes = emptyNotes(texts, options, readers);
  const engine = engineFor(options);
  const finder = createBrandFinder(options.brands ?? []);
  const targets = createTargetReader(finder, engine);
  const decoder = new TextDecoder();
  for (let row = 0; row < count; row += 1) {
    if (row % reportEvery === 0) interruption.report('tagging', row, count);
    if (notes.missing[row] !== 0) continue;
    const text = decoder.decode(texts.bytes.subarray(texts.offsets[row], texts.offsets[row + 1]));
    const split = readPhraseText(text, finder);
    if (split.isBlank) {
      noteMissing(notes, row, blank);
      continue;
    }
    const language = languageOf(text, split, options);
    const isRead = language === english;
    const sentiment = isRead ? engine.judge(text, split) : null;
    if (sentiment === null) noteOther(notes, row, language);
    else {
      noteSentiment(notes, row, sentiment);
      if (split.brands.length > 0) noteTargets(notes, row, targets.labels(text, split));
    }
    for (const own of notes.codebooks) {
      if (own.reader.languages.includes(language)) {
        noteLabels(own, row, own.reader.codebook.read(split, sentiment?.label ?? null));
      } else own.missing[row] = notRead;
    }
  }
  interruption.report('tagging', count, count);
  return notes;
}

/** English where the language is not asked for or cannot be told. */
function languageOf(text: string, split: PhraseText, { languageOf: tell }: TagOptions): string {
  if (tell === undefined || passesForEnglish(text, split)) return english;
  const code = tell(text);
  return code === undetermined ? english : code;
}

function noteMissing(notes: Notes, row: number, byte: number): void {
  notes.missing[row] = byte;
  notes.unread[row] = byte;
  for (const { missing } of notes.codebooks) missing[row] = byte;
}

function noteOther(notes: Notes, row: number, language: string): void {
  notes.unread[row] = notRead;
  notes.otherLanguages.set(language, (notes.otherLanguages.get(language) ?? 0) + 1);
}

function noteSentiment(notes: Notes, row: number, verdict: SentimentVerdict): void {
  notes.sentiment[row] = sentimentLabels.indexOf(verdict.label);
  notes.scores[row] = verdict.score;
  notes.certainty[row] = sentimentCertainties.indexOf(verdict.certainty);
}

function noteLabels(own: ReaderNotes, row: number, readings: readonly LabelReading[]): void {
  const best = bestLabel(readings);
  own.best[row] = best === null ? readings.length : readings.indexOf(best);
  readings.forEach(({ fired }, label) => {
    const column = own.fired[label];
    if (column !== undefined) column[row] = fired ? 1 : 0;
  });
}

function codebookTags({ reader, missing, best, fired }: ReaderNotes): CodebookTags {
  const { model, isOneOf, codebook } = reader;
  return {
    model,
    best: isOneOf ? categoryColumn(best, missing, bestCategories(codebook)) : null,
    labels: codebook.labels.map(({ id, label }, index) => ({
      id,
      label,
      column: numberColumn(fired[index] ?? new Uint8Array(0), missing),
    })),
  };
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
  return brands.map((brand, index) => {
    const classes = notes.targets[index] ?? new Uint8Array(0);
    const missing = notes.unread.map((byte, row) =>
      byte === 0 && classes[row] === unnamed ? notRead : byte,
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

function bestCategories({ labels }: CodebookReader): readonly Category[] {
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

/** How many texts each label of a codebook holds for; several may hold for one. */
function firedCounts(labels: readonly LabelTags[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    labels.map(({ id, column: { values, missing } }) => {
      let count = 0;
      for (let row = 0; row < values.length; row += 1) {
        if (missing === null || missing[row] === 0) count += values[row] as number;
      }
      return [id, count];
    }),
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
