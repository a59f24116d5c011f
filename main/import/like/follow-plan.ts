import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from '../import-error.ts';
import type { ImportFile } from '../open-import-file.ts';
import { type RecognitionWishes, recognisePlan } from '../recognise/recognise-plan.ts';
import { type FittedPlan, fitPlan, type PlanToFollow } from './fit-plan.ts';
import { tableHeadings, typedHeadings } from './plan-headings.ts';

/**
 * The plan of another dataset, fitted to an opened file; null where none is to be followed or a plan is given.
 *
 * @throws {ImportError} `plan-does-not-fit-file` where the file has none of its questions; what recognition throws.
 */
export async function followedPlan(
  opened: ImportFile,
  wishes: RecognitionWishes & {
    readonly plan?: unknown;
    readonly like?: PlanToFollow | undefined;
  },
  interruption: Interruption,
): Promise<FittedPlan | null> {
  const { like } = wishes;
  if (like === undefined || wishes.plan !== undefined) return null;
  const kind = { datasetKind: like.today.datasetKind, ...wishes };
  const isTyped = opened.kind === 'typed';
  const fresh = isTyped
    ? await opened.typed.plan(kind, interruption)
    : recognisePlan(opened.table, kind, interruption);
  const headings = isTyped ? typedHeadings(opened.typed) : tableHeadings(opened.table, fresh);
  const fitted = fitPlan(like, fresh, headings);
  const vanished = fitted.differences.filter((one) => one.kind === 'vanished-question').length;
  const asked = like.today.variables.filter(({ included }) => included).length;
  if (vanished < asked) return fitted;
  throw new ImportError('plan-does-not-fit-file', {
    file: fresh.file,
    reason: `None of the questions of “${like.dataset}” is in it.`,
  });
}
