import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { PlannedCategory, PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import { memberCategories } from '../mark-builder.ts';
import { type AnswerList, plannedAnswers, plannedWholeNumbers, tidyLabel } from './answer-list.ts';
import { type ColumnKind, kindOfColumn } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Heading } from './headings.ts';
import { type JoinedOptions, learnJoinedOptions } from './joined-options.ts';
import { type MarkTexts, markTexts } from './marks.ts';
import { NameGiver, nameFrom, slug, wordsOf } from './names.ts';

/** What the columns of a file become. */
export interface PlannedColumns {
  readonly variables: readonly PlannedVariable[];
  readonly sets: readonly PlannedSet[];
  readonly warnings: readonly string[];
}

/** What the decisions about columns rest on. */
export interface ColumnEvidence {
  readonly headings: readonly Heading[];
  readonly profiles: readonly ColumnProfile[];
  readonly rows: readonly (readonly string[])[];
  readonly datasetKind: DatasetKind;
  readonly delimiter: string;
  /** The column of journeys' paths, kept as text. */
  readonly pathColumn: number | null;
}

interface Column {
  readonly heading: Heading;
  readonly profile: ColumnProfile;
}

/** Plans every column: questions over several columns together, the others one by one. */
export function planColumns(evidence: ColumnEvidence): PlannedColumns {
  return new ColumnPlanning(evidence).run();
}

const setNameLength = 24;
const itemNameLength = 26;

class ColumnPlanning {
  readonly #evidence: ColumnEvidence;
  readonly #names = new NameGiver();
  readonly #variables: PlannedVariable[] = [];
  readonly #sets: PlannedSet[] = [];
  readonly #warnings: string[] = [];

  constructor(evidence: ColumnEvidence) {
    this.#evidence = evidence;
  }

