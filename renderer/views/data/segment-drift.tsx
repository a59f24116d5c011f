import type { SegmentDrift } from '#contract/calls/segments.ts';
import { formatSince } from '../../words/quantities.ts';

/** Names that mean, or meant, something else somewhere in the project: both definitions, side by side. */
export function DriftNote({
  expression,
  drift,
}: {
  readonly expression: string;
  readonly drift: readonly SegmentDrift[];
}) {
  if (drift.length === 0) return null;
  const now = new Date();
  return (
    <section className="drift-note" role="alert">
      <h3>The same name with another definition</h3>
      <p>Numbers under one name may be of different people. Rename one, or make them the same.</p>
      <dl>
        <dt>Here, now</dt>
        <dd>
          <code>{expression}</code>
        </dd>
        {drift.map((one) => (
          <div key={`${one.dataset} ${one.name} ${one.at} ${one.expression}`}>
            <dt>
              {one.name} in {one.dataset}, {one.standing ? 'standing' : 'before'},{' '}
              {formatSince(one.at, now)}
            </dt>
            <dd>
              <code>{one.expression}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
