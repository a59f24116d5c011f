import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { ErrorInWords, InputOf, OutputOf } from '#contract/define-call.ts';
import { assemble, type Host } from '#main/assemble.ts';
import type { CallWatch } from '#main/jobs/worker-pool.ts';
import { Project } from '#main/project/project.ts';

/** The core over a project of its own, in a folder of its own, as a face sees it. */
export interface TestHost {
  readonly host: Host;
  readonly folder: string;
  readonly file: string;
  /** The answer of a call; throws when the call is refused. */
  ask<Name extends CallName>(
    name: Name,
    input: InputOf<CallNamed<Name>>,
    watch?: CallWatch,
  ): Promise<OutputOf<CallNamed<Name>>>;
  /** The error of a call that is expected to be refused. */
  refusal<Name extends CallName>(
    name: Name,
    input: InputOf<CallNamed<Name>>,
    watch?: CallWatch,
  ): Promise<ErrorInWords>;
  close(): Promise<void>;
}

/** Fills a new project, opens it and gives the core over it. */
export async function openHost(fill: (project: Project) => void): Promise<TestHost> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  const file = join(folder, 'test.parallax');
  const project = Project.create(file);
  fill(project);
  project.close();
  const host = assemble({ face: 'command-line', home: join(folder, 'home'), readerCount: 1 });
  const opened = await host.answerCall('project.open', { file });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return {
    host,
    folder,
    file,
    async ask<Name extends CallName>(
      name: Name,
      input: InputOf<CallNamed<Name>>,
      watch?: CallWatch,
    ) {
      const answer = await host.answerCall(name, input, watch);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value as OutputOf<CallNamed<Name>>;
    },
    async refusal(name, input, watch) {
      const answer = await host.answerCall(name, input, watch);
      if (answer.ok) throw new Error(`${name} was answered: ${JSON.stringify(answer.value)}`);
      return answer.error;
    },
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