  run(): PlannedColumns {
    for (const block of this.#blocks()) {
      if (!this.#planSelectAll(block) && !this.#planGrid(block)) {
        for (const column of block) this.#planAlone(column, block.length > 1);
      }
    }
    return { variables: this.#variables, sets: this.#sets, warnings: this.#warnings };
  }

  /** Columns that stand under one question, then neighbours that are alike without saying so. */
  #blocks(): readonly (readonly Column[])[] {
    const { headings, profiles } = this.#evidence;
    const columns = headings.map((heading, column) => ({
      heading,
      profile: profiles[column] as ColumnProfile,
    }));
    const blocks: Column[][] = [];
    for (const column of columns) {
      const open = blocks.at(-1);
      const isSame = open?.[0]?.heading.block === column.heading.block;
      if (open && (isSame || this.#continuesUnsaid(open, column))) open.push(column);
      else blocks.push([column]);
    }
    return blocks.flatMap((block) => this.#soundBlock(block));
  }

  /** Options named by their own header ("EdX" over cells of "EdX"), and items with the same answers. */
  #continuesUnsaid(open: readonly Column[], next: Column): boolean {
    const first = open[0] as Column;
    const last = open.at(-1) as Column;
    if (next.heading.item !== '' || first.heading.item !== '' || isOther(last)) return false;
    if (open.every(isNamedByHeader)) {
      return isNamedByHeader(next) || (isOther(next) && open.length >= 2);
    }
    if (isOther(next) || isNamedByHeader(next)) return false;
    return haveSameAnswers(first, next);
  }

  /** Three neighbours or more with the same scale are a grid even where no header says so. */
  #soundBlock(block: Column[]): readonly Column[][] {
    const isSaid = block.every(({ heading }) => heading.block === block[0]?.heading.block);
    if (isSaid || block.every((column) => isNamedByHeader(column) || isOther(column))) {
      return isSaid || block.length >= 2 ? [block] : block.map((column) => [column]);
    }
    const list = plannedAnswers(merged(block.map(({ profile }) => profile)));
    const areNumbers = block.every(({ profile }) => isCoded(profile));
    const isScale = areNumbers || list.kind === 'scale';
    return block.length >= 3 && isScale ? [block] : block.map((column) => [column]);
  }

  #planSelectAll(block: readonly Column[]): boolean {
    if (block.length < 2) return false;
    const marks = block.map((column) => ({ column, mark: markTexts(column.profile) }));
    const marked = marks.filter(({ mark }) => mark !== null);
    const filled = block.filter(({ profile }) => profile.answered > 0);
    if (marked.length < 2 || marked.length < filled.length * 0.6) return false;
    const question = questionOf(block);
    const setName = this.#names.give(setNameOf(block, question));
    const explicit = marked.filter(({ mark }) => mark !== null && mark.notSelected.length > 0);
    const base = explicit.length > 0 ? 'cell-not-empty' : 'marked-any';
    this.#sets.push({
      name: setName,
      label: question || listed(block.map(({ heading }) => heading.question)),
      kind: 'multiple',
      base,
      why: [
        `Select all that apply: ${marked.length} columns that each hold one option or nothing.`,
        base === 'marked-any'
          ? 'A blank cell is “not selected” where the person marked anything here, else no answer.'
          : 'Unmarked options are written out, so an empty cell is no answer.',
      ],
    });
    const hasOther = marked.some(({ column, mark }) => /^other\b/iu.test(optionOf(column, mark)));
    for (const { column, mark } of marks) {
      if (mark) this.#addMark(column, mark, setName, block);
      else if (column.profile.answered === 0) this.#addUnmarked(column, setName, block);
      else this.#addWriteIn(column, setName, question, !hasOther);
    }
    return true;
  }

  #addMark(column: Column, mark: MarkTexts, set: string, block: readonly Column[]): void {
    const option = optionOf(column, mark);
    const isRepeated =
      block.filter(({ heading }) => heading.item === column.heading.item).length > 1;
    const says =
      isRepeated && mark.says !== '' && mark.says !== option ? `${option}: ${mark.says}` : option;
    this.#addMember(column, set, says, mark.selected, mark.notSelected);
  }

  /** An option that nobody took is one all the same. */
  #addUnmarked(column: Column, set: string, block: readonly Column[]): void {
    if (column.heading.item === '' && !column.heading.isNamed) {
      this.#addEmpty(column);
      return;
    }
    const negative = block
      .map(({ profile }) => markTexts(profile)?.notSelected[0])
      .find((text) => text !== undefined);
    const label = optionOf(column, null);
    this.#addMember(column, set, label, [label], negative === undefined ? [] : [negative]);
  }

  #addMember(
    { heading, profile }: Column,
    set: string,
    label: string,
    selected: readonly string[],
    notSelected: readonly string[],
  ): void {
    this.#variables.push({
      ...blankVariable,
      name: this.#names.give(this.#memberName(heading, set, label)),
      label,
      kind: 'single',
      source: {
        from: 'mark',
        column: heading.column,
        selected: [...selected],
        notSelected: [...notSelected],
      },
      categories: [...memberCategories],
      missing: [...profile.missingCounts.keys()].map((code) => ({
        code,
        reason: 'no-answer' as const,
      })),
      set,
      why: [`An option of ${set}.`],
    });
  }

  /** What people wrote beside the options: text, and a mark of its own unless "Other" is an option. */
  #addWriteIn(column: Column, set: string, question: string, isOption: boolean): void {
    const { heading, profile } = column;
    const label = heading.item || 'Other (written in)';
    if (isOption) {
      this.#addMember(column, set, /^other/iu.test(label) ? label : `Other: ${label}`, [], []);
    }
    const kind = kindOfColumn(profile, this.#context(column));
    this.#variables.push({
      ...blankVariable,
      name: this.#names.give(`${set}_other_text`),
      label: `${question || set}: ${label}`,
      kind: 'text',
      source: { from: 'cell', column: heading.column },
      missing: [...kind.missing],
      why: ['What people wrote in beside the options.'],
    });
  }

  #addEmpty({ heading }: Column): void {
    this.#variables.push({
      ...blankVariable,
      name: this.#names.give(nameFrom(heading.code) || `column_${heading.column + 1}`),
      label: heading.question,
      kind: 'text',
      source: { from: 'cell', column: heading.column },
      included: false,
      why: ['Left out: the column has no name and holds nothing.'],
    });
  }

  #planGrid(block: readonly Column[]): boolean {
    const items = block.filter(({ profile }) => profile.answered > 0 && !profile.isCapped);
    if (items.length < 2 || items.length < block.length * 0.7) return false;
    const all = merged(items.map(({ profile }) => profile));
    if (all.counts.size > 16 || all.counts.size < 2) return false;
    if (!items.every(({ profile }) => shareOfAnswers(profile, all) >= 0.3)) return false;
    const list = this.#gridAnswers(items, all);
    if (list === null) return false;
    const question = questionOf(block);
    const setName = this.#names.give(setNameOf(block, question));
    const label = question || `${listed(block.map(({ heading }) => heading.question))}`;
    this.#sets.push({
      name: setName,
      label,
      kind: 'grid',
      base: 'cell-not-empty',
      why: [`One question over ${block.length} items with the same answers.`, ...list.why],
    });
    for (const { heading, profile } of block) {
      const item = heading.item || (question === '' ? heading.question : '');
      this.#variables.push({
        ...blankVariable,
        name: this.#names.give(this.#memberName(heading, setName, item)),
        label: question !== '' && item !== '' ? `${question} - ${item}` : question || item,
        kind: list.kind,
        source: { from: 'cell', column: heading.column },
        categories: asWritten(list.categories, profile),
        set: setName,
        why: [`An item of ${setName}.`, ...list.why],
      });
    }
    return true;
  }

  /** The answers of all items together, so that each item has the same list with the same values. */
  #gridAnswers(items: readonly Column[], all: ColumnProfile): AnswerList | null {
    if (!isCoded(all)) return items.length >= 2 ? plannedAnswers(all) : null;
    const codes = [...all.counts.keys()].map(Number).filter((value) => value >= 0 && value < 90);
    const largest = Math.max(...codes);
    if (largest > 12 || codes.length < 2) return null;
    const first = this.#context(items[0] as Column);
    const context = {
      ...first,
      name: '',
      question: isRanking(items, this.#evidence.rows) ? 'scale' : 'on a scale',
    };
    const list = plannedWholeNumbers(all, context);
    if (list === null || list.kind === 'single') return list;
    const why = isRanking(items, this.#evidence.rows)
      ? [`Ranking: each person gives ${items.length} items the places 1 to ${largest}; 1 is first.`]
      : [
          `Scale from ${Math.min(...codes)} to ${largest}: all items are answered with the same numbers.`,
          ...list.why.slice(1),
        ];
    return { ...list, why };
  }

  #memberName(heading: Heading, set: string, item: string): string {
    if (heading.code !== '') return nameFrom(heading.code);
    const isOwn = heading.isNamed && heading.item === '' && item === heading.question;
    if (isOwn) return nameFrom(heading.question);
    return `${set}_${slug(item, itemNameLength, wordsOf(set)) || heading.column + 1}`;
  }

  #planAlone(column: Column, isInBlock: boolean): void {
    const { heading, profile } = column;
    if (profile.answered === 0 && !heading.isNamed) {
      this.#addEmpty(column);
      return;
    }
    const joined =
      this.#evidence.pathColumn === heading.column
        ? null
        : learnJoinedOptions(profile, heading.question);
    const kind = this.#kindOf(column);
    if (joined && kind.kind !== 'date' && kind.kind !== 'id' && kind.kind !== 'number') {
      this.#addJoined(column, joined, kind);
      return;
    }
    const label = labelOf(heading, isInBlock);
    const name = this.#names.give(aloneName(heading, isInBlock), `column_${heading.column + 1}`);
    for (const warning of kind.warnings) this.#warnings.push(`${name}: ${warning}`);
    this.#variables.push({
      ...blankVariable,
      name,
      label,
      kind: kind.kind,
      source: { from: 'cell', column: heading.column },
      categories: [...kind.categories],
      missing: [...kind.missing],
      dateFormat: kind.dateFormat,
      decimal: kind.decimal,
      why: [...kind.why],
    });
  }

  #kindOf(column: Column): ColumnKind {
    const kind = kindOfColumn(column.profile, this.#context(column));
    if (column.heading.column !== this.#evidence.pathColumn) return kind;
    return { ...kind, kind: 'text', categories: [], why: ['Text: the path of each journey.'] };
  }

  #addJoined({ heading }: Column, joined: JoinedOptions, kind: ColumnKind): void {
    const question = labelOf(heading, false);
    const setName = this.#names.give(aloneName(heading, false));
    this.#sets.push({
      name: setName,
      label: question,
      kind: 'multiple',
      base: 'cell-not-empty',
      why: [joined.why],
    });
    for (const option of joined.options) {
      this.#variables.push({
        ...blankVariable,
        name: this.#names.give(
          `${setName}_${slug(option, itemNameLength, wordsOf(setName)) || 'option'}`,
        ),
        label: tidyLabel(option),
        kind: 'single',
        source: { from: 'list', column: heading.column, separator: joined.separator, option },
        categories: [...memberCategories],
        missing: [...kind.missing],
        set: setName,
        why: [`An option of ${setName}.`],
      });
    }
    if (!joined.hasRest) return;
    this.#variables.push({
      ...blankVariable,
      name: this.#names.give(`${setName}_other_text`),
      label: `${question}: other (written in)`,
      kind: 'text',
      source: {
        from: 'list-rest',
        column: heading.column,
        separator: joined.separator,
        options: [...joined.options],
      },
      missing: [...kind.missing],
      why: ['What people wrote in beside the options.'],
    });
  }

  #context({ heading }: Column): {
    readonly name: string;
    readonly question: string;
    readonly datasetKind: DatasetKind;
    readonly delimiter: string;
  } {
    const { datasetKind, delimiter } = this.#evidence;
    const question = [heading.question, heading.item].filter((text) => text !== '').join(' - ');
    return { name: heading.code || question, question, datasetKind, delimiter };
  }
}

