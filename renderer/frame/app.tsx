import { Suspense, useCallback, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useConnection } from '../ask/connection.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../controls/notes.tsx';
import { DropAnywhere } from '../files/drop.tsx';
import { ExportDialog } from '../files/export-dialog.tsx';
import { FileBrowser } from '../files/file-browser.tsx';
import { chooseAndImport, openDropped, openSample, useOpening } from '../files/open-file.ts';
import { ImportWizard } from '../import/import-wizard.tsx';
import { PassportPanel } from '../passport/passport-panel.tsx';
import { StartScreen } from '../start/start-screen.tsx';
import { MissingPattern } from '../theme/missing-pattern.tsx';
import { useWorkspace } from '../workspace.ts';
import { CommandPalette } from './command-palette.tsx';
import { ContextBar } from './context-bar.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { Rail } from './rail.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useFrameActions } from './use-frame-actions.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { workspaces } from './workspaces.ts';

type Overlay = 'palette' | 'shortcuts' | null;

/** The window: rail, bars, the view at hand, and what lies over them. */
export function App() {
  const [, go] = useLocation();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const openPalette = useCallback(() => setOverlay('palette'), []);
  const openShortcuts = useCallback(() => setOverlay('shortcuts'), []);
  const close = (): void => setOverlay(null);
  const isReady = useCurrentProject();
  useShortcuts();
  useFrameActions({ palette: openPalette, shortcuts: openShortcuts });
  const drop = useCallback((file: File) => void openDropped(file, go), [go]);
  return (
    <DropAnywhere onFile={drop}>
      <MissingPattern />
      <div className="frame">
        <button type="button" className="skip-link no-print" onClick={goToMain}>
          Skip to the view
        </button>
        <Rail />
        <div className="frame-main">
          <LostBanner />
          <TopBar onPalette={openPalette} />
          {isReady ? <Places /> : <Waiting>Connecting …</Waiting>}
        </div>
        <StatusBar />
      </div>
      <CommandPalette isOpen={overlay === 'palette'} onClose={close} />
      <ShortcutsDialog isOpen={overlay === 'shortcuts'} onClose={close} />
      <ExportDialog />
      <FileBrowser />
    </DropAnywhere>
  );
}

/** Keeps the workspace on the host's open project and one of its datasets; true once that is known. */
function useCurrentProject(): boolean {
  const current = useAnswer('project.current', {});
  const project = current.data?.project;
  const hasProject = project !== null && project !== undefined;
  const datasets = useAnswer('dataset.list', {}, { enabled: hasProject });
  const dataset = useWorkspace((state) => state.dataset);
  useEffect(() => {
    if (project !== undefined) useWorkspace.getState().setProject(project);
  }, [project]);
  useEffect(() => {
    const lines = datasets.data;
    // While the list is asked for again it may not yet hold the dataset that was just imported.
    if (lines === undefined || !hasProject || datasets.isAsking) return;
    const { setDataset } = useWorkspace.getState();
    if (!lines.some((one) => one.name === dataset))
      setDataset(lines[0]?.name ?? null, lines[0]?.weight ?? null);
  }, [datasets.data, datasets.isAsking, dataset, hasProject]);
  return current.data !== undefined || current.error !== null;
}

function goToMain(): void {
  document.querySelector('main')?.focus();
}

function Places() {
  const project = useWorkspace((state) => state.project);
  return (
    <Switch>
      <Route path="/start">
        <StartScreen />
      </Route>
      <Route path="/import">
        <ImportWizard />
      </Route>
      {project === null ? (
        <Route>
          <PlaceWithoutProject />
        </Route>
      ) : (
        <Route>
          <WorkPlaces />
        </Route>
      )}
    </Switch>
  );
}

/** The start, unless the path names a place that needs no project. */
function PlaceWithoutProject() {
  const [path] = useLocation();
  const place = workspaces.find((one) => !one.needsProject && path.startsWith(one.path));
  if (place === undefined) return <StartScreen />;
  return (
    <div className="frame-view">
      <main className="view" tabIndex={-1}>
        <FaultBoundary key={place.id}>
          <Suspense fallback={<Waiting />}>
            <place.View />
          </Suspense>
        </FaultBoundary>
      </main>
      <PassportPanel />
    </div>
  );
}

function WorkPlaces() {
  const [path, go] = useLocation();
  const dataset = useWorkspace((state) => state.dataset);
  const datasets = useAnswer('dataset.list', {});
  const error = useOpening((state) => state.error);
  const place = workspaces.find((one) => path.startsWith(one.path));
  if (place === undefined) return <Redirect to="/data" />;
  const isEmpty = datasets.data?.length === 0 && !['gap', 'claims', 'lessons'].includes(place.id);
  return (
    <>
      {dataset !== null && place.hasContext && <ContextBar dataset={dataset} />}
      {error !== null && <ErrorNote error={error} />}
      <div className="frame-view">
        <main className="view" tabIndex={-1}>
          {isEmpty ? (
            <EmptyState
              title="This project has no data yet"
              next="Import a survey, posts or journeys; or look at the sample first."
              action={
                <>
                  <Button look="primary" onPress={() => void chooseAndImport(go)}>
                    Import a file
                  </Button>
                  <Button onPress={() => void openSample(go)}>Explore the sample</Button>
                </>
              }
            />
          ) : (
            <FaultBoundary key={place.id}>
              <Suspense fallback={<Waiting />}>
                <place.View />
              </Suspense>
            </FaultBoundary>
          )}
        </main>
        <PassportPanel />
      </div>
    </>
  );
}

function LostBanner() {
  const state = useConnection((connection) => connection.state);
  if (state !== 'lost') return null;
  return (
    <div className="lost-banner" role="alert">
      The connection to Parallax was lost; nothing saved is lost. This page connects again by
      itself; if Parallax was closed, start it and open its address.
    </div>
  );
}
