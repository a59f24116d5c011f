import { type Codebook, readCodebook } from '#analysis/text/codebook.ts';
import { readPhrase } from '#analysis/text/phrase.ts';
import type { LexiconEntry } from '#analysis/text/sentiment.ts';
import { builtInCodebook } from '#analysis/text/tag-texts.ts';
import type { CodebookModel } from '#analysis/text/text-tags.ts';
import type { Project } from '#main/project/project.ts';
import type { CallContext } from './call-context.ts';

/** The codebook in use: the project's own, or the built-in one; a name that no model has is that of the traits. */
export function codebookOf(
  project: Project,
  name: string,
): { readonly codebook: Codebook; readonly isBuiltIn: boolean } {
  const body = project.database
    .prepare('select body from codebook where name = ?')
    .pluck()
    .get(name);
  return typeof body === 'string'
    ? { codebook: readCodebook(JSON.parse(body)), isBuiltIn: false }
    : { codebook: builtInCodebook(modelNamed(name)), isBuiltIn: true };
}

function modelNamed(name: string): CodebookModel {
  return name === 'intent' || name === 'stage' || name === 'interaction' ? name : 'trait';
}

/** The project's lexicon, by phrase. */
export function lexiconOf(project: Project): readonly LexiconEntry[] {
  return project.database
    .prepare('select phrase, weight from lexicon_entry order by phrase')
    .all() as LexiconEntry[];
}

/** Answers `codebook.read`. */
export function readProjectCodebook({ project }: CallContext, input: { readonly name: string }) {
  return codebookOf(project, input.name);
}

/** Answers `codebook.save`. */
export function saveCodebook(
  { project }: CallContext,
  input: { readonly name: string; readonly codebook?: unknown },
) {
  const codebook = readCodebook(input.codebook);
  const details = { name: input.name, version: codebook.version };
  project.write('codebook saved', details, (database) =>
    database
      .prepare(
        `insert into codebook (name, body, changed_at) values (?, ?, ?)
         on conflict (name) do update set body = excluded.body, changed_at = excluded.changed_at`,
      )
      .run(input.name, JSON.stringify(codebook), new Date().toISOString()),
  );
  return codebookOf(project, input.name);
}

/** Answers `lexicon.read`. */
export function readLexicon({ project }: CallContext): readonly LexiconEntry[] {
  return lexiconOf(project);
}

/** Answers `lexicon.set`; a phrase that cannot be read is refused before it is kept. */
export function setLexiconEntry(
  { project }: CallContext,
  { phrase, weight }: { readonly phrase: string; readonly weight: number | null },
): readonly LexiconEntry[] {
  readPhrase(phrase, 'phrase');
  project.write('lexicon changed', { phrase, weight }, (database) => {
    database.prepare('delete from lexicon_entry where phrase = ?').run(phrase);
    if (weight === null) return;
    database
      .prepare('insert into lexicon_entry (phrase, weight, changed_at) values (?, ?, ?)')
      .run(phrase, weight, new Date().toISOString());
  });
  return lexiconOf(project);
}
