import { compareSegments } from '#analysis/compare/compare-segments.ts';
import type { ComparedVariable } from '#analysis/compare/comparison.ts';
import { printFigures } from '../figures.ts';
import { codedAnswers } from '../generate-codes.ts';

/** Two segments over 200 questions, weighted and filtered, from memory: `compare-wide.ts ROWS`. */
const [rows = 1_000_000] = process.argv.slice(2).map(Number);
const { sizes, codes, weights, ages } = codedAnswers(rows, 200);
const variables = sizes.map((size, at): ComparedVariable => {
  const categories = Array.from({ length: size + 1 }, (_, code) => ({
    code: String(code),
    label: `Answer ${code + 1}`,
    value: null,
    missing: code === size ? ('no-answer' as const) : null,
  }));
  const order = categories.map((_, code) => code);
  const column = { type: 'category' as const, codes: codes[at] as Uint8Array, categories, order };
  return { name: `q${at + 1}`, label: `Question ${at + 1}`, kind: 'single', column };
});
await printFigures(async () => {
  const found = compareSegments({
    a: ages.map((age) => Number(age < 50)),
    b: ages.map((age) => Number(age >= 50)),
    filter: ages.map((age) => Number(age >= 25)),
    weights: { type: 'number', values: weights, missing: null },
    variables,
  });
  return { rows: found.rows.length };
});
