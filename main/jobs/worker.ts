import { parentPort, workerData } from 'node:worker_threads';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Answer } from '#contract/define-call.ts';
import { errorInWords } from '#main/error-in-words.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { inProjectTerms, Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { watchedInterruption } from './interruptions.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { runCall } from './run-call.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const { mode, file: firstFile } = workerData as { mode: 'read' | 'write'; file: string | null };

let file = firstFile;
let project: Project | null = null;
const columns = new ColumnCache();

function openProject(): Project {
  if (file === null) throw new ProjectError('no-project-open');
  project ??= Project.open(file, mode);
  return project;
}

function changeProject(next: string | null): Answer<null> {
  try {
    project?.close();
    project = null;
    columns.clear();
    file = next;
    if (next !== null) openProject();
    return { ok: true, value: null };
  } catch (error) {
    file = null;
    return { ok: false, error: errorInWords(error) };
  }
}

async function run(message: Extract<ToWorker, { type: 'run' }>): Promise<Answer<unknown>> {
  const cancelFlag = new Int32Array(message.cancelFlag);
  const interruption = watchedInterruption(cancelFlag, (progress) =>
    post({ type: 'progress', id: message.id, progress }),
  );
  try {
    if (Atomics.load(cancelFlag, 0) === 1) throw new AnalysisError('cancelled');
    const context = { openProject, columns, interruption };
    return { ok: true, value: await runCall(message.name, message.input, context) };
  } catch (error) {
    return { ok: false, error: errorInWords(inProjectTerms(error, file ?? '')) };
  }
}

function post(message: FromWorker): void {
  port?.postMessage(message);
}

let turn: Promise<void> = Promise.resolve();
port.on('message', (message: ToWorker) => {
  turn = turn.then(async () => {
    if (message.type === 'open') post({ type: 'opened', answer: changeProject(message.file) });
    else post({ type: 'done', id: message.id, answer: await run(message) });
  });
});
