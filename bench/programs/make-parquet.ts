import { closeSync, openSync, writeSync } from 'node:fs';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { printFigures } from '../figures.ts';
import { seededInts } from '../seeded-random.ts';

/** Writes a Parquet file of five columns, the same for the same number of rows: `make-parquet.ts FILE ROWS`. */
const [file = '', rows = '0'] = process.argv.slice(2);
const groupRows = 122_880;
const regions = ['North', 'South', 'East', 'West', 'Centre and around'];

await printFigures(async () => {
  const descriptor = openSync(file, 'w');
  const random = seededInts(20_240_616);
  const bytes = new ByteWriter();
  const flush = (): void => {
    writeSync(descriptor, bytes.getBytes());
    bytes.index = 0;
  };
  const schema = [
    { name: 'root', num_children: 5 },
    { name: 'sale', repetition_type: 'REQUIRED', type: 'INT64' },
    { name: 'year', repetition_type: 'OPTIONAL', type: 'INT32' },
    { name: 'region', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    { name: 'amount', repetition_type: 'OPTIONAL', type: 'DOUBLE' },
    {
      name: 'sold_at',
      repetition_type: 'OPTIONAL',
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
    },
  ] as const;
  const writer = new ParquetWriter({ writer: bytes, schema: [...schema] });
  for (let from = 0; from < Number(rows); from += groupRows) {
    const length = Math.min(groupRows, Number(rows) - from);
    const column = <Value>(value: (row: number) => Value): Value[] =>
      Array.from({ length }, (_, place) => value(from + place));
    await writer.write({
      columnData: [
        { name: 'sale', data: column((row) => BigInt(row + 1)) },
        { name: 'year', data: column(() => 2020 + random(6)), encoding: 'RLE_DICTIONARY' },
        {
          name: 'region',
          data: column(() => (random(40) === 0 ? null : regions[random(regions.length)])),
          encoding: 'RLE_DICTIONARY',
        },
        { name: 'amount', data: column(() => random(1_000_000) / 997) },
        {
          name: 'sold_at',
          data: column(() => BigInt((1_700_000_000 + random(31_536_000)) * 1000)),
        },
      ],
      rowGroupSize: groupRows,
    });
    flush();
  }
  await writer.finish();
  flush();
  closeSync(descriptor);
  return { rows: Number(rows) };
});
