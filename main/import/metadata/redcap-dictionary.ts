import type { SmallTable } from '../small-table.ts';
import {
  type DescribedAnswer,
  type DescribedSet,
  type DescribedVariable,
  type Metadata,
  plainLabel,
  undescribed,
} from './metadata.ts';

interface Field {
  readonly name: string;
  readonly form: string;
  readonly type: string;
  readonly label: string;
  readonly choices: string;
  readonly validation: string;
  readonly matrix: string;
}

const headings = {
  name: /^(?:variable \/ field name|field_name)$/iu,
  form: /^form[ _]name$/iu,
  type: /^field[ _]type$/iu,
  label: /^field[ _]label$/iu,
  choices: /^(?:choices, calculations, or slider labels|select_choices_or_calculations)$/iu,
  validation: /^text[ _]validation[ _]type/iu,
  matrix: /^matrix[ _]group[ _]name$/iu,
} as const;

/** Whether a table is a data dictionary of REDCap, as its designer or its API writes it. */
export function isRedcapDictionary(table: SmallTable): boolean {
  return (['name', 'type', 'choices'] as const).every((key) =>
    table.header.some((name) => headings[key].test(name)),
  );
}

/**
 * A REDCap data dictionary: labels, choices, checkboxes (`field___code`) as sets, matrices as grids, and
 * the states of the columns that say whether a form is complete.
 */
export function redcapMetadata(file: string, table: SmallTable): Metadata {
  const fields = fieldsOf(table);
  const checkboxes = fields.filter(({ type }) => type === 'checkbox');
  const forms = [...new Set(fields.map(({ form }) => form))].filter((form) => form !== '');
  return {
    file,
    form: 'REDCap data dictionary',
    variables: [
      ...fields.filter(({ type }) => type !== 'checkbox').map(describedField),
      ...forms.map(completeness),
    ],
    sets: [...checkboxes.map(checkboxSet), ...matrices(fields)],
    weight: null,
  };
}

function fieldsOf(table: SmallTable): readonly Field[] {
  const place = (key: keyof typeof headings): number =>
    table.header.findIndex((name) => headings[key].test(name));
  const places = {
    name: place('name'),
    form: place('form'),
    type: place('type'),
    label: place('label'),
    choices: place('choices'),
    validation: place('validation'),
    matrix: place('matrix'),
  };
  const cell = (row: readonly string[], key: keyof typeof headings): string =>
    plainLabel(row[places[key]] ?? '');
  return table.rows
    .map((row) => ({
      name: cell(row, 'name'),
      form: cell(row, 'form'),
      type: cell(row, 'type').toLowerCase(),
      label: cell(row, 'label'),
      choices: cell(row, 'choices'),
      validation: cell(row, 'validation').toLowerCase(),
      matrix: cell(row, 'matrix'),
    }))
    .filter(({ name, type }) => name !== '' && type !== 'descriptive');
}

function describedField(field: Field, place: number): DescribedVariable {
  const { name, label, type, validation } = field;
  const base = { ...undescribed(name), label: label === '' ? null : label };
  if (place === 0) return { ...base, kind: 'id', isKindFirm: true };
  if (type === 'radio' || type === 'dropdown') {
    return { ...base, kind: 'single', isKindFirm: true, answers: choicesOf(field.choices) };
  }
  if (type === 'yesno' || type === 'truefalse') {
    const words = type === 'yesno' ? ['Yes', 'No'] : ['True', 'False'];
    const answers = [answer('1', words[0] as string), answer('0', words[1] as string)];
    return { ...base, kind: 'single', isKindFirm: true, answers };
  }
  if (validation.startsWith('date')) return { ...base, kind: 'date' };
  if (type === 'calc' || type === 'slider' || /^(?:number|integer)/u.test(validation)) {
    const decimal = validation.includes('comma') ? ',' : null;
    return { ...base, kind: 'number', isKindFirm: true, decimal };
  }
  if (type === 'notes' || type === 'file') return { ...base, kind: 'text', isKindFirm: true };
  return validation === '' ? base : { ...base, kind: 'text' };
}

/** `1, one | 2, two`: a code, a comma, and the label with whatever commas it has. */
function choicesOf(choices: string): readonly DescribedAnswer[] {
  return choices.split('|').flatMap((choice) => {
    const comma = choice.indexOf(',');
    const code = (comma < 0 ? choice : choice.slice(0, comma)).trim();
    const label = comma < 0 ? code : choice.slice(comma + 1).trim();
    return code === '' ? [] : [answer(code, label || code)];
  });
}

function answer(code: string, label: string): DescribedAnswer {
  return { code, label, missing: null };
}

/** The names of the columns that a checkbox is exported in: small letters, minus signs as underscores. */
function checkboxSet({ name, label, choices }: Field): DescribedSet {
  return {
    name,
    label: label || name,
    kind: 'multiple',
    members: choicesOf(choices).map((choice) => ({
      column: `${name}___${choice.code.toLowerCase().replaceAll('-', '_')}`,
      label: choice.label,
    })),
  };
}

function matrices(fields: readonly Field[]): readonly DescribedSet[] {
  const inMatrix = fields.filter(({ matrix, type }) => matrix !== '' && type !== 'checkbox');
  return [...Map.groupBy(inMatrix, ({ matrix }) => matrix)]
    .filter(([, members]) => members.length > 1)
    .map(([name, members]) => ({
      name,
      label: name,
      kind: 'grid',
      members: members.map((field) => ({ column: field.name, label: field.label || null })),
    }));
}

function completeness(form: string): DescribedVariable {
  return {
    ...undescribed(`${form}_complete`),
    label: `${form}: complete?`,
    kind: 'single',
    isKindFirm: true,
    answers: [answer('0', 'Incomplete'), answer('1', 'Unverified'), answer('2', 'Complete')],
  };
}
