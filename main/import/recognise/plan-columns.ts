import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { PlannedCategory, PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import { memberCategoriesWith } from '../mark-builder.ts';
import { readNumber } from '../numbers.ts';
import { tidyLabel } from './answer-list.ts';
import {
  aloneName,
  itemNameLength,
  labelOf,
  labelOfItem,
  listed,
  optionOf,
  questionOf,
  setNameOf,
} from './block-names.ts';
import { type Column, columnBlocks, mergedProfile } from './column-blocks.ts';
import { type ColumnContext, type ColumnKind, kindOfColumn } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import { damageWarnings } from './damage-warnings.ts';
import { dateOrderOfFile } from './date-order-of-file.ts';
import { decimalOfFile } from './decimal-of-file.ts';
import { asWritten, gridAnswers, shareOfAnswers } from './grid-answers.ts';
import type { Heading } from './headings.ts';
import { type JoinedOptions, learnJoinedOptions } from './joined-options.ts';
import { type MarkTexts, markTexts, withOwnCodes } from './marks.ts';
import { missingReasonFor } from './missing-codes.ts';
import { NameGiver, nameFrom, slug, wordsOf } from './names.ts';
import {
  areFacts,
  areNamesakes,
  isOptionName,
  isWriteIn,
  isWrittenText,
  writeInName,
} from './option-columns.ts';
import { rankedPart } from './ranked-part.ts';

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
  /** The 1-based number of each of the rows in the file. */
  readonly rowNumbers: readonly number[];
  readonly datasetKind: DatasetKind;
  readonly delimiter: string;
  /** The column of journeys' paths, kept as text. */
  readonly pathColumn: number | null;
}

/** Plans every column: questions over several columns together, the others one by one. */
export function planColumns(evidence: ColumnEvidence, interruption: Interruption): PlannedColumns {
  return new ColumnPlanning(evidence).run(interruption);
}

class ColumnPlanning {
  readonly #evidence: ColumnEvidence;
  readonly #names = new NameGiver();
  readonly #variables: PlannedVariable[] = [];
  readonly #sets: PlannedSet[] = [];
  readonly #warnings: string[] = [];
  readonly #decimalElsewhere: '.' | ',' | null;
  readonly #dateOrderElsewhere: 'month-first' | 'day-first' | null;

  constructor(evidence: ColumnEvidence) {
    this.#evidence = evidence;
    this.#decimalElsewhere = decimalOfFile(evidence.profiles);
    this.#dateOrderElsewhere = dateOrderOfFile(evidence.profiles);
  }

  run(interruption: Interruption): PlannedColumns {
    for (const block of columnBlocks(this.#evidence.headings, this.#evidence.profiles)) {
      interruption.report('recognising', 2, null);
      if (!this.#planSelectAll(block) && !this.#planGrid(block)) {
        for (const column of block) this.#planAlone(column, block.length > 1);
      }
    }
    const damage = damageWarnings(this.#evidence, this.#variables);
    return {
      variables: this.#variables,
      sets: this.#sets,
      warnings: [...this.#warnings, ...damage],
    };
  }

  #planSelectAll(block: readonly Column[]): boolean {
    if (block.length < 2 || areNamesakes(block)) return false;
    const looked = withOwnCodes(
      block.map((column) => ({ column, mark: markTexts(column.profile) })),
    );
    const markCount = looked.filter(({ mark }) => mark !== null).length;
    const marks = looked.map((one) =>
      isWrittenText(one.column, one.mark) ? { ...one, mark: null } : one,
    );
    const marked = marks.filter(({ mark }) => mark !== null);
    const filled = block.filter(({ profile }) => profile.answered > 0);
    if (markCount < 2 || markCount < filled.length * 0.6 || marked.length === 0) return false;
    if (areFacts(marked)) return false;
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
    const hasOther = marked.some(({ column, mark }) => writeInName.test(optionOf(column, mark)));
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
    const negative = withOwnCodes(block.map(({ profile }) => ({ mark: markTexts(profile) })))
      .map(({ mark }) => mark?.notSelected[0])
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
    const missing = [...profile.missingCounts.keys()].map((code) => ({
      code,
      reason: missingReasonFor(code) ?? ('no-answer' as const),
    }));
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
      categories: memberCategoriesWith(missing),
      missing,
      set,
      why: [`An option of ${set}.`],
    });
  }

