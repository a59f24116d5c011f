import type {
  Association,
  AssociationMeasure,
  Associations,
} from '#contract/calls/explorations.ts';
import type { HeatItem } from '../../charts/lay-out-heat-map.ts';
import { formatNumber } from '../../words/numbers.ts';

/** What each measure is called. */
export const measureNames: Readonly<Record<AssociationMeasure, string>> = {
  'cramers-v': 'Cramér’s V',
  spearman: 'Spearman',
  pearson: 'Pearson',
  'correlation-ratio': 'Correlation ratio',
};

/** More questions than this do not fit a map that can be read. */
export const mostOnMap = 16;

/** The questions on a map: all, or those with the strongest associations, in the order given. */
export function questionsOnMap({ variables, pairs }: Associations): Associations['variables'] {
  if (variables.length <= mostOnMap) return variables;
  const strongest = new Map<string, number>();
  for (const { first, second, strength, isShown } of pairs) {
    if (!isShown) continue;
    for (const name of [first, second]) {
      strongest.set(name, Math.max(strongest.get(name) ?? 0, strength ?? 0));
    }
  }
  const kept = new Set(
    variables
      .toSorted((one, two) => (strongest.get(two.name) ?? 0) - (strongest.get(one.name) ?? 0))
      .slice(0, mostOnMap)
      .map(({ name }) => name),
  );
  return variables.filter(({ name }) => kept.has(name));
}

/** The pair of two questions, whichever comes first. */
export function pairOf(
  pairs: readonly Association[],
  one: string,
  other: string,
): Association | null {
  const isPair = ({ first, second }: Association): boolean =>
    (first === one && second === other) || (first === other && second === one);
  return pairs.find(isPair) ?? null;
}

/**
 * The map as rows of shaded cells: shade by strength, a star where the pair stands after Holm, nothing
 * where a question meets itself.
 */
export function heatItems(found: Associations): readonly HeatItem[] {
  const questions = questionsOnMap(found);
  return questions.map(({ name, label }) => ({
    key: name,
    label,
    cells: questions.map((other) => {
      const pair = pairOf(found.pairs, name, other.name);
      if (pair === null) {
        return { shade: null, value: '', marks: '', sentence: `“${label}” with itself` };
      }
      const { value, corrected, strength, isShown, sentence } = pair;
      const told = corrected ?? value;
      return {
        shade: strength,
        value: told === null ? '–' : formatNumber(Math.round(told * 100) / 100),
        marks: isShown ? '*' : '',
        sentence,
      };
    }),
  }));
}
