import { createHash } from 'node:crypto';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { formatRule } from '#analysis/columns/format-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleVariables } from '#analysis/columns/rule-variables.ts';
import type { NewNames } from '#analysis/derive/rewrite-derivation.ts';
import { type AnalysisSpecification, analysisSpecification } from '#contract/calls/reports.ts';
import type { Project } from './project.ts';
import { renamedTable } from './renamed-table.ts';
import { renameInLayouts } from './saved-layouts.ts';
import { withParts } from './segments.ts';

/** A kept analysis as far as it names things of datasets. */
interface KeptSpecification {
  readonly id: number;
  readonly name: string;
  readonly specification: AnalysisSpecification;
  readonly result: string;
}

/** An analysis whose specification was rewritten, with the hash that `verify` holds it to. */
export interface RewrittenAnalysis {
  readonly name: string;
  readonly sha256: string;
}

/** What `verify` holds a kept analysis to: the hash that the log took when it was kept or rewritten. */
export function analysisHash(specification: string, result: string): string {
  return createHash('sha256').update(`${specification}\n${result}`).digest('hex');
}

function keptSpecifications(project: Project): readonly KeptSpecification[] {
  const rows = project.database
    .prepare(
      `select id, name, specification, result from analysis
       where kind not in ('saved-table', 'banner', 'report-text') order by id`,
    )
    .all() as (Omit<KeptSpecification, 'specification'> & { readonly specification: string })[];
  return rows.flatMap((row) => {
    const read = analysisSpecification.safeParse(JSON.parse(row.specification));
    return read.success ? [{ ...row, specification: read.data }] : [];
  });
}

/**
 * Puts new names in the kept analyses of a dataset inside the caller's transaction, so that they ask what
 * they asked. Their kept results stay as they are.
 */
export function renameInAnalyses(
  project: Project,
  dataset: string,
  to: NewNames,
): readonly RewrittenAnalysis[] {
  renameInLayouts(project, dataset, (input) => renamedTable(input, to, renamedFilter));
  const update = project.database.prepare('update analysis set specification = ? where id = ?');
  return keptSpecifications(project).flatMap(({ id, name, specification, result }) => {
    const before = JSON.stringify(specification);
    const after = JSON.stringify(renamedSpecification(specification, dataset, to));
    if (after === before) return [];
    update.run(after, id);
    return [{ name, sha256: analysisHash(after, result) }];
  });
}

/** The kept analyses that name a variable or set of a dataset. */
export function analysesNaming(project: Project, dataset: string, name: string): readonly string[] {
  const marked = `${name}\u0000`;
  const isIt = (one: string): boolean => one.toLowerCase() === name.toLowerCase();
  const to: NewNames = {
    variable: (one) => (isIt(one) ? marked : one),
    segment: (one) => one,
    answer: (_, answer) => answer,
  };
  return keptSpecifications(project).flatMap((kept) => {
    const renamed = renamedSpecification(kept.specification, dataset, to);
    return JSON.stringify(renamed) === JSON.stringify(kept.specification) ? [] : [kept.name];
  });
}

/** What a comparison, a ranking or a card names of its dataset. */
type ComparedInput = Omit<
  Extract<AnalysisSpecification, { readonly kind: 'comparison' }>['input'],
  'b'
> & { readonly b?: string | undefined };