const blankVariable = {
  categories: [] as PlannedCategory[],
  missing: [] as PlannedVariable['missing'],
  set: null,
  dateFormat: null,
  decimal: '.' as const,
  included: true,
};

function isNamedByHeader({ heading, profile }: Column): boolean {
  const [text] = profile.counts.keys();
  return (
    profile.counts.size === 1 &&
    heading.item === '' &&
    text !== undefined &&
    text === heading.question
  );
}

function isOther({ heading, profile }: Column): boolean {
  return /^other\b/iu.test(heading.question) && heading.item === '' && profile.counts.size !== 1;
}

function isCoded(profile: ColumnProfile): boolean {
  return (
    profile.counts.size > 0 &&
    [...profile.counts.keys()].every((text) => /^-?\d{1,3}(?:\.0)?$/u.test(text))
  );
}

function haveSameAnswers(a: Column, b: Column): boolean {
  const [small, large] = a.profile.counts.size <= b.profile.counts.size ? [a, b] : [b, a];
  const size = large.profile.counts.size;
  if (size < 3 || size > 12 || small.profile.counts.size < Math.min(3, size)) return false;
  if (isCoded(a.profile) !== isCoded(b.profile)) return false;
  if (isCoded(a.profile)) return rangeOf(a.profile) === rangeOf(b.profile);
  const shared = [...small.profile.counts.keys()].filter((text) => large.profile.counts.has(text));
  return shared.length >= small.profile.counts.size * 0.75;
}

