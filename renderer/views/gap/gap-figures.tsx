import { FolderOpen, X } from 'lucide-react';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { publishedFigures } from '#contract/calls/comparisons.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState } from '../../controls/notes.tsx';
import { chooseFile } from '../../files/file-request.ts';
import { fileNameOf } from '../../words/quantities.ts';
import { JobNote } from '../job-note.tsx';
import { keptForProject } from '../kept-for-project.ts';
import { useJobAnswer } from '../use-job-answer.ts';
import { GapResult } from './gap-result.tsx';

type PublishedFigures = z.output<typeof publishedFigures>;

/** The figures file at hand; its figures where an analysis kept them. */
export const figures = keptForProject<{
  readonly file: string | null;
  readonly figures: PublishedFigures | null;
}>({ file: null, figures: null });

/** A gap from a table of published shares: item, share and base of each side. */
export function GapFigures() {
  const { file, figures: read } = figures.use();
  const sample = useAnswer('host.abilities', {}).data?.sampleFigures ?? null;
  const input = useMemo(
    () =>
      file === null ? null : { file, level: 0.95, ...(read === null ? {} : { figures: read }) },
    [file, read],
  );
  const job = useJobAnswer('gap.figures', input, 'Computing the gap');
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile('open-data');
    if (chosen !== null) figures.set({ file: chosen, figures: null });
  };
  if (file === null) {
    return (
      <EmptyState
        title="A gap between two published lists"
        next={
          <>
            Choose a table with a row an item and the columns <code>item</code>,{' '}
            <code>left_percent</code>, <code>left_base</code>, <code>right_percent</code>,{' '}
            <code>right_base</code>; names of the sides may stand in <code>left_name</code> and{' '}
            <code>right_name</code>.
          </>
        }
        action={
          <div className="row-actions">
            <Button look="primary" icon={FolderOpen} onPress={() => void choose()}>
              Choose a figures file
            </Button>
            {sample !== null && (
              <Button onPress={() => figures.set({ file: sample, figures: null })}>
                Try twelve published items
              </Button>
            )}
          </div>
        }
      />
    );
  }
  return (
    <div className="view-section gap-panel">
      <div className="row-actions">
        <span className="quiet">Figures in {fileNameOf(file)}</span>
        <Button look="quiet" icon={FolderOpen} onPress={() => void choose()}>
          Choose another
        </Button>
        <Button look="quiet" icon={X} onPress={() => figures.set({ file: null, figures: null })}>
          Close these figures
        </Button>
      </div>
      <JobNote job={job} doing="Computing the gap" />
      {job.data !== undefined && input !== null && <GapResult gap={job.data} />}
    </div>
  );
}
