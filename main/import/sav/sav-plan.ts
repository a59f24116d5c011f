import { basename } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan, PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { NameGiver } from '../recognise/names.ts';
import type { RecognitionWishes } from '../recognise/recognise-plan.ts';
import { withRoles } from '../recognise/roles.ts';
import { withMetadata } from '../recognise/with-metadata.ts';
import type { TypedColumn, TypedFile } from '../typed-file.ts';
import { profileFirstRows } from '../typed-profiles.ts';
import { repeatedMentions } from './repeated-mentions.ts';
import type { SavDictionary } from './sav-dictionary.ts';
import { planSavGrids } from './sav-grids.ts';
import { planSavSets } from './sav-sets.ts';
import { planUnsaidSets } from './sav-unsaid-sets.ts';
import { planSavVariable } from './sav-variable.ts';

/** How an SPSS file becomes a dataset, by its dictionary and its first rows. */
export async function planSav(
  dictionary: SavDictionary,
  columns: readonly TypedColumn[],
  batches: TypedFile['batches'],
  wishes: RecognitionWishes,
  interruption: Interruption,
): Promise<ImportPlan> {
  interruption.report('recognising', 0, null);
  const profiles = await profileFirstRows(columns, batches, interruption);
  const datasetKind = wishes.datasetKind ?? 'survey';
  const names = new NameGiver();
  const alone = dictionary.variables.map((variable, place) => ({
    ...planSavVariable({
      variable,
      place,
      profile: profiles[place] as ColumnProfile,
      isWeight: dictionary.weight === place,
      datasetKind,
    }),
    name: names.give(variable.name),
  }));
  const repeats = await repeatedMentions(dictionary, batches, interruption);
  const multiple = planSavSets(dictionary, alone, profiles, names, repeats);
  const unsaid = planUnsaidSets(dictionary, multiple.variables, profiles, names);
  const { variables: inGrids, sets } = planSavGrids(unsaid.variables, names);
  const found = { variables: inGrids, sets: [...multiple.sets, ...unsaid.sets, ...sets] };
  const told = withMetadata({ ...found, warnings: multiple.warnings }, wishes.metadata, () => ({
    headings: [],
    headerRows: [dictionary.variables.map(({ name }) => name)],
    profiles,
  }));
  const variables = withRoles(told.variables, {
    datasetKind,
    pathColumn: null,
    nameOf: (column) => dictionary.variables[column]?.name ?? '',
    profileOf: (column) => profiles[column] ?? null,
  });
  return {
    version: 1,
    file: dictionary.file,
    format: 'sav',
    datasetName: wishes.name ?? datasetNameOf(dictionary.file),
    datasetKind,
    encoding: dictionary.isEncodingSaid ? 'utf-8' : dictionary.encoding,
    delimiter: ',',
    quote: '"',
    sheet: null,
    headerRows: 1,
    columnCount: columns.length,
    raggedRows: 'refuse',
    weight:
      told.weight ?? (dictionary.weight === null ? null : (alone[dictionary.weight]?.name ?? null)),
    repeatedIds: 'keep',
    pathSeparator: null,
    variables,
    sets: withMembers(told.sets, variables),
    why: [...whyOf(dictionary), ...told.why],
    warnings: [...told.warnings, ...(told.weight ? [] : unusedWeights(dictionary, variables))],
  };
}

/** Sets of the file all of whose variables belong to sets before them are none of the dataset. */
function withMembers(
  sets: readonly PlannedSet[],
  variables: readonly PlannedVariable[],
): PlannedSet[] {
  const used = new Set(variables.map(({ set }) => set));
  return sets.filter(({ name }) => used.has(name));
}

function whyOf({ product, encoding, weight, variables, fileLabel }: SavDictionary): string[] {
  const writer = product.replace(/^@\(#\)\s*(?:SPSS DATA FILE\s*)?/u, '').trim();
  return [
    `SPSS file${writer === '' ? '' : `, written by “${writer}”`}; its texts are in ${encoding}.`,
    ...(fileLabel === '' ? [] : [`The file is called “${fileLabel}”.`]),
    ...(weight === null
      ? []
      : [`Rows are weighted by ${variables[weight]?.name}, as in the file.`]),
  ];
}

/** Weights that the file holds though it says of its rows that they are not weighted. */
function unusedWeights(
  { weight }: SavDictionary,
  variables: readonly PlannedVariable[],
): readonly string[] {
  const names = variables.filter(({ kind }) => kind === 'weight').map(({ name }) => name);
  if (weight !== null || names.length === 0) return [];
  const are = names.length === 1 ? 'is a weight' : 'are weights';
  return [
    `${names.join(', ')} ${are}, but the file says that its rows are not weighted: none is used until one is chosen.`,
  ];
}

function datasetNameOf(file: string): string {
  const name = basename(file)
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .trim();
  return name === '' ? 'dataset' : name;
}
