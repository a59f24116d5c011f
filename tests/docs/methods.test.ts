import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { attribute } from '#analysis/attribution/attribute.ts';
import { describeRule } from '#analysis/columns/describe-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import { agreementOfTags } from '#analysis/text/agreement.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { readFigures } from '#main/import/read-figures.ts';
import { pathsOf } from '../attribution/path-tables.ts';
import { categoryColumn, lookupOf, numberColumn, textColumn } from '../columns/make-columns.ts';
import { exampleBrands, traitExamples, unseenTraitExamples } from '../text/trait-examples.ts';
import { computations } from './compute-example.ts';
import { codeNames, deadReferences, differences, examples, page, pages, table } from './pages.ts';

describe('the pages of the methods', () => {
  it('name no file that is not there', () => {
    expect(pages.flatMap(deadReferences)).toEqual([]);
  });

  it('are all listed in the index', () => {
    const index = page('README.md').text;
    const unlisted = pages.filter(
      ({ name }) => name !== 'README.md' && !index.includes(`(${name})`),
    );
    expect(unlisted.map(({ name }) => name)).toEqual([]);
  });

  it.each(examples().map((example, at) => ({ ...example, at })))(
    '$page: what is computed is what the page says ($compute, block $at)',
    ({ compute, given, gives }) => {
      const computation = computations[compute];
      expect(typeof computation, compute).toBe('function');
      expect(Object.keys(gives as object).length).toBeGreaterThan(0);
      expect(differences(gives, computation?.(given as never))).toEqual([]);
    },
  );

  it('would notice a number that is off in its last digit, a text, and a list that is too short', () => {
    const [example] = examples();
    const computed = computations[example?.compute ?? '']?.(example?.given as never);
    expect(differences({ ratio: 1.5113 }, computed)).toHaveLength(1);
    expect(differences({ method: 'fisher-exact' }, computed)).toHaveLength(1);
    expect(differences([1, 2], [1])).toHaveLength(1);
    expect(differences({ p: 0.00000084 }, computed)).toHaveLength(1);
    expect(differences({ absent: null }, {})).toHaveLength(1);
  });
});

describe('names in the JSON', () => {
  const given = (compute: string): unknown =>
    examples().find((example) => example.compute === compute)?.given;
  const compute = (name: string): Record<string, unknown> =>
    computations[name]?.(given(name) as never) as Record<string, unknown>;

  /** Paths of every member, through the first entry of lists: `items.left.share`. */
  function namesOf(value: unknown, path = ''): readonly string[] {
    const inner = Array.isArray(value) ? value.flat()[0] : value;
    const own = path === '' ? [] : [path];
    if (typeof inner !== 'object' || inner === null) return own;
    return [
      ...own,
      ...Object.entries(inner).flatMap(([key, one]) =>
        namesOf(one, path === '' ? key : `${path}.${key}`),
      ),
    ];
  }

  function documented(name: string): ReadonlySet<string> {
    return new Set(table(page(name), 'Field').flatMap(({ Field = '' }) => codeNames(Field)));
  }

  it('of a comparison are those of its rows', () => {
    const names = documented('comparison-of-two-segments.md');
    const rows = [compute('two shares'), compute('two means')].flatMap((row) => namesOf(row));
    const shown = new Set(rows.filter((name) => !name.startsWith('b.')));
    expect([...names].sort()).toEqual([...shown].sort());
  });

  it('of a table are those of its result', () => {
    const shown = namesOf(compute('table'));
    expect([...documented('tables.md')].sort()).toEqual([...new Set(shown)].sort());
  });

  it('of a perception gap are those of its result', () => {
    const names = documented('perception-gap.md');
    const shown = namesOf(compute('perception gap')).filter(
      (name) => !name.startsWith('items.right.'),
    );
    expect([...names].sort()).toEqual([...new Set(shown)].sort());
  });

  it('of an agreement are those of its report', () => {
    expect([...documented('agreement.md')].sort()).toEqual(
      [...namesOf(compute('agreement'))].sort(),
    );
  });

  it('of an attribution are those of its result', () => {
    const shown = namesOf(attribute(pathsOf([{ path: 'a > b', conversions: 1 }]))).filter(
      (name) => !/^models\.(?!first\.)[\w-]+\./u.test(name),
    );
    expect([...documented('attribution-models.md')].sort()).toEqual([...shown].sort());
  });
});

