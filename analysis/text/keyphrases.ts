import { AnalysisError } from '#analysis/analysis-error.ts';

/**
 * How much more one group of texts uses each term than another, as a z value: the log odds ratio with an
 * informative Dirichlet prior, over its standard error. Above 2, the term is typical of group one by more
 * than chance; of many terms some reach 2 by chance alone.
 *
 * - Shapes: `one`, `other` and `prior` have one count a term. `prior` is usually the count in all texts.
 * - `strength`: to how many counts the prior is scaled; the larger, the more rare terms are held back.
 * - Missing: a term that the prior does not know gives 0.
 *
 * @throws {AnalysisError} `lengths-differ`, `count-out-of-range`.
 *
 * Source: Monroe, Colaresi and Quinn (2008), Political Analysis 16, 372-403, equations 16 and 22. Held to
 * tests/goldens/keyphrases.json.
 */
export function logOddsOfTerms(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  prior: ArrayLike<number>,
  strength: number,
): Float64Array {
  if (one.length !== other.length || one.length !== prior.length) {
    throw new AnalysisError('lengths-differ', {
      one: one.length,
      other: other.length,
      prior: prior.length,
    });
  }
  const whole = total(prior);
  if (!(strength > 0)) throw new AnalysisError('count-out-of-range', { count: strength });
  const z = new Float64Array(one.length);
  if (whole === 0) return z;
  const [ofOne, ofOther] = [total(one), total(other)];
  for (let term = 0; term < z.length; term += 1) {
    const alpha = ((prior[term] ?? 0) / whole) * strength;
    if (alpha === 0) continue;
    const a = (one[term] ?? 0) + alpha;
    const b = (other[term] ?? 0) + alpha;
    const odds = Math.log(a / (ofOne + strength - a)) - Math.log(b / (ofOther + strength - b));
    z[term] = odds / Math.sqrt(1 / a + 1 / b);
  }
  return z;
}

/**
 * What each class of texts is about: the frequency of a term within the class, weighed by how little the
 * classes share it (c-TF-IDF). One list a class, one weight a term.
 *
 * Source: Grootendorst (2022), BERTopic, arXiv:2203.05794, section 3.3. Held to
 * tests/goldens/keyphrases.json.
 */
export function classTfIdf(counts: readonly ArrayLike<number>[]): readonly Float64Array[] {
  const totals = counts.map(total);
  const average = totals.reduce((sum, one) => sum + one, 0) / Math.max(1, counts.length);
  const length = counts[0]?.length ?? 0;
  const idf = Float64Array.from({ length }, (_, term) => {
    const frequency = counts.reduce((sum, one) => sum + (one[term] ?? 0), 0);
    return frequency === 0 ? 0 : Math.log(1 + average / frequency);
  });
  return counts.map((one, at) =>
    idf.map((weight, term) => ((one[term] ?? 0) / Math.max(1, totals[at] ?? 1)) * weight),
  );
}

/**
 * The places of the largest values, largest first; of phrases that hold each other or share most words
 * only the first is taken, so that a name does not say one thing twice.
 */
export function distinctTerms(
  terms: readonly string[],
  values: ArrayLike<number>,
  most: number,
  lowest = 0,
): readonly number[] {
  const order = Array.from({ length: values.length }, (_, term) => term)
    .filter((term) => (values[term] ?? 0) > lowest)
    .sort((one, two) => (values[two] ?? 0) - (values[one] ?? 0) || one - two);
  const taken: number[] = [];
  const words = new Set<string>();
  for (const term of order) {
    const own = (terms[term] ?? '').split(' ').map(stem);
    if (own.some((word) => words.has(word))) continue;
    taken.push(term);
    for (const word of own) words.add(word);
    if (taken.length === most) break;
  }
  return taken;
}

/** Plural and singular are one word in a name. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:e?s|'s)$/u, '') : word;
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) sum += counts[at] ?? 0;
  return sum;
}
