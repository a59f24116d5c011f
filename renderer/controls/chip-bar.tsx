import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Group } from 'react-aria-components';

/** A row of chips; wraps where there is no room. */
export function ChipBar({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Group className="chip-bar" aria-label={label}>
      {children}
    </Group>
  );
}

/** A fact that can be changed (`onPress`) or taken off (`onRemove`). `side` colours sides A and B. */
export function Chip({
  term,
  children,
  side,
  isUnset = false,
  onPress,
  onRemove,
}: {
  readonly term?: string;
  readonly children: string;
  readonly side?: 'a' | 'b';
  readonly isUnset?: boolean;
  readonly onPress?: () => void;
  readonly onRemove?: () => void;
}) {
  const look = `chip${side === undefined ? '' : ` chip-${side}`}${isUnset ? ' chip-unset' : ''}`;
  const words = (
    <>
      {term !== undefined && <span className="chip-term">{term}</span>}
      <span className="truncate">{children}</span>
    </>
  );
  return (
    <span className={look}>
      {onPress === undefined ? (
        <span className="chip-words">{words}</span>
      ) : (
        <AriaButton className="chip-words" onPress={onPress}>
          {words}
        </AriaButton>
      )}
      {onRemove !== undefined && (
        <AriaButton
          className="chip-remove"
          aria-label={`Remove ${term ?? ''} ${children}`}
          onPress={onRemove}
        >
          <X aria-hidden="true" />
        </AriaButton>
      )}
    </span>
  );
}
