import { useCallback, useState } from 'react';
import type { CorrectionLine } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { EmptyState, ErrorNote } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import {
  allOf,
  answersExpression,
  expressionAnswer,
  expressionName,
} from '../../words/expression.ts';
import { formatCounted } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { correctTag } from './correct-tag.ts';
import { CorrectionKeys } from './correction-keys.tsx';
import { PostDetail } from './post-detail.tsx';
import { PostList } from './post-list.tsx';
import { labelsOf, sentimentKeys, type TagsOfText, traitKeys } from './text-tags.ts';
import { usePostPages } from './use-post-pages.ts';

/** The posts with their tags; the one at hand with its reasons; correction by keyboard. */
export function PostsPanel({
  dataset,
  text,
  tags,
}: {
  readonly dataset: string;
  readonly text: string;
  readonly tags: TagsOfText;
}) {
  const workFilter = useWorkspace((state) => state.filter);
  const [sentiment, setSentiment] = useState('');
  const [trait, setTrait] = useState('');
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState(0);
  const [shown, setShown] = useState({ from: 0, to: 0 });
  const [error, setError] = useState<ErrorInWords | null>(null);
  const filter = allOf(
    workFilter,
    sentiment === '' || tags.sentiment === null
      ? ''
      : answersExpression(tags.sentiment.name, [sentiment]),
    trait === '' || tags.trait === null ? '' : answersExpression(tags.trait.name, [trait]),
    typed.trim() === '' ? '' : `${expressionName(text)} contains ${expressionAnswer(typed.trim())}`,
  );
  const variables = [text, tags.sentiment?.name, tags.trait?.name, tags.certainty?.name].filter(
    (name) => name !== undefined,
  );
  const pages = usePostPages(
    { dataset, filter, variables },
    { from: Math.min(shown.from, selected), to: Math.max(shown.to, selected) },
  );
  const byHand = useByHand(dataset, tags);
  const at = Math.min(selected, Math.max(0, pages.total - 1));
  const post = pages.total === 0 ? null : pages.postAt(at);
  const onShown = useCallback((from: number, to: number) => setShown({ from, to }), []);
  const keys = {
    sentiment: sentimentKeys(labelsOf(tags.sentiment)),
    trait: traitKeys(labelsOf(tags.trait)),
  };
  const correct = (which: 'sentiment' | 'trait', label: string): void => {
    const variable = tags[which]?.name;
    if (variable === undefined || post === null) return;
    setError(null);
    const isByHand = byHand[which].has(post.row);
    correctTag({ dataset, variable, row: post.row }, { label: post[which], isByHand }, label).catch(
      (fault: unknown) => setError(wordsOf(fault)),
    );
  };
  const onKey = (key: string): boolean => {
    const asSentiment = keys.sentiment.get(key);
    const asTrait = keys.trait.get(key);
    if (asSentiment !== undefined) correct('sentiment', asSentiment);
    else if (asTrait !== undefined) correct('trait', asTrait);
    return asSentiment !== undefined || asTrait !== undefined;
  };
  const narrow =
    (set: (value: string) => void) =>
    (value: string): void => {
      set(value);
      setSelected(0);
    };
  return (
    <div className="posts">
      <div className="view-section-head">
        <div className="row-actions posts-filters">
          {tags.sentiment !== null && (
            <LabelFilter
              label="Sentiment"
              labels={labelsOf(tags.sentiment)}
              value={sentiment}
              onChange={narrow(setSentiment)}
            />
          )}
          {tags.trait !== null && (
            <LabelFilter
              label="Trait"
              labels={labelsOf(tags.trait)}
              value={trait}
              onChange={narrow(setTrait)}
            />
          )}
          <SearchField
            label="Find words in the posts"
            placeholder="Find words in the posts"
            value={typed}
            onChange={narrow(setTyped)}
          />
        </div>
        <span className="quiet">{formatCounted(pages.total, 'post')}</span>
      </div>
      {pages.error !== null && <ErrorNote error={pages.error} />}
      {error !== null && <ErrorNote error={error} />}
      {pages.total === 0 && !pages.isPending ? (
        <EmptyState
          title="No posts here"
          next="No post fits the filter, the tags and the words chosen; take one of them off."
        />
      ) : (
        <div className="posts-split">
          <PostList
            total={pages.total}
            selected={at}
            postAt={pages.postAt}
            isChecked={(row) => byHand.sentiment.has(row) || byHand.trait.has(row)}
            onSelect={setSelected}
            onShown={onShown}
            onKey={onKey}
          />
          <div className="post-detail">
            {post !== null && (
              <>
                <PostDetail dataset={dataset} text={text} row={post.row} />
                <CorrectionKeys
                  name="Sentiment"
                  keys={keys.sentiment}
                  current={post.sentiment}
                  correction={byHand.sentiment.get(post.row)}
                  onCorrect={(label) => correct('sentiment', label)}
                />
                <CorrectionKeys
                  name="Trait"
                  keys={keys.trait}
                  current={post.trait}
                  correction={byHand.trait.get(post.row)}
                  onCorrect={(label) => correct('trait', label)}
                />
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function LabelFilter({
  label,
  labels,
  value,
  onChange,
}: {
  readonly label: string;
  readonly labels: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Select
      label={label}
      isLabelHidden
      choices={[
        { value: '', label: `${label}: all` },
        ...labels.map((one) => ({ value: one, label: one })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

/** The standing corrections of both tags, by row. */
function useByHand(dataset: string, tags: TagsOfText) {
  const sentiment = useAnswer(
    'text.agreement',
    { dataset, tag: tags.sentiment?.name ?? '' },
    { enabled: tags.sentiment !== null, keep: true },
  );
  const trait = useAnswer(
    'text.agreement',
    { dataset, tag: tags.trait?.name ?? '' },
    { enabled: tags.trait !== null, keep: true },
  );
  return {
    sentiment: standing(sentiment.data?.corrections ?? []),
    trait: standing(trait.data?.corrections ?? []),
  };
}

/** The last correction of each row, unless it was taken back. */
export function standing(
  corrections: readonly CorrectionLine[],
): ReadonlyMap<number, CorrectionLine> {
  const byRow = new Map<number, CorrectionLine>();
  for (const line of corrections.toSorted((one, two) => (one.at < two.at ? -1 : 1))) {
    if (line.became === null) byRow.delete(line.row);
    else byRow.set(line.row, line);
  }
  return byRow;
}
