import type { CallName } from '#contract/calls/index.ts';
import type { CallContext } from '#main/calls/call-context.ts';
import { answerers } from '#main/calls/index.ts';
import type { Project } from '#main/project/project.ts';

/**
 * Runs one call and gives its answer. The project is opened when the call first asks for it.
 *
 * A project opened for reading is held still until the call has been answered, so that everything the
 * call reads, and everything it leaves in the cache of columns, comes from one finished write. The
 * caller runs one call at a time.
 *
 * @throws whatever the call throws.
 */
export async function runCall(
  name: CallName,
  input: unknown,
  context: Omit<CallContext, 'project'> & { readonly openProject: () => Project },
): Promise<unknown> {
  const { openProject, columns, interruption } = context;
  let held: Project | null = null;
  const answer = answerers[name as keyof typeof answerers] as (
    context: CallContext,
    input: unknown,
  ) => unknown;
  try {
    return await answer(
      {
        get project() {
          const project = openProject();
          if (project.mode === 'read') {
            project.beginSnapshot();
            held = project;
          }
          return project;
        },
        columns,
        interruption,
      },
      input,
    );
  } finally {
    (held as Project | null)?.endSnapshot();
  }
}
