import { AnalysisError } from '#analysis/analysis-error.ts';
import { describeRule } from '#analysis/columns/describe-rule.ts';
import { formatRule } from '#analysis/columns/format-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import type {
  DefinedSegment,
  defineSegment as defineSegmentCall,
  ListedSegment,
  SegmentLine,
} from '#contract/calls/segments.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { wordsFor } from '#contract/error-words/index.ts';
import type { Undoable, UndoStep } from '#contract/undo.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { namesByRule, segmentDrift } from '#main/project/segment-drift.ts';
import {
  deleteSegment,
  readSegments,
  type SegmentRecord,
  withSegments,
  writeSegment,
} from '#main/project/segments.ts';
import type { CallContext } from './call-context.ts';

/** Answers `segment.define`: a rule that no row can be tested with is refused before it is kept. */
export function defineSegment(
  context: CallContext,
  input: CheckedInputOf<typeof defineSegmentCall>,
): DefinedSegment {
  const { project, columns } = context;
  const dataset = new Dataset(project, columns, input.dataset);
  const rule = bySegmentName(ruleOf(input), readSegments(project, dataset.id));
  refuseUnusable(rule, input, dataset);
  const { name, aliases } = input;
  const details = { dataset: dataset.line.name, name, aliases, rule: formatRule(rule) };
  const drift = segmentDrift(project, [name, ...aliases], rule);
  const before = segmentNamed(project, dataset, name);
  project.write('segment defined', details, () =>
    writeSegment(project, dataset.id, { ...input, rule }, input.replace, new Date().toISOString()),
  );
  const kept = readSegments(project, dataset.id).find(({ name }) => name === input.name);
  const line = segmentLine(dataset, kept as SegmentRecord);
  return { ...line, drift, undo: undoOfDefinition(dataset, name, before) };
}

/** What stood under the name before is defined again; a name that was new is removed. */
function undoOfDefinition(
  dataset: Dataset,
  name: string,
  before: SegmentRecord | undefined,
): UndoStep {
  const of = dataset.line.name;
  if (before?.rule == null) return { call: 'segment.remove', input: { dataset: of, name } };
  return redefinition(of, before.name, before.aliases, before.rule);
}

function redefinition(
  dataset: string,
  name: string,
  aliases: readonly string[],
  rule: Rule,
): UndoStep {
  return { call: 'segment.define', input: { dataset, name, aliases, rule, replace: true } };
}

function segmentNamed(project: Project, dataset: Dataset, name: string): SegmentRecord | undefined {
  const wanted = name.toLowerCase();
  return readSegments(project, dataset.id).find((one) => one.name.toLowerCase() === wanted);
}

/** Answers `segment.list`. */
export function listSegments(
  { project, columns }: CallContext,
  input: { readonly dataset: string },
): readonly ListedSegment[] {
  const dataset = new Dataset(project, columns, input.dataset);
  const names = namesByRule(project);
  return readSegments(project, dataset.id).map((segment) => {
    const own = [segment.name, ...segment.aliases];
    const same = segment.rule === null ? [] : (names.get(formatRule(segment.rule)) ?? []);
    const alsoCalled = same.filter(
      (one) => !(one.dataset === dataset.line.name && own.includes(one.name)),
    );
    return { ...segmentLine(dataset, segment), alsoCalled };
  });
}

/** Answers `segment.count`. */
export function countRows(
  { project, columns, interruption }: CallContext,
  input: {
    readonly dataset: string;
    readonly rule?: Rule | undefined;
    readonly expression?: string | undefined;
  },
): { readonly rows: number; readonly of: number; readonly words: string } {
  const dataset = new Dataset(project, columns, input.dataset);
  const rule = ruleOf(input);
  const mask = dataset.mask(rule, interruption);
  return { rows: countOnes(mask), of: dataset.rowCount, words: describeRule(rule) };
}

/** Answers `segment.remove`. */
export function removeSegment(
  { project, columns }: CallContext,
  input: { readonly dataset: string; readonly name: string },
): { readonly removed: string } & Undoable {
  const dataset = new Dataset(project, columns, input.dataset);
  const segment = segmentNamed(project, dataset, input.name);
  if (segment === undefined) throw new AnalysisError('segment-not-found', { segment: input.name });
  project.write('segment removed', { dataset: dataset.line.name, name: segment.name }, () =>
    deleteSegment(project, dataset.id, segment),
  );
  const { name, aliases, rule } = segment;
  const everyone: Rule = { kind: 'all', rules: [] };
  const undo = redefinition(dataset.line.name, name, aliases, rule ?? everyone);
  return { removed: name, undo };
}

function segmentLine(dataset: Dataset, { name, aliases, rule }: SegmentRecord): SegmentLine {
  if (rule === null) {
    const reason = reasonFor(new ProjectError('segment-unusable', { segment: name }));
    return { name, aliases, rule, expression: '', words: '', rows: null, reason };
  }
  return {
    name,
    aliases,
    rule,
    expression: formatRule(rule),
    words: describeRule(rule),
    ...sizeOf(dataset, rule),
  };
}

/** A rule that no longer fits its dataset must not keep the other segments from being listed. */
function sizeOf(dataset: Dataset, rule: Rule): Pick<SegmentLine, 'rows' | 'reason'> {
  try {
    return { rows: countOnes(dataset.mask(rule)), reason: null };
  } catch (error) {
    if (!(error instanceof AnalysisError || error instanceof ProjectError)) throw error;
    return { rows: null, reason: reasonFor(error) };
  }
}

function reasonFor({ code, details }: AnalysisError | ProjectError): string {
  const { what, why } = wordsFor(code, details);
  return `${what} ${why}`;
}

function ruleOf(input: {
  readonly rule?: Rule | undefined;
  readonly expression?: string | undefined;
}): Rule {
  return input.rule ?? parseRule(input.expression ?? '');
}

/** Names each segment that the rule refers to by its name, so that an alias may be given up later. */
function bySegmentName(rule: Rule, segments: readonly SegmentRecord[]): Rule {
  return withSegments(rule, (wanted) => {
    const known = segments.find(({ name, aliases }) =>
      [name, ...aliases].some((one) => one.toLowerCase() === wanted.trim().toLowerCase()),
    );
    return known ? { kind: 'segment', name: known.name } : null;
  });
}

/** Tests every row as if the segment stood already: what leads back to it is found before it is kept. */
function refuseUnusable(
  rule: Rule,
  { name, aliases }: Pick<SegmentRecord, 'name' | 'aliases'>,
  dataset: Dataset,
): void {
  const names = [name, ...aliases].map((one) => one.trim().toLowerCase());
  const { lookup } = dataset;
  const after = {
    ...lookup,
    segment: (wanted: string) =>
      names.includes(wanted.trim().toLowerCase()) ? rule : lookup.segment(wanted),
  };
  ruleMask({ kind: 'segment', name }, after, dataset.rowCount);
}

function countOnes(mask: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row] as number;
  return count;
}
