import { AnalysisError } from '#analysis/analysis-error.ts';
import type {
  Category,
  CategoryColumn,
  Column,
  NumberColumn,
  TextColumn,
} from '#analysis/columns/column.ts';
import { nearMatches } from '#analysis/columns/near-matches.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import type { DatasetKind, VariableKind, VariableRole } from '#analysis/columns/variable.ts';
import type { SetMember, VariableLookup } from '#analysis/columns/variable-lookup.ts';
import { type Interruption, uninterrupted } from '#analysis/interruption.ts';
import type { DatasetLine } from '#contract/calls/datasets.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import type { ColumnCache } from './column-cache.ts';
import { chunkRows } from './column-chunks.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';
import { readChunk, readColumn, readMissing } from './read-column.ts';
import { segmentRule } from './segments.ts';

/** A stored variable as the project lists it. */
export interface VariableRecord {
  readonly id: number;
  readonly position: number;
  readonly name: string;
  readonly label: string;
  readonly kind: VariableKind;
  readonly storage: 'category' | 'number' | 'text';
  readonly setId: number | null;
  readonly recipe: Readonly<Record<string, unknown>> | null;
  readonly hash: string;
  readonly role: VariableRole | null;
}

/** A set of variables that belong together, with its members in order. */
export interface SetRecord {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly kind: 'multiple' | 'grid';
  readonly position: number;
  readonly members: readonly VariableRecord[];
}

interface DatasetRow {
  readonly id: number;
  readonly name: string;
  readonly kind: DatasetKind;
  readonly rowCount: number;
  readonly weight: string | null;
  readonly warnings: string;
  readonly sourceName: string | null;
  readonly sourceSha256: string | null;
  readonly sourceBytes: number | null;
  readonly importedAt: string | null;
  readonly variableCount: number;
}

const selectDataset = `
  select d.id, d.name, d.kind, d.row_count as rowCount, d.warnings,
    (select name from variable where id = d.weight_variable_id) as weight,
    s.name as sourceName, s.sha256 as sourceSha256, s.bytes as sourceBytes,
    s.imported_at as importedAt,
    (select count(*) from variable where dataset_id = d.id) as variableCount
  from dataset d left join source_file s on s.id = d.source_file_id`;

/** The datasets of a project, in the order of import. */
export function datasetLines(project: Project): readonly DatasetLine[] {
  const rows = project.database.prepare(`${selectDataset} order by d.id`).all() as DatasetRow[];
  return rows.map(lineOf);
}

/**
 * One dataset of a project, by name without regard to case: its variables, and their columns as they
 * are needed. Everything that computes reads data through this.
 */
export class Dataset {
  readonly line: DatasetLine;
  readonly rowCount: number;
  readonly variables: readonly VariableRecord[];
  readonly sets: readonly SetRecord[];
  readonly #project: Project;
  readonly #cache: ColumnCache;
  readonly #variableByName: ReadonlyMap<string, VariableRecord>;

  /** @throws {ProjectError} `dataset-not-found`. */
  constructor(project: Project, cache: ColumnCache, name: string) {
    const row = project.database
      .prepare(`${selectDataset} where d.name = ? collate nocase`)
      .get(name) as DatasetRow | undefined;
    if (row === undefined) {
      const datasets = datasetLines(project).map((line) => line.name);
      throw new ProjectError('dataset-not-found', { dataset: name, datasets });
    }
    this.#project = project;
    this.#cache = cache;
    this.line = lineOf(row);
    this.rowCount = row.rowCount;
    this.variables = readVariables(project, row.id);
    this.sets = readSets(project, row.id, this.variables);
    this.#variableByName = new Map(this.variables.map((variable) => [variable.name, variable]));
  }

  get id(): number {
    return this.line.id;
  }

