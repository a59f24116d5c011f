import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { rerun } from '#contract/calls/reports.ts';
import type { ErrorInWords, OutputOf } from '#contract/define-call.ts';
import { startJob, wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { formatCounted, formatFull } from '../../words/numbers.ts';
import { useViewAction } from '../use-view-action.ts';

type Rerun = OutputOf<typeof rerun>;

/** Computes every kept analysis again and lists each number that moved. */
export function RerunPanel() {
  const [result, setResult] = useState<Rerun | null>(null);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const run = async (): Promise<void> => {
    setError(null);
    setIsRunning(true);
    try {
      setResult(
        await startJob('report.rerun', {}, { title: 'Computing again', says: sentenceOf }).done,
      );
    } catch (fault) {
      const words = wordsOf(fault);
      setError(words.code === 'cancelled' ? null : words);
    } finally {
      setIsRunning(false);
    }
  };
  useViewAction(
    'compute-all-again',
    'Compute all kept analyses again',
    'Report',
    isRunning ? null : () => void run(),
  );
  return (
    <section className="view-section" aria-label="Compute again">
      <div className="view-section-head">
        <h3>Do the numbers still hold?</h3>
        <Button icon={RefreshCw} isDisabled={isRunning} onPress={() => void run()}>
          {isRunning ? 'Computing …' : 'Compute all again'}
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {result !== null && <p role="status">{sentenceOf(result)}</p>}
      {result !== null && result.moved.length > 0 && (
        <DataTable
          caption="Numbers that moved"
          rows={result.moved}
          rowKey={(moved) => `${moved.analysis} ${moved.where}`}
          columns={[
            { id: 'analysis', label: 'Analysis', value: (moved) => moved.analysis },
            { id: 'where', label: 'Number', value: (moved) => moved.where },
            {
              id: 'was',
              label: 'Was',
              isNumber: true,
              value: (moved) => moved.was,
              show: (moved) => shown(moved.was),
            },
            {
              id: 'is',
              label: 'Is',
              isNumber: true,
              value: (moved) => moved.is,
              show: (moved) => shown(moved.is),
            },
          ]}
        />
      )}
    </section>
  );
}

function sentenceOf({ analyses, numbers, moved }: Rerun): string {
  const what = `${formatCounted(numbers, 'number')} of ${formatCounted(analyses, 'analysis', 'analyses')} computed again`;
  return moved.length === 0 ? `${what}: none moved.` : `${what}: ${moved.length} moved.`;
}

function shown(value: number | string | null): string {
  if (value === null) return 'no figure';
  return typeof value === 'number' ? formatFull(value) : value;
}
