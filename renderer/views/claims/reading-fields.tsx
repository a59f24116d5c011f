import type { ClaimReading } from '#contract/calls/claim-library.ts';
import { TextField } from '../../controls/text-field.tsx';

type Side = ClaimReading['a'];

/** Who is compared with whom, with which figures, and what is claimed; every part can be corrected. */
export function ReadingFields({
  reading,
  onChange,
}: {
  readonly reading: ClaimReading;
  readonly onChange: (reading: ClaimReading) => void;
}) {
  return (
    <div className="reading-fields">
      <SideFields
        words="First group"
        side={reading.a}
        onChange={(a) => onChange({ ...reading, a })}
        which="a"
      />
      <SideFields
        words="Compared with"
        side={reading.b}
        onChange={(b) => onChange({ ...reading, b })}
        which="b"
      />
      <TextField
        label="What is claimed"
        value={reading.claimed}
        onChange={(claimed) => onChange({ ...reading, claimed })}
        placeholder="such as 34% more likely"
      />
    </div>
  );
}

function SideFields({
  words,
  side,
  which,
  onChange,
}: {
  readonly words: string;
  readonly side: Side;
  readonly which: 'a' | 'b';
  readonly onChange: (side: Side) => void;
}) {
  return (
    <fieldset className={`reading-side reading-side-${which}`}>
      <legend className="visually-hidden">{words}</legend>
      <TextField
        label={words}
        value={side.name ?? ''}
        onChange={(name) => onChange({ ...side, name: name === '' ? null : name })}
        placeholder="not named"
      />
      <TextField
        label="Figure"
        value={side.printed ?? ''}
        onChange={(printed) => onChange({ ...side, printed: asPrinted(printed) })}
        placeholder="none"
      />
      <TextField
        label="Base"
        value={side.base === null ? '' : String(side.base)}
        onChange={(base) => onChange({ ...side, base: asBase(base) })}
        placeholder="none"
        inputMode="numeric"
      />
    </fieldset>
  );
}

/** A figure as it is typed; empty for none. */
export function asPrinted(typed: string): string | null {
  return typed.trim() === '' ? null : typed;
}

/** A number of respondents as it is typed: digits alone count; none where there are none. */
export function asBase(typed: string): number | null {
  const digits = typed.replace(/\D/gu, '').slice(0, 12);
  return digits === '' || Number(digits) === 0 ? null : Number(digits);
}
