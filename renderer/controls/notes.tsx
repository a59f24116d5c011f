import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorInWords } from '#contract/define-call.ts';

/** What a chart or table says, as a sentence above it. */
export function Finding({ children }: { readonly children: ReactNode }) {
  return <h2 className="finding">{children}</h2>;
}

/** Base, weight, test, missing and source, below a chart or table. */
export function Footnote({ children }: { readonly children: ReactNode }) {
  return <p className="footnote">{children}</p>;
}

/** A place with nothing in it yet: what it will show, and the next step. */
export function EmptyState({
  title,
  next,
  action,
}: {
  readonly title: string;
  readonly next: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <section className="empty-state">
      <h2>{title}</h2>
      <p className="quiet">{next}</p>
      {action !== undefined && <div className="empty-action">{action}</div>}
    </section>
  );
}

/** An error in words: what, why, what to try. */
export function ErrorNote({
  error,
  action,
}: {
  readonly error: ErrorInWords;
  readonly action?: ReactNode;
}) {
  return (
    <div className="error-note" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div>
        <p className="error-what">{error.what}</p>
        {error.why !== '' && <p>{error.why}</p>}
        {error.tryThis !== '' && <p className="error-try">{error.tryThis}</p>}
        {action !== undefined && <div className="empty-action">{action}</div>}
      </div>
    </div>
  );
}

/** Says that something is being done, in words; for waits that have no measure. */
export function Waiting({ children = 'Reading …' }: { readonly children?: ReactNode }) {
  return (
    <p className="waiting" role="status">
      {children}
    </p>
  );
}
