import type { CategoryColumn } from '#analysis/columns/column.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type {
  AnswersOfMany,
  AnswersOfOne,
  AnswersVariable,
  ColumnVariable,
  NumbersOfOne,
  RowVariable,
} from '#analysis/tables/table.ts';
import type { TableColumnEntry, TableRowEntry } from '#contract/calls/tables.ts';
import {
  type Dataset,
  memberLabel,
  type SetRecord,
  type VariableRecord,
} from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';

/** More answers than this are a list of names. */
const mostRows = 500;
const mostColumns = 60;

type ShownVariable = Extract<TableRowEntry, { readonly variable: string }>;
type Nest = Extract<TableColumnEntry, { readonly nest: readonly unknown[] }>;
type Level = Nest['nest'][number];

/** What a table is made of, with the variables and the rules that it was read by. */
export interface TableVariables {
  readonly rows: readonly RowVariable[];
  readonly columns: readonly ColumnVariable[];
  readonly names: readonly string[];
  readonly rules: readonly Rule[];
}

/**
 * Reads what a table asks for from a dataset.
 *
 * @throws {AnalysisError} `variable-not-found`, `segment-not-found`, `expression-not-understood` and what
 * else keeps a rule from being applied.
 * @throws {ProjectError} `variable-kind-unsuitable`.
 */
export function tableVariables(
  dataset: Dataset,
  rows: readonly TableRowEntry[],
  columns: readonly TableColumnEntry[],
  interruption: Interruption,
): TableVariables {
  const reader = new VariableReader(dataset, interruption);
  return {
    rows: rows.flatMap((entry) => reader.rows(entry)),
    columns: columns.flatMap((entry) => reader.columns(entry)),
    names: [...new Set(reader.names)],
    rules: reader.rules,
  };
}

class VariableReader {
  readonly names: string[] = [];
  readonly rules: Rule[] = [];
  readonly #dataset: Dataset;
  readonly #interruption: Interruption;

  constructor(dataset: Dataset, interruption: Interruption) {
    this.#dataset = dataset;
    this.#interruption = interruption;
  }

  rows(entry: TableRowEntry): readonly RowVariable[] {
    if (typeof entry === 'string') return this.#rowsOf({ variable: entry });
    if ('segments' in entry) return [this.#segments(entry.segments, entry.label)];
    if ('filter' in entry) return [this.#filter(entry.filter, entry.label ?? entry.filter)];
    if ('formula' in entry) {
      return [{ kind: 'formula', label: entry.label, expression: entry.formula }];
    }
    if (!('nest' in entry)) return this.#rowsOf(entry);
    const { outer, innermost } = this.#levels(entry);
    return this.rows(innermost).map((inner) => {
      if (inner.kind === 'formula' || inner.kind === 'nested') throw new TypeError(inner.kind);
      demandProduct([...outer, inner], mostRows);
      return { kind: 'nested', outer, inner };
    });
  }

  columns(entry: TableColumnEntry): readonly ColumnVariable[] {
    if (typeof entry === 'string') return this.#columnsOf({ variable: entry });
    if ('segments' in entry) return [this.#segments(entry.segments, entry.label)];
    if (!('nest' in entry)) return this.#columnsOf(entry);
    const { outer, innermost } = this.#levels(entry);
    return this.#level(innermost).map((inner) => {
      demandProduct([...outer, inner], mostColumns);
      return { kind: 'nested', outer, inner };
    });
  }

  #levels({ nest }: Nest): {
    readonly outer: readonly AnswersVariable[];
    readonly innermost: Level;
  } {
    const outer = nest.slice(0, -1).map((level): AnswersVariable => {
      const [variable, ...others] = this.#level(level);
      if (variable !== undefined && others.length === 0) return variable;
      const name = typeof level === 'string' ? level : 'variable' in level ? level.variable : '';
      const reason = 'A grid is several questions; nest one of them.';
      throw new ProjectError('variable-kind-unsuitable', { variable: name, kind: 'grid', reason });
    });
    return { outer, innermost: nest.at(-1) as Level };
  }

  #level(level: Level): readonly AnswersVariable[] {
    if (typeof level === 'string') return this.#columnsOf({ variable: level });
    if ('segments' in level) return [this.#segments(level.segments, level.label)];
    return this.#columnsOf(level);
  }

