import type { Interruption } from '#analysis/interruption.ts';
import type { ColumnCache } from '#main/project/column-cache.ts';
import type { Project } from '#main/project/project.ts';

/**
 * What an answering function gets beside its input. Reading `project` throws `no-project-open` when
 * none is open, so calls that need none (a preview of a file) work without.
 */
export interface CallContext {
  readonly project: Project;
  readonly columns: ColumnCache;
  readonly interruption: Interruption;
}
