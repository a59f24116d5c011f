import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { ClaimLine, ClaimVerdict } from '#contract/calls/claims.ts';
import { verdicts, verdictWords } from './claim-words.ts';
import type { ClaimedText, TextPiece, TextRow } from './claimed-text.ts';
import { VerdictIcon } from './verdict-mark.tsx';

/** The text itself, each claim marked where it stands. */
export function ClaimedTextPane({
  text,
  lines,
  selected,
  onSelect,
}: {
  readonly text: ClaimedText;
  readonly lines: readonly ClaimLine[];
  readonly selected: number | null;
  readonly onSelect: (place: number) => void;
}) {
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: text.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 24,
    overscan: 8,
    useFlushSync: false,
  });
  const row = selected === null ? undefined : text.rowOfClaim.get(selected);
  useEffect(() => {
    if (row !== undefined) virtual.scrollToIndex(row, { align: 'center' });
  }, [row, virtual]);
  return (
    <section
      ref={box}
      className="claimed-text"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys
      tabIndex={0}
      aria-label="The text, its claims marked; N and P walk them"
    >
      <div className="claimed-text-inner" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="text-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row
              row={text.rows[index] as TextRow}
              lines={lines}
              selected={isOnRow(text.rows[index] as TextRow, selected) ? selected : null}
              onSelect={onSelect}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Whether a row shows any of the chosen claim; only such rows are drawn again when it changes. */
function isOnRow(row: TextRow, selected: number | null): boolean {
  return selected !== null && row.pieces.some(({ sentences }) => sentences.includes(selected));
}

const Row = memo(function Row({
  row,
  lines,
  selected,
  onSelect,
}: {
  readonly row: TextRow;
  readonly lines: readonly ClaimLine[];
  readonly selected: number | null;
  readonly onSelect: (place: number) => void;
}) {
  return (
    <>
      {row.isPageStart && row.page !== null && <p className="text-page">Page {row.page}</p>}
      <span className="text-line-number" aria-hidden="true">
        {row.line}
      </span>
      <span className="text-line">
        {row.pieces.map((piece) => (
          <Piece
            key={piece.start}
            piece={piece}
            lines={lines}
            selected={selected}
            onSelect={onSelect}
          />
        ))}
      </span>
    </>
  );
});

function Piece({
  piece,
  lines,
  selected,
  onSelect,
}: {
  readonly piece: TextPiece;
  readonly lines: readonly ClaimLine[];
  readonly selected: number | null;
  readonly onSelect: (place: number) => void;
}) {
  const isIn = selected !== null && piece.sentences.includes(selected);
  const verdict = gravest(piece.marks, lines);
  if (verdict === null)
    return <span className={isIn ? 'is-in-sentence' : undefined}>{piece.text}</span>;
  const isSelected = selected !== null && piece.marks.includes(selected);
  const next = piece.marks[(piece.marks.indexOf(selected ?? -1) + 1) % piece.marks.length];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: N, P and the list of claims do the same by keyboard
    <mark
      className={`claim-mark claim-mark-${verdict}${isSelected ? ' is-selected' : ''}${isIn ? ' is-in-sentence' : ''}`}
      onClick={() => next !== undefined && onSelect(next)}
    >
      <VerdictIcon verdict={verdict} />
      <span className="visually-hidden">{verdictWords[verdict]}: </span>
      {piece.text}
    </mark>
  );
}

function gravest(marks: readonly number[], lines: readonly ClaimLine[]): ClaimVerdict | null {
  const found = marks.flatMap((place) => lines[place]?.verdict ?? []);
  return verdicts.find((verdict) => found.includes(verdict)) ?? null;
}
