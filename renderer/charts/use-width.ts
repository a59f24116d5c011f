import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in whole pixels, kept up to date; 0 before it is known. */
export function useWidth<Element extends HTMLElement>(): [RefObject<Element | null>, number] {
  const element = useRef<Element>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(([entry]) => {
      setWidthPx(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(watched);
    setWidthPx(Math.floor(watched.getBoundingClientRect().width));
    return () => observer.disconnect();
  }, []);
  return [element, widthPx];
}