  /** @throws {AnalysisError} `variable-not-found`, with the names near it. */
  variable(name: string): VariableRecord {
    const variable = this.#variableByName.get(name) ?? this.#byNameWithoutCase(name);
    if (variable) return variable;
    const near = nearMatches(name, this.names);
    throw new AnalysisError('variable-not-found', {
      variable: name,
      dataset: this.line.name,
      near,
    });
  }

  /** The plan that the dataset was imported by; null for one that was not imported. */
  get plan(): ImportPlan | null {
    const plan = this.#project.database
      .prepare(
        'select plan from source_file where id = (select source_file_id from dataset where id = ?)',
      )
      .pluck()
      .get(this.id);
    return typeof plan === 'string' ? (JSON.parse(plan) as ImportPlan) : null;
  }

  /** The multiple-response set or grid of that name, or null. */
  set(name: string): SetRecord | null {
    return this.sets.find((set) => set.name === name) ?? null;
  }

  /** The names that people can use: variables and sets. */
  get names(): readonly string[] {
    return [...this.sets.map((set) => set.name), ...this.variables.map(({ name }) => name)];
  }

  /** The column of a variable. */
  column(variable: VariableRecord): Column {
    const key = `${variable.id} ${variable.hash} ${variable.storage}`;
    const column = this.#cache.get(key, () => readColumn(this.#project, variable, this.rowCount));
    return column.type === 'category' ? { ...column, ...this.answers(variable) } : column;
  }

  /** The rows from `chunk * 65,536` on of a variable: up to 65,536, read without the others. */
  chunk(variable: VariableRecord, chunk: number): Column {
    const rows = Math.min(chunkRows, this.rowCount - chunk * chunkRows);
    const key = `${variable.id} ${variable.hash} ${variable.storage} chunk ${chunk}`;
    const column = this.#cache.get(key, () => readChunk(this.#project, variable, chunk, rows));
    return column.type === 'category' ? { ...column, ...this.answers(variable) } : column;
  }

