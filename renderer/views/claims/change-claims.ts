import type { CallNamed } from '#contract/calls/index.ts';
import type { InputOf } from '#contract/define-call.ts';
import { runUndoably } from '../data/preparing/undoable-change.ts';

export { changeUndoably as changeClaims } from '../data/preparing/undoable-change.ts';

/** Says what a kept claim repeats, or which data it is held against; can be taken back. */
export async function linkClaim(
  title: string,
  input: InputOf<CallNamed<'claims.link'>>,
): Promise<void> {
  await runUndoably(title, 'claims.link', input, { title: 'Linking the claim' });
}