function rangeOf(profile: ColumnProfile): string {
  const values = [...profile.counts.keys()].map(Number);
  const largest = Math.max(...values);
  return largest > 12 || Math.min(...values) < 0 ? `${profile.column}` : `up to ${largest}`;
}

/** The codes as this column writes them: "3.0" where blanks have turned whole numbers into decimals. */
function asWritten(
  categories: readonly PlannedCategory[],
  profile: ColumnProfile,
): PlannedCategory[] {
  const isDecimal = [...profile.counts.keys()].some((text) => text.endsWith('.0'));
  if (!isDecimal || !isCoded(profile)) return [...categories];
  return categories.map((category) =>
    /^-?\d+$/u.test(category.code) ? { ...category, code: `${category.code}.0` } : category,
  );
}

function shareOfAnswers(profile: ColumnProfile, all: ColumnProfile): number {
  return profile.counts.size / Math.max(1, all.counts.size);
}

function merged(profiles: readonly ColumnProfile[]): ColumnProfile {
  const counts = new Map<string, number>();
  const missingCounts = new Map<string, number>();
  const areCoded = profiles.every(isCoded);
  for (const profile of profiles) {
    for (const [text, count] of profile.counts) {
      const code = areCoded ? String(Number(text)) : text;
      counts.set(code, (counts.get(code) ?? 0) + count);
    }
    for (const [text, count] of profile.missingCounts) {
      missingCounts.set(text, (missingCounts.get(text) ?? 0) + count);
    }
  }
  const sum = (pick: (profile: ColumnProfile) => number): number =>
    profiles.reduce((total, profile) => total + pick(profile), 0);
  return {
    column: profiles[0]?.column ?? 0,
    rows: sum(({ rows }) => rows),
    counts,
    isCapped: profiles.some(({ isCapped }) => isCapped),
    answered: sum(({ answered }) => answered),
    blank: sum(({ blank }) => blank),
    missingCounts,
    letters: sum(({ letters }) => letters),
  };
}

