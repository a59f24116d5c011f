import { GripVertical } from 'lucide-react';
import { useRef } from 'react';

/**
 * Takes hold of a right question: drag it to a pair; or press it, go to another pair's grip and press that
 * (Escape lets go). With `item` null the question has no pair yet and can only be taken.
 */
export function MatchGrip({
  question,
  label,
  item,
  held,
  onHold,
  onPlace,
}: {
  readonly question: string;
  readonly label: string;
  readonly item: string | null;
  readonly held: string | null;
  readonly onHold: (question: string | null) => void;
  readonly onPlace?: (question: string) => void;
}) {
  const grip = useRef<HTMLButtonElement>(null);
  const isHeld = held !== null && held === question;
  const isTarget = held !== null && !isHeld && onPlace !== undefined;
  const words = isTarget
    ? `Place the question held at ${item}`
    : isHeld
      ? `Let go of ${label}`
      : `Move ${label} to another pair`;
  return (
    <button
      ref={grip}
      type="button"
      className="icon-button match-grip"
      aria-label={words}
      title={words}
      aria-pressed={isHeld}
      data-held={isHeld}
      draggable={question !== ''}
      disabled={question === '' && !isTarget}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', question);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onClick={() => {
        if (isTarget) onPlace(held);
        else onHold(isHeld ? null : question);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || held === null) return;
        event.stopPropagation();
        onHold(null);
      }}
    >
      <GripVertical aria-hidden="true" />
    </button>
  );
}
