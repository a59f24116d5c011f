import { Copy, Pin, PinOff, Rows3, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, IconButton } from '../controls/button.tsx';
import { useWorkspace } from '../workspace.ts';
import type { Passport } from './passport.ts';

/** What stands behind the chosen number, at the right of every view; pinned ones stay below it. */
export function PassportPanel() {
  const passport = useWorkspace((state) => state.passport);
  const pinned = useWorkspace((state) => state.pinnedPassports);
  const close = useWorkspace((state) => state.closePassport);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (passport === null) return undefined;
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isInOverlay(event.target)) close();
    };
    window.addEventListener('keydown', closeOnEscape);
    return () => window.removeEventListener('keydown', closeOnEscape);
  }, [passport, close]);
  const others = pinned.filter((one) => one !== passport);
  if (passport === null && others.length === 0) return null;
  return (
    <aside ref={panel} className="passport-panel no-print" aria-label="Number passport">
      {passport !== null && <PassportCard passport={passport} onClose={close} />}
      {others.map((one) => (
        <PassportCard key={`${one.title} ${one.value} ${one.copyText}`} passport={one} />
      ))}
    </aside>
  );
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=listbox]') !== null;
}

function PassportCard({
  passport,
  onClose,
}: {
  readonly passport: Passport;
  readonly onClose?: () => void;
}) {
  const isPinned = useWorkspace((state) => state.pinnedPassports.includes(passport));
  const { pinPassport, unpinPassport } = useWorkspace.getState();
  const showRows = useShowRows();
  return (
    <section
      className="passport"
      aria-live={onClose === undefined || passport.details !== undefined ? undefined : 'polite'}
    >
      <header className="passport-head">
        <h2>{passport.title}</h2>
        <IconButton
          label={isPinned ? 'Unpin' : 'Pin'}
          icon={isPinned ? PinOff : Pin}
          onPress={() => (isPinned ? unpinPassport(passport) : pinPassport(passport))}
        />
        {onClose !== undefined && <IconButton label="Close (Esc)" icon={X} onPress={onClose} />}
      </header>
      {passport.details ?? <PassportFacts passport={passport} />}
      {passport.further}
      <div className="passport-actions">
        {passport.rows !== undefined && (
          <Button icon={Rows3} onPress={() => passport.rows && showRows(passport.rows)}>
            Rows behind
          </Button>
        )}
        {passport.copyText !== '' && <CopyButton text={passport.copyText} />}
        {passport.pin !== undefined && (
          <Button icon={Pin} onPress={passport.pin}>
            Keep for the report
          </Button>
        )}
      </div>
    </section>
  );
}

function PassportFacts({ passport }: { readonly passport: Passport }) {
  return (
    <>
      <p className="passport-value">{passport.value}</p>
      {passport.sentence !== undefined && <p className="passport-sentence">{passport.sentence}</p>}
      <dl className="facts">
        {passport.facts.map(({ term, description }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [hasCopied, setHasCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => setHasCopied(true));
  };
  return (
    <Button icon={Copy} onPress={copy}>
      {hasCopied ? 'Copied' : 'Copy as text'}
    </Button>
  );
}

/** Opens the grid of a dataset on the rows of a filter. */
export function useShowRows(): (rows: NonNullable<Passport['rows']>) => void {
  const [, go] = useLocation();
  return ({ dataset, filter }) => {
    const { setDataset, setRowsBehind } = useWorkspace.getState();
    setDataset(dataset);
    setRowsBehind(filter);
    go('/data/rows');
  };
}
