import { Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { CodingItem, CodingQueueKind } from '#contract/calls/codings.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { ProgressBar } from '../../controls/progress-bar.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import { type CodingTask, useCodingQueue } from './use-coding-queue.ts';

/** Posts of the random sample from which shares are corrected. */
export const measuredFrom = 50;

/** Keys of the classes in their order; the key that says that nobody could tell comes last. */
const classKeys = '123456789';
const untoldKey = '0';

/** One post after another, a key for each class; what others or the machine said is not shown. */
export function CodingBench({
  task,
  classes,
  onAgreement,
}: {
  readonly task: CodingTask;
  readonly classes: readonly string[];
  readonly onAgreement: () => void;
}) {
  const { dataset, tag, coder, queue } = task;
  const kept = useMemo(() => ({ dataset, tag, coder, queue }), [dataset, tag, coder, queue]);
  const bench = useCodingQueue(kept);
  const box = useRef<HTMLDivElement>(null);
  const isReady = bench.item !== null;
  useEffect(() => {
    if (isReady) box.current?.focus({ preventScroll: true });
  }, [isReady]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const place = classKeys.indexOf(event.key);
    const label = place < 0 ? undefined : classes[place];
    if (event.key === 'Backspace') bench.goBack();
    else if (event.key === untoldKey) bench.code(null);
    else if (label !== undefined) bench.code(label);
    else return;
    event.preventDefault();
  };
  if (bench.isReading) return <Waiting>Drawing posts …</Waiting>;
  return (
    <div className="bench">
      {bench.error !== null && <ErrorNote error={bench.error} />}
      <BenchProgress queue={queue} coded={bench.coded} left={bench.left} />
      {bench.item === null ? (
        <Done queue={queue} coded={bench.coded} onAgreement={onAgreement} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a form's fieldset would not take keys as a whole
        <div
          ref={box}
          className="bench-post"
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the classes work here
          tabIndex={0}
          aria-label={`Code this post with the keys 1 to ${Math.min(9, classes.length)}; 0 for cannot tell, Backspace to go back`}
          onKeyDown={onKeyDown}
        >
          <p className="bench-text" aria-live="polite">
            {bench.item.text}
          </p>
          <OthersCodes item={bench.item} />
          <div className="row-actions">
            {classes.slice(0, classKeys.length).map((name, place) => (
              <ClassKey
                key={name}
                keyName={String(place + 1)}
                words={name}
                onPress={() => bench.code(name)}
              />
            ))}
            <ClassKey keyName={untoldKey} words="Cannot tell" onPress={() => bench.code(null)} />
          </div>
          <div className="bench-foot">
            <Button
              look="quiet"
              icon={Undo2}
              isDisabled={bench.answers.size === 0}
              onPress={bench.goBack}
            >
              Back to the last post
            </Button>
            {queue === 'random' && bench.coded >= measuredFrom && (
              <Button onPress={onAgreement}>Read the agreement</Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function ClassKey({
  keyName,
  words,
  onPress,
}: {
  readonly keyName: string;
  readonly words: string;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="correction-key"
      aria-keyshortcuts={keyName}
      tabIndex={-1}
      onClick={onPress}
    >
      <kbd>{keyName}</kbd>
      {words}
    </button>
  );
}

function OthersCodes({ item }: { readonly item: CodingItem }) {
  if (item.codes.length === 0) return null;
  return (
    <p className="quiet">
      {item.codes.map(({ coder, label }) => `${coder}: ${label}`).join('; ')}. Which is right?
    </p>
  );
}

function BenchProgress({
  queue,
  coded,
  left,
}: {
  readonly queue: CodingQueueKind;
  readonly coded: number;
  readonly left: number;
}) {
  if (queue === 'disagreements') {
    return <p className="quiet">{formatCounted(left, 'post')} to settle</p>;
  }
  const isMeasuring = queue === 'random' && coded < measuredFrom;
  const words =
    queue === 'random'
      ? isMeasuring
        ? `${coded} of ${measuredFrom} posts coded; from ${measuredFrom} on the shares are corrected`
        : `${formatCounted(coded, 'post')} coded at random; each more narrows the intervals`
      : `${formatCounted(coded, 'post')} coded; they teach, and measure nothing`;
  return (
    <div className="bench-progress">
      {queue === 'random' && (
        <ProgressBar
          label="Posts coded"
          done={Math.min(coded, measuredFrom)}
          total={measuredFrom}
        />
      )}
      <span className="quiet">
        {words} · {formatCount(left)} left
      </span>
    </div>
  );
}

function Done({
  queue,
  coded,
  onAgreement,
}: {
  readonly queue: CodingQueueKind;
  readonly coded: number;
  readonly onAgreement: () => void;
}) {
  return (
    <EmptyState
      title={queue === 'disagreements' ? 'Nothing to settle' : 'Every tagged post is coded'}
      next={
        queue === 'disagreements'
          ? 'Posts that two people code differently come here. Each codes the random sample under a name of their own.'
          : `You coded ${formatCounted(coded, 'post')}.`
      }
      action={<Button onPress={onAgreement}>Read the agreement</Button>}
    />
  );
}
