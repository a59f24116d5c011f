import { type RefObject, useEffect, useState } from 'react';

/** Where a frame is scrolled to and how large it is; updated once a frame. */
export interface GridScroll {
  readonly topPx: number;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Follows the scrolling and size of a frame. */
export function useGridScroll(frame: RefObject<HTMLElement | null>): GridScroll {
  const [scroll, setScroll] = useState<GridScroll>({
    topPx: 0,
    leftPx: 0,
    widthPx: 0,
    heightPx: 0,
  });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    let request = 0;
    const read = (): void => {
      request = 0;
      setScroll({
        topPx: element.scrollTop,
        leftPx: element.scrollLeft,
        widthPx: element.clientWidth,
        heightPx: element.clientHeight,
      });
    };
    const ask = (): void => {
      if (request === 0) request = requestAnimationFrame(read);
    };
    const size = new ResizeObserver(ask);
    size.observe(element);
    element.addEventListener('scroll', ask, { passive: true });
    read();
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', ask);
      cancelAnimationFrame(request);
    };
  }, [frame]);
  return scroll;
}
