import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import '../views.css';
import { ExportPanel } from './export-panel.tsx';
import { KeptAnalyses } from './kept-analyses.tsx';
import './report.css';
import { ReportText } from './report-text.tsx';
import { RerunPanel } from './rerun-panel.tsx';
import { WriteWorkbook } from './write-workbook.tsx';

/** What was kept, and the ways out: a workbook with its evidence, the data, and a check that numbers hold. */
export function ReportView() {
  const [, go] = useLocation();
  const project = useWorkspace((state) => state.project);
  const kept = useAnswer('analysis.list', {});
  const texts = useAnswer('report.texts', {});
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  if (kept.error !== null) return <ErrorNote error={kept.error} />;
  if (texts.error !== null) return <ErrorNote error={texts.error} />;
  if (kept.data === undefined || texts.data === undefined) return <Waiting />;
  const lines = kept.data;
  const chosen = lines.map(({ id }) => id).filter((id) => !left.has(id));
  return (
    <div className="sheet">
      {lines.length === 0 ? (
        <EmptyState
          title="Nothing is kept for the report yet"
          next="Keep an analysis where you see it (“Keep for the report” above every chart and in every number’s passport). Each becomes a sheet of one workbook, with its chart, its bases and where every number comes from."
          action={
            <Button look="primary" onPress={() => go('/compare')}>
              Compare two groups
            </Button>
          }
        />
      ) : (
        <>
          <section className="view-section" aria-label="Kept analyses">
            <h2 className="finding">
              {formatCounted(lines.length, 'analysis', 'analyses')} kept for the report
            </h2>
            <ReportText
              analysis={null}
              kept={texts.data.introduction}
              label="Introduction"
              placeholder="Who asked whom, when, and what it comes to; each comparison is held to the numbers below"
              lines={4}
            />
            <KeptAnalyses lines={lines} texts={texts.data} left={left} onLeave={setLeft} />
          </section>
          <section className="view-section" aria-label="Workbook">
            <h3>One workbook</h3>
            <ul className="report-contents plain-list quiet">
              <li>Contents: every finding with a link to its sheet.</li>
              <li>A sheet an analysis: finding, chart, every figure, footnote.</li>
              <li>Figures as formulas over the counts beside them.</li>
              <li>Evidence: filter, weight, bases, method, file hash of each number.</li>
            </ul>
            <WriteWorkbook analyses={chosen} suggestedName={`${project?.name ?? 'report'}.xlsx`} />
          </section>
          <RerunPanel />
        </>
      )}
      <ExportPanel />
    </div>
  );
}
