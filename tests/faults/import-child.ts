import { writeSync } from 'node:fs';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';

/** Imports a file and says on stdout where it is, so that its parent can end it at a chosen moment. */
const [projectFile = '', dataFile = ''] = process.argv.slice(2);
const tell = (message: object): void => {
  writeSync(1, `${JSON.stringify(message)}\n`);
};
const project = Project.open(projectFile, 'write');
let inTransaction = false;
await runImport(
  project,
  dataFile,
  { name: 'Imported' },
  {
    report(stage, done, total) {
      inTransaction ||= project.database.inTransaction;
      tell({ stage, share: total === null ? null : done / total, inTransaction });
    },
  },
);
tell({ stage: 'committed', share: 1, inTransaction: false });
setInterval(() => undefined, 1000);
