import { uninterrupted } from '#analysis/interruption.ts';
import { searchTexts } from '#main/calls/search-texts.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { Project } from '#main/project/project.ts';
import { removeIndexes } from '#main/search/index-folder.ts';
import { printFigures } from '../figures.ts';

/** Searches texts as a person types: `search-posts.ts PROJECT`. The first answer makes the index. */
const [file = ''] = process.argv.slice(2);
const typed = [
  'l',
  'lo',
  'lov',
  'love',
  'love th',
  'passw',
  '"reset my password"',
  'late OR slow',
  'love NOT coffee ',
  'app update ',
  'xyzzy ',
];
await printFigures(async () => {
  const project = Project.open(file, 'read');
  const context = { project, columns: new ColumnCache(), interruption: uninterrupted };
  const took = (query: string): number => {
    const startedAt = performance.now();
    searchTexts(context, { dataset: 'Data', text: 'text', query, from: 0, limit: 50 });
    return performance.now() - startedAt;
  };
  const firstMs = took('first ');
  const times = typed.map(took).sort((a, b) => a - b);
  project.close();
  removeIndexes();
  return {
    firstMs,
    middleMs: times[Math.floor(times.length / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
  };
});
