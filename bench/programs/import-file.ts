import { rmSync, statSync } from 'node:fs';
import type { DatasetKind } from '#analysis/columns/variable.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';
import { printFigures } from '../figures.ts';

/** Imports a file into a new project: `import-file.ts CSV PROJECT KIND`. */
const [csv = '', out = '', kind = 'survey'] = process.argv.slice(2);
for (const left of [out, `${out}-wal`, `${out}-shm`]) rmSync(left, { force: true });
await printFigures(async () => {
  const project = Project.create(out);
  const wishes = { name: 'Data', datasetKind: kind as DatasetKind };
  const { rows, variables } = await runImport(project, csv, wishes, uninterrupted);
  project.close();
  return { rows, variables, csvMb: statSync(csv).size / 1e6, fileMb: statSync(out).size / 1e6 };
});
