import { useState } from 'react';
import { type CodingQueueKind, codingQueues } from '#contract/calls/codings.ts';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { CodingBench } from './coding-bench.tsx';
import { textState } from './text-state.ts';
import { labelsOf, type TagsOfText } from './text-tags.ts';

const queueWords: Readonly<Record<CodingQueueKind, string>> = {
  random: 'Random sample, to measure',
  unsure: 'Unsure posts first, to learn',
  disagreements: 'Disagreements, to settle',
};

const queueNotes: Readonly<Record<CodingQueueKind, string>> = {
  random:
    'A simple random sample, the same for every coder. Only posts coded here say how right the tags are, and correct the shares.',
  unsure:
    'The posts that the machine is least sure of. They teach most, but say nothing of how right the tags are as a whole.',
  disagreements:
    'Posts that two coders coded differently. What you choose stands; until then the machine’s tag does.',
};

/** The bench where posts are coded by hand: by whom, for which tag, from which queue. */
export function CodingPanel({
  dataset,
  tags,
}: {
  readonly dataset: string;
  readonly tags: TagsOfText;
}) {
  const { coder } = textState.use();
  const tagged = [tags.sentiment, tags.trait].filter((tag): tag is VariableLine => tag !== null);
  const [chosen, setChosen] = useState(tagged[0]?.name ?? '');
  const [queue, setQueue] = useState<CodingQueueKind>('random');
  const [typed, setTyped] = useState(coder);
  const tag = tagged.find(({ name }) => name === chosen) ?? tagged[0];
  if (tag === undefined) return null;
  const keepName = (): void => textState.set({ coder: typed.trim() === '' ? 'me' : typed.trim() });
  return (
    <div className="view-section gap-panel">
      <div className="row-actions bench-setup">
        <Select
          label="Tag"
          choices={tagged.map(({ name, label }) => ({ value: name, label }))}
          value={tag.name}
          onChange={setChosen}
        />
        <Select
          label="Which posts"
          choices={codingQueues.map((kind) => ({ value: kind, label: queueWords[kind] }))}
          value={queue}
          onChange={setQueue}
        />
        <TextField
          label="Coder"
          value={typed}
          onChange={setTyped}
          onBlur={keepName}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keepName();
          }}
        />
      </div>
      <p className="quiet">{queueNotes[queue]}</p>
      <CodingBench
        key={`${tag.name} ${queue} ${coder}`}
        task={{ dataset, tag: tag.name, coder, queue }}
        classes={labelsOf(tag)}
        onAgreement={() => textState.set({ panel: 'agreement' })}
      />
    </div>
  );
}
