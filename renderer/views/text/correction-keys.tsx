import type { CorrectionLine } from '#contract/calls/texts.ts';

/** The labels of a tag with their keys; the standing one is marked, and whether a hand put it there. */
export function CorrectionKeys({
  name,
  keys,
  current,
  correction,
  onCorrect,
}: {
  readonly name: string;
  readonly keys: ReadonlyMap<string, string>;
  readonly current: string | null;
  readonly correction: CorrectionLine | undefined;
  readonly onCorrect: (label: string) => void;
}) {
  if (keys.size === 0) return null;
  return (
    <fieldset className="correction">
      <legend>
        {name}
        <span className="small quiet">
          {correction === undefined
            ? ' by the machine'
            : ` by hand; the machine said ${correction.was ?? 'nothing'}`}
        </span>
      </legend>
      <div className="row-actions">
        {[...keys].map(([key, label]) => (
          <button
            key={key}
            type="button"
            className="correction-key"
            aria-pressed={label === current}
            aria-keyshortcuts={key}
            onClick={() => onCorrect(label)}
          >
            <kbd>{key.toUpperCase()}</kbd>
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
