import { useMemo } from 'react';
import { Tabs } from '../../controls/tabs.tsx';
import { useTakeDrops } from '../../files/drop-taker.ts';
import { useViewAction } from '../use-view-action.ts';
import '../views.css';
import { CheckPanel } from './check-panel.tsx';
import { chooseText } from './choose-text.ts';
import './claims.css';
import { checkSource, claimsState } from './claims-state.ts';
import { PairPanel } from './pair-panel.tsx';

/** Statements of comparison, held to the figures printed beside them. */
export function ClaimsView() {
  const { panel } = claimsState.use();
  const taker = useMemo(
    () => ({
      words: 'Drop a text to check its claims',
      take: (file: string) => checkSource({ file }),
    }),
    [],
  );
  useTakeDrops(taker);
  useViewAction('claims-open', 'Check the claims of a file', 'View', () => void chooseText());
  useViewAction('claims-pair', 'Look into two percentages', 'View', () =>
    claimsState.set({ panel: 'pair' }),
  );
  return (
    <div className="sheet claims-sheet">
      <Tabs
        label="Claims"
        selected={panel}
        onSelect={(id) => claimsState.set({ panel: id })}
        tabs={[
          { id: 'check', label: 'Check a text', panel: <CheckPanel /> },
          { id: 'pair', label: 'Two percentages', panel: <PairPanel /> },
        ]}
      />
    </div>
  );
}
