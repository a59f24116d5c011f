import { startJob } from '../ask/ask.ts';
import { formatCounted } from '../words/numbers.ts';
import { fileNameOf } from '../words/quantities.ts';
import { chooseFile } from './file-request.ts';

/** Writes a dataset, or the rows that a filter lets through, where the person says. */
export async function writeDataset(dataset: string, filter: string): Promise<void> {
  const out = await chooseFile('save-data', `${dataset.replace(/\.[^.]+$/u, '')} export.csv`);
  if (out === null) return;
  startJob(
    'dataset.export',
    { dataset, out, overwrite: true, ...(filter === '' ? {} : { filter }) },
    {
      title: `Writing ${fileNameOf(out)}`,
      says: ({ file, rows, notes }) =>
        [`Wrote ${formatCounted(rows, 'row')} to ${fileNameOf(file)}`, ...notes].join('. '),
    },
  );
}
