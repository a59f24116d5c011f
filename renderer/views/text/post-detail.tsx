import { useState } from 'react';
import type { Evidence, TextExplanation } from '#contract/calls/texts.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { cutText, ruleWords, squashWords, weightWords } from './marked-text.ts';

/** Why a post was tagged as it was: the words that decided, marked in the text, and how labels scored. */
export function PostDetail({
  dataset,
  text,
  row,
}: {
  readonly dataset: string;
  readonly text: string;
  readonly row: number;
}) {
  const explained = useAnswer('text.explain', { dataset, text, row }, { keep: true });
  const codebook = useAnswer('codebook.read', { name: 'trait' });
  const [shown, setShown] = useState('sentiment');
  if (explained.error !== null) return <ErrorNote error={explained.error} />;
  if (explained.data === undefined) return <Waiting>Reading the post …</Waiting>;
  const { data } = explained;
  const scored = data.traits
    .filter(({ score }) => score > 0)
    .toSorted((one, two) => two.score - one.score);
  const trait = scored.find(({ id }) => id === shown);
  const evidence = trait?.evidence ?? data.sentiment?.because ?? [];
  return (
    <>
      <MarkedText
        text={data.text}
        evidence={evidence}
        wordsOf={(rule) =>
          trait === undefined ? rule : ruleWords(codebook.data?.codebook, trait.id, rule)
        }
      />
      <p className="small quiet">{caption(data, trait?.label ?? null, evidence.length)}</p>
      <ul className="score-list" aria-label="What was found">
        <ScoreLine
          name="Sentiment"
          words={
            data.sentiment === null
              ? 'no text'
              : `${data.sentiment.label}, ${weightWords(data.sentiment.score)}`
          }
          isShown={trait === undefined}
          isFired
          onShow={() => setShown('sentiment')}
        />
        {scored.map(({ id, label, score, fired, rules }) => (
          <ScoreLine
            key={id}
            name={label}
            words={`${score.toFixed(2)}${fired ? '' : ', below the threshold'}; ${rules.map((rule) => ruleWords(codebook.data?.codebook, id, rule)).join(', ')}`}
            isShown={trait?.id === id}
            isFired={fired}
            onShow={() => setShown(id)}
          />
        ))}
      </ul>
      {!data.isCurrent && (
        <p className="small quiet">
          As it was tagged; the lexicon or the codebook has changed since.
        </p>
      )}
      {data.brands.length > 0 && (
        <p className="small quiet">
          {data.brands.length === 1 ? 'Brand found: ' : 'Brands found: '}
          {data.brands
            .map(
              ({ brand, sentiment }) =>
                `${brand} (${sentiment.label}, ${weightWords(sentiment.score)})`,
            )
            .join('; ')}
        </p>
      )}
    </>
  );
}

function caption(data: TextExplanation, trait: string | null, count: number): string {
  const what = trait === null ? 'sentiment' : `“${trait}”`;
  if (count > 0)
    return `Marked: the words that decided ${what}, with what each added${trait === null ? squashWords(data.sentiment) : ''}.`;
  return trait === null && data.sentiment !== null
    ? 'No word counted for the sentiment: neutral.'
    : `No words to mark for ${what}: it rests on the sentiment or on words that are absent.`;
}

function MarkedText({
  text,
  evidence,
  wordsOf,
}: {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly wordsOf: (rule: string) => string;
}) {
  return (
    <p className="marked-text">
      {cutText(text, evidence).map((stretch) =>
        stretch.evidence === null ? (
          <span key={stretch.start}>{stretch.text}</span>
        ) : (
          <mark
            key={stretch.start}
            className={stretch.evidence.weight < 0 ? 'is-negative' : 'is-positive'}
            title={`${wordsOf(stretch.evidence.rule)}: ${weightWords(stretch.evidence.weight)}`}
          >
            {stretch.text}
            <sub>{weightWords(stretch.evidence.weight)}</sub>
          </mark>
        ),
      )}
    </p>
  );
}

function ScoreLine({
  name,
  words,
  isShown,
  isFired,
  onShow,
}: {
  readonly name: string;
  readonly words: string;
  readonly isShown: boolean;
  readonly isFired: boolean;
  readonly onShow: () => void;
}) {
  return (
    <li>
      <button type="button" className="score-line" aria-pressed={isShown} onClick={onShow}>
        <span className={isFired ? 'score-name is-fired' : 'score-name'}>{name}</span>
        <span className="small quiet">{words}</span>
      </button>
    </li>
  );
}
