import { useState } from 'react';
import { Tabs } from '../../controls/tabs.tsx';
import '../views.css';
import './gap.css';
import { GapDatasets } from './gap-datasets.tsx';
import { GapFigures } from './gap-figures.tsx';

/** What one side believes against what the other says: levels and ranks, item by item. */
export function GapView() {
  const [source, setSource] = useState<'figures' | 'datasets'>('figures');
  return (
    <div className="sheet">
      <Tabs
        label="Where the gap comes from"
        selected={source}
        onSelect={setSource}
        tabs={[
          { id: 'figures', label: 'Published figures', panel: <GapFigures /> },
          { id: 'datasets', label: 'Two datasets or segments', panel: <GapDatasets /> },
        ]}
      />
    </div>
  );
}
