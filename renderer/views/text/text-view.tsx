import { useLocation } from 'wouter';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Tabs } from '../../controls/tabs.tsx';
import { chooseAndImport } from '../../files/open-file.ts';
import { useWorkspace } from '../../workspace.ts';
import '../views.css';
import { AgreementPanel } from './agreement-panel.tsx';
import { CodebookEditor } from './codebook-editor.tsx';
import { CodingPanel } from './coding-panel.tsx';
import { LexiconEditor } from './lexicon-editor.tsx';
import { MeasuresPanel } from './measures-panel.tsx';
import { PostsPanel } from './posts-panel.tsx';
import { TagOverview } from './tag-overview.tsx';
import './text.css';
import './trust.css';
import { TextSetup } from './text-setup.tsx';
import { textState } from './text-state.ts';
import { likelyText, type TagsOfText, tagsOfText } from './text-tags.ts';
import { TopicsPanel } from './topics-panel.tsx';

/** Posts and open answers: what they say, why the machine thinks so, and how far it can be trusted. */
export function TextView() {
  const [, go] = useLocation();
  const dataset = useWorkspace((state) => state.dataset);
  const variables = useAnswer(
    'dataset.variables',
    { dataset: dataset ?? '' },
    { enabled: dataset !== null },
  );
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (dataset !== null && variables.data === undefined)
    return <Waiting>Reading the variables …</Waiting>;
  const text = likelyText(variables.data ?? []);
  if (dataset === null || text === null) {
    return (
      <EmptyState
        title="What people write, read as a whole"
        next={
          dataset === null
            ? 'Import posts, comments or reviews; their sentiment and the traits of their authors become variables like any other.'
            : `${dataset} has no variable of the kind text. Import posts or open answers, or change a variable’s kind under Data.`
        }
        action={
          <>
            <Button look="primary" onPress={() => void chooseAndImport(go)}>
              Import posts
            </Button>
            {dataset !== null && <Button onPress={() => go('/data')}>Go to the data</Button>}
          </>
        }
      />
    );
  }
  return (
    <TextDataset key={dataset} dataset={dataset} variables={variables.data ?? []} likely={text} />
  );
}

function TextDataset({
  dataset,
  variables,
  likely,
}: {
  readonly dataset: string;
  readonly variables: readonly VariableLine[];
  readonly likely: string;
}) {
  const { panel, textByDataset } = textState.use();
  const chosen = textByDataset[dataset];
  const isThere = variables.some(({ name, kind }) => name === chosen && kind === 'text');
  const text = isThere && chosen !== undefined ? chosen : likely;
  const tags = tagsOfText(variables, text);
  const isTagged = tags.sentiment !== null || tags.trait !== null;
  const untagged = <Untagged />;
  return (
    <div className="sheet text-sheet">
      <TextSetup
        key={text}
        dataset={dataset}
        variables={variables}
        text={text}
        tags={tags}
        onText={(name) => textState.set({ textByDataset: { ...textByDataset, [dataset]: name } })}
      />
      <Tabs
        label="Texts"
        selected={panel}
        onSelect={(id) => textState.set({ panel: id })}
        tabs={[
          {
            id: 'overview',
            label: 'Overview',
            panel: isTagged ? <Overview dataset={dataset} tags={tags} /> : untagged,
          },
          {
            id: 'posts',
            label: 'Posts',
            panel: isTagged ? <PostsPanel dataset={dataset} text={text} tags={tags} /> : untagged,
          },
          {
            id: 'coding',
            label: 'Coding',
            panel: isTagged ? <CodingPanel key={text} dataset={dataset} tags={tags} /> : untagged,
          },
          {
            id: 'agreement',
            label: 'Agreement',
            panel: isTagged ? (
              <AgreementPanel key={text} dataset={dataset} tags={tags} />
            ) : (
              untagged
            ),
          },
          { id: 'topics', label: 'Topics', panel: <TopicsPanel dataset={dataset} text={text} /> },
          {
            id: 'measures',
            label: 'Measures',
            panel: <MeasuresPanel dataset={dataset} text={text} />,
          },
          { id: 'codebook', label: 'Codebook', panel: <CodebookEditor /> },
          { id: 'lexicon', label: 'Lexicon', panel: <LexiconEditor /> },
        ]}
      />
    </div>
  );
}

function Untagged() {
  return (
    <EmptyState
      title="These texts are not tagged yet"
      next="Name the brands they speak of, if any, and tag them: sentiment, and six traits of customers (venting, passive, past, collaborative, advocate, future). Every tag can be read back to the words that decided it, and corrected."
    />
  );
}

function Overview({ dataset, tags }: { readonly dataset: string; readonly tags: TagsOfText }) {
  return (
    <div className="view-section gap-panel">
      {tags.sentiment !== null && (
        <TagOverview dataset={dataset} tag={tags.sentiment.name} minor={false} />
      )}
      {tags.trait !== null && (
        <TagOverview dataset={dataset} tag={tags.trait.name} minor={tags.sentiment !== null} />
      )}
    </div>
  );
}
