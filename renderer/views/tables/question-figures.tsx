import { Checkbox } from '../../controls/checkbox.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { figureNames, type PlainFigure, type QuestionOffer } from './entry-options.ts';

/** Figures as they are typed: lists of numbers stay texts until they are applied. */
export interface FigureDraft {
  readonly figures: readonly PlainFigure[];
  readonly percentiles: string;
  readonly topBoxes: string;
  readonly bottomBoxes: string;
}

/** Numbers parted by commas, semicolons or spaces, each once; null where one of them is none or out of range. */
export function typedNumbers(
  text: string,
  range: { readonly from: number; readonly to: number; readonly isWhole: boolean },
): readonly number[] | null {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  const numbers = parts.map(Number);
  const fits = (one: number): boolean =>
    one >= range.from && one <= range.to && (!range.isWhole || Number.isInteger(one));
  return numbers.every(fits) ? [...new Set(numbers)] : null;
}

/** The range that percentiles lie in. */
export const percentileRange = { from: 0, to: 100, isWhole: false } as const;

/** How many answers a box of a question can hold. */
export function boxRange({ valueCount }: Pick<QuestionOffer, 'valueCount'>) {
  return { from: 1, to: valueCount, isWhole: true } as const;
}

/** Which figures stand under the answers: ticked, and lists of percentiles and boxes. */
export function QuestionFigures({
  offer,
  draft,
  onChange,
}: {
  readonly offer: QuestionOffer;
  readonly draft: FigureDraft;
  readonly onChange: (change: Partial<FigureDraft>) => void;
}) {
  const hasBoxes = offer.kind !== 'number';
  const offered = (Object.keys(figureNames) as readonly PlainFigure[]).filter(
    (figure) => figure !== 'nps' || offer.hasPromoters || draft.figures.includes(figure),
  );
  const wrongBox = (text: string): string | null =>
    typedNumbers(text, boxRange(offer)) === null
      ? `Whole numbers from 1 to ${offer.valueCount}, such as 2`
      : null;
  return (
    <fieldset className="question-figures">
      <legend className="field-label">Figures under the answers</legend>
      <div className="figure-ticks">
        {offered.map((figure) => (
          <Checkbox
            key={figure}
            isSelected={draft.figures.includes(figure)}
            onChange={(isOn) =>
              onChange({
                figures: isOn
                  ? [...draft.figures, figure]
                  : draft.figures.filter((one) => one !== figure),
              })
            }
          >
            {figureNames[figure]}
          </Checkbox>
        ))}
      </div>
      <div className="figure-lists">
        {hasBoxes && (
          <>
            <TextField
              label="Top boxes"
              placeholder="2"
              value={draft.topBoxes}
              onChange={(topBoxes) => onChange({ topBoxes })}
              error={wrongBox(draft.topBoxes)}
              hint="Share of the so many highest answers"
            />
            <TextField
              label="Bottom boxes"
              placeholder="2"
              value={draft.bottomBoxes}
              onChange={(bottomBoxes) => onChange({ bottomBoxes })}
              error={wrongBox(draft.bottomBoxes)}
              hint="Share of the so many lowest"
            />
          </>
        )}
        <TextField
          label="Percentiles"
          placeholder="25, 75"
          value={draft.percentiles}
          onChange={(percentiles) => onChange({ percentiles })}
          error={
            typedNumbers(draft.percentiles, percentileRange) === null
              ? 'Numbers from 0 to 100, such as 25, 75'
              : null
          }
          hint="Values that so many per cent are at or under"
        />
      </div>
    </fieldset>
  );
}
