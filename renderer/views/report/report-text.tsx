import { useEffect, useRef, useState } from 'react';
import { ask } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useSettled } from '../../frame/use-settled.ts';
import { useUndo } from '../../undo.ts';
import { VerdictMark } from '../claims/verdict-mark.tsx';

const waitMs = 400;

/**
 * A person's own text of the report: kept with the project, and held to the numbers while it is typed.
 * `analysis` null is the introduction.
 */
export function ReportText({
  analysis,
  kept,
  label,
  placeholder,
  lines,
}: {
  readonly analysis: number | null;
  readonly kept: string;
  readonly label: string;
  readonly placeholder: string;
  readonly lines: number;
}) {
  const [text, setText] = useState(kept);
  const [before, setBefore] = useState(kept);
  const saved = useRef(kept);
  const settled = useSettled(text, waitMs);
  useEffect(() => {
    if (kept === saved.current) return;
    saved.current = kept;
    setText(kept);
    setBefore(kept);
  }, [kept]);
  const save = async (next: string): Promise<void> => {
    saved.current = next;
    setText(next);
    await ask('report.text', { analysis, text: next });
  };
  useEffect(() => {
    if (settled === saved.current) return;
    saved.current = settled;
    void ask('report.text', { analysis, text: settled });
  }, [settled, analysis]);
  const leave = (): void => {
    if (text === before) return;
    const [was, is] = [before, text];
    setBefore(is);
    void save(is);
    useUndo.getState().record({
      title: `change of ${label.toLowerCase()}`,
      undo: () => save(was),
      redo: () => save(is),
    });
  };
  return (
    <div className="report-text">
      <TextField
        label={label}
        lines={lines}
        value={text}
        onChange={setText}
        onBlur={leave}
        placeholder={placeholder}
        maxLength={20_000}
      />
      <TextFindings analysis={analysis} text={settled} />
    </div>
  );
}

/** What the numbers say against a text; silent while they bear it out. */
function TextFindings({
  analysis,
  text,
}: {
  readonly analysis: number | null;
  readonly text: string;
}) {
  const isEmpty = text.trim() === '';
  const checked = useAnswer('report.check', { analysis, text }, { enabled: !isEmpty, keep: true });
  const statements = isEmpty ? [] : (checked.data?.statements ?? []);
  const shown = statements.filter(({ verdict }) => verdict !== 'not-testable');
  return (
    <ul className="report-findings plain-list small" aria-live="polite">
      {shown.map(({ start, verdict, text: quote, diagnosis }) => (
        <li key={`${start} ${quote}`}>
          <VerdictMark verdict={verdict} />
          {verdict === 'does-not-hold' && (
            <p>
              “{quote}” {diagnosis} The workbook cannot be written until this is mended.
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The note on one analysis, opened by a button until there is one. */
export function AnalysisNote({
  analysis,
  name,
  kept,
}: {
  readonly analysis: number;
  readonly name: string;
  readonly kept: string;
}) {
  const [isOpen, setIsOpen] = useState(kept !== '');
  useEffect(() => {
    if (kept !== '') setIsOpen(true);
  }, [kept]);
  if (!isOpen) {
    return (
      <Button look="quiet" aria-label={`Write a note on ${name}`} onPress={() => setIsOpen(true)}>
        Write a note
      </Button>
    );
  }
  return (
    <ReportText
      analysis={analysis}
      kept={kept}
      label={`Note on ${name}`}
      placeholder="What it means, in your words; each comparison is held to the numbers above"
      lines={3}
    />
  );
}
