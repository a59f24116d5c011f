import { expect, test } from 'vitest';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { ruleVariables } from '#analysis/columns/rule-variables.ts';

const segments = new Map([
  ['young', parseRule('age < 35 or segment "Students"')],
  ['students', parseRule('job = "Student" and not (segment "Young")')],
]);
const lookup = { segment: (name: string) => segments.get(name.toLowerCase()) ?? null };

test.each([
  ['gender = "Female" and age between 18 and 34', ['gender', 'age']],
  ['not (text contains "late") or income is missing', ['text', 'income']],
  ['segment "Young" and region in ("North", "South")', ['age', 'job', 'region']],
  ['segment "Unknown"', []],
])('the variables of %s are %j', (expression, names) => {
  expect([...ruleVariables(parseRule(expression), lookup)]).toEqual(names);
});