describe('tables of the pages', () => {
  it('the twelve published items have the ranks, gaps and tests that the page states', () => {
    const { items, leftName, rightName } = readFigures('sample-data/perception-gap-figures.csv');
    const gap = perceptionGap(items, { leftName, rightName });
    const stated = table(page('perception-gap.md'), 'Item');
    expect(stated).toEqual(
      gap.items.map(({ item, left, right, gap: level, rankGap, z }) => ({
        Item: item,
        'Consumers %': percent(left.share),
        rank: String(left.rank),
        'Businesses %': percent(right.share),
        'rank 2': String(right.rank),
        base: String(right.base),
        'Gap, points': percent(level),
        'Rank gap': String(rankGap),
        z: (z ?? 0).toFixed(1),
      })),
    );
    const level = gap.items.filter(
      ({ gapLow, gapHigh }) => (gapLow ?? 0) <= 0 && (gapHigh ?? 0) >= 0,
    );
    expect(level.map(({ item }) => item)).toEqual(['Discounts', 'Purchase']);
    const { text } = page('perception-gap.md');
    expect(text).toContain(`Spearman correlation of ${gap.spearman?.toFixed(2)}`);
    expect(text).toContain(
      `interval ${gap.spearmanLow?.toFixed(2)} to ${gap.spearmanHigh?.toFixed(2)}`,
    );
  });

  it('each expression selects the rows, and reads in the words, that the page states', () => {
    const rules = page('rules-and-filters.md');
    const cells = table(rules, 'row');
    const column = (name: string) => cells.map((row) => row[name] || null);
    const option = (name: string) => ({
      label: name,
      column: categoryColumn(
        column('channels').map((taken) => taken && (taken.includes(name) ? 'Yes' : 'No')),
        ['No', 'Yes'],
      ),
    });
    const scale = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];
    const lookup = lookupOf(
      {
        gender: categoryColumn(column('gender')),
        age: numberColumn(column('age').map((age) => (age === null ? null : Number(age)))),
        agree: categoryColumn(column('agree'), scale, [1, 2, 3, 4, 5]),
        comment: textColumn(column('comment')),
        asked: numberColumn(column('asked').map((at) => Date.parse(`${at?.replace(' ', 'T')}Z`))),
      },
      { channels: [option('Phone'), option('E-mail')] },
      { 'grown-ups': parseRule('age >= 18') },
    );
    const stated = table(rules, 'Expression');
    expect(stated.length).toBeGreaterThan(15);
    const computed = stated.map(({ Expression = '' }) => {
      const rule = parseRule(codeNames(Expression)[0] ?? '');
      const mask = ruleMask(rule, lookup, cells.length);
      const rows = [...mask].flatMap((belongs, row) => (belongs === 1 ? [row + 1] : []));
      return { Expression, Rows: rows.join(', ') || 'none', 'In words': describeRule(rule) };
    });
    expect(computed).toEqual(stated);
  });

  it('traits are read in our own posts as often as the page states', () => {
    const rows = table(page('customer-traits.md'), 'Texts');
    const engine = createSentimentEngine();
    const parse = (file: string) =>
      Papa.parse<Record<string, string>>(readFileSync(`sample-data/${file}`, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data;
    const writtenAs = new Map(
      parse('simulated-posts-key.csv').map(({ id, written_as }) => [id, written_as]),
    );
    const simulated = parse('simulated-posts.csv').map(({ id, text = '' }) => {
      const trait = writtenAs.get(id) ?? '';
      return { text, trait: trait === 'chatter' ? 'none' : trait };
    });
    [
      { texts: traitExamples, brands: exampleBrands },
      { texts: unseenTraitExamples, brands: exampleBrands },
      { texts: simulated, brands: ['Ortavel', 'Brindlenet'] },
    ].forEach(({ texts, brands }, at) => {
      const report = agreementOfTags(
        texts.map(({ text }) => explainText(text, { engine, brands }).trait ?? 'none'),
        texts.map(({ trait }) => trait),
      );
      expect(rows[at]).toMatchObject({
        Count: report.checked.toLocaleString('en'),
        'Accuracy %': (100 * (report.accuracy ?? 0)).toFixed(1),
        kappa: report.kappa?.toFixed(2),
      });
    });
  });
});

function percent(share: number | null): string {
  return String(Math.round((share ?? Number.NaN) * 100));
}
