import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { moved } from '../../controls/ordered-items.ts';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import type { AnswerPlace, Net, PlacedAnswer, QuestionOffer } from './entry-options.ts';

const placeWords: Readonly<Record<AnswerPlace, string>> = {
  shown: '',
  hidden: 'hidden',
  out: 'left out',
};

/**
 * The answers of a question in the order of the table: dragged or moved with Alt and an arrow key; those
 * ticked are hidden, left out, shown again or taken together in a net.
 */
export function QuestionAnswers({
  title,
  offer,
  answers,
  onAnswers,
  onNet,
}: {
  readonly title: string;
  readonly offer: QuestionOffer;
  readonly answers: readonly PlacedAnswer[];
  readonly onAnswers: (answers: readonly PlacedAnswer[]) => void;
  readonly onNet: (net: Net) => void;
}) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [netName, setNetName] = useState('');
  const counts = new Map(offer.answers.map(({ label, count }) => [label, count]));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const going = answers.filter(({ label }) => keys.has(label));
      const staying = answers.filter(({ label }) => !keys.has(label));
      const at = staying.findIndex(({ label }) => label === target.key);
      if (at < 0) return;
      const place = target.dropPosition === 'after' ? at + 1 : at;
      onAnswers([...staying.slice(0, place), ...going, ...staying.slice(place)]);
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  });
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const label = (event.target as Element).closest('.placed-answer')?.getAttribute('data-key');
    if (!event.altKey || by === undefined || label == null) return;
    event.preventDefault();
    event.stopPropagation();
    const at = answers.findIndex((one) => one.label === label);
    onAnswers(moved(answers, at, by));
  };
  const put = (place: AnswerPlace): void => {
    onAnswers(answers.map((one) => (ticked.includes(one.label) ? { ...one, place } : one)));
    setTicked([]);
  };
  const inOrder = answers.map(({ label }) => label).filter((label) => ticked.includes(label));
  const suggested = suggestedName(inOrder);
  const takeNet = (): void => {
    onNet({ label: netName.trim() === '' ? suggested : netName.trim(), categories: inOrder });
    setTicked([]);
    setNetName('');
  };
  return (
    <div className="question-answers" onKeyDownCapture={press}>
      <GridList
        aria-label={`Answers of ${title} in the order of the table`}
        className="placed-answers"
        keyboardNavigationBehavior="tab"
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={ticked}
        onSelectionChange={(keys) =>
          setTicked(
            keys === 'all' ? answers.map(({ label }) => label) : [...keys].map((key) => `${key}`),
          )
        }
        dragAndDropHooks={dragAndDropHooks}
        items={answers.map((one) => ({ ...one, id: one.label }))}
        dependencies={[answers]}
      >
        {({ label, place }) => (
          <GridListItem id={label} textValue={label} className={`placed-answer is-${place}`}>
            <AriaButton
              slot="drag"
              className="icon-button drag-handle"
              aria-label={`Move ${label}`}
            >
              <GripVertical aria-hidden="true" />
            </AriaButton>
            <Checkbox slot="selection" />
            <span className="truncate placed-label" title={label}>
              {label}
            </span>
            <span className="small quiet">{placeWords[place]}</span>
            <span className="number small quiet">
              {counts.get(label) == null ? '' : formatCount(counts.get(label) ?? 0)}
            </span>
          </GridListItem>
        )}
      </GridList>
      {ticked.length === 0 ? (
        <p className="small quiet answers-hint">
          Tick answers to net, hide or leave them out. Drag by the handle for another order, or
          press Alt and an arrow key on an answer.
        </p>
      ) : (
        <fieldset className="answers-actions" aria-label="What to do with the ticked answers">
          <span className="small quiet">{formatCounted(ticked.length, 'answer')} ticked</span>
          <Button onPress={() => put('hidden')}>Hide</Button>
          <Button onPress={() => put('out')}>Leave out of the base</Button>
          <Button onPress={() => put('shown')}>Show</Button>
          <span className="net-name">
            <TextField
              label="Name of the net"
              isLabelHidden
              placeholder={suggested}
              value={netName}
              onChange={setNetName}
            />
            <Button onPress={takeNet}>Net them</Button>
          </span>
        </fieldset>
      )}
    </div>
  );
}

const longestName = 60;

/** What a net is called that nobody named: its answers. */
export function suggestedName(labels: readonly string[]): string {
  const joined = labels.join(' or ');
  return joined.length <= longestName ? joined : `Any of ${formatCounted(labels.length, 'answer')}`;
}
