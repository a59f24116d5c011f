import type { RepeatedRows as Repeated } from '#contract/calls/imports.ts';
import { formatCount, formatCounted } from '../words/numbers.ts';

const rowsShown = 50;

const leastStacked = 0.2;
const mostIdentical = 0.05;

const differsWords = {
  nothing: 'the same in everything',
  reactions: 'the same but for counts of reactions',
  content: 'with other content',
} as const;

/** Which of the rows looked at repeat an id, and whether they say the same as the first that has it. */
export function RepeatedRows({
  repeated,
  rowsLookedAt,
  isSurvey,
  isLeftOut,
}: {
  readonly repeated: Repeated;
  readonly rowsLookedAt: number;
  readonly isSurvey: boolean;
  readonly isLeftOut: boolean;
}) {
  const { variable, count, identicalCount, reactionsOnlyCount, otherCount, listed } = repeated;
  const parts = [
    { count: identicalCount, words: differsWords.nothing },
    { count: reactionsOnlyCount, words: differsWords.reactions },
    { count: otherCount, words: differsWords.content },
  ].filter((part) => part.count > 0);
  const lines = listed.flatMap(({ id, rowNumber, repeats }) =>
    repeats.map((repeat) => ({ id, first: rowNumber, ...repeat })),
  );
  const isStacked =
    isSurvey &&
    !isLeftOut &&
    count >= rowsLookedAt * leastStacked &&
    identicalCount <= count * mostIdentical;
  return (
    <details className="repeated-rows">
      <summary>
        {isStacked ? (
          <>
            Stacked (long) data: {formatCounted(rowsLookedAt, 'row')} for{' '}
            {formatCounted(rowsLookedAt - count, 'value')} of {variable}, with other content in
            each. All are kept.
          </>
        ) : (
          <>
            {formatCounted(count, 'row')} of those looked at {count === 1 ? 'repeats' : 'repeat'} an
            id ({variable}):{' '}
            {parts.map((part) => `${formatCount(part.count)} ${part.words}`).join(', ')}.{' '}
            {isLeftOut ? 'Of each the one with the most reactions is kept.' : 'All are kept.'}
          </>
        )}
      </summary>
      <ul>
        {lines.slice(0, rowsShown).map(({ id, first, rowNumber, differs }) => (
          <li key={rowNumber}>
            Row {formatCount(rowNumber)} repeats row {formatCount(first)} (<code>{id}</code>),{' '}
            {differsWords[differs]}
          </li>
        ))}
      </ul>
      {count > rowsShown && <p className="quiet">and {formatCount(count - rowsShown)} more</p>}
    </details>
  );
}
