import type { PlannedVariable } from '#contract/import-plan.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Damage, damageOf } from './damage.ts';
import type { Heading } from './headings.ts';

const rowsShown = 3;
const postcodeName =
  /(?:^|[^a-z])(?:zip|post(?:al)?[ _]?codes?|plz|cp|fips|barcode|ean|sku)(?:$|[^a-z])/iu;

/** What the warnings rest on. */
export interface DamageEvidence {
  readonly headings: readonly Heading[];
  readonly profiles: readonly ColumnProfile[];
  readonly rows: readonly (readonly string[])[];
  /** The 1-based number of each of the rows in the file. */
  readonly rowNumbers: readonly number[];
}

/**
 * Warnings of damage that a spreadsheet or a wrong conversion did, each with the variable's name and the
 * first rows that show it.
 */
export function damageWarnings(
  { headings, profiles, rows, rowNumbers }: DamageEvidence,
  variables: readonly PlannedVariable[],
): readonly string[] {
  const variableByColumn = new Map<number, PlannedVariable>();
  for (const variable of variables) {
    const { column } = variable.source;
    if (!variableByColumn.has(column)) variableByColumn.set(column, variable);
  }
  return profiles.flatMap((profile) => {
    const { column } = profile;
    const variable = variableByColumn.get(column);
    if (variable === undefined) return [];
    const heading = headings[column];
    const isCode = postcodeName.test(heading?.code || heading?.question || '');
    return damageOf(profile, variable.kind === 'id' || isCode).map((damage) => {
      const { count, shown } = whereFound(damage, column, rows, rowNumbers);
      return `${variable.name}: ${damage.say(count, shown)}`;
    });
  });
}

function whereFound(
  { texts }: Damage,
  column: number,
  rows: readonly (readonly string[])[],
  rowNumbers: readonly number[],
): { readonly count: number; readonly shown: string } {
  const found: number[] = [];
  let count = 0;
  rows.forEach((row, index) => {
    if (!texts.has((row[column] ?? '').trim())) return;
    count++;
    if (found.length < rowsShown) found.push(rowNumbers[index] ?? index + 1);
  });
  const more = count > found.length ? ', …' : '';
  return { count, shown: `${found.length === 1 ? 'row' : 'rows'} ${found.join(', ')}${more}` };
}
