/** The hatch of missing values for SVG marks: `fill="url(#missing-hatch)"`. Mounted once by the frame. */
export function MissingPattern() {
  return (
    <svg className="visually-hidden" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern
          id="missing-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--missing-line)" strokeWidth="1.5" />
        </pattern>
      </defs>
    </svg>
  );
}
