import { uninterrupted } from '#analysis/interruption.ts';
import type { CallContext } from '#main/calls/call-context.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { type OpenMode, Project } from '#main/project/project.ts';

/** What an answering function needs over a project that was just opened: nothing is cached. */
export function openContext(file: string, mode: OpenMode): CallContext {
  return {
    project: Project.open(file, mode),
    columns: new ColumnCache(),
    interruption: uninterrupted,
  };
}
