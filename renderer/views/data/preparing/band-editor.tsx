import type { VariableLine } from '#contract/calls/datasets.ts';
import { Checkbox } from '../../../controls/checkbox.tsx';
import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { formatNumber } from '../../../words/numbers.ts';
import { bandStarts } from './band-starts.ts';
import type { EditorProps } from './derive-editor.tsx';
import { type BandDraft, countedAnswers, type DraftWork, typedNumbers } from './drafts.ts';

/** Where a number is cut, over its histogram. */
export function BandEditor({ work, variables, preview, onChange }: EditorProps<BandDraft>) {
  const source = variables.find(({ name }) => name === work.from);
  const made = preview.made?.[0]?.variable;
  const bands = made === undefined ? [] : countedAnswers(made);
  return (
    <>
      <div className="derive-pair">
        <Select
          label="Bands"
          choices={[
            { value: 'equal', label: 'of equal width, so many' },
            { value: 'quantile', label: 'of equal count, so many' },
            { value: 'width', label: 'of a width' },
            { value: 'own', label: 'cut where I say' },
          ]}
          value={work.by}
          onChange={(by) => onChange({ ...work, by, labels: null })}
        />
        <RuleFields work={work} onChange={onChange} />
      </div>
      {work.by === 'own' && <OwnEnds work={work} onChange={onChange} />}
      <Select
        label="A value on a cut belongs to"
        choices={[
          { value: 'left', label: 'the band above it: 18 to under 25' },
          { value: 'right', label: 'the band below it: over 18 to 25' },
        ]}
        value={work.closed}
        onChange={(closed) => onChange({ ...work, closed })}
      />
      {source !== undefined && source.numbers !== null && (
        <CutHistogram
          numbers={source.numbers}
          starts={bandStarts(
            work,
            bands.map(({ label }) => label),
          )}
        />
      )}
    </>
  );
}

function RuleFields({
  work,
  onChange,
}: {
  readonly work: BandDraft;
  readonly onChange: (work: DraftWork) => void;
}) {
  if (work.by === 'own') {
    const cuts = typedNumbers(work.cuts);
    return (
      <TextField
        label="Cuts"
        value={work.cuts}
        onChange={(next) => onChange({ ...work, cuts: next, labels: null })}
        placeholder="18, 25, 35, 50, 65"
        error={cuts === null ? 'Numbers, with commas between them' : null}
      />
    );
  }
  if (work.by === 'width')
    return (
      <div className="derive-pair">
        <TextField
          label="Width"
          value={work.width}
          onChange={(width) => onChange({ ...work, width, labels: null })}
          inputMode="decimal"
        />
        <TextField
          label="Counted from"
          value={work.start}
          onChange={(start) => onChange({ ...work, start, labels: null })}
          inputMode="decimal"
        />
      </div>
    );
  return (
    <TextField
      label="How many"
      value={work.bands}
      onChange={(bands) => onChange({ ...work, bands, labels: null })}
      inputMode="numeric"
    />
  );
}

function OwnEnds({
  work,
  onChange,
}: {
  readonly work: BandDraft;
  readonly onChange: (work: DraftWork) => void;
}) {
  return (
    <div className="band-ends">
      <Checkbox
        isSelected={work.openLow}
        onChange={(openLow) => onChange({ ...work, openLow, labels: null })}
      >
        A band below the first cut
      </Checkbox>
      <Checkbox
        isSelected={work.openHigh}
        onChange={(openHigh) => onChange({ ...work, openHigh, labels: null })}
      >
        A band above the last cut
      </Checkbox>
    </div>
  );
}

const widthPx = 400;
const heightPx = 96;

/** The numbers in bins with a line at each cut. */
function CutHistogram({
  numbers,
  starts,
}: {
  readonly numbers: NonNullable<VariableLine['numbers']>;
  readonly starts: readonly number[];
}) {
  const { bins, low, high } = numbers;
  const tallest = Math.max(...bins, 1);
  const binPx = widthPx / Math.max(1, bins.length);
  const span = high - low;
  const place = (value: number): number => (widthPx * (value - low)) / (span === 0 ? 1 : span);
  const inside = starts.filter((one) => one > low && one <= high);
  const words =
    inside.length === 0
      ? 'no cut within the values'
      : `cut at ${inside.map(formatNumber).join(', ')}`;
  return (
    <figure className="cut-figure">
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Histogram from ${formatNumber(low)} to ${formatNumber(high)}, ${words}`}
      >
        {bins.map((count, at) => {
          const height = (heightPx * count) / tallest;
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={at}
              x={at * binPx + 0.5}
              width={Math.max(1, binPx - 1)}
              y={heightPx - height}
              height={height}
              className="cut-bin"
            />
          );
        })}
        {inside.map((value) => (
          <line
            key={value}
            x1={place(value)}
            x2={place(value)}
            y1={0}
            y2={heightPx}
            className="cut-line"
          />
        ))}
      </svg>
      <figcaption className="histogram-ends small quiet">
        <span>{formatNumber(low)}</span>
        <span>{words}</span>
        <span>{formatNumber(high)}</span>
      </figcaption>
    </figure>
  );
}
