import type { ReportedAnalysis, ReportedBody } from '#main/export/report-content.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { guardedNote } from './guard-note.ts';
import { guardedStatements, type Pair, unsupported } from './guard-text.ts';
import { type SharePair, sharesOf } from './shares-of-analysis.ts';

/** A text of a report and where it stands. */
interface PlacedText {
  readonly place: string;
  readonly text: string;
  /** The shares that it may speak of; none where it is held to the figures that it prints alone. */
  readonly pairs: readonly Pair[];
}

/**
 * Reads every sentence of a report as a published claim would be read: what a person wrote, the names, the
 * findings, and the sentence of each row. A title or a finding has to be borne out by some pair of the
 * analysis, a row's sentence by the row's own shares.
 *
 * @throws {ProjectError} `text-contradicts-numbers`, naming the place and the sentence.
 */
export function refuseContradictions(
  analyses: readonly ReportedAnalysis[],
  introduction = '',
): void {
  const all = analyses.flatMap(({ body }) => sharesOf(body));
  refuseNote('the introduction', introduction, all);
  for (const analysis of analyses) {
    refuseNote(`the note on “${analysis.name}”`, analysis.note ?? '', sharesOf(analysis.body));
    for (const { place, text, pairs } of textsOf(analysis)) {
      const wrong = guardedStatements(text).find(({ verdict }) => verdict === 'does-not-hold');
      const details = wrong
        ? { place, sentence: wrong.text, reason: wrong.diagnosis }
        : { place, ...unsupported(text, pairs) };
      if (!('reason' in details)) continue;
      throw new ProjectError('text-contradicts-numbers', details);
    }
  }
}

function refuseNote(place: string, text: string, pairs: readonly SharePair[]): void {
  const wrong = guardedNote(text, pairs).find(({ verdict }) => verdict === 'does-not-hold');
  if (wrong === undefined) return;
  const details = { place, sentence: wrong.text, reason: wrong.diagnosis };
  throw new ProjectError('text-contradicts-numbers', details);
}

function textsOf(analysis: ReportedAnalysis): readonly PlacedText[] {
  const { name, finding, footnote, body } = analysis;
  const place = (part: string): string => `the sheet of “${name}”, ${part},`;
  const rows = rowsOf(body);
  const pairs = rows.flatMap((row) => row.pairs);
  return [
    { place: place('its title'), text: name, pairs },
    { place: place('its finding'), text: finding, pairs },
    { place: place('its footnote'), text: footnote, pairs: [] },
    ...rows.map((row) => ({ ...row, place: place(`the row “${row.place}”`) })),
  ];
}

function rowsOf(body: ReportedBody): readonly PlacedText[] {
  if (body.kind === 'comparison')
    return body.comparison.rows.map((row) => ({
      place: `${row.label}: ${row.category}`,
      text: row.sentence,
      pairs: row.kind === 'share' ? pairOf(row.label, row.a.share, row.b.share) : [],
    }));
  if (body.kind !== 'gap') return [];
  return body.gap.items.map(({ item, finding, left, right }) => ({
    place: item,
    text: finding,
    pairs: pairOf(item, left.share, right.share),
  }));
}

function pairOf(label: string, shareA: number | null, shareB: number | null): readonly Pair[] {
  return shareA === null || shareB === null ? [] : [{ label, shareA, shareB }];
}
