import type { LucideIcon } from 'lucide-react';
import { FileSpreadsheet, FolderOpen, Telescope } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';
import { ErrorNote, Waiting } from '../controls/notes.tsx';
import {
  chooseAndImport,
  chooseAndOpen,
  newProject,
  openProject,
  openSample,
  useOpening,
} from '../files/open-file.ts';
import { useLessons } from '../views/lessons/lesson-state.ts';
import { formatCounted } from '../words/numbers.ts';
import { folderOf, formatSince } from '../words/quantities.ts';
import { useWorkspace } from '../workspace.ts';

/** Where a session begins: three doors, and the projects opened before. */
export function StartScreen() {
  const [, go] = useLocation();
  const project = useWorkspace((state) => state.project);
  const error = useOpening((state) => state.error);
  const doing = useOpening((state) => state.doing);
  return (
    <main className="start" tabIndex={-1}>
      <div className="start-page">
        <h1>See the same thing from two places, and measure the distance.</h1>
        <p className="quiet">
          Parallax compares groups, beliefs and channels, offline, with every number traced to its
          rows.
        </p>
        {error !== null && <ErrorNote error={error} />}
        <div className="doors">
          <Door
            icon={Telescope}
            title="Explore the sample"
            words="A survey, posts and customer journeys, ready to look at."
            onPress={() => void openSample(go)}
          />
          <Door
            icon={FileSpreadsheet}
            title="Import a file"
            words="CSV, Excel, SPSS, Stata, JSON, Parquet and more. Drop it anywhere on this page, or choose it."
            onPress={() => void chooseAndImport(go)}
          />
          <Door
            icon={FolderOpen}
            title="Open a project"
            words="One .parallax file holds data, segments and analyses."
            onPress={() => void chooseAndOpen(go)}
          />
        </div>
        {doing !== null && <Waiting>{doing}</Waiting>}
        <div className="start-row">
          <Button onPress={() => void newProject(go)} isDisabled={doing !== null}>
            New project
          </Button>
          {project !== null && (
            <Button look="primary" onPress={() => go('/data')}>
              Back to {project.name}
            </Button>
          )}
        </div>
        <Lessons
          onOpen={(file) => {
            useLessons.getState().open(file);
            go('/lessons');
          }}
        />
        <RecentProjects onOpen={(file) => void openProject(file, go)} />
      </div>
    </main>
  );
}

function Door({
  icon: Icon,
  title,
  words,
  onPress,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly words: string;
  readonly onPress: () => void;
}) {
  const isBusy = useOpening((state) => state.isBusy);
  return (
    <AriaButton className="door" onPress={onPress} isDisabled={isBusy}>
      <Icon aria-hidden="true" />
      <span className="door-title">{title}</span>
      <span className="quiet">{words}</span>
    </AriaButton>
  );
}

/** The lessons that come with Parallax; nothing where there are none. */
function Lessons({ onOpen }: { readonly onOpen: (file: string) => void }) {
  const lessons = useAnswer('lesson.list', {}).data ?? [];
  if (lessons.length === 0) return null;
  return (
    <section className="recent">
      <h2>Lessons</h2>
      <ul>
        {lessons.map(({ file, title, about, minutes }) => (
          <li key={file}>
            <AriaButton className="recent-line lesson-line" onPress={() => onOpen(file)}>
              <span className="recent-name truncate">{title}</span>
              <span className="truncate quiet recent-folder">{about}</span>
              <span className="number quiet">{minutes} minutes</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentProjects({ onOpen }: { readonly onOpen: (file: string) => void }) {
  const recent = useAnswer('project.recent', {});
  const lines = recent.data ?? [];
  if (recent.isPending) return null;
  return (
    <section className="recent">
      <h2>Recent projects</h2>
      {lines.length === 0 ? (
        <p className="quiet">None yet. Open the sample, or import a file to begin a project.</p>
      ) : (
        <ul>
          {lines.map(({ file, name, rowCount, openedAt, exists }) => (
            <li key={file}>
              <AriaButton className="recent-line" onPress={() => onOpen(file)} isDisabled={!exists}>
                <span className="recent-name truncate">{name}</span>
                <span className="truncate quiet recent-folder">
                  {exists ? folderOf(file) : 'The file is no longer there'}
                </span>
                <span className="number">{formatCounted(rowCount, 'row')}</span>
                <span className="number quiet">{formatSince(openedAt, new Date())}</span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