  /** A grid stands for the questions in it. */
  #rowsOf(shown: ShownVariable): readonly (AnswersVariable | NumbersOfOne)[] {
    const set = this.#dataset.set(shown.variable);
    if (set?.kind === 'multiple') return [this.#members(set, shown, mostRows)];
    const variables = set === null ? [this.#dataset.variable(shown.variable)] : set.members;
    return variables.map((variable) => this.#row(variable, shown));
  }

  #columnsOf(shown: ShownVariable): readonly AnswersVariable[] {
    const set = this.#dataset.set(shown.variable);
    if (set?.kind === 'multiple') return [this.#members(set, shown, mostColumns)];
    const variables = set === null ? [this.#dataset.variable(shown.variable)] : set.members;
    // Figures and boxes are rows: a column of a banner has answers only.
    const columns = { ...shown, statistics: [] };
    return variables.map((variable) => this.#answers(variable, columns, mostColumns));
  }

  #row(variable: VariableRecord, shown: ShownVariable): AnswersOfOne | NumbersOfOne {
    const { name, label, kind } = variable;
    const isNumber = kind === 'number' || kind === 'weight' || kind === 'scale';
    if (variable.storage !== 'number' || !isNumber) return this.#answers(variable, shown, mostRows);
    this.names.push(name);
    const { statistics } = shown;
    const box = statistics?.find((one) => typeof one !== 'string' && !('percentile' in one));
    if (box !== undefined) {
      const reason =
        'Boxes are shares of the highest or lowest answers, and a number has no list of them.';
      throw new ProjectError('variable-kind-unsuitable', { variable: name, kind, reason });
    }
    const column = this.#dataset.numberColumn(variable);
    return { kind: 'number', name, label, column, statistics };
  }

  /** @throws {ProjectError} `variable-kind-unsuitable`. */
  #answers(variable: VariableRecord, shown: ShownVariable, most: number): AnswersOfOne {
    const { name, label, kind } = variable;
    if (kind !== 'single' && kind !== 'scale') {
      const needed = 'a variable with a list of answers, or a multiple-response set,';
      throw new ProjectError('variable-kind-unsuitable', { variable: name, kind, needed });
    }
    const column = this.#dataset.categoryColumn(variable);
    const count = column.categories.filter(({ missing }) => missing === null).length;
    demandAtMost(most, count, name, kind);
    this.names.push(name);
    const { variable: _, base: __, ...options } = shown;
    return { kind: 'answers', name, label, column, hasMean: kind === 'scale', ...options };
  }

  #members(set: SetRecord, shown: ShownVariable, most: number): AnswersOfMany {
    demandAtMost(most, set.members.length, set.name, set.kind);
    this.names.push(set.name);
    const members = set.members.map((member) => ({
      label: memberLabel(member, set),
      column: this.#dataset.column(member),
    }));
    const { variable: _, statistics: __, ...options } = shown;
    return { kind: 'members', name: set.name, label: set.label, members, ...options };
  }

  #segments(names: readonly string[], label = 'Segments'): AnswersOfMany {
    const members = names.map((name) => this.#member({ kind: 'segment', name }, name));
    return { kind: 'members', name: label, label, members };
  }

  #filter(expression: string, label: string): AnswersOfMany {
    const member = this.#member(parseRule(expression), label);
    return { kind: 'members', name: label, label, members: [member] };
  }

  #member(rule: Rule, label: string): AnswersOfMany['members'][number] {
    this.rules.push(rule);
    const column: CategoryColumn = {
      type: 'category',
      codes: this.#dataset.mask(rule, this.#interruption),
      categories: [
        { code: '0', label: 'No', value: 0, missing: null },
        { code: '1', label: 'Yes', value: 1, missing: null },
      ],
      order: [1, 0],
    };
    return { label, column };
  }
}

/** @throws {ProjectError} `variable-kind-unsuitable`. */
function demandAtMost(most: number, count: number, variable: string, kind: string): void {
  if (count <= most) return;
  const reason = `It has ${count} answers; a table takes at most ${most} of one variable there.`;
  throw new ProjectError('variable-kind-unsuitable', { variable, kind, reason });
}

/** @throws {ProjectError} `variable-kind-unsuitable` for a nest of too many combinations. */
function demandProduct(levels: readonly (AnswersVariable | NumbersOfOne)[], most: number): void {
  const counts = levels.map((level) => {
    if (level.kind === 'number') return 1;
    const own =
      level.kind === 'members'
        ? level.members.length
        : level.column.categories.filter(({ missing }) => missing === null).length;
    return own + (level.nets?.length ?? 0);
  });
  const product = counts.reduce((all, count) => all * count, 1);
  const variable = levels.map(({ name }) => name).join(' > ');
  demandAtMost(most, product, variable, 'nest');
}
