import { useMemo } from 'react';
import type { ClaimReading } from '#contract/calls/claim-library.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { EmptyState, ErrorNote, Finding } from '../../controls/notes.tsx';
import { keptForProject } from '../kept-for-project.ts';
import { ClaimFindings, CopyWording } from './claim-findings.tsx';
import { ReadingFields } from './reading-fields.tsx';
import { VerdictMark } from './verdict-mark.tsx';

const nobody = { name: null, printed: null, base: null };

const pairState = keptForProject<{ readonly reading: ClaimReading }>({
  reading: {
    quote: 'Two percentages',
    page: null,
    line: null,
    measure: '',
    claimed: '',
    a: nobody,
    b: nobody,
  },
});

/** Two percentages as they are printed, and everything that follows from them as they are typed. */
export function PairPanel() {
  const { reading } = pairState.use();
  const asked = useMemo(() => withPercents(reading), [reading]);
  const isComplete = asked.a.printed !== null && asked.b.printed !== null;
  const judged = useAnswer('claims.judge', { reading: asked }, { enabled: isComplete, keep: true });
  const { line, size } = judged.data ?? { line: null, size: null };
  return (
    <div className="pair-panel">
      <div className="pair-form">
        <ReadingFields reading={reading} onChange={(next) => pairState.set({ reading: next })} />
        <p className="small quiet">
          Figures as they are printed: “71” may be 70.5 to 71.5, “71.0” only 70.95 to 71.05.
        </p>
      </div>
      <div className="pair-findings" aria-live="polite">
        {!isComplete ? (
          <EmptyState
            title="What two percentages can carry"
            next="Type both as printed, with the bases and the claim where you have them: how many times as many, how sure after rounding, which formula gives the print, which base it needs, and whether a base allows the figure at all."
          />
        ) : judged.error !== null ? (
          <ErrorNote error={judged.error} />
        ) : (
          line !== null && (
            <>
              {line.corrected !== null && (
                <div className="pair-head">
                  <Finding>{line.corrected}</Finding>
                  <CopyWording words={line.corrected} />
                </div>
              )}
              {reading.claimed.trim() !== '' && (
                <p className="pair-verdict">
                  <VerdictMark verdict={line.verdict} /> {line.diagnosis}
                </p>
              )}
              <div className="pair-columns">
                <ClaimFindings line={line} size={size} hasWording={false} />
              </div>
            </>
          )
        )}
      </div>
    </div>
  );
}

/** Bare numbers are percentages here, with the digits that were typed. */
function withPercents(reading: ClaimReading): ClaimReading {
  const side = (one: ClaimReading['a']): ClaimReading['a'] => {
    const typed = (one.printed ?? '').trim();
    if (!/\d/u.test(typed)) return { ...one, printed: null };
    return {
      ...one,
      printed: /^[\d.,]+$/u.test(typed) ? `${typed.replace(/[.,]$/u, '')} %` : typed,
    };
  };
  return { ...reading, a: side(reading.a), b: side(reading.b) };
}