function renamedSpecification(
  specification: AnalysisSpecification,
  dataset: string,
  to: NewNames,
): AnalysisSpecification {
  const isOf = (one: string): boolean => one.toLowerCase() === dataset.toLowerCase();
  const optional = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : to.variable(name);
  const weighted = (name: string | null | undefined): string | null | undefined =>
    name === null ? null : optional(name);
  const filtered = (filter: string | undefined): string | undefined =>
    filter === undefined ? undefined : renamedFilter(filter, to);
  const compared = <Input extends ComparedInput>(input: Input): Input => {
    const side = (text: string): string =>
      input.by === undefined ? renamedFilter(text, to) : to.answer(input.by, text);
    return defined({
      ...input,
      by: optional(input.by),
      a: side(input.a),
      b: input.b === undefined ? undefined : side(input.b),
      variables: input.variables?.map((name) => to.variable(name)),
      weight: weighted(input.weight),
      filter: filtered(input.filter),
    });
  };
  switch (specification.kind) {
    case 'comparison':
    case 'apart':
    case 'profile': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      return { ...specification, input: compared(input) } as AnalysisSpecification;
    }
    case 'waves': {
      // Variables of several datasets are one by name, so that only those of a single one follow.
      const { input } = specification;
      const [own = '', second] = input.datasets;
      if (second !== undefined || !isOf(own)) return specification;
      const { by } = input;
      const names = {
        by: optional(by),
        waves: by === undefined ? input.waves : input.waves?.map((wave) => to.answer(by, wave)),
        variables: input.variables?.map((name) => to.variable(name)),
        weight: weighted(input.weight),
        filter: filtered(input.filter),
      };
      return { kind: 'waves', input: defined({ ...input, ...names }) };
    }
    case 'associations': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      const variables = input.variables?.map((name) => to.variable(name));
      const narrowed = { weight: weighted(input.weight), filter: filtered(input.filter) };
      return { kind: 'associations', input: defined({ ...input, variables, ...narrowed }) };
    }
    case 'drivers': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      const { outcome } = input;
      const names = {
        outcome: to.variable(outcome),
        answers: input.answers?.map((answer) => to.answer(outcome, answer)),
        predictors: input.predictors.map((name) => to.variable(name)),
        weight: weighted(input.weight),
        filter: filtered(input.filter),
      };
      return { kind: 'drivers', input: defined({ ...input, ...names }) };
    }
    case 'gap-datasets': {
      const { input } = specification;
      const sides = { left: isOf(input.left.dataset), right: isOf(input.right.dataset) };
      const side = (one: typeof input.left, is: boolean) =>
        is ? defined({ ...one, filter: filtered(one.filter), weight: weighted(one.weight) }) : one;
      const item = (name: string, is: boolean) => (is ? to.variable(name) : name);
      const answers = (name: string, named: string[] | undefined, is: boolean) =>
        is ? named?.map((answer) => to.answer(name, answer)) : named;
      const match = input.match.map((one) =>
        defined({
          ...one,
          left: item(one.left, sides.left),
          right: item(one.right, sides.right),
          leftAnswers: answers(one.left, one.leftAnswers, sides.left),
          rightAnswers: answers(one.right, one.rightAnswers, sides.right),
        }),
      );
      const { left, right } = input;
      return {
        kind: 'gap-datasets',
        input: { ...input, left: side(left, sides.left), right: side(right, sides.right), match },
      };
    }
    case 'attribution': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      const { path, conversions, value, nulls } = input;
      const columns = {
        path: optional(path),
        conversions: optional(conversions),
        value: optional(value),
        nulls: optional(nulls),
      };
      return { kind: 'attribution', input: defined({ ...input, ...columns }) };
    }
    case 'budget': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      const bounds = Object.entries(input.bounds).map(([name, bound]) => [
        to.variable(name),
        bound,
      ]);
      const names = {
        time: to.variable(input.time),
        outcome: to.variable(input.outcome),
        spend: input.spend.map((name) => to.variable(name)),
        controls: input.controls.map((name) => to.variable(name)),
        bounds: Object.fromEntries(bounds),
      };
      return { kind: 'budget', input: defined({ ...input, ...names }) };
    }
    case 'uplift': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      const names = {
        unit: to.variable(input.unit),
        time: to.variable(input.time),
        outcome: to.variable(input.outcome),
        treated: renamedFilter(input.treated, to),
      };
      return { kind: 'uplift', input: { ...input, ...names } };
    }
    case 'return': {
      const { input } = specification;
      if (input.dataset === undefined || !isOf(input.dataset)) return specification;
      return { kind: 'return', input: defined({ ...input, channel: optional(input.channel) }) };
    }
    case 'table': {
      const { input } = specification;
      if (!isOf(input.dataset)) return specification;
      return { ...specification, input: renamedTable(input, to, renamedFilter) };
    }
    default:
      return specification;
  }
}

/** The same object without the keys that hold undefined, as it was before it was spread. */
function defined<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** A filter with other names; a segment's plain name, or what cannot be read, stays as it is written. */
export function renamedFilter(filter: string, to: NewNames): string {
  try {
    const rule = parseRule(filter);
    const renamed = renamedRule(rule, to);
    return JSON.stringify(renamed) === JSON.stringify(rule) ? filter : formatRule(renamed);
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error;
    return to.segment(filter);
  }
}

/** A rule with other names in it. */
export function renamedRule(rule: Rule, to: NewNames): Rule {
  return withParts(rule, (part): Rule => {
    if (part.kind === 'segment') return { ...part, name: to.segment(part.name) };
    const variable = to.variable(part.variable);
    if (part.kind !== 'in') return { ...part, variable };
    return {
      ...part,
      variable,
      answers: [...new Set(part.answers.map((answer) => to.answer(part.variable, answer)))],
    };
  });
}

/** Whether a rule itself asks of a variable or set, without regard to case; segments in it are not followed. */
export function isAskedIn(rule: Rule, name: string): boolean {
  const asked = ruleVariables(rule, { segment: () => null });
  return [...asked].some((one) => one.toLowerCase() === name.toLowerCase());
}
