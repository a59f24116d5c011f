import { create } from 'zustand';
import type { Draft } from './drafts.ts';

/** A set being put together from variables. */
export interface SetDraft {
  readonly kind: 'multiple' | 'grid';
  readonly members: readonly string[];
}

/** The dialog that stands open over the variables, if any. */
export type PreparingDialog =
  | { readonly kind: 'derive'; readonly draft: Draft }
  | { readonly kind: 'rename'; readonly variable: string }
  | { readonly kind: 'set'; readonly set: SetDraft };

const usePreparing = create<{ readonly dialog: PreparingDialog | null }>()(() => ({
  dialog: null,
}));

/** The dialog that stands open; null for none. */
export function usePreparingDialog(): PreparingDialog | null {
  return usePreparing((state) => state.dialog);
}

/** Opens a dialog, or closes the one that is open. */
export function openPreparing(dialog: PreparingDialog | null): void {
  usePreparing.setState({ dialog });
}
