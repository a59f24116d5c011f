import { basename } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { NameGiver } from '../recognise/names.ts';
import type { RecognitionWishes } from '../recognise/recognise-plan.ts';
import type { TypedColumn, TypedFile } from '../typed-file.ts';
import { profileFirstRows } from '../typed-profiles.ts';
import type { SavDictionary } from './sav-dictionary.ts';
import { planSavGrids } from './sav-grids.ts';
import { planSavSets } from './sav-sets.ts';
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
  const multiple = planSavSets(dictionary, alone, profiles, names);
  const { variables, sets } = planSavGrids(multiple.variables, names);
  return {
    version: 1,
    file: dictionary.file,
    format: 'sav',
    datasetName: wishes.name ?? datasetNameOf(dictionary.file),
    datasetKind,
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    sheet: null,
    headerRows: 1,
    columnCount: columns.length,
    raggedRows: 'refuse',
    weight: dictionary.weight === null ? null : (alone[dictionary.weight]?.name ?? null),
    repeatedIds: 'keep',
    pathSeparator: null,
    variables: [...variables],
    sets: [...multiple.sets, ...sets],
    why: whyOf(dictionary),
    warnings: [...multiple.warnings],
  };
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

function datasetNameOf(file: string): string {
  const name = basename(file)
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .trim();
  return name === '' ? 'dataset' : name;
}
