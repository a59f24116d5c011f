import type { CSSProperties } from 'react';

/** Room for the marks of a column behind its figures and its heading, so that all stand in line. */
export function marksWide(count: number): CSSProperties {
  return { '--marks': count } as CSSProperties;
}
