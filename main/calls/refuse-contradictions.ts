import type { ReportedAnalysis } from '#main/export/report-content.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { guardedStatements } from './guard-text.ts';

/** A text of a report and where it stands. */
interface PlacedText {
  readonly place: string;
  readonly text: string;
}

/**
 * Reads every sentence of a report as a published claim would be read: the names that a person gave, the
 * findings, and the sentence of each row beside its own shares.
 *
 * @throws {ProjectError} `text-contradicts-numbers`, naming the place and the sentence.
 */
export function refuseContradictions(analyses: readonly ReportedAnalysis[]): void {
  for (const analysis of analyses) {
    for (const { place, text } of textsOf(analysis)) {
      const wrong = guardedStatements(text).find(({ verdict }) => verdict === 'does-not-hold');
      if (!wrong) continue;
      const details = { place, sentence: wrong.text, reason: wrong.diagnosis };
      throw new ProjectError('text-contradicts-numbers', details);
    }
  }
}

function textsOf({ name, finding, footnote, body }: ReportedAnalysis): readonly PlacedText[] {
  const place = (part: string): string => `the sheet of “${name}”, ${part},`;
  const texts = [
    { place: place('its title'), text: name },
    { place: place('its finding'), text: finding },
    { place: place('its footnote'), text: footnote },
  ];
  if (body.kind === 'comparison') {
    return [
      ...texts,
      ...body.comparison.rows.map(({ label, category, sentence }) => ({
        place: place(`the row “${label}: ${category}”`),
        text: sentence,
      })),
    ];
  }
  if (body.kind !== 'gap') return texts;
  return [
    ...texts,
    ...body.gap.items.map((item) => ({
      place: place(`the row “${item.item}”`),
      text: item.finding,
    })),
  ];
}
