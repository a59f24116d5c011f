import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { StatedSize } from '#contract/calls/claim-texts.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';
import { remarkWords } from '#contract/claim-remarks.ts';
import type { SizeRange } from '../../charts/lay-out-size-ranges.ts';
import { SizeRangeChart } from '../../charts/size-range-chart.tsx';
import { useWidth } from '../../charts/use-width.ts';
import { Button } from '../../controls/button.tsx';
import { formatCount, formatNumber, formatProbability } from '../../words/numbers.ts';
import { formulaLines } from './claim-formulas.ts';
import { sizeRanges } from './claim-sizes.ts';

/** What a claim's figures say: right wording, sizes with their ranges, formulas, bases, the other side. */
export function ClaimFindings({
  line,
  size,
  hasWording = true,
}: {
  readonly line: ClaimLine;
  readonly size: StatedSize | null;
  /** Whether the right wording is among them; false where it stands above. */
  readonly hasWording?: boolean;
}) {
  const notes = [...line.remarks.map((remark) => remarkWords[remark]), ...line.notes];
  const ranges = size === null ? [] : sizeRanges(line, size);
  return (
    <>
      {hasWording && line.corrected !== null && <RightWording words={line.corrected} />}
      {ranges.length > 0 && <Sizes ranges={ranges} />}
      {size !== null && <FormulaTable line={line} size={size} />}
      <Bases line={line} />
      {notes.length > 0 && (
        <section className="claim-section" aria-label="To be noted">
          <h3>To be noted</h3>
          <ul className="plain-list claim-notes">
            {[...new Set(notes)].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sizes({ ranges }: { readonly ranges: readonly SizeRange[] }) {
  const [box, widthPx] = useWidth<HTMLDivElement>();
  return (
    <section className="claim-section" aria-label="Sizes">
      <h3>What the figures give</h3>
      <p className="small quiet">In brackets and as bands: what rounding of the print allows.</p>
      <div ref={box}>
        {widthPx > 0 && (
          <SizeRangeChart ranges={ranges} widthPx={widthPx} name="Sizes of the difference" />
        )}
      </div>
    </section>
  );
}

function RightWording({ words }: { readonly words: string }) {
  return (
    <section className="claim-section" aria-label="Right wording">
      <h3>Right wording</h3>
      <p className="claim-wording">{words}</p>
      <div className="row-actions">
        <CopyWording words={words} />
      </div>
    </section>
  );
}

/** Copies words about a claim: the right wording, unless `label` says what else. */
export function CopyWording({
  words,
  label = 'Copy the wording',
  done = 'Wording copied',
}: {
  readonly words: string;
  readonly label?: string;
  readonly done?: string;
}) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = (): void => {
    void navigator.clipboard.writeText(words).then(() => setCopied(words));
  };
  return (
    <Button icon={copied === words ? Check : Copy} onPress={copy}>
      {copied === words ? done : label}
    </Button>
  );
}

function FormulaTable({ line, size }: { readonly line: ClaimLine; readonly size: StatedSize }) {
  const formulas = formulaLines(line, size);
  if (formulas.length === 0) return null;
  return (
    <section className="claim-section" aria-label="Formulas">
      <h3>{size.value === null ? 'The usual formulas' : 'How the print came about'}</h3>
      <table className="formula-table">
        <caption className="visually-hidden">
          The usual formulas with the claim’s figures, and which of them gives the print
        </caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Formula</th>
            <th scope="col">Gives</th>
            <th scope="col">Which</th>
          </tr>
        </thead>
        <tbody>
          {formulas.map(({ formula, filled, gives, isAsked, isPrinted }) => (
            <tr
              key={formula}
              className={isPrinted ? (isAsked ? 'is-right' : 'is-printed') : undefined}
            >
              <td>{filled}</td>
              <td className="number">{gives}</td>
              <td>{whichWords(isAsked, isPrinted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function whichWords(isAsked: boolean, isPrinted: boolean): string {
  if (isAsked && isPrinted) return 'as worded, as printed';
  if (isAsked) return 'as worded';
  return isPrinted ? 'as printed' : '';
}

function Bases({ line }: { readonly line: ClaimLine }) {
  const { basePerGroupForP05: needed, p, isBaseEnough, complement } = line;
  const facts = [
    ...(needed === null
      ? []
      : [
          {
            term: 'p below .05 needs',
            description: `${formatCount(needed)} in each group${isBaseEnough === null ? '' : isBaseEnough ? '; the bases stated are enough' : '; the bases stated are too small'}`,
          },
        ]),
    ...(p === null ? [] : [{ term: 'Test', description: formatProbability(p) }]),
    ...(complement === null
      ? []
      : [
          {
            term: 'The others',
            description: `${percent(complement.percentA)} v ${percent(complement.percentB)} do not${complement.ratio === null ? '' : `: ${formatNumber(complement.ratio)}\u00a0times`}`,
          },
        ]),
  ];
  if (facts.length === 0) return null;
  return (
    <section className="claim-section" aria-label="Bases">
      <dl className="facts">
        {facts.map(({ term, description }) => (
          <div key={`${term} ${description}`}>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function percent(value: number): string {
  return `${formatNumber(value)}\u202f%`;
}