/** Whether nearly everybody who answered gave each item another place from 1 to the number of items. */
function isRanking(items: readonly Column[], rows: readonly (readonly string[])[]): boolean {
  if (items.length < 3) return false;
  let full = 0;
  let different = 0;
  for (const row of rows) {
    const places = items.map(({ heading }) => Number(row[heading.column]?.trim() || Number.NaN));
    if (places.some((place) => !(place >= 1 && place <= items.length))) continue;
    full++;
    if (new Set(places).size === items.length) different++;
  }
  return full >= 5 && different >= full * 0.9;
}

function questionOf(block: readonly Column[]): string {
  const [first] = block;
  const isSaid = block.every(({ heading }) => heading.block === first?.heading.block);
  return isSaid ? (first?.heading.question ?? '') : '';
}

function setNameOf(block: readonly Column[], question: string): string {
  const codes = block.map(
    ({ heading }) => heading.code || (question === '' ? heading.question : ''),
  );
  const shared = sharedStem(codes);
  if (shared !== '') return nameFrom(shared);
  if (question === '') return `${slug(block[0]?.heading.question ?? '', setNameLength)}_etc`;
  return nameFrom(question, setNameLength);
}

/** What short names begin with, cut before their counter. */
function sharedStem(codes: readonly string[]): string {
  if (codes.some((code) => code === '' || /\s/u.test(code))) return '';
  let stem = codes[0] ?? '';
  for (const code of codes) while (!code.startsWith(stem)) stem = stem.slice(0, -1);
  const cut = stem.replace(/[_.\-\d]*$/u, '');
  // LimeSurvey numbers its parts SQ001 and so on.
  stem = stem.replace(/_SQ\d*$/u, '_');
  const whole = /[_.-]$/u.test(stem) ? stem.replace(/[_.-]+$/u, '') : cut;
  return whole.length >= 2 ? whole : '';
}

function optionOf({ heading }: Column, mark: MarkTexts | null): string {
  const says = mark?.says ?? '';
  const isCounter = /^\w{0,2}\d+$/u.test(heading.item);
  const item = isCounter && says !== '' ? says : heading.item;
  return tidyLabel(item || says || heading.question || `Column ${heading.column + 1}`);
}

function labelOf(heading: Heading, isInBlock: boolean): string {
  const { question, item, code } = heading;
  if (item !== '' && question !== '') return `${question} - ${item}`;
  const text =
    (heading.isNamed || heading.own === '' ? question : heading.own) || item || code || 'Row';
  return isInBlock && !heading.isNamed && heading.own === ''
    ? `${text} (column ${heading.column + 1})`
    : text;
}

function aloneName(heading: Heading, isInBlock: boolean): string {
  if (heading.code !== '') return nameFrom(heading.code);
  if (!heading.isNamed && heading.own !== '') return nameFrom(heading.own);
  if (heading.question === '') return heading.item === '' ? 'row' : nameFrom(heading.item);
  const base = nameFrom(heading.question);
  if (heading.item === '' || !isInBlock) return base;
  const short = nameFrom(heading.question, setNameLength);
  return `${short}_${slug(heading.item, itemNameLength, wordsOf(short))}`;
}

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}
