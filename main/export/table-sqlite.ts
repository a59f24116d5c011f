import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Column } from '#analysis/columns/column.ts';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { WrittenTable } from './export-table.ts';
import {
  batchesOf,
  type CellReader,
  cellReader,
  type ExportedColumn,
  type ExportedTable,
  isoText,
  wantedCount,
} from './table-cells.ts';
import type { ByteSink } from './write-out.ts';

const rowsInTransaction = 8192;
const copyBytes = 1 << 20;
/** SQLite's own limit is 2,000 columns a table. */
const columnsInTable = 1900;

const tables = `
  create table variables (position integer primary key, name text not null unique, label text not null,
    kind text not null, role text, set_name text, is_weight integer not null, data_table text not null);
  create table categories (variable text not null references variables (name), code text not null,
    label text not null, value real, position integer not null, missing text, primary key (variable, code));
  create table sets (name text primary key, label text not null, kind text not null);
  create table missing (row_number integer not null, variable text not null references variables (name),
    reason text not null, code text, primary key (row_number, variable)) without rowid;
`;

/**
 * Writes a table as a plain SQLite database that any program opens: `data` has a row for each row, its
 * answers as labels, members of sets as 1 and 0, dates as ISO 8601, numbers as numbers, missing as null.
 * `variables`, `categories`, `sets` and `missing` (row, variable, reason, code; reasons other than that there
 * is no answer) hold the rest. Tables of more than 1,900 columns go on in `data_2` and so on.
 */
export async function writeSqlite(
  sink: ByteSink,
  table: ExportedTable,
  interruption: Interruption,
): Promise<WrittenTable> {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-export-'));
  try {
    const file = join(folder, 'table.sqlite');
    const rows = await fill(file, table, interruption);
    await copyInto(sink, file);
    const parts = Math.ceil(table.columns.length / columnsInTable);
    const notes =
      parts > 1
        ? [
            `SQLite holds at most 2,000 columns in a table: data goes on in data_2 to data_${parts}, by row_number.`,
          ]
        : [];
    return { rows, notes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface SqliteColumn {
  readonly exported: ExportedColumn;
  readonly column: Column;
  readonly reader: CellReader;
}

async function fill(
  file: string,
  table: ExportedTable,
  interruption: Interruption,
): Promise<number> {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = off');
    database.pragma('synchronous = off');
    database.exec(tables);
    const columns = table.columns.map((exported) => {
      const column = exported.column();
      return { exported, column, reader: cellReader({ ...exported, column: () => column }) };
    });
    describe(database, table, columns);
    return await insertRows(database, table, columns, interruption);
  } finally {
    database.close();
  }
}

function describe(
  database: Database.Database,
  table: ExportedTable,
  columns: readonly SqliteColumn[],
): void {
  const setOf = new Map(
    (table.sets ?? []).flatMap(({ name, members }) =>
      members.map((member) => [member, name] as const),
    ),
  );
  const variable = database.prepare('insert into variables values (?, ?, ?, ?, ?, ?, ?, ?)');
  const category = database.prepare('insert or ignore into categories values (?, ?, ?, ?, ?, ?)');
  const set = database.prepare('insert or ignore into sets values (?, ?, ?)');
  columns.forEach(({ exported: { name, label, kind, role }, column }, place) => {
    const isWeight = name === table.weight ? 1 : 0;
    const dataTable = tableName(Math.floor(place / columnsInTable));
    variable.run(
      place + 1,
      name,
      label,
      kind,
      role ?? null,
      setOf.get(name) ?? null,
      isWeight,
      dataTable,
    );
    if (column.type !== 'category') return;
    column.order.forEach((code, position) => {
      const answer = column.categories[code];
      if (answer)
        category.run(name, answer.code, answer.label, answer.value, position + 1, answer.missing);
    });
  });
  for (const { name, label, kind } of table.sets ?? []) set.run(name, label, kind);
}

function tableName(part: number): string {
  return part === 0 ? 'data' : `data_${part + 1}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`;
}

/** The name of the column that numbers the rows, unless a variable has it. */
function rowNumberName(columns: readonly SqliteColumn[]): string {
  const taken = new Set(columns.map(({ exported }) => exported.name.toLowerCase()));
  let name = 'row_number';
  while (taken.has(name)) name = `_${name}`;
  return name;
}

async function insertRows(
  database: Database.Database,
  table: ExportedTable,
  columns: readonly SqliteColumn[],
  interruption: Interruption,
): Promise<number> {
  const rowNumber = rowNumberName(columns);
  const parts: {
    readonly columns: readonly SqliteColumn[];
    readonly insert: Database.Statement;
  }[] = [];
  for (let from = 0; from < columns.length; from += columnsInTable) {
    const part = columns.slice(from, from + columnsInTable);
    const name = tableName(parts.length);
    const definitions = part.map(
      ({ exported, reader }) => `${quoted(exported.name)} ${sqlType(reader)}`,
    );
    database.exec(
      `create table ${name} (${quoted(rowNumber)} integer primary key, ${definitions.join(', ')})`,
    );
    const places = part.map(() => '?').join(', ');
    parts.push({
      columns: part,
      insert: database.prepare(`insert into ${name} values (?, ${places})`),
    });
  }
  const why = database.prepare('insert into missing values (?, ?, ?, ?)');
  const total = wantedCount(table);
  let done = 0;
  for (const batch of batchesOf(table, rowsInTransaction)) {
    database.exec('begin');
    batch.forEach((row, place) => {
      for (const part of parts) {
        part.insert.run(done + place + 1, ...part.columns.map(({ reader }) => cellOf(reader, row)));
      }
      for (const { exported, column } of columns) {
        const found = reasonAt(column, row);
        if (found) why.run(done + place + 1, exported.name, found.reason, found.code);
      }
    });
    database.exec('commit');
    done += batch.length;
    interruption.report('writing rows', done, total);
    await setImmediate();
  }
  return done;
}

function sqlType(reader: CellReader): string {
  return reader.type === 'number' ? 'numeric' : 'text';
}

function cellOf(reader: CellReader, row: number): string | number | null {
  switch (reader.type) {
    case 'label':
      return reader.labels[reader.code(row)] ?? null;
    case 'date': {
      const instant = reader.read(row);
      return instant === null ? null : isoText(instant, reader.isWholeDays);
    }
    default:
      return reader.read(row);
  }
}

function reasonAt(
  column: Column,
  row: number,
): { readonly reason: string; readonly code: string | null } | null {
  if (column.type === 'category') {
    const answer = column.categories[column.codes[row] as number];
    if (!answer || answer.missing === null || answer.code === '') return null;
    return { reason: answer.missing, code: answer.code };
  }
  const reason = missingReasonOf(column.missing?.[row] ?? 0);
  return reason === null || reason === 'no-answer' ? null : { reason, code: null };
}

async function copyInto(sink: ByteSink, file: string): Promise<void> {
  const handle = await open(file);
  try {
    const piece = Buffer.alloc(copyBytes);
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, copyBytes);
      if (bytesRead === 0) return;
      await sink.writeBytes(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
