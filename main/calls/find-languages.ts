import type { CategoryColumn, TextColumn } from '#analysis/columns/column.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { LanguageResult, findLanguages as languageCall } from '#contract/calls/texts.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import {
  detectLanguage,
  languageDetector,
  languageName,
  undetermined,
} from '#main/language/detect-language.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { DatasetWriter } from '#main/project/dataset-writer.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';

const rowsAtOnce = 512;

/**
 * Answers `text.language`: one derived variable of languages, in the place of one that was made from the
 * same texts before. Texts that are missing have no language (no answer); those that cannot be told are
 * an answer of their own, so that nobody reads a share as that of all posts.
 */
export function findLanguages(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof languageCall>,
): LanguageResult {
  const startedAt = performance.now();
  const dataset = new Dataset(project, columns, input.dataset);
  const source = dataset.variable(input.text);
  const found = languagesOf(dataset.textColumn(source), interruption);
  const old = dataset.variables.filter((variable) => isLanguageOf(variable, source));
  const name = freeName(dataset, source, old);
  const details = { dataset: dataset.line.name, text: source.name, variable: name };
  project.write('languages found', details, (database) => {
    for (const { id } of old) database.prepare('delete from variable where id = ?').run(id);
    const writer = DatasetWriter.extend(database, dataset.id);
    const isFirst = !dataset.variables.some(
      (variable) => variable.role === 'language' && !old.includes(variable),
    );
    const id = writer.addVariable({
      name,
      label: `Language of ${source.label === source.name ? source.name : `“${source.label}”`}`,
      kind: 'single',
      storage: 'category',
      set: null,
      recipe: {
        made: 'language',
        text: source.name,
        textHash: source.hash,
        detector: languageDetector,
        version,
      },
      role: isFirst ? 'language' : null,
    });
    writer.writeColumn(id, found.column);
    writer.sealVariables();
  });
  const { missingCount, languages } = found;
  return {
    variable: name,
    rows: dataset.rowCount,
    missingCount,
    undeterminedCount: languages.find(({ code }) => code === undetermined)?.count ?? 0,
    languages,
    seconds: (performance.now() - startedAt) / 1000,
  };
}

interface FoundLanguages {
  readonly column: CategoryColumn;
  /** Commonest first, what cannot be told last. */
  readonly languages: LanguageResult['languages'];
  readonly missingCount: number;
}

function languagesOf(
  { offsets, bytes, missing }: TextColumn,
  interruption: Interruption,
): FoundLanguages {
  const rows = offsets.length - 1;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const placeByCode = new Map<string, number>();
  const counts: number[] = [];
  const places = new Uint8Array(rows);
  let missingCount = 0;
  for (let row = 0; row < rows; row++) {
    if (row % rowsAtOnce === 0) interruption.report('finding languages', row, rows);
    if (missing !== null && missing[row] !== 0) {
      missingCount++;
      places[row] = 255;
      continue;
    }
    const code = detectLanguage(buffer.toString('utf8', offsets[row], offsets[row + 1]));
    const place = placeByCode.get(code) ?? placeByCode.size;
    placeByCode.set(code, place);
    counts[place] = (counts[place] ?? 0) + 1;
    places[row] = place;
  }
  const codes = [...placeByCode.keys()];
  const languages = codes
    .map((code, place) => ({ code, label: languageName(code), count: counts[place] ?? 0 }))
    .sort(
      (a, b) =>
        Number(a.code === undetermined) - Number(b.code === undetermined) || b.count - a.count,
    );
  const answers = languages.map(({ code, label }) => ({ code, label, value: null, missing: null }));
  const newPlace = codes.map((code) => languages.findIndex((one) => one.code === code));
  const noAnswer = { code: '', label: '', value: null, missing: 'no-answer' } as const;
  const categories = missingCount > 0 ? [...answers, noAnswer] : answers;
  return {
    column: {
      type: 'category',
      codes: places.map((place) => newPlace[place] ?? languages.length),
      categories,
      order: categories.map((_, index) => index),
    },
    languages,
    missingCount,
  };
}

function isLanguageOf({ recipe }: VariableRecord, source: VariableRecord): boolean {
  return recipe?.['made'] === 'language' && recipe['text'] === source.name;
}

function freeName(
  dataset: Dataset,
  source: VariableRecord,
  old: readonly VariableRecord[],
): string {
  const isFree = (name: string): boolean =>
    !dataset.names.some((taken) => taken.toLowerCase() === name.toLowerCase()) ||
    old.some((one) => one.name === name);
  if (isFree('language')) return 'language';
  if (isFree(`language_${source.name}`)) return `language_${source.name}`;
  for (let number = 2; ; number++) if (isFree(`language_${number}`)) return `language_${number}`;
}
