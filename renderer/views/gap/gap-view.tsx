import { Tabs } from '../../controls/tabs.tsx';
import '../views.css';
import './gap.css';
import { GapDatasets } from './gap-datasets.tsx';
import { GapFigures } from './gap-figures.tsx';
import { gapDraft } from './gap-state.ts';

/** What one side believes against what the other says: levels and ranks, item by item. */
export function GapView() {
  const { source } = gapDraft.use();
  return (
    <div className="sheet">
      <Tabs
        label="Where the gap comes from"
        selected={source}
        onSelect={(chosen) => gapDraft.set({ source: chosen })}
        tabs={[
          { id: 'figures', label: 'Published figures', panel: <GapFigures /> },
          { id: 'datasets', label: 'Two datasets or segments', panel: <GapDatasets /> },
        ]}
      />
    </div>
  );
}
