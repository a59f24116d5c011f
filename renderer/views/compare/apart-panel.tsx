import { useMemo } from 'react';
import type { SetApart, SetsApart } from '#contract/calls/explorations.ts';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import type { Passport } from '../../passport/passport.ts';
import { formatNumber, formatProbability } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import { provenanceFacts } from '../provenance-facts.ts';
import { useJobAnswer } from '../use-job-answer.ts';
import { asText, rowsBehind } from './comparison-passport.ts';
import { methodWords } from './comparison-words.ts';
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
    return columnsOf(apart, (one) => passportOf(apart, one, filters));
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

function columnsOf(
  apart: SetsApart,
  passport: (one: SetApart) => Passport,
): readonly TableColumn<SetApart>[] {
  const place = new Map(apart.list.map((one, index) => [one, index + 1]));
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

function passportOf(
  apart: SetsApart,
  one: SetApart,
  filters: ReturnType<typeof sideFilters>,
): Passport {
  const { row, effect, effectWord, pHolm, pDiscovery, sentence } = one;
  const title = `${row.label}: ${row.category}`;
  const measure = row.kind === 'share' ? 'Cohen’s h' : 'Cohen’s d';
  const value = `${measure} ${formatNumber(effect)}`;
  const probability = (p: number | null): string => (p === null ? 'no test' : formatProbability(p));
  const level = `${formatNumber(apart.level * 100)}\u202f%`;
  const facts = [
    {
      term: 'Definition',
      description:
        row.kind === 'share'
          ? 'How far the two shares lie apart on a scale on which equal steps are equally hard to see: 2 asin √A − 2 asin √B'
          : 'The difference of the two means in pooled standard deviations',
    },
    { term: 'Size', description: `${effectWord}: 0.2 is small, 0.5 medium, 0.8 large` },
    { term: 'Test', description: `${methodWords[row.method]}, ${probability(row.p)}` },
    {
      term: 'Whole list',
      description: `${probability(pHolm)} after Holm over ${apart.familyTests} tests of ${apart.familyVariables} questions, which keeps any false call under ${level}; ${probability(pDiscovery)} after Benjamini and Hochberg`,
    },
    { term: `Base, ${apart.a.name}`, description: String(row.a.base) },
    { term: `Base, ${apart.b.name}`, description: String(row.b.base) },
    ...provenanceFacts(apart.provenance),
  ];
  const [dataset] = apart.provenance.datasets;
  return {
    title,
    value,
    sentence,
    facts,
    copyText: asText(title, value, sentence, facts),
    ...(dataset === undefined
      ? {}
      : {
          rows: { dataset: dataset.name, filter: rowsBehind(row, 'gap', filters, dataset.filter) },
        }),
  };
}
