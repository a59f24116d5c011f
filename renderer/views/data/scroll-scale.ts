/** The tallest element that browsers lay out without losing rows; they give up near 33 million px. */
export const tallestPx = 15_000_000;

/** How a tall list of rows lies in a scrolling frame that may have to be shorter than the rows. */
export interface ScrollScale {
  /** The height that the frame scrolls over. */
  readonly contentPx: number;
  /** Where the first pixel in sight lies in the list, were it laid out whole. */
  readonly listTopOf: (scrollTopPx: number) => number;
  /** The scroll position that brings a place in the list to the top. */
  readonly scrollTopOf: (listTopPx: number) => number;
}

/**
 * Scales scroll positions so that any number of rows can be scrolled through.
 *
 * Below `tallestPx` one pixel of scrolling is one pixel of the list; above, scrolling runs faster, and both
 * ends stay reachable exactly.
 */
export function scrollScale(rowCount: number, rowPx: number, viewportPx: number): ScrollScale {
  const listPx = rowCount * rowPx;
  const contentPx = Math.min(listPx, tallestPx);
  const listRange = Math.max(0, listPx - viewportPx);
  const scrollRange = Math.max(0, contentPx - viewportPx);
  const factor = scrollRange === 0 ? 1 : listRange / scrollRange;
  return {
    contentPx,
    listTopOf: (scrollTopPx) => Math.min(listRange, Math.max(0, scrollTopPx * factor)),
    scrollTopOf: (listTopPx) => Math.min(listRange, Math.max(0, listTopPx)) / factor,
  };
}

/** Which rows are in sight, with some beyond either end; `to` is exclusive. */
export function rowsInSight(
  listTopPx: number,
  viewportPx: number,
  rowPx: number,
  rowCount: number,
  beyond = 4,
): { readonly from: number; readonly to: number } {
  const first = Math.floor(listTopPx / rowPx);
  const last = Math.ceil((listTopPx + viewportPx) / rowPx);
  return { from: Math.max(0, first - beyond), to: Math.min(rowCount, last + beyond) };
}

/** The pages of a size that cover rows `from` to `to` (exclusive), by number. */
export function pagesOf(from: number, to: number, pageRows: number): readonly number[] {
  if (to <= from) return [];
  const first = Math.floor(from / pageRows);
  const last = Math.floor((to - 1) / pageRows);
  return Array.from({ length: last - first + 1 }, (_none, at) => first + at);
}

/** The scroll position that shows a row whole, moving no further than needed. */
export function scrollTopToShow(
  row: number,
  rowPx: number,
  viewportPx: number,
  scale: ScrollScale,
  scrollTopPx: number,
): number {
  const top = scale.listTopOf(scrollTopPx);
  const rowTop = row * rowPx;
  if (rowTop < top) return scale.scrollTopOf(rowTop);
  if (rowTop + rowPx > top + viewportPx) return scale.scrollTopOf(rowTop + rowPx - viewportPx);
  return scrollTopPx;
}