  /** Why each row of a text or number variable is missing, without its values; null when none is. */
  missing(variable: VariableRecord): Uint8Array | null {
    return readMissing(this.#project, variable, this.rowCount);
  }

  /** A variable's answers in the order of storage, and their order of reading; they can be edited. */
  answers(variable: VariableRecord): Pick<CategoryColumn, 'categories' | 'order'> {
    return readCategories(this.#project, variable.id);
  }

  /** @throws {ProjectError} `variable-kind-unsuitable`. */
  categoryColumn(variable: VariableRecord): CategoryColumn {
    const column = this.column(variable);
    if (column.type === 'category') return column;
    throw unsuitable(variable, 'a variable with a list of answers');
  }

  /** @throws {ProjectError} `variable-kind-unsuitable`. */
  numberColumn(variable: VariableRecord): NumberColumn {
    const column = this.column(variable);
    if (column.type === 'number') return column;
    throw unsuitable(variable, 'a variable of numbers');
  }

  /**
   * The column that weighs the rows: numbers that count, not dates or names of rows.
   *
   * @throws {AnalysisError} `variable-not-found`.
   * @throws {ProjectError} `variable-kind-unsuitable`.
   */
  weightColumn(name: string): NumberColumn {
    const variable = this.variable(name);
    if (variable.kind === 'weight' || variable.kind === 'number')
      return this.numberColumn(variable);
    throw unsuitable(variable, 'a weight');
  }

  /** @throws {ProjectError} `variable-kind-unsuitable`. */
  textColumn(variable: VariableRecord): TextColumn {
    const column = this.column(variable);
    if (column.type === 'text') return column;
    throw unsuitable(variable, 'a variable of texts');
  }

  /**
   * A variable that holds texts, without reading them.
   *
   * @throws {AnalysisError} `variable-not-found`.
   * @throws {ProjectError} `variable-kind-unsuitable`.
   */
  storedText(name: string): VariableRecord {
    const variable = this.variable(name);
    if (variable.storage === 'text') return variable;
    throw unsuitable(variable, 'a variable of texts');
  }

  /** How rules find what they name in this dataset. */
  get lookup(): VariableLookup {
    return {
      column: (name) => {
        const variable = this.#variableByName.get(name) ?? this.#byNameWithoutCase(name);
        return variable ? this.column(variable) : null;
      },
      members: (name) => this.#members(name),
      segment: (name) => segmentRule(this.#project, this.id, name),
      names: this.names,
    };
  }

  /** Which rows a rule or an expression lets through. */
  mask(rule: Rule | string, interruption: Interruption = uninterrupted): Uint8Array {
    const read = typeof rule === 'string' ? parseRule(rule) : rule;
    return ruleMask(read, this.lookup, this.rowCount, interruption);
  }

  #members(name: string): readonly SetMember[] | null {
    const set = this.set(name);
    if (set?.kind !== 'multiple') return null;
    return set.members.map((member) => ({
      label: memberLabel(member, set),
      column: this.column(member),
    }));
  }

  #byNameWithoutCase(name: string): VariableRecord | undefined {
    const lower = name.toLowerCase();
    return this.variables.find((variable) => variable.name.toLowerCase() === lower);
  }
}

/** What a member of a set stands for: its label without the question that all members share. */
export function memberLabel(member: VariableRecord, set: SetRecord): string {
  const { label } = member;
  if (label.startsWith(set.label) && label.length > set.label.length) {
    return (
      label
        .slice(set.label.length)
        .replace(/^[\s:–—-]+|^\[|\]$/gu, '')
        .trim() || label
    );
  }
  return label;
}

/** A variable's answers in the order of storage, and their order of reading. */
export function readCategories(
  project: Project,
  variableId: number,
): { categories: readonly Category[]; order: readonly number[] } {
  const rows = project
    .statement(
      `select code_index as codeIndex, position, code, label, value, missing from category
       where variable_id = ? order by code_index`,
    )
    .all(variableId) as (Category & { codeIndex: number; position: number })[];
  const categories = rows.map(({ code, label, value, missing }) => ({
    code,
    label,
    value,
    missing,
  }));
  const order = rows
    .map(({ codeIndex, position }) => ({ codeIndex, position }))
    .sort((a, b) => a.position - b.position)
    .map(({ codeIndex }) => codeIndex);
  return { categories, order };
}

function unsuitable(variable: VariableRecord, needed: string): ProjectError {
  return new ProjectError('variable-kind-unsuitable', {
    variable: variable.name,
    kind: variable.kind,
    needed,
  });
}

function lineOf(row: DatasetRow): DatasetLine {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    rows: row.rowCount,
    variables: row.variableCount,
    source:
      row.sourceName === null
        ? null
        : {
            file: row.sourceName,
            sha256: row.sourceSha256 ?? '',
            bytes: row.sourceBytes ?? 0,
            importedAt: row.importedAt ?? '',
          },
    warnings: JSON.parse(row.warnings) as string[],
    weight: row.weight,
  };
}

function readVariables(project: Project, datasetId: number): readonly VariableRecord[] {
  const rows = project.database
    .prepare(
      `select id, position, name, label, kind, storage, set_id as setId, recipe, hash, role
       from variable where dataset_id = ? order by position`,
    )
    .all(datasetId) as (Omit<VariableRecord, 'recipe'> & { recipe: string | null })[];
  return rows.map((row) => ({
    ...row,
    recipe: row.recipe === null ? null : (JSON.parse(row.recipe) as Record<string, unknown>),
  }));
}

function readSets(
  project: Project,
  datasetId: number,
  variables: readonly VariableRecord[],
): readonly SetRecord[] {
  const rows = project.database
    .prepare(
      `select id, name, label, kind, position from multiple_response_set
       where dataset_id = ? order by position, id`,
    )
    .all(datasetId) as Omit<SetRecord, 'members'>[];
  return rows.map((row) => ({
    ...row,
    members: variables.filter((variable) => variable.setId === row.id),
  }));
}
