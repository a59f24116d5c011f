import { useEffect, useState } from 'react';
import type { TextPage } from '#contract/calls/claim-texts.ts';
import { type ClaimedText, type FoundIn, layOutSteps } from './claimed-text.ts';

/** How long the window is kept from drawing at a time. */
const sliceMs = 12;

/** A text laid out with its claims, null until it is: a long one is laid out between frames. */
export function useLaidOutText(
  pages: readonly TextPage[],
  claims: readonly FoundIn[],
): ClaimedText | null {
  const [laidOut, setLaidOut] = useState<ClaimedText | null>(null);
  useEffect(() => {
    setLaidOut(null);
    const steps = layOutSteps(pages, claims);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const goOn = (): void => {
      const until = performance.now() + sliceMs;
      while (performance.now() < until) {
        const step = steps.next();
        if (!step.done) continue;
        setLaidOut(step.value);
        return;
      }
      timer = setTimeout(goOn, 0);
    };
    goOn();
    return () => {
      if (timer !== null) clearTimeout(timer);
    };
  }, [pages, claims]);
  return laidOut;
}
