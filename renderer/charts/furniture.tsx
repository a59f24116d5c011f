import type { ReactNode } from 'react';

/** What surrounds the marks of a chart (axes, heads): seen, not read out, for the marks say it themselves. */
export function Furniture({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of an SVG takes no focus
  return <g aria-hidden="true">{children}</g>;
}
