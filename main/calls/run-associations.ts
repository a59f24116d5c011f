import { associate } from '#analysis/associations/associate.ts';
import type {
  Associations as AnalysedAssociations,
  AssociatedVariable,
} from '#analysis/associations/association.ts';
import { asYesNoColumn } from '#analysis/columns/selected-answers.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type {
  Associations,
  runAssociations as associationsCall,
  NotAssociated,
} from '#contract/calls/explorations.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset, memberLabel, type VariableRecord } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Input = CheckedInputOf<typeof associationsCall>;

/** More answers than this are a list of names. */
const mostCategories = 60;

/** Answers `association.run`. */
export function runAssociations(
  { project, columns, interruption }: CallContext,
  input: Input,
): Associations {
  const dataset = new Dataset(project, columns, input.dataset);
  const weight = input.weight === undefined ? dataset.line.weight : input.weight;
  const filter = input.filter || null;
  interruption.report('reading the columns', 0, null);
  const { variables, skipped } = variablesToAssociate(dataset, input.variables ?? null, weight);
  const found = associate(
    {
      rowCount: dataset.rowCount,
      variables,
      filter: filter === null ? null : dataset.mask(filter, interruption),
      weights: weight === null ? null : dataset.weightColumn(weight),
      numbers: input.numbers,
      confidence: input.level,
      suppressedBase: input.suppressedBase,
    },
    interruption,
  );
  const used = variables.map(({ name }) => name);
  return {
    ...found,
    skipped,
    weighted: weight !== null,
    finding: findingOf(found),
    footnote: footnoteOf(found, dataset, { weight, filter }),
    provenance: provenanceOf(
      [
        datasetProvenance(dataset, {
          filter,
          weight,
          variables: weight === null ? used : [...used, weight],
        }),
      ],
      "Each pair of variables: Cramer's V, Spearman, Pearson or correlation ratio by their kinds; Holm over the list",
      { name: 'association.run', input },
    ),
  };
}

/** @throws {AnalysisError} `variable-not-found`. */
function variablesToAssociate(
  dataset: Dataset,
  names: readonly string[] | null,
  weight: string | null,
): {
  readonly variables: readonly AssociatedVariable[];
  readonly skipped: readonly NotAssociated[];
} {
  const records =
    names === null ? dataset.variables : names.flatMap((name) => recordsOf(dataset, name));
  const chosen = [...new Map(records.map((record) => [record.name, record])).values()];
  const variables: AssociatedVariable[] = [];
  const skipped: NotAssociated[] = [];
  for (const record of chosen) {
    if (record.name === weight) continue;
    const found = asAssociated(dataset, record);
    if (typeof found === 'string') {
      skipped.push({ variable: record.name, label: record.label, reason: found });
    } else variables.push(found);
  }
  return { variables, skipped };
}

function recordsOf(dataset: Dataset, name: string): readonly VariableRecord[] {
  return dataset.set(name)?.members ?? [dataset.variable(name)];
}

function asAssociated(
  dataset: Dataset,
  record: VariableRecord,
): AssociatedVariable | NotAssociated['reason'] {
  const { name, kind, storage } = record;
  const set = dataset.sets.find(({ id }) => id === record.setId) ?? null;
  const label = set === null ? record.label : `${set.label}: ${memberLabel(record, set)}`;
  if (set?.kind === 'multiple') {
    if (storage === 'text') return 'not-for-association';
    const column = asYesNoColumn(dataset.column(record));
    return { kind: 'answers', name, label, column, isScale: false };
  }
  if (storage === 'number') {
    if (kind !== 'number' && kind !== 'scale') return 'not-for-association';
    return { kind: 'number', name, label, column: dataset.numberColumn(record) };
  }
  if (storage !== 'category' || !(kind === 'single' || kind === 'scale')) {
    return 'not-for-association';
  }
  const column = dataset.categoryColumn(record);
  if (column.categories.length > mostCategories) return 'too-many-categories';
  return { kind: 'answers', name, label, column, isScale: kind === 'scale' };
}

function findingOf({ pairs }: AnalysedAssociations): string {
  const shown = pairs
    .filter(({ isShown }) => isShown)
    .sort((one, other) => (other.strength ?? 0) - (one.strength ?? 0));
  const [strongest] = shown;
  if (strongest === undefined) return 'No association that the bases could show';
  return `The strongest of ${wholeCount(shown.length)} associations shown: ${strongest.sentence}`;
}

function footnoteOf(
  found: AnalysedAssociations,
  dataset: Dataset,
  used: { readonly weight: string | null; readonly filter: string | null },
): string {
  const weight = used.weight === null ? 'unweighted' : `weighted by ${used.weight}`;
  const filter = used.filter === null ? 'no filter' : `filter: ${used.filter}`;
  const out =
    found.unweightedOutCount > 0
      ? `; ${wholeCount(found.unweightedOutCount)} rows without a weight left out`
      : '';
  const source = dataset.line.source ? `. Source: ${dataset.line.source.file}` : '';
  return `Base: ${wholeCount(found.keptCount)}, for each pair those with both answers; ${weight}; ${filter}; p after Holm over ${wholeCount(found.testedCount)} pairs${out}${source}.`;
}
