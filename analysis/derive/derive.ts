import { AnalysisError } from '../analysis-error.ts';
import type { Column } from '../columns/column.ts';
import { nearMatches } from '../columns/near-matches.ts';
import type { VariableKind } from '../columns/variable.ts';
import { declareMissing } from './declare-missing.ts';
import type { Derivation } from './derivation.ts';
import type { DerivationLookup } from './derivation-lookup.ts';
import { deriveBand } from './derive-band.ts';
import { deriveDatePart } from './derive-date-part.ts';
import { deriveExpression } from './derive-expression.ts';
import { deriveMentions } from './derive-mentions.ts';
import { deriveNumber } from './derive-number.ts';
import { deriveCount, deriveRowSummary, type NamedColumn } from './derive-over-variables.ts';
import { deriveRecode } from './derive-recode.ts';
import { deriveScore } from './derive-score.ts';
import { deriveBox, deriveNet, deriveNetOfSet } from './derive-yes-no.ts';
import type { DerivedColumn } from './derived-column.ts';

/** A variable that a derivation made; a derivation that makes a set makes several. */
export interface DerivedVariable extends DerivedColumn {
  readonly name: string;
  readonly label: string;
}

/** What a derivation made. `set` is the set that the variables belong to, else null. */
export interface Derived {
  readonly variables: readonly DerivedVariable[];
  readonly set: { readonly name: string; readonly label: string } | null;
}

/**
 * Makes what a derivation says, whatever its kind. Every row has a value or a reason why it has none.
 *
 * @throws {AnalysisError} `variable-not-found`, `answer-not-found`, `rule-does-not-fit-variable`,
 * `derivation-does-not-fit`, `expression-not-understood`, `segment-not-found`,
 * `segment-refers-to-itself`.
 */
export function derive(spec: Derivation, lookup: DerivationLookup): Derived {
  const label = spec.label ?? labelFor(spec, lookup);
  if (spec.kind === 'mentions') {
    const members = deriveMentions(spec, variablesOf(spec.from, lookup), lookup.rowCount);
    const variables = members.map((member, at) => ({
      ...member.made,
      name: `${spec.name}_${at + 1}`,
      label: member.label,
    }));
    return { variables, set: { name: spec.name, label } };
  }
  return { variables: [{ ...deriveOne(spec, lookup), name: spec.name, label }], set: null };
}

function deriveOne(
  spec: Exclude<Derivation, { kind: 'mentions' }>,
  lookup: DerivationLookup,
): DerivedColumn {
  switch (spec.kind) {
    case 'expression':
      return deriveExpression(spec, lookup);
    case 'count':
      return deriveCount(spec, variablesOf(spec.from, lookup), lookup.rowCount);
    case 'row-summary':
      return deriveRowSummary(spec, variablesOf(spec.from, lookup), lookup.rowCount);
    case 'net': {
      const members = lookup.column(spec.from) === null ? lookup.members(spec.from) : null;
      if (members !== null) return deriveNetOfSet(spec, members, lookup.rowCount);
      return deriveNet(spec, inputOf(spec.from, lookup).column);
    }
    default: {
      const { column, kind } = inputOf(spec.from, lookup);
      return deriveFromOne(spec, column, kind);
    }
  }
}

function deriveFromOne(
  spec: Extract<
    Derivation,
    { kind: 'recode' | 'band' | 'box' | 'number' | 'date-part' | 'score' | 'missing' }
  >,
  column: Column,
  kind: VariableKind,
): DerivedColumn {
  switch (spec.kind) {
    case 'recode':
      return deriveRecode(spec, column, kind);
    case 'band':
      return deriveBand(spec, column);
    case 'box':
      return deriveBox(spec, column);
    case 'number':
      return deriveNumber(spec, column);
    case 'date-part':
      return deriveDatePart(spec, column, kind);
    case 'score':
      return deriveScore(spec, column);
    case 'missing':
      return declareMissing(spec, column, kind);
  }
}

function inputOf(
  name: string,
  lookup: DerivationLookup,
): { readonly column: Column; readonly kind: VariableKind } {
  const column = lookup.column(name);
  const kind = lookup.kind(name);
  if (column !== null && kind !== null) return { column, kind };
  if (lookup.memberNames(name) !== null) {
    const reason = `${name} is a set of variables; name one of them.`;
    throw new AnalysisError('rule-does-not-fit-variable', { variable: name, reason });
  }
  const near = nearMatches(name, lookup.names ?? []);
  throw new AnalysisError('variable-not-found', { variable: name, near });
}

/** The variables that are named, sets by their members; one that is named twice counts once. */
function variablesOf(names: readonly string[], lookup: DerivationLookup): readonly NamedColumn[] {
  const all = names.flatMap((name) =>
    lookup.column(name) === null ? (lookup.memberNames(name) ?? [name]) : [name],
  );
  return [...new Set(all)].map((name) => ({ name, column: inputOf(name, lookup).column }));
}

function labelFor(spec: Derivation, { label }: DerivationLookup): string {
  switch (spec.kind) {
    case 'recode':
    case 'missing':
    case 'number':
      return label(spec.from);
    case 'band':
      return `${label(spec.from)} (bands)`;
    case 'box':
      return `${label(spec.from)} (${spec.side} ${spec.answers})`;
    case 'net': {
      const opening = { any: '', all: 'all of ', none: 'none of ' }[spec.match];
      return `${label(spec.from)}: ${opening}${spec.answers.join(', ')}`;
    }
    case 'date-part':
      return `${label(spec.from)} (${spec.part})`;
    case 'score':
      return `${label(spec.from)} (score)`;
    default:
      return spec.name;
  }
}
