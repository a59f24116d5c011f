import { Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import type { ReportTexts } from '#contract/calls/report-texts.ts';
import type { AnalysisLine } from '#contract/calls/reports.ts';
import { ask, startJob } from '../../ask/ask.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { useUndo } from '../../undo.ts';
import { formatSince } from '../../words/quantities.ts';
import { analysisKindWords } from './analysis-words.ts';
import { openAnalysis } from './open-analysis.ts';
import { AnalysisNote } from './report-text.tsx';

/** The analyses kept for the report, with what each found; those marked go into the workbook. */
export function KeptAnalyses({
  lines,
  texts,
  left,
  onLeave,
}: {
  readonly lines: readonly AnalysisLine[];
  readonly texts: ReportTexts;
  /** Ids of those that stay out of the workbook. */
  readonly left: ReadonlySet<number>;
  readonly onLeave: (left: ReadonlySet<number>) => void;
}) {
  const [, go] = useLocation();
  const noteOf = (id: number): string =>
    texts.notes.find(({ analysis }) => analysis === id)?.text ?? '';
  const mark = (id: number, isIn: boolean): void => {
    const next = new Set(left);
    if (isIn) next.delete(id);
    else next.add(id);
    onLeave(next);
  };
  return (
    <ul className="kept-list">
      {lines.map((line) => (
        <li key={line.id}>
          <Checkbox
            aria-label={`Put ${line.name} into the workbook`}
            isSelected={!left.has(line.id)}
            onChange={(isIn) => mark(line.id, isIn)}
          />
          <div>
            <p className="kept-finding">{line.finding}</p>
            <p className="small quiet">
              {analysisKindWords[line.kind]} · {line.name} · kept{' '}
              {formatSince(line.createdAt, new Date())}
            </p>
            <AnalysisNote analysis={line.id} name={line.name} kept={noteOf(line.id)} />
          </div>
          <Button
            look="quiet"
            aria-label={`Open ${line.name}`}
            onPress={() => void openAnalysis(line.specification, go)}
          >
            Open
          </Button>
          <IconButton
            label={`Remove ${line.name}`}
            icon={Trash2}
            onPress={() => void remove(line, noteOf(line.id))}
          />
        </li>
      ))}
    </ul>
  );
}

/** Removes a kept analysis; undo keeps it again, computed anew. */
async function remove(line: AnalysisLine, note: string): Promise<void> {
  let { id } = line;
  await ask('analysis.remove', { id });
  useUndo.getState().record({
    title: `remove ${line.name}`,
    undo: async () => {
      const { name, specification } = line;
      id = (
        await startJob(
          'analysis.save',
          { name, specification },
          { title: 'Keeping the analysis again' },
        ).done
      ).id;
      if (note !== '') await ask('report.text', { analysis: id, text: note });
    },
    redo: () => ask('analysis.remove', { id }),
  });
}
