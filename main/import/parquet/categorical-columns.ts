import { DataType, RecordBatchReader } from 'apache-arrow';
import { z } from 'zod';

const pandasMetadata = z.looseObject({
  columns: z.array(
    z.looseObject({
      field_name: z.string().nullish(),
      name: z.string().nullish(),
      pandas_type: z.string(),
    }),
  ),
});

/**
 * The columns that the program behind a file called categorical: pandas and Arrow write it beside the data.
 * Parquet itself packs any text as a dictionary, so that says nothing.
 */
export function categoricalColumns(keyValues: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of pandasColumns(keyValues.get('pandas'))) found.add(name);
  for (const name of arrowColumns(keyValues.get('ARROW:schema'))) found.add(name);
  return found;
}

function pandasColumns(json: string | undefined): readonly string[] {
  if (json === undefined) return [];
  try {
    const { columns } = pandasMetadata.parse(JSON.parse(json));
    return columns.flatMap(({ field_name, name, pandas_type }) =>
      pandas_type === 'categorical' ? [field_name ?? name ?? ''] : [],
    );
  } catch {
    // Metadata that another program wrote wrong is no reason to refuse its data.
    return [];
  }
}

function arrowColumns(base64: string | undefined): readonly string[] {
  if (base64 === undefined) return [];
  try {
    const reader = RecordBatchReader.from(Buffer.from(base64, 'base64'));
    reader.open();
    return reader.schema.fields.flatMap(({ name, type }) =>
      DataType.isDictionary(type) ? [name] : [],
    );
  } catch {
    // As above: a hint that cannot be read is no hint.
    return [];
  }
}
