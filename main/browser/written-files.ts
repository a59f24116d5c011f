import { resolve } from 'node:path';
import type { CallName } from '#contract/calls/index.ts';
import type { Host } from '#main/assemble.ts';

const writingCalls: ReadonlySet<string> = new Set<CallName>(['report.write', 'dataset.export']);

/** The files that calls of this session wrote: the only ones that the page may fetch. */
export interface WrittenFiles {
  has(file: string): boolean;
}

/** The same host, but the reports and exports that it writes are remembered in `written`. */
export function rememberWrittenFiles(host: Host): {
  readonly host: Host;
  readonly written: WrittenFiles;
} {
  const files = new Set<string>();
  const answerCall: Host['answerCall'] = async (name, input, watch) => {
    const answer = await host.answerCall(name, input, watch);
    if (answer.ok && writingCalls.has(name)) {
      const { file } = answer.value as { readonly file: string };
      files.add(resolve(file));
    }
    return answer;
  };
  return {
    host: { ...host, answerCall },
    written: { has: (file) => files.has(resolve(file)) },
  };
}
