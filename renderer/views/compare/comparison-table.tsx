import { EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import type { Passport } from '../../passport/passport.ts';
import { formatCount } from '../../words/numbers.ts';
import { comparisonColumns } from './comparison-columns.tsx';
import { rowKey, searchRows } from './comparison-items.ts';
import type { ComparisonFigure } from './comparison-passport.ts';

const firstCount = 100;

/** Every row with every figure; each number opens its passport. */
export function ComparisonTable({
  comparison,
  passportOf,
  onLeaveOut,
}: {
  readonly comparison: Comparison;
  readonly passportOf: (row: ComparisonRow, figure: ComparisonFigure) => Passport;
  readonly onLeaveOut: (row: ComparisonRow) => void;
}) {
  const [typed, setTyped] = useState('');
  const [isWhole, setIsWhole] = useState(false);
  const found = searchRows(comparison.rows, typed);
  const shown = isWhole ? found : found.slice(0, firstCount);
  const columns = useMemo(
    () => [
      ...comparisonColumns(comparison, passportOf),
      {
        id: 'leave-out',
        label: 'Leave out',
        pinnedEnd: true,
        value: () => null,
        show: (row: ComparisonRow) => (
          <IconButton
            label={`Leave this question out: ${row.label}`}
            icon={EyeOff}
            onPress={() => onLeaveOut(row)}
          />
        ),
      },
    ],
    [comparison, passportOf, onLeaveOut],
  );
  return (
    <section className="view-section" aria-label="All figures">
      <div className="view-section-head">
        <h3>All figures</h3>
        <SearchField
          label="Find a question or answer"
          placeholder="Find a question or answer"
          value={typed}
          onChange={setTyped}
        />
      </div>
      <DataTable
        caption={`${comparison.a.name} and ${comparison.b.name}: all figures`}
        columns={columns}
        rows={shown}
        rowKey={rowKey}
      />
      {shown.length < found.length && (
        <p className="row-actions">
          <span className="quiet">
            {formatCount(shown.length)} of {formatCount(found.length)} rows.
          </span>
          <Button look="quiet" onPress={() => setIsWhole(true)}>
            Show all
          </Button>
        </p>
      )}
      {found.length === 0 && <p className="quiet">No question or answer holds “{typed}”.</p>}
    </section>
  );
}
