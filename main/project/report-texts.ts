import { z } from 'zod';
import type { ReportTexts } from '#contract/calls/report-texts.ts';
import { version } from '#main/version.ts';
import type { Project } from './project.ts';

const kind = 'report-text';

const body = z.strictObject({
  introduction: z.string(),
  notes: z.array(z.strictObject({ analysis: z.int(), text: z.string() })),
});

/** What a person wrote into the report of a project; empty where nothing was written. */
export function keptReportTexts(project: Project): ReportTexts {
  const row = project.database
    .prepare('select specification from analysis where kind = ?')
    .pluck()
    .get(kind);
  return typeof row === 'string' ? body.parse(JSON.parse(row)) : { introduction: '', notes: [] };
}

/** Puts a text in its place, inside the caller's transaction; an empty one goes. `analysis` null: the introduction. */
export function putReportText(
  project: Project,
  { analysis, text }: { readonly analysis: number | null; readonly text: string },
): ReportTexts {
  const kept = keptReportTexts(project);
  const isEmpty = text.trim() === '';
  const others = kept.notes.filter((note) => note.analysis !== analysis);
  const texts: ReportTexts =
    analysis === null
      ? { ...kept, introduction: isEmpty ? '' : text }
      : { ...kept, notes: isEmpty ? others : [...others, { analysis, text }] };
  project.database.prepare('delete from analysis where kind = ?').run(kind);
  if (texts.introduction === '' && texts.notes.length === 0) return texts;
  project.database
    .prepare(
      `insert into analysis (kind, name, specification, inputs, result, method_version, created_at)
       values (?, 'Text of the report', ?, '{}', 'null', ?, ?)`,
    )
    .run(kind, JSON.stringify(texts), version, new Date().toISOString());
  return texts;
}
