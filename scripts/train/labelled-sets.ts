/**
 * The labelled sets of sentiment that lie beside the project, read into one form. None of them is part of the
 * project; docs/models/sentiment.md says where each comes from and under which terms.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

/** A text with its class: 0 negative, 1 neutral, 2 positive. */
export interface LabelledText {
  readonly text: string;
  readonly label: number;
}

/** Where the labelled sets lie; PARALLAX_LABELLED_SETS names another folder. */
export const labelledSetsFolder =
  process.env['PARALLAX_LABELLED_SETS'] ?? join(import.meta.dirname, '../../../shared/data/posts');

const classes = ['negative', 'neutral', 'positive'];

/** The text of a file of the labelled sets; null where it is absent. */
export function readSet(path: string): string | null {
  const file = join(labelledSetsFolder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The records of a CSV of the labelled sets, by their header; null where it is absent. */
export function readRecords(path: string): readonly Readonly<Record<string, string>>[] | null {
  const text = readSet(path);
  if (text === null) return null;
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

function unescaped(text: string): string {
  const bare = text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  return bare
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\"', '"')
    .replaceAll('""', '"');
}

/** A year's file of the SemEval tasks on sentiment in Twitter: id, label, text, parted by tabs. */
export function semEval(name: string): readonly LabelledText[] | null {
  const text = readSet(`semeval_2013_2016/${name}.tsv`);
  return (
    text?.split('\n').flatMap((line) => {
      const [, label = '', words = ''] = line.split('\t');
      return withLabel(unescaped(words.trim()), classes.indexOf(label));
    }) ?? null
  );
}

function withLabel(text: string, label: number): LabelledText[] {
  return text.trim() === '' || label < 0 ? [] : [{ text, label }];
}

/** A part of TweetEval: one text a line, one label a line; `classOf` gives each label its class, -1 for none. */
export function tweetEval(
  part: string,
  classOf: readonly number[] = [0, 1, 2],
): readonly LabelledText[] | null {
  const texts = readSet(`tweeteval/${part}_text.txt`);
  const labels = readSet(`tweeteval/${part}_labels.txt`)?.split('\n');
  if (texts === null || labels === undefined) return null;
  return texts
    .split('\n')
    .flatMap((text, row) => withLabel(text, classOf[Number(labels[row] || Number.NaN)] ?? -1));
}

/** Texts rated by twenty people from -4 to 4: beyond `band` on either side is a class. */
export function ratedTexts(file: string, band: number): readonly LabelledText[] | null {
  const text = readSet(`sentiment_vader/${file}`);
  return (
    text?.split('\n').flatMap((line) => {
      const [, rating = '', words = ''] = line.split('\t');
      const value = Number.parseFloat(rating);
      if (Number.isNaN(value)) return [];
      return withLabel(words, value > band ? 2 : value < -band ? 0 : 1);
    }) ?? null
  );
}

/** The words of a lexicon with their mean rating, as texts of one word. */
export function ratedWords(file: string, band: number): readonly LabelledText[] | null {
  const text = readSet(`sentiment_vader/${file}`);
  return (
    text?.split('\n').flatMap((line) => {
      const [word = '', rating = ''] = line.split('\t');
      const value = Number.parseFloat(rating);
      return Math.abs(value) > band ? withLabel(word, value > 0 ? 2 : 0) : [];
    }) ?? null
  );
}

/** A set with a column of texts and one of labels in words. */
export function labelledRecords(
  path: string,
  textColumn: string,
  labelColumn: string,
  classOf: Readonly<Record<string, number>> = { negative: 0, neutral: 1, positive: 2 },
): readonly LabelledText[] | null {
  const records = readRecords(path);
  return (
    records?.flatMap((record) =>
      withLabel(
        record[textColumn] ?? '',
        classOf[record[labelColumn]?.trim().toLowerCase() ?? ''] ?? -1,
      ),
    ) ?? null
  );
}

/**
 * Reviews of airline seats rated 1 to 10 (to 4 negative, 5 and 6 neutral, from 7 positive) or of lounges
 * rated 1 to 5 (to 2, 3, from 4); one whose rating and recommendation disagree is neutral.
 */
export function skytrax(file: 'lounge' | 'seat'): readonly LabelledText[] | null {
  const records = readRecords(`sentiment_skytrax/${file}.csv`);
  const [low, high] = file === 'seat' ? [4, 7] : [2, 4];
  return (
    records?.flatMap((record) => {
      const rating = Number.parseFloat(record['overall_rating'] ?? '');
      if (Number.isNaN(rating)) return [];
      const isRecommended = record['recommended'] === '1';
      const label = rating <= low && !isRecommended ? 0 : rating >= high && isRecommended ? 2 : 1;
      return withLabel(record['content'] ?? '', label);
    }) ?? null
  );
}

/** What two copies of a text have in common: letters and digits, without names and links. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/https?:\S*|@\w+|\bhttp\b|&\w+;/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
