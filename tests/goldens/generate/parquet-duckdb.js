// Files of Parquet written and read by DuckDB, with what DuckDB reads in them; and, of the files in a
// folder, sums of what it reads, so that nothing of them has to be kept.
//
//   npm install --prefix bench/peers
//   node tests/goldens/generate/parquet-duckdb.js [folder] > tests/goldens/parquet-duckdb.json
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DuckDBInstance,
  version,
} from '../../../bench/peers/node_modules/@duckdb/node-api/lib/index.js';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const folder = mkdtempSync(join(tmpdir(), 'parquet-'));

/** Every value as a plan's code would be: numbers and instants as numbers, the rest as text. */
async function cells(file, extra = '') {
  const described = await connection.runAndReadAll(
    `describe select * from read_parquet('${file}')`,
  );
  const columns = {};
  for (const [name, type] of described.getRows()) {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const value = /^TIMESTAMP_NS/.test(type)
      ? `floor(epoch_ns(${quoted}) / 1000000)`
      : /^(TIMESTAMP|DATE)/.test(type)
        ? `floor(epoch_us(${quoted}::timestamp) / 1000)`
        : type === 'BOOLEAN'
          ? `${quoted}::int::double`
          : type === 'BIGINT' || type === 'UBIGINT'
            ? quoted
            : /INT|DOUBLE|FLOAT|DECIMAL/.test(type) && !/\[\]|STRUCT|MAP/.test(type)
              ? `${quoted}::double`
              : /^[A-Z]+\[\]$/.test(type)
                ? `array_to_string(${quoted}, ';')`
                : type === 'BLOB'
                  ? `decode(${quoted})`
                  : `${quoted}::varchar`;
    const read = await connection.runAndReadAll(
      `select ${value} v from read_parquet('${file}') ${extra}`,
    );
    let values = read
      .getRows()
      .map(([v]) => (typeof v === 'bigint' ? String(v) : v === '' ? null : v));
    const isWhole = type === 'BIGINT' || type === 'UBIGINT';
    const isExact = values.every((v) => v === null || Number.isSafeInteger(Number(v)));
    if (isWhole && isExact) values = values.map((v) => (v === null ? null : Number(v)));
    columns[name] = { type, values };
  }
  return columns;
}

const table = `
  create table t as select i as id, i % 3 = 0 as flag, (i - 5)::tinyint as small, (i * 1000)::int as middle,
    case when i % 4 = 1 then null else i * 4611686018427387 end as large, (i * 1000003)::bigint as whole,
    i * 0.1 as real, (i * 0.1)::float as single, (i * 1.15)::decimal(9, 2) as money,
    (i * 1234567.891)::decimal(38, 3) as wide, case when i % 5 = 0 then null else 'word ' || (i % 7) end as word,
    ['Low', 'Middle', 'High'][1 + i % 3]::enum('Low', 'Middle', 'High') as answer,
    date '1969-12-30' + i::int as day, timestamp '1969-12-31 23:59:59.5' + interval (i) second as at,
    (timestamp '2024-02-29 12:34:56.789' + interval (i) hour)::timestamp_ns as nanos,
    (timestamp '2024-02-29 12:34:56.789' + interval (i) hour)::timestamp_ms as millis,
    timestamptz '2024-02-29 12:34:56+02' + interval (i) day as zoned, time '10:11:12' + interval (i) minute as clock,
    case when i % 4 = 0 then [] when i % 4 = 1 then null else ['a', 'b' || i] end as list,
    { 'city': 'C' || (i % 2), 'size': i } as place, 'caf\u00e9 \u65e5\u672c' as words
  from range(0, 40) r(i)`;
await connection.run("set timezone = 'UTC'");
await connection.run(table);
const written = [];
let all = null;
for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli']) {
  for (const page of ['v1', 'v2']) {
    const file = join(folder, `${codec}-${page}.parquet`);
    await connection.run(
      `copy t to '${file}' (format parquet, codec '${codec}', parquet_version ${page})`,
    );
    const columns = await cells(file);
    const place = columns.place;
    delete columns.place;
    columns['place.city'] = { type: 'VARCHAR', values: place.values.map((_, i) => `C${i % 2}`) };
    columns['place.size'] = { type: 'BIGINT', values: place.values.map((_, i) => i) };
    written.push({ codec, page, file: readFileSync(file).toString('base64') });
    all ??= columns;
    if (JSON.stringify(columns) !== JSON.stringify(all)) throw new Error(codec);
  }
}

const summed = [];
const [given] = process.argv.slice(2);
for (const name of given === undefined
  ? []
  : readdirSync(given)
      .filter((f) => f.endsWith('.parquet'))
      .sort()) {
  try {
    const columns = await cells(join(given, name));
    summed.push({
      name,
      columns: Object.fromEntries(
        Object.entries(columns).map(([column, { type, values }]) => [
          column,
          {
            type,
            rows: values.length,
            sha256: createHash('sha256').update(JSON.stringify(values)).digest('hex'),
          },
        ]),
      ),
    });
  } catch (error) {
    summed.push({ name, cannot: String(error).slice(0, 100) });
  }
}
const source = `DuckDB (node-api ${version()}): COPY TO and read_parquet; tests/goldens/generate/parquet-duckdb.js`;
process.stdout.write(`${JSON.stringify({ source, columns: all, written, summed })}\n`);
