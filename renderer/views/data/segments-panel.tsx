import { Plus, Rows3, Trash2 } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { ListedSegment, SegmentDrift, SegmentLine } from '#contract/calls/segments.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { useActions } from '../../frame/actions.ts';
import { useShowRows } from '../../passport/passport-panel.tsx';
import { expressionAnswer } from '../../words/expression.ts';
import { segmentSize } from '../../words/segment-size.ts';
import { useWorkspace } from '../../workspace.ts';
import { removeSegment } from './change-segments.ts';
import { DriftNote } from './segment-drift.tsx';
import { SegmentEditor } from './segment-editor.tsx';

/** The segments of a dataset at the left, one of them or a new one at the right. */
export function SegmentsPanel({
  dataset,
  segments,
  variables,
}: {
  readonly dataset: string;
  readonly segments: readonly ListedSegment[];
  readonly variables: readonly VariableLine[];
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [newCount, setNewCount] = useState(0);
  const [drift, setDrift] = useState<readonly SegmentDrift[]>([]);
  const choose = (name: string | null): void => {
    setDrift([]);
    setChosen(name);
  };
  const segment = segments.find((one) => one.name === chosen) ?? null;
  const startNew = useCallback((): void => {
    setDrift([]);
    setChosen(null);
    setNewCount((count) => count + 1);
  }, []);
  const actions = useMemo(
    () => [{ id: 'new-segment', title: 'New segment', group: 'Rows', run: startNew }],
    [startNew],
  );
  useActions('segments', actions);
  return (
    <div className="segments-panel">
      <div className="segments-list">
        <div className="variables-search">
          <Button icon={Plus} onPress={startNew}>
            New segment
          </Button>
        </div>
        {segments.length === 0 ? (
          <p className="quiet segments-none">
            No segment yet. Name a group at the right; it can then be a side of a comparison, a
            filter, or part of another segment.
          </p>
        ) : (
          <ul>
            {segments.map((one) => (
              <li key={one.name}>
                <button
                  type="button"
                  className="segment-item"
                  aria-current={one.name === chosen}
                  onClick={() => choose(one.name)}
                >
                  <span className="segment-name truncate">{one.name}</span>
                  <span className="number quiet small">{segmentSize(one)}</span>
                  <span className="truncate quiet small segment-words">
                    {one.reason ?? one.words}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="segment-place">
        <h2>{segment === null ? 'New segment' : segment.name}</h2>
        {segment !== null && (
          <SegmentActions key={segment.name} dataset={dataset} segment={segment} />
        )}
        {segment !== null && (
          <DriftNote dataset={dataset} expression={segment.expression} drift={drift} />
        )}
        {segment !== null && <AlsoCalled segment={segment} dataset={dataset} />}
        <SegmentEditor
          key={segment === null ? `new ${newCount}` : `${segment.name} ${segment.expression}`}
          dataset={dataset}
          segment={segment}
          variables={variables}
          onSaved={(defined) => {
            setChosen(defined.name);
            setDrift(defined.drift);
          }}
        />
      </div>
    </div>
  );
}

/** The other names that the same rule goes by. */
function AlsoCalled({
  segment,
  dataset,
}: {
  readonly segment: ListedSegment;
  readonly dataset: string;
}) {
  const { alsoCalled } = segment;
  if (alsoCalled.length === 0) return null;
  const names = alsoCalled.map((one) =>
    one.dataset === dataset ? one.name : `${one.name} (in ${one.dataset})`,
  );
  return <p className="quiet also-called">The same rule is also called {names.join(', ')}.</p>;
}

function SegmentActions({
  dataset,
  segment,
}: {
  readonly dataset: string;
  readonly segment: SegmentLine;
}) {
  const showRows = useShowRows();
  const { setSegmentA, setSegmentB } = useWorkspace.getState();
  const [error, setError] = useState<ErrorInWords | null>(null);
  const { name } = segment;
  return (
    <div className="segment-actions">
      <Button onPress={() => setSegmentA({ kind: 'segment', name })}>Make it side A</Button>
      <Button onPress={() => setSegmentB({ kind: 'segment', name })}>Make it side B</Button>
      <Button
        icon={Rows3}
        onPress={() => showRows({ dataset, filter: `segment ${expressionAnswer(name)}` })}
      >
        Rows
      </Button>
      <Button
        icon={Trash2}
        onPress={() => {
          removeSegment(dataset, segment).catch((fault: unknown) => setError(wordsOf(fault)));
        }}
      >
        Remove
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
