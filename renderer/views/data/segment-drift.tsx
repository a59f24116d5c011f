import type { SegmentDrift } from '#contract/calls/segments.ts';
import { formatSince } from '../../words/quantities.ts';

/** One other definition, with all the names that it goes under. */
interface OtherDefinition extends Omit<SegmentDrift, 'name'> {
  readonly names: readonly string[];
}

/**
 * Each other definition once. What stood under these names in the same dataset has just been replaced, so
 * it stands no more.
 */
export function otherDefinitions(
  dataset: string,
  drift: readonly SegmentDrift[],
): readonly OtherDefinition[] {
  const byKey = new Map<string, OtherDefinition>();
  for (const { name, ...one } of drift) {
    const standing = one.standing && one.dataset !== dataset;
    const key = JSON.stringify([one.dataset, one.expression, standing]);
    const before = byKey.get(key);
    const names = [...new Set([...(before?.names ?? []), name])];
    byKey.set(key, { ...(before ?? one), standing, names });
  }
  return [...byKey.values()];
}

/** Names that mean, or meant, something else somewhere in the project: both definitions, side by side. */
export function DriftNote({
  dataset,
  expression,
  drift,
}: {
  readonly dataset: string;
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
        {otherDefinitions(dataset, drift).map((one) => (
          <div key={`${one.dataset} ${one.expression} ${one.at}`}>
            <dt>
              {one.names.join(', ')} in {one.dataset}, {one.standing ? 'today' : 'before'} (
              {formatSince(one.at, now)})
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
