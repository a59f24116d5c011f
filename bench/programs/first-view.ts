import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName } from '#contract/calls/index.ts';
import { assemble } from '#main/assemble.ts';
import { printFigures } from '../figures.ts';

/** Opens a project as a face does and asks what its first view shows: `first-view.ts PROJECT`. */
const [file = ''] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'parallax-bench-'));
const host = assemble({ face: 'browser', home, readerCount: 2 });
const ask = async (name: CallName, input: object): Promise<number> => {
  const startedAt = performance.now();
  const answer = await host.answerCall(name, input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return performance.now() - startedAt;
};
await printFigures(async () => {
  const openMs = await ask('project.open', { file });
  const listMs = await ask('dataset.list', {});
  const [variablesMs, rowsMs] = await Promise.all([
    ask('dataset.variables', { dataset: 'Data' }),
    ask('dataset.rows', { dataset: 'Data', count: 100 }),
  ]);
  return { openMs, listMs, variablesMs, rowsMs };
});
await host.close();
rmSync(home, { recursive: true, force: true });
