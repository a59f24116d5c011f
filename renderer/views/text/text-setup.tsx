import { Tags } from 'lucide-react';
import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { tagModels } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { type RunningJob, startJob, wordsOf } from '../../ask/ask.ts';
import { useJobs } from '../../ask/jobs.ts';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { ProgressBar } from '../../controls/progress-bar.tsx';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import { formatTimeLeft } from '../../words/quantities.ts';
import { keysOf } from '../../words/terms.ts';
import { useViewAction } from '../use-view-action.ts';
import { LanguageButton } from './language-button.tsx';
import { type TagsOfText, textVariables } from './text-tags.ts';

type Model = (typeof tagModels)[number];

const modelWords: Readonly<Record<Model, string>> = {
  sentiment: 'Sentiment',
  trait: 'Customer traits',
  intent: 'Intents',
  stage: 'Sociability stages',
  interaction: 'Interaction fields',
};
const usualModels: readonly Model[] = ['sentiment', 'trait', 'intent'];
const allModels = keysOf(modelWords);

/** Which texts are tagged, for which brands, with what; and the tagging itself. */
export function TextSetup({
  dataset,
  variables,
  text,
  tags,
  onText,
}: {
  readonly dataset: string;
  readonly variables: readonly VariableLine[];
  readonly text: string;
  readonly tags: TagsOfText;
  readonly onText: (text: string) => void;
}) {
  const [brands, setBrands] = useState(tags.brands.join(', '));
  const [models, setModels] = useState<readonly Model[]>(usualModels);
  const tagging = useTagging();
  const present = variables.find(({ name }) => name === text)?.present ?? 0;
  const isTagged = tags.sentiment !== null || tags.trait !== null;
  const start = (): void =>
    tagging.start({
      dataset,
      text,
      models: [...models],
      brands: brands
        .split(',')
        .map((brand) => brand.trim())
        .filter(Boolean),
    });
  useViewAction(
    'tag-these-texts',
    isTagged ? 'Tag these texts again' : 'Tag these texts',
    'Text',
    models.length === 0 || tagging.isRunning ? null : start,
  );
  return (
    <>
      <div className="view-setup">
        <Select
          label="Texts"
          choices={textVariables(variables).map(({ name, label, present: count }) => ({
            value: name,
            label,
            note: formatCount(count),
          }))}
          value={text}
          onChange={onText}
        />
        <TextField
          label="Brands, with commas between"
          value={brands}
          onChange={setBrands}
          placeholder="none"
        />
        <div className="text-models">
          {allModels.map((model) => (
            <Checkbox
              key={model}
              isSelected={models.includes(model)}
              onChange={(isOn) =>
                setModels(allModels.filter((one) => (one === model ? isOn : models.includes(one))))
              }
            >
              {modelWords[model]}
            </Checkbox>
          ))}
        </div>
        <div className="view-setup-end">
          <LanguageButton dataset={dataset} text={text} />
          <Button
            look={isTagged ? 'plain' : 'primary'}
            icon={Tags}
            isDisabled={models.length === 0 || tagging.isRunning}
            onPress={start}
          >
            {isTagged ? 'Tag again' : `Tag ${formatCounted(present, 'text')}`}
          </Button>
        </div>
      </div>
      {tagging.isRunning && <TaggingNote onStop={tagging.stop} />}
      {tagging.error !== null && <ErrorNote error={tagging.error} />}
    </>
  );
}

const title = 'Tagging texts';

function useTagging() {
  const [job, setJob] = useState<RunningJob<unknown> | null>(null);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const start = (input: Parameters<typeof startJob<'text.tag'>>[1]): void => {
    setError(null);
    const started = startJob('text.tag', input, {
      title,
      says: ({ tagged, seconds, correctionsKept, correctionsLost, otherLanguages }) => {
        const kept =
          correctionsKept > 0 ? `; kept ${formatCounted(correctionsKept, 'correction')}` : '';
        const lost =
          correctionsLost > 0
            ? `; lost ${formatCounted(correctionsLost, 'correction')} whose label is gone`
            : '';
        const others = Object.values(otherLanguages).reduce((sum, count) => sum + count, 0);
        const unread =
          others > 0 ? `; left ${formatCounted(others, 'text')} in other languages untagged` : '';
        return `Tagged ${formatCounted(tagged, 'text')} in ${seconds.toFixed(1)}\u00a0s${unread}${kept}${lost}`;
      },
    });
    setJob(started);
    started.done.then(
      () => setJob(null),
      (fault: unknown) => {
        const words = wordsOf(fault);
        setError(words.code === 'cancelled' ? null : words);
        setJob(null);
      },
    );
  };
  return { isRunning: job !== null, error, start, stop: () => job?.cancel() };
}

function TaggingNote({ onStop }: { readonly onStop: () => void }) {
  const progress = useJobs(
    (state) =>
      state.jobs.findLast((one) => one.title === title && one.state === 'running')?.progress ??
      null,
  );
  const done = progress?.done ?? 0;
  const total = progress?.total ?? null;
  return (
    <div className="job-note" role="status">
      <span>
        Tagging{total === null ? '' : `: ${formatCount(done)} of ${formatCount(total)}`}
        {progress?.secondsLeft != null && `, ${formatTimeLeft(progress.secondsLeft)} left`}
      </span>
      <ProgressBar label="Tagging texts" done={done} total={total} />
      <Button look="quiet" onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}
