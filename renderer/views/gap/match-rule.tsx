import { useState } from 'react';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import type { EditedMatch } from './match-editing.ts';

type Ends = readonly [string, string];

/** How two questions are brought together: answers that count, or means of scales; ends and direction. */
export function MatchRule({
  match,
  onChange,
  onClose,
}: {
  readonly match: EditedMatch;
  readonly onChange: (match: EditedMatch) => void;
  readonly onClose: () => void;
}) {
  const [isLinear, setIsLinear] = useState(match.rule === 'linear');
  const [left, setLeft] = useState<Ends>(endsOf(match.leftScale));
  const [right, setRight] = useState<Ends>(endsOf(match.rightScale));
  const [isLeftReversed, setIsLeftReversed] = useState(match.leftReversed ?? false);
  const [isRightReversed, setIsRightReversed] = useState(match.rightReversed ?? false);
  const isUsable = isLinear ? isPair(left) && isPair(right) : true;
  const finish = (): void => {
    const { rule: _r, leftScale: _l, rightScale: _s, leftReversed: _a, ...rest } = match;
    const { rightReversed: _b, ...bare } = rest;
    onChange({
      ...bare,
      ...(isLinear ? { rule: 'linear' as const } : {}),
      ...(isLinear && left[0] !== '' ? { leftScale: numbersOf(left) } : {}),
      ...(isLinear && right[0] !== '' ? { rightScale: numbersOf(right) } : {}),
      ...(isLeftReversed ? { leftReversed: true } : {}),
      ...(isRightReversed ? { rightReversed: true } : {}),
    });
    onClose();
  };
  return (
    <Dialog
      title={`How ${match.item} is brought together`}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" isDisabled={!isUsable} onPress={finish}>
          Use this
        </Button>
      }
    >
      <div className="view-section">
        <Select
          label="What is compared"
          value={isLinear ? 'linear' : 'share'}
          onChange={(value) => setIsLinear(value === 'linear')}
          choices={[
            { value: 'share', label: 'The share of the answers that count' },
            { value: 'linear', label: 'The mean, lowest answer 0 % and highest 100 %' },
          ]}
        />
        {isLinear && (
          <>
            <EndFields label="Left scale" ends={left} onChange={setLeft} />
            <EndFields label="Right scale" ends={right} onChange={setRight} />
            <p className="quiet">
              Leave the ends empty to take the lowest and the highest of the answers.
            </p>
          </>
        )}
        <Checkbox isSelected={isLeftReversed} onChange={setIsLeftReversed}>
          The left scale runs the other way
        </Checkbox>
        <Checkbox isSelected={isRightReversed} onChange={setIsRightReversed}>
          The right scale runs the other way
        </Checkbox>
      </div>
    </Dialog>
  );
}

function EndFields({
  label,
  ends,
  onChange,
}: {
  readonly label: string;
  readonly ends: Ends;
  readonly onChange: (ends: Ends) => void;
}) {
  return (
    <div className="row-actions">
      <TextField
        label={`${label}, lowest`}
        value={ends[0]}
        onChange={(low) => onChange([low, ends[1]])}
      />
      <TextField
        label={`${label}, highest`}
        value={ends[1]}
        onChange={(high) => onChange([ends[0], high])}
      />
    </div>
  );
}

function endsOf(scale: readonly [number, number] | undefined): Ends {
  return scale === undefined ? ['', ''] : [String(scale[0]), String(scale[1])];
}

/** Both empty, or two numbers of which the first is the lower. */
function isPair([low, high]: Ends): boolean {
  if (low.trim() === '' && high.trim() === '') return true;
  return low.trim() !== '' && high.trim() !== '' && Number(low) < Number(high);
}

function numbersOf([low, high]: Ends): [number, number] {
  return [Number(low), Number(high)];
}
