import type { Column } from './column.ts';
import type { Rule } from './rule.ts';

/**
 * One yes-or-no member of a multiple-response set: the option as people read it, and who took it.
 */
export interface SetMember {
  readonly label: string;
  readonly column: Column;
}

/**
 * How a rule finds what it names.
 *
 * - `column`: the values of a variable that has a column, else null.
 * - `members`: the members of a multiple-response set, in order, else null.
 * - `segment`: the rule of a segment, by its name or an alias without regard to case, else null.
 * - `names`: every variable's name, where it is known, for suggestions after a misspelling.
 */
export interface VariableLookup {
  column(name: string): Column | null;
  members(name: string): readonly SetMember[] | null;
  segment(name: string): Rule | null;
  readonly names?: readonly string[];
}
