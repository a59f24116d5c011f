import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { faultWords } from './claim-faults.ts';
import type { PlacedClaim } from './claim-order.ts';
import { claimedWords, figuresWords, placeWords } from './claim-words.ts';
import { VerdictMark } from './verdict-mark.tsx';

const linePx = 76;

/** Claims under one another with their verdicts; arrows walk them. */
export function ClaimList({
  shown,
  selected,
  onSelect,
  placeOf,
  none = 'No claim has this verdict.',
}: {
  readonly shown: readonly PlacedClaim[];
  readonly selected: number | null;
  readonly onSelect: (place: number) => void;
  /** Where a claim stands, in words; its page and line unless told otherwise. */
  readonly placeOf?: (place: number) => string;
  readonly none?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => linePx,
    overscan: 6,
    useFlushSync: false,
  });
  const at = shown.findIndex(({ place }) => place === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
      Home: 0,
      End: shown.length - 1,
      Enter: at,
      ' ': at,
    };
    const to = steps[event.key];
    const next = to === undefined ? null : shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (next === undefined || next === null) return;
    event.preventDefault();
    onSelect(next.place);
  };
  return (
    <div
      ref={box}
      className="claim-list"
      role="listbox"
      tabIndex={0}
      aria-label="Claims"
      aria-activedescendant={at >= 0 ? `claim-${selected}` : undefined}
      onKeyDown={onKeyDown}
    >
      {shown.length === 0 && <p className="claim-none quiet">{none}</p>}
      <div className="claim-list-inner" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <ClaimOption
            key={(shown[index] as PlacedClaim).place}
            claim={shown[index] as PlacedClaim}
            top={start}
            at={index}
            total={shown.length}
            isSelected={index === at}
            where={
              placeOf?.((shown[index] as PlacedClaim).place) ??
              placeWords((shown[index] as PlacedClaim).line)
            }
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

const ClaimOption = memo(function ClaimOption({
  claim: { place, line },
  top,
  at,
  total,
  isSelected,
  where,
  onSelect,
}: {
  readonly claim: PlacedClaim;
  readonly top: number;
  readonly at: number;
  readonly total: number;
  readonly isSelected: boolean;
  readonly where: string;
  readonly onSelect: (place: number) => void;
}) {
  const figures = figuresWords(line);
  const fault = faultWords(line);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the options takes the keys
    <div
      id={`claim-${place}`}
      className="claim-line"
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={at + 1}
      aria-setsize={total}
      title={line.text}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(place)}
    >
      <span className="claim-line-head">
        <VerdictMark verdict={line.verdict} />
        <span className="small quiet claim-place truncate">{where}</span>
      </span>
      <span className="claim-line-size truncate">
        <strong>{claimedWords(line)}</strong>
        {figures !== null && <span className="quiet"> · {figures}</span>}
      </span>
      <span className="small quiet truncate">
        {line.contradictedBy.length > 0 && (
          <strong className="claim-contradicted">Other figures elsewhere · </strong>
        )}
        {fault === null ? line.text : <span className="claim-fault">{fault}</span>}
      </span>
    </div>
  );
});
