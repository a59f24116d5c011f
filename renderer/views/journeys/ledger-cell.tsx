import { useState } from 'react';

/** A cell of the ledger: typed freely, taken over when it is left or with Enter; Escape gives it back. */
export function LedgerCell({
  label,
  text,
  isNumber = false,
  onCommit,
}: {
  readonly label: string;
  readonly text: string;
  readonly isNumber?: boolean;
  readonly onCommit: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed.trim() !== text) onCommit(typed.trim());
    setTyped(null);
  };
  return (
    <td className={isNumber ? 'number ledger-cell' : 'ledger-cell'}>
      <input
        className="input"
        aria-label={label}
        value={typed ?? text}
        inputMode={isNumber ? 'decimal' : 'text'}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
    </td>
  );
}
