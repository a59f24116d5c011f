import { useLocation } from 'wouter';
import { Button } from '../../controls/button.tsx';
import { EmptyState } from '../../controls/notes.tsx';
import { Tabs } from '../../controls/tabs.tsx';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import '../views.css';
import { useJobAnswer } from '../use-job-answer.ts';
import { ApartPanel } from './apart-panel.tsx';
import { AssociationsPanel } from './associations-panel.tsx';
import { type CompareTab, compareState, leaveOut } from './compare-state.ts';
import { ComparisonResult } from './comparison-result.tsx';
import { DriversPanel } from './drivers-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { type ComparedInput, SidesPanel } from './sides-panel.tsx';
import { WavesPanel } from './waves-panel.tsx';

/** Two segments over every question: where they differ, by how much, and how sure that is. */
export function CompareView() {
  const dataset = useWorkspace((state) => state.dataset);
  const [, go] = useLocation();
  if (dataset === null) {
    return (
      <EmptyState
        title="Two groups, side by side"
        next="Import a survey or open a dataset; then choose two groups of its rows, and every question is compared at once."
        action={
          <Button look="primary" onPress={() => go('/data')}>
            Go to the data
          </Button>
        }
      />
    );
  }
  return <CompareDataset key={dataset} dataset={dataset} />;
}

function CompareDataset({ dataset }: { readonly dataset: string }) {
  const { tab } = compareState.use();
  return (
    <div className="sheet">
      <Tabs<CompareTab>
        label="Ways to compare"
        selected={tab}
        onSelect={(chosen) => compareState.set({ tab: chosen })}
        tabs={[
          {
            id: 'answers',
            label: 'Every answer',
            panel: (
              <SidesPanel dataset={dataset}>{(input) => <EveryAnswer input={input} />}</SidesPanel>
            ),
          },
          {
            id: 'apart',
            label: 'What sets them apart',
            panel: (
              <SidesPanel dataset={dataset}>{(input) => <ApartPanel input={input} />}</SidesPanel>
            ),
          },
          {
            id: 'profile',
            label: 'Profile',
            panel: (
              <SidesPanel dataset={dataset}>{(input) => <ProfilePanel input={input} />}</SidesPanel>
            ),
          },
          { id: 'waves', label: 'Waves', panel: <WavesPanel dataset={dataset} /> },
          {
            id: 'associations',
            label: 'What goes together',
            panel: <AssociationsPanel dataset={dataset} />,
          },
          { id: 'drivers', label: 'Drivers', panel: <DriversPanel dataset={dataset} /> },
        ]}
      />
    </div>
  );
}

function EveryAnswer({ input }: { readonly input: ComparedInput }) {
  const { segmentA, segmentB } = useWorkspace();
  const job = useJobAnswer('compare.segments', input, 'Comparing two segments');
  return (
    <>
      <JobNote job={job} doing="Comparing" />
      {job.data !== undefined && segmentA !== null && (
        <div className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <ComparisonResult
            comparison={job.data}
            sideA={segmentA}
            sideB={segmentB}
            onLeaveOut={(row) => leaveOut(input.dataset, job.data?.rows ?? [], row)}
          />
        </div>
      )}
    </>
  );
}
