import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { ReportResult } from '#contract/calls/reports.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { startJob, wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { chooseFile } from '../../files/file-request.ts';
import { formatCounted } from '../../words/numbers.ts';
import { fileNameOf, formatDuration, formatSize } from '../../words/quantities.ts';
import { useViewAction } from '../use-view-action.ts';

/** Writes the workbook where the person says; in a browser, offers it for download. */
export function WriteWorkbook({
  analyses,
  suggestedName,
}: {
  readonly analyses: readonly number[];
  readonly suggestedName: string;
}) {
  const [result, setResult] = useState<ReportResult | null>(null);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [out, setOut] = useState<string | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const write = async (file: string, overwrite: boolean): Promise<void> => {
    setOut(file);
    setError(null);
    setResult(null);
    setIsWriting(true);
    const input = { out: file, analyses: [...analyses], overwrite };
    try {
      const says = (written: ReportResult): string => `Wrote ${fileNameOf(written.file)}`;
      setResult(
        await startJob('report.write', input, { title: 'Writing the workbook', says }).done,
      );
    } catch (fault) {
      const words = wordsOf(fault);
      setError(words.code === 'cancelled' ? null : words);
    } finally {
      setIsWriting(false);
    }
  };
  const choose = async (): Promise<void> => {
    const file = await chooseFile('save-report', suggestedName);
    if (file !== null) await write(file, false);
  };
  useViewAction(
    'write-marked',
    'Write a workbook of the analyses marked',
    'Report',
    analyses.length === 0 || isWriting ? null : () => void choose(),
  );
  return (
    <div className="view-section">
      <div className="row-actions">
        <Button
          look="primary"
          icon={FileSpreadsheet}
          isDisabled={analyses.length === 0 || isWriting}
          onPress={() => void choose()}
        >
          {isWriting
            ? 'Writing …'
            : `Write a workbook of ${formatCounted(analyses.length, 'analysis', 'analyses')}`}
        </Button>
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
      {result !== null && <Written result={result} />}
    </div>
  );
}

function Written({ result }: { readonly result: ReportResult }) {
  return (
    <div className="written-note" role="status">
      <p>
        <strong>{fileNameOf(result.file)}</strong>, {formatSize(result.sizeBytes)}, written in{' '}
        {formatDuration(result.seconds)}: {formatCounted(result.analyses, 'analysis', 'analyses')},{' '}
        {formatCounted(result.evidence, 'line')} of evidence.
      </p>
      <p className="small quiet">Sheets:</p>
      <ol className="small quiet sheet-names">
        {result.sheets.map((sheet) => (
          <li key={sheet}>{sheet}</li>
        ))}
      </ol>
      {result.leftOut.map(({ analysis, why }) => (
        <p key={analysis} className="small">
          {analysis} is left out: {why}
        </p>
      ))}
      <p className="small quiet">{result.file}</p>
      <ResultLink file={result.file} />
    </div>
  );
}

/** A link to a file that the host wrote, where the page is a browser's. */
export function ResultLink({ file }: { readonly file: string }) {
  const abilities = useAnswer('host.abilities', {});
  if (abilities.data?.face !== 'browser') return null;
  return (
    <a
      className="result-link"
      href={`/result?file=${encodeURIComponent(file)}`}
      download={fileNameOf(file)}
    >
      Download {fileNameOf(file)}
    </a>
  );
}
