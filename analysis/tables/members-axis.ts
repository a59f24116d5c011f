import type { CategoryColumn } from '../columns/column.ts';
import { asYesNoColumn, selectedCategories } from '../columns/selected-answers.ts';
import { allAnswersNamed, type NamedAnswer, reordered } from './answer-codes.ts';
import { takeCodes } from './answers-axis.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AnswersOfMany } from './table.ts';
import { type AxisEntry, type AxisItem, type CountedAxis, demandLength } from './table-axis.ts';

/**
 * A multiple-response set over the kept rows: each member is an item of no (0) and yes (1), each net
 * another one: yes to any of its members, no to at least one of them where it is not yes.
 *
 * @throws {AnalysisError} `lengths-differ`, `answer-not-found`, `rule-does-not-fit-variable`.
 */
export function axisOfMembers(variable: AnswersOfMany, kept: KeptRows, rows: number): CountedAxis {
  const { name, label, members, exclude, missing } = variable;
  const named = members.map((member): NamedAnswer => ({ label: member.label, code: '' }));
  const excluded = allAnswersNamed(name, named, exclude ?? []);
  const own = members.map((member) => {
    demandLength(name, member.column, rows);
    return yesNoItem(asYesNoColumn(member.column), kept, missing === 'show');
  });
  const nets = (variable.nets ?? []).map(({ label: title, categories }) => {
    const parts = allAnswersNamed(name, named, categories);
    return { title, parts, item: unionOf(parts.map((member) => own[member] as AxisItem)) };
  });
  const hidden = [...excluded, ...allAnswersNamed(name, named, variable.hide ?? [])];
  const first = allAnswersNamed(name, named, variable.order ?? []);
  const shown = reordered([...members.keys()], first).filter((one) => !hidden.includes(one));
  const counted = [...members.keys()].filter((member) => !excluded.includes(member));
  return {
    kind: 'counted',
    name,
    label,
    path: [],
    overlaps: true,
    responseItems: variable.base === 'responses' ? counted : [],
    items: [...own, ...nets.map(({ item }) => item)],
    base: answeredAny(
      counted.map((member) => own[member] as AxisItem),
      kept.count,
    ),
    entries: [
      ...shown.map((member) => entryOf(named[member]?.label ?? '', 'category', member, [member])),
      ...nets.map(({ title, parts }, at) => entryOf(title, 'net', own.length + at, parts)),
    ],
    values: [],
    figures: [],
    answerCount: 2,
  };
}

function entryOf(
  category: string,
  kind: AxisEntry['kind'],
  item: number,
  parts: readonly number[],
): AxisEntry {
  return { category, kind, item, codes: [1], parts };
}

function yesNoItem(column: CategoryColumn, kept: KeptRows, isMissingNo: boolean): AxisItem {
  const selected = selectedCategories(column);
  const newCodes = column.categories.map(({ missing }, code) =>
    missing === null ? (selected[code] as number) : isMissingNo ? 0 : 2,
  );
  return takeCodes(column, newCodes, 2, kept);
}

function unionOf(items: readonly AxisItem[]): AxisItem {
  const codes = new Uint8Array(items[0]?.codes.length ?? 0).fill(2);
  for (const item of items) {
    for (let at = 0; at < codes.length; at++) {
      const code = item.codes[at] as number;
      if (code === 1) codes[at] = 1;
      else if (code === 0 && codes[at] === 2) codes[at] = 0;
    }
  }
  return { codes, size: 2 };
}

/** 0 for those with an answer to any member, else 1, as an item of one code. */
function answeredAny(items: readonly AxisItem[], count: number): AxisItem {
  const codes = new Uint8Array(count).fill(1);
  for (const item of items) {
    for (let at = 0; at < count; at++) {
      codes[at] = (codes[at] as number) & Number(item.codes[at] === 2);
    }
  }
  return { codes, size: 1 };
}
