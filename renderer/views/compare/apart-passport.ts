import type { SetApart } from '#contract/calls/explorations.ts';
import type { Provenance } from '#contract/provenance.ts';
import type { Passport } from '../../passport/passport.ts';
import { formatNumber, formatProbability } from '../../words/numbers.ts';
import { provenanceFacts } from '../provenance-facts.ts';
import { asText, rowsBehind, type SideFilters } from './comparison-passport.ts';
import { methodWords } from './comparison-words.ts';

/** What one row of a ranking is part of: whose two sides, which family of tests, at which level. */
export interface RankedWithin {
  readonly nameA: string;
  readonly nameB: string;
  readonly family: string;
  readonly level: number;
  readonly provenance: Provenance;
}

/** What stands behind the effect of one question. */
export function apartPassport(
  { nameA, nameB, family, level, provenance }: RankedWithin,
  one: SetApart,
  filters: SideFilters,
): Passport {
  const { row, effect, effectWord, pHolm, pDiscovery, sentence } = one;
  const title = `${row.label}: ${row.category}`;
  const measure = row.kind === 'share' ? 'Cohen’s h' : 'Cohen’s d';
  const value = `${measure} ${formatNumber(effect)}`;
  const probability = (p: number | null): string => (p === null ? 'no test' : formatProbability(p));
  const facts = [
    {
      term: 'Definition',
      description:
        row.kind === 'share'
          ? 'How far the two shares lie apart on a scale on which equal steps are equally hard to see: 2 asin √A − 2 asin √B'
          : 'The difference of the two means in pooled standard deviations',
    },
    { term: 'Size', description: `${effectWord}: 0.2 is small, 0.5 medium, 0.8 large` },
    { term: 'Test', description: `${methodWords[row.method]}, ${probability(row.p)}` },
    {
      term: 'Whole list',
      description: `${probability(pHolm)} after Holm over ${family}, which keeps any false call under ${formatNumber(level * 100)}\u202f%; ${probability(pDiscovery)} after Benjamini and Hochberg`,
    },
    { term: `Base, ${nameA}`, description: String(row.a.base) },
    { term: `Base, ${nameB}`, description: String(row.b.base) },
    ...provenanceFacts(provenance),
  ];
  const [dataset] = provenance.datasets;
  return {
    title,
    value,
    sentence,
    facts,
    copyText: asText(title, value, sentence, facts),
    ...(dataset === undefined
      ? {}
      : {
          rows: { dataset: dataset.name, filter: rowsBehind(row, 'gap', filters, dataset.filter) },
        }),
  };
}
