import { setImmediate } from 'node:timers/promises';
import type { VariableKind } from '#analysis/columns/variable.ts';
import type { Interruption } from '#analysis/interruption.ts';
import { version } from '../version.ts';
import { DeflatedRows, plainRows } from './sav/deflated-rows.ts';
import { draftColumn } from './sav/sav-draft.ts';
import { SavEncoder } from './sav/sav-encoder.ts';
import { cutToBytes, SavNames } from './sav/sav-names.ts';
import { pieceNames, type SavColumn, type SavMarkedSet, savRecords } from './sav/sav-records.ts';
import { type ExportedTable, wantedCount, wantedRows } from './table-cells.ts';
import type { ByteSink } from './write-out.ts';

const rowsBetweenWrites = 1024;
const longestLabel = 255;
const namesShown = 5;

/**
 * Writes a table as an SPSS file, compressed: `.sav` by SPSS's own codes, `.zsav` deflated besides. Texts
 * are UTF-8.
 *
 * - Answers keep their codes where these are numbers, else they are numbered in the order of reading;
 *   their labels are value labels. Texts with codes of their own stay texts.
 * - Missing: a blank is system-missing; missing codes are declared and labelled; other reasons of numbers
 *   get codes above the data (97, 98, 99 or with more nines), declared and labelled.
 * - Multiple-response sets of yes-or-no members, levels of measurement, the weight, dates.
 * - What SPSS cannot hold is said in the notes.
 */
export async function writeSav(
  sink: ByteSink,
  whole: ExportedTable,
  isDeflated: boolean,
  interruption: Interruption,
): Promise<{ readonly rows: number; readonly notes: readonly string[] }> {
  const names = new SavNames();
  const columns: SavColumn[] = [];
  const table = withoutMentions(whole);
  for (const { name, label, kind, isMember, column } of table.columns) {
    interruption.report('laying out', columns.length, table.columns.length);
    const draft = draftColumn(name, kind, isMember, column());
    const given = names.give(name);
    const moreNames = pieceNames(names, draft.width);
    columns.push({ ...given, label, measure: measureOf(kind), draft, moreNames });
  }
  const placeByName = new Map(table.columns.map(({ name }, place) => [name, place]));
  const { sets, notes: setNotes } = setsOf(table, columns, placeByName);
  const weight = weightOf(table, columns, placeByName);
  const rowCount = wantedCount(table);
  const head = {
    label: table.name,
    product: `Parallax ${version}`,
    createdAt: new Date(),
    isDeflated,
    rowCount,
    columns,
    sets,
    weight,
  };
  await sink.writeBytes(savRecords(head));
  await writeRows(sink, table, columns, isDeflated, interruption);
  return {
    rows: rowCount,
    notes: [
      ...columns.flatMap(({ draft }) => draft.notes),
      ...setNotes,
      ...idNotes(table, columns),
      ...numberingNotes(columns),
      ...nameNotes(table, columns),
    ],
  };
}

async function writeRows(
  sink: ByteSink,
  table: ExportedTable,
  columns: readonly SavColumn[],
  isDeflated: boolean,
  interruption: Interruption,
): Promise<void> {
  const total = wantedCount(table);
  const encoder = new SavEncoder();
  const rows = isDeflated ? await DeflatedRows.begin(sink) : plainRows(sink);
  const cells = columns.map(({ draft }) => ({ cells: draft.cells, width: draft.width }));
  let done = 0;
  for (const row of wantedRows(table)) {
    for (const { cells: source, width } of cells) {
      if (source.type === 'number') encoder.number(source.value(row));
      else encoder.text(source.bytes, source.start(row), source.end(row), width);
    }
    if (++done % rowsBetweenWrites !== 0) continue;
    interruption.report('writing rows', done, total);
    await rows.write(encoder.take());
    if (done % (rowsBetweenWrites * 16) === 0) await setImmediate();
  }
  await rows.write(encoder.finish());
  await rows.finish();
}

/** Options that stand in variables of mentions are written as these alone. */
function withoutMentions(table: ExportedTable): ExportedTable {
  const options = new Set(
    (table.sets ?? []).flatMap(({ members, mentionedIn }) => (mentionedIn ? members : [])),
  );
  return { ...table, columns: table.columns.filter(({ name }) => !options.has(name)) };
}

function measureOf(kind: VariableKind): SavColumn['measure'] {
  switch (kind) {
    case 'scale':
      return 'ordinal';
    case 'number':
    case 'date':
    case 'weight':
      return 'scale';
    case 'single':
    case 'multiple':
    case 'text':
    case 'id':
      return 'nominal';
  }
}

