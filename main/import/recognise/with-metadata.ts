import { describedColumns } from '../metadata/describe-columns.ts';
import { readMetadata } from '../metadata/read-metadata.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Heading } from './headings.ts';
import type { PlannedColumns } from './plan-columns.ts';

/** The columns of the data file as they are called and as they were read. */
export interface FileColumns {
  readonly headings: readonly Heading[];
  readonly headerRows: readonly (readonly string[])[];
  readonly profiles: readonly ColumnProfile[];
}

/** Columns as planned, the weight that a metadata file names, and what it was that said so. */
export interface PlannedWithMetadata extends PlannedColumns {
  readonly weight: string | null;
  readonly why: readonly string[];
}

/**
 * What was recognised, or what the metadata file makes of it. Columns go by the name in the first header
 * row of the data.
 *
 * @throws {ImportError} what reading the metadata file throws.
 */
export function withMetadata(
  recognised: PlannedColumns,
  metadata: string | undefined,
  columnsOf: () => FileColumns,
): PlannedWithMetadata {
  if (metadata === undefined) return { ...recognised, weight: null, why: [] };
  const { headings, headerRows, profiles } = columnsOf();
  const columns = profiles.map((profile) => {
    const name = (headerRows[0]?.[profile.column] ?? '').trim();
    return { name: name || (headings[profile.column]?.code ?? ''), profile };
  });
  const described = describedColumns(recognised, readMetadata(metadata), columns);
  return { ...described, why: [described.why] };
}