  /** What people wrote beside the options: text, and a mark of its own unless "Other" is an option. */
  #addWriteIn(column: Column, set: string, question: string, isOption: boolean): void {
    const { heading, profile } = column;
    const label = heading.item || 'Other (written in)';
    if (isOption) {
      this.#addMember(column, set, writeInName.test(label) ? label : `Other: ${label}`, [], []);
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

  /** A list of what the columns behind it mark one by one. */
  #addRepeating({ heading }: Column): void {
    this.#variables.push({
      ...blankVariable,
      name: this.#names.give(`${nameFrom(heading.question)}_joined`),
      label: heading.question,
      kind: 'text',
      source: { from: 'cell', column: heading.column },
      included: false,
      why: ['Left out: the columns behind it say the same, one for each option.'],
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
    // A column of write-ins beside one question makes no grid of the two.
    if (areNamesakes(block) || (block.length === 2 && block.some(isWriteIn))) return false;
    const items = block.filter(({ profile }) => profile.answered > 0 && !profile.isCapped);
    if (items.length < 2 || items.length < block.length * 0.7) return false;
    const all = mergedProfile(items.map(({ profile }) => profile));
    if (all.counts.size > 16 || all.counts.size < 2) return false;
    if (!items.every(({ profile }) => shareOfAnswers(profile, all) >= 0.3)) return false;
    const list = gridAnswers(items, all, this.#evidence, this.#evidence.rows);
    if (list === null) return false;
    const question = questionOf(block);
    const setName = this.#names.give(setNameOf(block, question));
    for (const warning of list.warnings ?? []) this.#warnings.push(`${setName}: ${warning}`);
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
        label: labelOfItem(heading, question, item),
        kind: list.kind,
        source: { from: 'cell', column: heading.column },
        categories: asWritten(list.categories, profile),
        set: setName,
        why: [`An item of ${setName}.`, ...list.why],
      });
    }
    return true;
  }

  #memberName(heading: Heading, set: string, item: string): string {
    if (heading.code !== '') return nameFrom(heading.code);
    const isOwn = heading.isNamed && heading.item === '' && item === heading.question;
    if (isOwn || isOptionName(heading)) return nameFrom(heading.own);
    return `${set}_${slug(item, itemNameLength, wordsOf(set)) || heading.column + 1}`;
  }

  #planAlone(column: Column, isInBlock: boolean): void {
    const { heading, profile } = column;
    if (profile.answered === 0 && !heading.isNamed) {
      this.#addEmpty(column);
      return;
    }
    if (heading.repeats) {
      this.#addRepeating(column);
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
    if (kind.kind === 'weight') this.#warnOfNegatives(name, column, kind.decimal);
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

  #warnOfNegatives(name: string, { heading }: Column, decimal: '.' | ','): void {
    const { rows, rowNumbers } = this.#evidence;
    const found = rows.flatMap((row, index) => {
      const text = row[heading.column]?.trim() ?? '';
      return readNumber(text, decimal) < 0 ? [`row ${rowNumbers[index]} “${text}”`] : [];
    });
    if (found.length === 0) return;
    const shown = `${found.slice(0, 3).join(', ')}${found.length > 3 ? ', …' : ''}`;
    this.#warnings.push(`${name}: no weight can be negative (${shown}). Mend it or leave it out.`);
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
      kind: joined.isRanking ? 'grid' : 'multiple',
      base: 'cell-not-empty',
      why: [joined.why],
    });
    for (const option of joined.options) {
      const list = { column: heading.column, separator: joined.separator, option };
      const part = joined.isRanking
        ? rankedPart(list, joined.options)
        : {
            label: tidyLabel(option),
            kind: 'single' as const,
            source: { from: 'list' as const, ...list },
            categories: memberCategoriesWith(kind.missing),
          };
      this.#variables.push({
        ...blankVariable,
        ...part,
        name: this.#names.give(
          `${setName}_${slug(option, itemNameLength, wordsOf(setName)) || 'option'}`,
        ),
        missing: [...kind.missing],
        set: setName,
        why: [`${joined.isRanking ? 'An item' : 'An option'} of ${setName}.`],
      });
    }
    if (!joined.hasRest || joined.isRanking) return;
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

  #context({ heading }: Column): ColumnContext {
    const { datasetKind, delimiter } = this.#evidence;
    const elsewhere = {
      decimalElsewhere: this.#decimalElsewhere,
      dateOrderElsewhere: this.#dateOrderElsewhere,
    };
    const question = [heading.question, heading.item].filter((text) => text !== '').join(' - ');
    return { name: heading.code || question, question, datasetKind, delimiter, ...elsewhere };
  }
}

const blankVariable = {
  categories: [] as PlannedCategory[],
  missing: [] as PlannedVariable['missing'],
  set: null,
  missingRanges: [] as PlannedVariable['missingRanges'],
  role: null,
  dateFormat: null,
  decimal: '.' as const,
  included: true,
};
