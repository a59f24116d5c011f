import type { ReactNode } from 'react';

/** What is drawn in a chart: seen, not read out and not hit, for the marks say and take it all. */
export function Furniture({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of an SVG takes no focus
    <g className="chart-drawn" aria-hidden="true">
      {children}
    </g>
  );
}
