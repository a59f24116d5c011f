import { BookmarkPlus } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import type { TextPage } from '#contract/calls/claim-texts.ts';
import type { ClaimLine, ClaimVerdict } from '#contract/calls/claims.ts';
import { Button } from '../../controls/button.tsx';
import { Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { useActions } from '../../frame/actions.ts';
import { formatCounted } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { useViewAction } from '../use-view-action.ts';
import { ClaimList } from './claim-list.tsx';
import { orderClaims, stepClaim } from './claim-order.ts';
import { type ClaimAtHand, claimPassport } from './claim-passport.tsx';
import { readingOf } from './claim-words.ts';
import { ClaimedTextPane } from './claimed-text-pane.tsx';
import { type ClaimOrder, claimsState } from './claims-state.ts';
import { keepClaims } from './keep-claims.tsx';
import { useLaidOutText } from './use-laid-out-text.ts';
import { VerdictFilter } from './verdict-filter.tsx';

/** Where the claims on the page come from. */
export interface SourceAtHand {
  readonly name: string;
  readonly sha256: string | null;
}

/** The text with its claims marked at the left, the claims at the right; what is chosen opens its passport. */
export function ClaimsBeside({
  original,
  lines,
  pages,
  source,
  counts,
}: {
  readonly original: readonly ClaimLine[];
  readonly lines: readonly ClaimLine[];
  readonly pages: readonly TextPage[];
  readonly source: SourceAtHand;
  readonly counts: Readonly<Record<ClaimVerdict, number>>;
}) {
  const { verdict, order, selected, round } = claimsState.use();
  const shown = useMemo(() => orderClaims(lines, { verdict, order }), [lines, verdict, order]);
  const text = useLaidOutText(pages, original);
  const select = useCallback(
    (place: number): void => selectClaim({ round, original, source }, place),
    [original, source, round],
  );
  const step = useCallback(
    (way: 1 | -1): void => {
      const next = stepClaim(shown, claimsState.get().selected, way);
      if (next !== null) select(next.place);
    },
    [shown, select],
  );
  const keepShown = (): void =>
    keepClaims(
      shown.map(({ line }) => readingOf(line)),
      source,
    );
  useViewAction('claims-keep', 'Keep the claims shown', 'View', keepShown);
  useActions(
    'claims-walk',
    useMemo(() => walkActions(step), [step]),
  );
  useEffect(() => () => useWorkspace.getState().closePassport(), []);
  return (
    <>
      <div className="view-section-head">
        <VerdictFilter
          counts={counts}
          verdict={verdict}
          onChange={(next) => claimsState.set({ verdict: next })}
        />
        <span className="spring" />
        <Button icon={BookmarkPlus} isDisabled={shown.length === 0} onPress={keepShown}>
          Keep {formatCounted(shown.length, 'claim')}
        </Button>
        <Select<ClaimOrder>
          label="Order"
          isLabelHidden
          value={order}
          onChange={(chosen) => claimsState.set({ order: chosen })}
          choices={[
            { value: 'place', label: 'As in the text' },
            { value: 'verdict', label: 'What fails first' },
            { value: 'size', label: 'Largest difference first' },
          ]}
        />
      </div>
      <div className={pages.length === 0 ? 'claims-split has-no-text' : 'claims-split'}>
        {text === null && <Waiting>Laying out the text …</Waiting>}
        {text !== null && text.rows.length > 0 && (
          <ClaimedTextPane text={text} lines={lines} selected={selected} onSelect={select} />
        )}
        <ClaimList shown={shown} selected={selected} onSelect={select} />
      </div>
    </>
  );
}

/** Chooses a claim and opens what stands behind it. */
function selectClaim(text: Omit<ClaimAtHand, 'place' | 'select'>, place: number): void {
  claimsState.set({ selected: place });
  const select = (other: number): void => selectClaim(text, other);
  const passport = claimPassport({ ...text, place, select });
  if (passport !== null) useWorkspace.getState().openPassport(passport);
}

function walkActions(step: (way: 1 | -1) => void) {
  const group = 'View';
  return [
    { id: 'claim-next', title: 'Next claim', group, shortcut: 'n', run: () => step(1) },
    { id: 'claim-former', title: 'Former claim', group, shortcut: 'p', run: () => step(-1) },
  ];
}
