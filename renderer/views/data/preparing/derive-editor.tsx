import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { keysOf } from '../../../words/terms.ts';
import { AnswerChoice, MergeEditor, ScoreEditor } from './answer-editors.tsx';
import { BandEditor } from './band-editor.tsx';
import type { DerivationPreview } from './derive-preview.tsx';
import { specOf } from './draft-spec.ts';
import type { DraftWork } from './drafts.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { MissingEditor } from './missing-editor.tsx';
import { datePartWords, recipeWords } from './recipe-words.ts';
import { CountEditor, SummaryEditor } from './several-editors.tsx';

/** What a way to make a variable is edited with. */
export interface EditorProps<Work extends DraftWork> {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
  readonly work: Work;
  readonly preview: DerivationPreview;
  readonly onChange: (work: DraftWork) => void;
}

/** The fields of one way to make a variable. */
export function DeriveEditor(props: EditorProps<DraftWork>) {
  const { work, variables, onChange } = props;
  switch (work.kind) {
    case 'recode':
      return <MergeEditor {...props} work={work} />;
    case 'band':
      return <BandEditor {...props} work={work} />;
    case 'box':
      return <BoxEditor {...props} work={work} />;
    case 'net':
      return (
        <>
          <Select
            label="Yes for rows that gave"
            choices={matchChoices}
            value={work.match}
            onChange={(match) => onChange({ ...work, match })}
          />
          <AnswerChoice
            from={[work.from]}
            variables={variables}
            chosen={work.answers}
            onChange={(answers) => onChange({ ...work, answers })}
          />
        </>
      );
    case 'number':
      return <NumberEditor {...props} work={work} />;
    case 'date-part':
      return (
        <Select
          label="Part"
          choices={keysOf(datePartWords).map((value) => ({ value, label: datePartWords[value] }))}
          value={work.part}
          onChange={(part) => onChange({ ...work, part })}
        />
      );
    case 'count':
      return <CountEditor {...props} work={work} />;
    case 'row-summary':
      return <SummaryEditor {...props} work={work} />;
    case 'score':
      return <ScoreEditor {...props} work={work} />;
    case 'expression':
      return <ExpressionEditor {...props} work={work} />;
    case 'missing':
      return <MissingEditor {...props} work={work} />;
    case 'mentions':
      return <p className="quiet">{work.from.join(', ')}</p>;
  }
}

const matchChoices = [
  { value: 'any', label: 'any of these answers' },
  { value: 'all', label: 'all of these answers' },
  { value: 'none', label: 'none of these answers' },
] as const;

function BoxEditor({
  work,
  variables,
  onChange,
}: EditorProps<Extract<DraftWork, { kind: 'box' }>>) {
  const draft = { name: 'box', label: '', replaces: null, work };
  const spec = specOf(draft, variables);
  return (
    <>
      <div className="derive-pair">
        <Select
          label="End of the scale"
          choices={[
            { value: 'top', label: 'Top' },
            { value: 'bottom', label: 'Bottom' },
          ]}
          value={work.side}
          onChange={(side) => onChange({ ...work, side })}
        />
        <TextField
          label="Answers in the box"
          value={work.answers}
          onChange={(answers) => onChange({ ...work, answers })}
          inputMode="numeric"
          error={spec === null ? 'A whole number from 1' : null}
        />
      </div>
      {spec !== null && <p className="small quiet">{recipeWords(spec, variables)}</p>}
    </>
  );
}

function NumberEditor({ work, onChange }: EditorProps<Extract<DraftWork, { kind: 'number' }>>) {
  return (
    <div className="derive-pair">
      <Select
        label="The fraction begins with"
        choices={[
          { value: '.', label: 'a point: 1,234.50' },
          { value: ',', label: 'a comma: 1.234,50' },
        ]}
        value={work.decimal}
        onChange={(decimal) => onChange({ ...work, decimal })}
      />
      <TextField
        label="Words to take off, with commas"
        value={work.units}
        onChange={(units) => onChange({ ...work, units })}
        placeholder="EUR, km, %"
      />
    </div>
  );
}
