import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ErrorInWords } from '#contract/define-call.ts';
import { startJob, wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { chooseFile } from '../../files/file-request.ts';
import { formatCounted } from '../../words/numbers.ts';
import { fileNameOf } from '../../words/quantities.ts';
import { useWorkspace } from '../../workspace.ts';
import { ResultLink } from './write-workbook.tsx';

interface Exported {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly notes: readonly string[];
}

/** Writes the dataset at hand for other tools; tags become columns. */
export function ExportPanel() {
  const { dataset, filter } = useWorkspace();
  const [result, setResult] = useState<Exported | null>(null);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [out, setOut] = useState<string | null>(null);
  const [isFiltered, setIsFiltered] = useState(true);
  if (dataset === null) return null;
  const write = async (file: string, overwrite: boolean): Promise<void> => {
    setOut(file);
    setError(null);
    setResult(null);
    const narrowed = isFiltered && filter !== '' ? { filter } : {};
    try {
      const { done } = startJob(
        'dataset.export',
        { dataset, out: file, overwrite, ...narrowed },
        {
          title: `Exporting ${dataset}`,
          says: (written) => `Wrote ${fileNameOf(written.file)}`,
        },
      );
      setResult(await done);
    } catch (fault) {
      const words = wordsOf(fault);
      setError(words.code === 'cancelled' ? null : words);
    }
  };
  const choose = async (): Promise<void> => {
    const file = await chooseFile('save-data', `${dataset}.csv`);
    if (file !== null) await write(file, false);
  };
  return (
    <section className="view-section" aria-label="Export the data">
      <div className="view-section-head">
        <h3>The data of {dataset}, for other tools</h3>
        <div className="row-actions">
          {filter !== '' && (
            <Checkbox isSelected={isFiltered} onChange={setIsFiltered}>
              Only rows of the filter
            </Checkbox>
          )}
          <Button icon={Download} onPress={() => void choose()}>
            Export the rows
          </Button>
        </div>
      </div>
      {error !== null && (
        <ErrorNote
          error={error}
          action={
            error.code === 'file-exists' && out !== null ? (
              <Button onPress={() => void write(out, true)}>Replace {fileNameOf(out)}</Button>
            ) : undefined
          }
        />
      )}
      {result !== null && (
        <div className="written-note" role="status">
          <p>
            <strong>{fileNameOf(result.file)}</strong>: {formatCounted(result.rows, 'row')},{' '}
            {formatCounted(result.columns, 'column')}.
          </p>
          <p className="small quiet">{result.file}</p>
          {result.notes.length > 0 && (
            <ul className="small" aria-label="What the format could not hold">
              {result.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <ResultLink file={result.file} />
        </div>
      )}
    </section>
  );
}
