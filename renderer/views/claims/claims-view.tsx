import { useMemo } from 'react';
import { useAnswer } from '../../ask/use-answer.ts';
import { Tabs } from '../../controls/tabs.tsx';
import { useTakeDrops } from '../../files/drop-taker.ts';
import { useWorkspace } from '../../workspace.ts';
import { useViewAction } from '../use-view-action.ts';
import '../views.css';
import { CheckPanel } from './check-panel.tsx';
import { chooseText } from './choose-text.ts';
import './claim-inspector.css';
import './claims.css';
import './claims-library.css';
import { checkSource, claimsState } from './claims-state.ts';
import { KeepDialog } from './keep-claims.tsx';
import { LibraryPanel } from './library-panel.tsx';
import { PadPanel } from './pad-panel.tsx';
import { PairPanel } from './pair-panel.tsx';

/** Statements of comparison, held to the figures printed beside them. */
export function ClaimsView() {
  const { panel } = claimsState.use();
  const hasProject = useWorkspace((state) => state.project !== null);
  const kept =
    useAnswer('claims.library', {}, { keep: true, enabled: hasProject }).data?.claims.length ?? 0;
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
  useViewAction('claims-pad', 'Write with the claims checked', 'View', () =>
    claimsState.set({ panel: 'pad' }),
  );
  useViewAction('claims-library', 'Open the library of claims', 'View', () =>
    claimsState.set({ panel: 'library' }),
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
          { id: 'pad', label: 'Your own text', panel: <PadPanel /> },
          {
            id: 'library',
            label: 'Library',
            note: kept === 0 ? undefined : String(kept),
            panel: <LibraryPanel />,
          },
        ]}
      />
      <KeepDialog />
    </div>
  );
}
