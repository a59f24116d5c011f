import type {
  CodedText,
  CodingItem,
  CodingQueue,
  CodingQueueKind,
  codingQueue as queueCall,
  removeCoding as removeCall,
  setCoding as setCall,
} from '#contract/calls/codings.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import {
  blindCodes,
  codingsByRow,
  codingsOfRow,
  isDisputed,
  type StoredCoding,
  standingCode,
  writeSheet,
} from '#main/project/coding-sheets.ts';
import { chunkRows } from '#main/project/column-chunks.ts';
import { standingCorrections, writeCode, writeCorrection } from '#main/project/corrections.ts';
import { remakeDependents } from '#main/project/derived-variables.ts';
import type { CallContext } from './call-context.ts';
import { answerIndex, demandRow } from './correct-tags.ts';
import { cellReader } from './read-rows.ts';
import { labelOfCode, sampleOrder, type TagForCoding, tagForCoding } from './tag-for-coding.ts';
import { unsureRows } from './unsure-rows.ts';

type Coding = Pick<StoredCoding, 'row' | 'coder' | 'queue'>;

/** Answers `coding.queue`. Coders are blind: what others or the machine made of a post is not told. */
export function codingQueue(
  context: CallContext,
  input: CheckedInputOf<typeof queueCall>,
): CodingQueue {
  const tag = tagForCoding(context, input);
  const waiting = waitingRows(tag, input.queue, input.coder, input.limit);
  const label = labelOfCode(tag);
  return {
    tag: tag.variable.name,
    queue: input.queue,
    classes: tag.classes.map((index) => tag.column.categories[index]?.label ?? ''),
    coders: [...new Set(tag.sheet.codings.map(({ coder }) => coder))],
    coded: codedCount(tag.sheet.codings, input.coder, input.queue),
    left: waiting.left,
    items: waiting.rows.map((row): CodingItem => {
      const codings = input.queue === 'disagreements' ? codingsOfRow(tag.sheet, row) : [];
      return {
        row,
        text: textOfRow(tag, row),
        codes: blindCodes(codings).map(({ coder, code }) => ({ coder, label: label(code ?? '') })),
      };
    }),
  };
}

/** Answers `coding.set`. */
export function setCoding(context: CallContext, input: CheckedInputOf<typeof setCall>): CodedText {
  const tag = tagForCoding(context, input);
  demandRow(tag.dataset, input.row);
  const index = input.label === null ? null : answerIndex(tag.column, tag.variable, input.label);
  const category = index === null ? null : tag.column.categories[index];
  const code = category?.code ?? null;
  const { row, coder, queue } = input;
  const others = tag.sheet.codings.filter((one) => !isSame(one, input));
  const coding = { row, coder, queue, code, at: new Date().toISOString() };
  keepCodings(context, tag, input, [...others, coding]);
  return codedText(tag, input, category?.label ?? null, [...others, coding]);
}

/** Answers `coding.remove`; a code that was not given changes nothing. */
export function removeCoding(
  context: CallContext,
  input: CheckedInputOf<typeof removeCall>,
): CodedText {
  const tag = tagForCoding(context, input);
  demandRow(tag.dataset, input.row);
  const others = tag.sheet.codings.filter((one) => !isSame(one, input));
  keepCodings(context, tag, input, others);
  return codedText(tag, input, null, others);
}

/** A coder has one code for a post, whatever queue it came from; what is settled stands apart. */
function isSame(one: Coding, other: Coding): boolean {
  if (one.row !== other.row) return false;
  const isSettling = other.queue === 'disagreements';
  if ((one.queue === 'disagreements') !== isSettling) return false;
  return isSettling || one.coder === other.coder;
}

function codedText(
  tag: TagForCoding,
  input: CheckedInputOf<typeof removeCall>,
  label: string | null,
  codings: readonly StoredCoding[],
): CodedText {
  const { dataset, row, coder, queue } = input;
  const before = tag.sheet.codings.find((one) => isSame(one, input));
  const at = { dataset, tag: tag.variable.name, coder: before?.coder ?? coder, row };
  const undo =
    before === undefined
      ? { call: 'coding.remove', input: { ...at, queue } }
      : {
          call: 'coding.set',
          input: {
            ...at,
            queue: before.queue,
            label: before.code === null ? null : labelOfCode(tag)(before.code),
          },
        };
  return { row, coder, label, coded: codedCount(codings, coder, queue), undo };
}

function codedCount(
  codings: readonly StoredCoding[],
  coder: string,
  queue: CodingQueueKind,
): number {
  return codings.filter((one) => one.coder === coder && one.queue === queue).length;
}

/** Writes the sheet, and the code that now stands for the row as its correction, in one transaction. */
function keepCodings(
  { project, columns }: CallContext,
  tag: TagForCoding,
  { row, coder, queue }: Coding,
  codings: readonly StoredCoding[],
): void {
  const { dataset, variable, column } = tag;
  const before = standingCode(codingsOfRow(tag.sheet, row));
  const sheet = { tag: variable.name, codings };
  const now = standingCode(codingsOfRow(sheet, row));
  const details = { dataset: dataset.line.name, tag: variable.name, row, coder, queue };
  project.write('text coded', details, (database) => {
    writeSheet(database, dataset.id, sheet);
    if (now === before) return;
    const shown = column.categories[column.codes[row] as number]?.code ?? null;
    const was = standingCorrections(database, variable).get(row)?.was ?? shown;
    const index = column.categories.findIndex(({ code }) => code === (now ?? was));
    if (index < 0) return;
    writeCode(database, variable, column, row, index);
    const at = new Date().toISOString();
    writeCorrection(database, dataset.id, variable.id, { row, was, became: now, at });
    remakeDependents(project, columns, dataset.line.name, [variable.name]);
  });
}

/** The rows that come next, and how many are left with them. */
function waitingRows(
  tag: TagForCoding,
  queue: CodingQueueKind,
  coder: string,
  limit: number,
): { readonly rows: readonly number[]; readonly left: number } {
  const byRow = codingsByRow(tag.sheet);
  if (queue === 'disagreements') {
    const open = [...byRow]
      .filter(([, codings]) => isDisputed(codings) && !isSettled(codings))
      .map(([row]) => row);
    return { rows: open.slice(0, limit), left: open.length };
  }
  const isDone = (row: number): boolean =>
    byRow.get(row)?.some((one) => one.queue !== 'disagreements' && one.coder === coder) ?? false;
  const rows: number[] = [];
  for (const row of queue === 'random' ? sampleOrder(tag) : unsureRows(tag)) {
    if (isDone(row)) continue;
    rows.push(row);
    if (rows.length === limit) break;
  }
  const tagged = taggedCount(tag);
  const done = tag.sheet.codings.filter(
    (one) => one.queue !== 'disagreements' && one.coder === coder,
  );
  return { rows, left: Math.max(rows.length, tagged - done.length) };
}

function isSettled(codings: readonly StoredCoding[]): boolean {
  return codings.some(({ queue }) => queue === 'disagreements');
}

function taggedCount({ column }: TagForCoding): number {
  const isTag = column.categories.map(({ missing }) => missing === null);
  let count = 0;
  for (const code of column.codes) if (isTag[code]) count += 1;
  return count;
}

function textOfRow({ dataset, text }: TagForCoding, row: number): string {
  const chunk = dataset.chunk(text, Math.floor(row / chunkRows));
  return String(cellReader(chunk, 'text').cell(row % chunkRows) ?? '');
}
