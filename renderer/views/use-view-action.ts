import { useEffect, useMemo, useRef } from 'react';
import { useActions } from '../frame/actions.ts';

/** Offers one action of a view by name while the view is there; null for when it cannot be done. */
export function useViewAction(
  id: string,
  title: string,
  group: string,
  run: (() => void) | null,
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isOffered = run !== null;
  const actions = useMemo(
    () => (isOffered ? [{ id, title, group, run: () => latest.current?.() }] : []),
    [id, title, group, isOffered],
  );
  useActions(id, actions);
}
