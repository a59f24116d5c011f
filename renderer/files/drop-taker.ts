import { useEffect } from 'react';
import { create } from 'zustand';

/** A view that takes dropped files itself, while it is there; `words` say what will happen. */
export interface DropTaker {
  readonly words: string;
  readonly take: (file: string) => void;
}

/** The view that takes dropped files just now; null where they are imported. */
export const useDropTaker = create<{ readonly taker: DropTaker | null }>()(() => ({
  taker: null,
}));

/** Takes dropped files while the calling component is mounted. Keep `taker` stable. */
export function useTakeDrops(taker: DropTaker): void {
  useEffect(() => {
    useDropTaker.setState({ taker });
    return () => useDropTaker.setState({ taker: null });
  }, [taker]);
}
