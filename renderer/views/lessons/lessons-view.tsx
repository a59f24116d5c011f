import { FolderOpen } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { chooseFile } from '../../files/file-request.ts';
import '../views.css';
import './lessons.css';
import { LessonPlayer } from './lesson-player.tsx';
import { useLessons } from './lesson-state.ts';

/** Lessons to play: those that come with Parallax, and any file of an instructor's own. */
export function LessonsView() {
  const file = useLessons((state) => state.file);
  return <div className="sheet">{file === null ? <LessonList /> : <OpenLesson file={file} />}</div>;
}

async function chooseLesson(): Promise<void> {
  const chosen = await chooseFile('open-lesson');
  if (chosen !== null) useLessons.getState().open(chosen);
}

function LessonList() {
  const lessons = useAnswer('lesson.list', {});
  const { open } = useLessons.getState();
  const progress = useLessons((state) => state.progressByFile);
  return (
    <div className="view-section lesson">
      <h2 className="finding">Learn to see it for yourself</h2>
      <p className="quiet">
        A question before each answer. Wrong turns are explained; nothing is kept when the window
        closes.
      </p>
      {lessons.error !== null && <ErrorNote error={lessons.error} />}
      <ul className="plain-list lesson-list">
        {(lessons.data ?? []).map(({ file, title, about, minutes }) => (
          <li key={file}>
            <AriaButton className="door lesson-door" onPress={() => open(file)}>
              <span className="door-title">{title}</span>
              <span className="quiet">{about}</span>
              <span className="quiet">
                {minutes} minutes
                {progress[file] === undefined ? '' : `; you are at step ${progress[file].step + 1}`}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      <div>
        <Button icon={FolderOpen} onPress={() => void chooseLesson()}>
          Open a lesson file
        </Button>
      </div>
    </div>
  );
}

function OpenLesson({ file }: { readonly file: string }) {
  const lesson = useAnswer('lesson.read', { file });
  if (lesson.error !== null) {
    return (
      <ErrorNote
        error={lesson.error}
        action={
          <div className="row-actions">
            <Button onPress={lesson.askAgain}>Read it again</Button>
            <Button onPress={() => useLessons.getState().open(null)}>All lessons</Button>
          </div>
        }
      />
    );
  }
  if (lesson.data === undefined) return <Waiting />;
  return <LessonPlayer lesson={lesson.data} />;
}
