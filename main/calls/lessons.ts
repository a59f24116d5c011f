import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LessonLine, ReadyLesson } from '#contract/calls/lessons.ts';
import { readLesson } from '#main/lessons/read-lesson.ts';
import { sampleDataFolder } from '#main/project/sample-project.ts';
import type { CallContext } from './call-context.ts';

/** Answers `lesson.list`: none where the sample data are not there. */
export function listLessons(): readonly LessonLine[] {
  const folder = join(sampleDataFolder(), 'lessons');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => {
    const file = join(folder, name);
    const { title, about, minutes } = readLesson(file);
    return { file, title, about, minutes };
  });
}

/** Answers `lesson.read`. */
export function openLesson(
  _context: CallContext,
  { file }: { readonly file: string },
): ReadyLesson {
  return readLesson(file);
}
