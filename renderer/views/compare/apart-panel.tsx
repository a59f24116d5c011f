import { useMemo } from 'react';
import type { SetApart } from '#contract/calls/explorations.ts';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import type { Passport } from '../../passport/passport.ts';
import { formatNumber, formatProbability } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { apartPassport } from './apart-passport.ts';
import { sideFilters } from './side-filters.ts';
import type { ComparedInput } from './sides-panel.tsx';

/** The compared questions, the largest effect first, each with its sentence. */
export function ApartPanel({ input }: { readonly input: ComparedInput }) {
  const { segmentA, segmentB } = useWorkspace();
  const job = useJobAnswer('compare.apart', input, 'Ranking what sets two segments apart');
  const apart = job.data;
  const columns = useMemo(() => {
    if (apart === undefined || segmentA === null) return [];
    const filters = sideFilters(segmentA, segmentB);
    const { a, b, level, provenance } = apart;
    const family = `${apart.familyTests} tests of ${apart.familyVariables} questions`;
    const found = { nameA: a.name, nameB: b.name, family, level, provenance };
    return apartColumns(apart.list, (one) => apartPassport(found, one, filters));
  }, [apart, segmentA, segmentB]);
  return (
    <>
      <JobNote job={job} doing="Ranking" />
      {apart !== undefined && (
        <section
          className={job.isRunning ? 'stale view-section' : 'view-section'}
          aria-label="What sets them apart"
        >
          <Finding>{apart.finding}</Finding>
          <div className="row-actions no-print">
            <KeepForReport specification={specificationOf(apart.provenance)} />
          </div>
          <DataTable
            caption={apart.finding}
            columns={columns}
            rows={apart.list}
            rowKey={({ row }) => row.variable}
          />
          <Footnote>{apart.footnote}</Footnote>
        </section>
      )}
    </>
  );
}

/** The columns of ranked questions: place, question, effect with its passport, what all tests say. */
export function apartColumns(
  list: readonly SetApart[],
  passport: (one: SetApart) => Passport,
): readonly TableColumn<SetApart>[] {
  const place = new Map(list.map((one, index) => [one, index + 1]));
  return [
    { id: 'place', label: 'Place', isNumber: true, value: (one) => place.get(one) ?? null },
    { id: 'label', label: 'Question', value: ({ row }) => row.label },
    { id: 'category', label: 'Answer', value: ({ row }) => row.category },
    {
      id: 'effect',
      label: 'Effect',
      isNumber: true,
      value: ({ effect }) => Math.abs(effect),
      show: ({ effect }) => formatNumber(effect),
      passport,
    },
    { id: 'size', label: 'Size', value: ({ effectWord }) => effectWord },
    {
      id: 'holm',
      label: 'p, all tests',
      isNumber: true,
      smallestFirst: true,
      value: ({ pHolm }) => pHolm,
      show: ({ pHolm }) => (pHolm === null ? '–' : formatProbability(pHolm)),
    },
    { id: 'sentence', label: 'What can be said', value: ({ sentence }) => sentence },
  ];
}
