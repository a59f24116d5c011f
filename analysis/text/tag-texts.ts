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
import { bestLabel, type CodebookReader, compileCodebook } from './codebook-reader.ts';
import { customerTraits } from './customer-traits.ts';
import { engineFor } from './explain-text.ts';
import { type PhraseText, readPhraseText } from './phrase-text.ts';
import { type SentimentResult, sentimentLabels } from './sentiment.ts';
import type { LabelTags, TagOptions, TextTags } from './text-tags.ts';

const reportEvery = 500;
const blank = missingByte('no-answer');
const sentimentValues = { negative: -1, neutral: 0, positive: 1 };

/** What is written down while texts are read: a class or a missing reason for each row. */
interface Notes {
  readonly missing: Uint8Array;
  readonly sentiment: Uint8Array;
  readonly scores: Float32Array;
  readonly trait: Uint8Array;
  readonly fired: readonly Uint8Array[];
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
  const notes = readTexts(texts, options, reader, interruption);
  const hasSentiment = options.models.includes('sentiment');
  const sentiment = hasSentiment
    ? categoryColumn(notes.sentiment, notes.missing, sentimentCategories())
    : null;
  const trait =
    reader === null ? null : categoryColumn(notes.trait, notes.missing, traitCategories(reader));
  return {
    sentiment,
    sentimentScore: hasSentiment ? numberColumn(notes.scores, notes.missing) : null,
    trait,
    traitLabels: reader === null ? null : labelTags(reader, notes),
    perClass: {
      ...(sentiment === null ? {} : { sentiment: classCounts(sentiment) }),
      ...(trait === null ? {} : { trait: classCounts(trait) }),
    },
    tagged: notes.missing.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0),
  };
}

function readTexts(
  texts: TextColumn,
  options: TagOptions,
  reader: CodebookReader | null,
  interruption: Interruption,
): Notes {
  const count = texts.offsets.length - 1;
  const notes: Notes = {
    missing: texts.missing === null ? new Uint8Array(count) : Uint8Array.from(texts.missing),
    sentiment: new Uint8Array(count),
    scores: new Float32Array(count),
    trait: new Uint8Array(count),
    fired: (reader?.labels ?? []).map(() => new Uint8Array(count)),
  };
  const engine = engineFor(options);
  const finder = createBrandFinder(options.brands ?? []);
  const decoder = new TextDecoder();
  for (let row = 0; row < count; row += 1) {
    if (row % reportEvery === 0) interruption.report('tagging', row, count);
    if (notes.missing[row] !== 0) continue;
    const text = decoder.decode(texts.bytes.subarray(texts.offsets[row], texts.offsets[row + 1]));
    const split = readPhraseText(text, finder);
    const sentiment = engine.score(text, split);
    if (sentiment === null) {
      notes.missing[row] = blank;
      continue;
    }
    notes.sentiment[row] = sentimentLabels.indexOf(sentiment.label);
    notes.scores[row] = sentiment.score;
    if (reader !== null) noteTraits(notes, row, reader, split, sentiment);
  }
  interruption.report('tagging', count, count);
  return notes;
}

function noteTraits(
  notes: Notes,
  row: number,
  reader: CodebookReader,
  text: PhraseText,
  sentiment: SentimentResult,
): void {
  const readings = reader.read(text, sentiment.label);
  const best = bestLabel(readings);
  notes.trait[row] = best === null ? readings.length : readings.indexOf(best);
  readings.forEach(({ fired }, label) => {
    const column = notes.fired[label];
    if (column !== undefined) column[row] = fired ? 1 : 0;
  });
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

function labelTags({ labels }: CodebookReader, notes: Notes): readonly LabelTags[] {
  return labels.map(({ id, label }, index) => ({
    id,
    label,
    column: numberColumn(notes.fired[index] ?? new Uint8Array(0), notes.missing),
  }));
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
