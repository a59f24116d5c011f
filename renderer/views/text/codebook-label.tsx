import { Plus, Trash2 } from 'lucide-react';
import type { CodebookLabel, CodebookRule, SentimentLabel } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { errorAt, newRule, phraseLists, withRule } from './codebook-edits.ts';

/** One label of a codebook: what it means, texts that show it, and its rules. */
export function CodebookLabelEditor({
  label,
  place,
  error,
  onChange,
  onRemove,
}: {
  readonly label: CodebookLabel;
  readonly place: string;
  readonly error: ErrorInWords | null;
  readonly onChange: (change: Partial<CodebookLabel>) => void;
  readonly onRemove: () => void;
}) {
  return (
    <div className="codebook-label">
      <div className="row-actions">
        <Checkbox isSelected={label.on} onChange={(on) => onChange({ on })}>
          In use
        </Checkbox>
        <Button look="quiet" icon={Trash2} onPress={onRemove}>
          Remove the label
        </Button>
      </div>
      <TextField
        label="Label"
        value={label.label}
        onChange={(text) => onChange({ label: text })}
        error={errorAt(error, `${place}.label`)}
      />
      <TextField
        label="What it means"
        lines={2}
        value={label.definition}
        onChange={(definition) => onChange({ definition })}
        error={errorAt(error, `${place}.definition`)}
      />
      <TextField
        label="Texts that show it, one a line"
        lines={3}
        value={label.examples.join('\n')}
        onChange={(text) => onChange({ examples: text.split('\n') })}
        error={errorAt(error, `${place}.examples`)}
      />
      <Checkbox isSelected={label.learns} onChange={(learns) => onChange({ learns })}>
        Find texts like these too{hintOf(label)}
      </Checkbox>
      <h2>Rules</h2>
      {label.rules.map((rule, index) => (
        <RuleEditor
          key={rule.id}
          rule={rule}
          place={`${place}.rules[${index}]`}
          error={error}
          onChange={(change) => onChange({ rules: withRule(label, index, change).rules })}
          onRemove={() => onChange({ rules: label.rules.filter((_, other) => other !== index) })}
        />
      ))}
      <div>
        <Button icon={Plus} onPress={() => onChange({ rules: [...label.rules, newRule(label)] })}>
          Add a rule
        </Button>
      </div>
    </div>
  );
}

const fewestExamples = 3;

/** What is lacking for a label to learn from its examples. */
function hintOf({ learns, examples }: CodebookLabel): string {
  const given = examples.filter((text) => text.trim() !== '').length;
  if (!learns || given >= fewestExamples) return '';
  const lacking = fewestExamples - given;
  return `: ${lacking} more ${lacking === 1 ? 'example is' : 'examples are'} needed`;
}

const sentiments: readonly SentimentLabel[] = ['negative', 'neutral', 'positive'];

function RuleEditor({
  rule,
  place,
  error,
  onChange,
  onRemove,
}: {
  readonly rule: CodebookRule;
  readonly place: string;
  readonly error: ErrorInWords | null;
  readonly onChange: (change: Partial<CodebookRule>) => void;
  readonly onRemove: () => void;
}) {
  const whole = errorAt(error, place);
  const inList = phraseLists.some(({ key }) => errorAt(error, `${place}.${key}`) !== '');
  const toggle = (one: SentimentLabel, isOn: boolean): void =>
    onChange({
      sentiment: sentiments.filter((each) => (each === one ? isOn : rule.sentiment.includes(each))),
    });
  return (
    <fieldset className="codebook-rule">
      <legend>
        <code>{rule.id}</code>{' '}
        {rule.note !== '' && <span className="small quiet">{rule.note}</span>}
      </legend>
      <div className="codebook-phrases">
        {phraseLists.map(({ key, words }) => (
          <TextField
            key={key}
            label={`${words}, one phrase a line`}
            lines={Math.min(8, Math.max(2, rule[key].length))}
            value={rule[key].join('\n')}
            onChange={(text) => onChange({ [key]: text === '' ? [] : text.split('\n') })}
            error={errorAt(error, `${place}.${key}`)}
          />
        ))}
      </div>
      <div className="row-actions">
        <WeightField rule={rule} error={errorAt(error, `${place}.weight`)} onChange={onChange} />
        {sentiments.map((one) => (
          <Checkbox
            key={one}
            isSelected={rule.sentiment.includes(one)}
            onChange={(isOn) => toggle(one, isOn)}
          >
            if {one}
          </Checkbox>
        ))}
        <IconButton label={`Remove the rule ${rule.id}`} icon={Trash2} onPress={onRemove} />
      </div>
      {whole !== '' && !inList && <p className="field-error">{whole}</p>}
    </fieldset>
  );
}

function WeightField({
  rule,
  error,
  onChange,
}: {
  readonly rule: CodebookRule;
  readonly error: string;
  readonly onChange: (change: Partial<CodebookRule>) => void;
}) {
  return (
    <label className="weight-field">
      <span className="field-label">Adds to the score</span>
      <input
        type="number"
        className="input"
        min={-1}
        max={1}
        step={0.05}
        value={rule.weight}
        aria-invalid={error !== ''}
        onChange={(event) => onChange({ weight: event.currentTarget.valueAsNumber || 0 })}
      />
    </label>
  );
}