function setsOf(
  table: ExportedTable,
  columns: readonly SavColumn[],
  placeByName: ReadonlyMap<string, number>,
): { readonly sets: readonly SavMarkedSet[]; readonly notes: readonly string[] } {
  const sets: SavMarkedSet[] = [];
  const notes: string[] = [];
  const names = new SavNames();
  for (const { name, label, kind, members, mentionedIn } of table.sets ?? []) {
    if (kind === 'grid') {
      const items = members.flatMap((one) => columns[placeByName.get(one) ?? -1] ?? []);
      if (isPlainGrid(table, items)) {
        sets.push({ ...namedSet(names, name, label), counted: null, members: items });
        notes.push(
          `${name}: SPSS knows no grids; its questions are listed as a set of categories, as other programs do.`,
        );
        continue;
      }
      notes.push(`${name}: SPSS knows no grids; its questions stand one after the other.`);
      continue;
    }
    if (mentionedIn) {
      const mentions = mentionedIn.flatMap((one) => columns[placeByName.get(one) ?? -1] ?? []);
      sets.push({ ...namedSet(names, name, label), counted: null, members: mentions });
      notes.push(
        `${name}: written as a set of categories in ${mentionedIn.join(', ')}, as it came; its ${members.length} options are no variables of their own there.`,
      );
      continue;
    }
    const marked = members.flatMap((member) => columns[placeByName.get(member) ?? -1] ?? []);
    const counted = marked.map(({ draft }) => draft.counted).filter((value) => value !== null);
    const [first] = counted;
    if (
      first === undefined ||
      counted.length < marked.length ||
      counted.some((value) => value !== first)
    ) {
      notes.push(
        `${name}: its members are not all marked by the same value, so the set is not written.`,
      );
      continue;
    }
    sets.push({ ...namedSet(names, name, label), counted: first, members: marked });
  }
  return { sets, notes };
}

const rowsCompared = 5000;
const leastRepeats = 0.06;

/**
 * Whether a grid can be told from a question with several mentions by its data: answers come twice in a
 * row. Only then it is listed as a set, so that nobody takes it for one of mentions.
 */
function isPlainGrid(table: ExportedTable, items: readonly SavColumn[]): boolean {
  const [first] = items;
  if (first === undefined || items.length < 2) return false;
  if (items.some(({ draft }) => draft.width !== 0)) return false;
  let several = 0;
  let repeated = 0;
  let rows = 0;
  for (const row of wantedRows(table)) {
    if (++rows > rowsCompared) break;
    const given = items.flatMap(({ draft: { cells, missing } }) => {
      const value = cells.type === 'number' ? cells.value(row) : Number.NaN;
      return Number.isNaN(value) || missing.values.includes(value) ? [] : [value];
    });
    if (given.length < 2) continue;
    several++;
    if (new Set(given).size < given.length) repeated++;
  }
  return several > 0 && repeated >= several * leastRepeats;
}

function namedSet(
  names: SavNames,
  wish: string,
  label: string,
): Pick<SavMarkedSet, 'name' | 'label'> {
  const { name } = names.give(wish.replace(/[^\p{L}\p{N}_.]+/gu, '_'));
  return { name: `$${name}`, label: cutToBytes(label.replace(/\s+/gu, ' '), longestLabel) };
}

function weightOf(
  { weight }: ExportedTable,
  columns: readonly SavColumn[],
  placeByName: ReadonlyMap<string, number>,
): string | null {
  const place = weight == null ? undefined : placeByName.get(weight);
  return place === undefined ? null : (columns[place]?.name ?? null);
}

/** Ids of digits, which other files may hold as numbers: SPSS matches neither with the other. */
function idNotes(table: ExportedTable, columns: readonly SavColumn[]): readonly string[] {
  const texts = columns.flatMap(({ name, draft: { cells } }, place) =>
    table.columns[place]?.kind === 'id' && cells.type === 'text' && areDigits(table, cells)
      ? [name]
      : [],
  );
  if (texts.length === 0) return [];
  const one = texts.length === 1;
  return [
    `${texts.join(', ')}: ${one ? 'an id is' : 'ids are'} written as text though all of digits, so that no zero before them is lost; a file in which they are numbers is matched after ALTER TYPE.`,
  ];
}

function areDigits(
  table: ExportedTable,
  cells: Extract<SavColumn['draft']['cells'], { readonly type: 'text' }>,
): boolean {
  let some = false;
  for (const row of wantedRows(table)) {
    for (let at = cells.start(row); at < cells.end(row); at++) {
      const byte = cells.bytes[at] as number;
      if (byte < 0x30 || byte > 0x39) return false;
      some = true;
    }
  }
  return some;
}

function numberingNotes(columns: readonly SavColumn[]): readonly string[] {
  const numbered = columns.flatMap(({ name, draft }) => (draft.isNumbered ? [name] : []));
  if (numbered.length === 0) return [];
  const shown = numbered.slice(0, namesShown).join(', ');
  const more = numbered.length - namesShown;
  return [
    `Answers without numbers for codes are numbered from 1 in the order of reading: ${shown}${more > 0 ? ` and ${more} more` : ''}.`,
  ];
}

function nameNotes(table: ExportedTable, columns: readonly SavColumn[]): readonly string[] {
  const changed = columns.flatMap(({ name }, place) => {
    const before = table.columns[place]?.name;
    return before === undefined || before === name ? [] : [`“${before}” is ${name}`];
  });
  const cut = columns.filter(({ label }) => Buffer.byteLength(label) > longestLabel).length;
  const labels = columns
    .flatMap(({ draft }) => draft.labels)
    .filter(({ label }) => Buffer.byteLength(label) > 120).length;
  return [
    ...(changed.length > 0
      ? [
          `Names that SPSS does not take: ${changed.slice(0, namesShown).join(', ')}${changed.length > namesShown ? ', …' : ''}.`,
        ]
      : []),
    ...(cut > 0 ? [`${cut} labels of variables cut to 255 bytes.`] : []),
    ...(labels > 0 ? [`${labels} labels of answers cut to 120 bytes.`] : []),
  ];
}
