import { layOutSizeRanges, type SizeRange } from './lay-out-size-ranges.ts';

/** Sizes of one difference, each with the range that rounding allows and the printed size under it. */
export function SizeRangeChart({
  ranges,
  widthPx,
  name,
}: {
  readonly ranges: readonly SizeRange[];
  readonly widthPx: number;
  readonly name: string;
}) {
  const { rows, heightPx } = layOutSizeRanges(ranges, widthPx);
  return (
    <svg
      className="chart-svg size-ranges"
      role="img"
      aria-label={`${name}. ${ranges.map(sentenceOf).join(' ')}`}
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
    >
      {rows.map((row) => (
        <g key={row.key}>
          <text x={0} y={row.textY} className="chart-context">
            {row.label}
          </text>
          <text x={widthPx} y={row.textY} textAnchor="end" className="chart-value">
            {row.words}
          </text>
          <line x1={0} x2={widthPx} y1={row.middle} y2={row.middle} className="size-track" />
          <line
            x1={row.low}
            x2={row.high}
            y1={row.middle}
            y2={row.middle}
            className={row.isOpen ? 'size-range is-open' : 'size-range'}
          />
          <circle cx={row.value} cy={row.middle} r={5} className="size-dot" />
          {row.printed !== null && (
            <>
              <path d={`M${row.printed} ${row.middle + 3} l5 9 h-10 z`} className="size-printed" />
              <line
                x1={row.printed}
                x2={row.printed}
                y1={row.middle - 5}
                y2={row.middle + 4}
                className="size-printed-line"
              />
              <text
                x={row.printed}
                y={row.middle + 21}
                textAnchor={row.printedAnchor}
                className="chart-context"
              >
                {row.printedWords}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

function sentenceOf({ label, words, printedWords }: SizeRange): string {
  return `${label}: ${words}${printedWords === null ? '' : `, ${printedWords}`}.`;
}
