import type { Category } from '../columns/column.ts';
import { foldedLabel, isSameWording } from './same-wording.ts';

/** The answers of one of several variables that are to become one; `source` is whose they are. */
export interface AnswersOfSource {
  readonly source: string;
  readonly categories: readonly Category[];
  readonly order: readonly number[];
}

/**
 * What was not the same in a later source, and what was made of it.
 *
 * - `other-label`: the code is known, its label is worded otherwise: one answer, with the first label.
 * - `other-code`: the label is known under another code: one answer, with the first code.
 * - `code-taken`: the code is known and means something else: two answers, the later one with a new code.
 * - `new-answer`: nobody before had it. `absent-answer`: others have it, this source does not.
 * - `other-reason`: the same answer, missing for another reason or not at all: the first counts.
 */
export interface AnswerDifference {
  readonly kind:
    | 'other-label'
    | 'other-code'
    | 'code-taken'
    | 'new-answer'
    | 'absent-answer'
    | 'other-reason';
  readonly source: string;
  readonly was: string;
  readonly is: string;
}

/** One list of answers for several sources; `places[s][i]` is where answer i of source s stands in it. */
export interface UnifiedAnswers {
  readonly categories: readonly Category[];
  readonly order: readonly number[];
  readonly places: readonly (readonly number[])[];
  readonly differences: readonly AnswerDifference[];
}

/**
 * Makes one list of answers out of several, by code and label together.
 *
 * The answers of the first source keep their codes, labels, values and order; what later sources add comes
 * after the answer that it follows there. Two answers of one source never become one. With `byCode` a code
 * is the same answer whatever its label.
 *
 * - Missing: answers that are no answer are matched with each other, by reason.
 */
export function unifyAnswers(sources: readonly AnswersOfSource[], byCode = false): UnifiedAnswers {
  const list = new AnswerList(byCode);
  const places = sources.map((source) => list.take(source));
  sources.forEach(({ source }, at) => {
    const has = new Set(places[at]);
    list.categories.forEach((category, place) => {
      if (category.missing !== null || has.has(place) || !list.isFrom(place, at)) return;
      list.differences.push({ kind: 'absent-answer', source, was: category.label, is: '' });
    });
  });
  return { categories: list.categories, order: list.order, places, differences: list.differences };
}

class AnswerList {
  readonly categories: Category[] = [];
  readonly differences: AnswerDifference[] = [];
  order: number[] = [];
  readonly #byCode: boolean;
  readonly #placeByCode = new Map<string, number>();
  readonly #placesByLabel = new Map<string, number[]>();
  readonly #firstSource: number[] = [];
  #sourceCount = 0;

  constructor(byCode: boolean) {
    this.#byCode = byCode;
  }

  /** Whether the answer was there before the source of that number. */
  isFrom(place: number, source: number): boolean {
    return (this.#firstSource[place] ?? 0) < source;
  }

  take(source: AnswersOfSource): readonly number[] {
    const { categories } = source;
    const places: (number | null)[] = categories.map(() => null);
    const used = new Set<number>();
    const claim = (at: number, place: number | undefined): number | null => {
      if (place === undefined || used.has(place)) return null;
      places[at] = place;
      used.add(place);
      return place;
    };
    if (this.#sourceCount > 0) {
      for (const [at, category] of categories.entries()) claim(at, this.#exact(category));
      for (const [at, category] of categories.entries()) {
        if (places[at] !== null) continue;
        const place = claim(at, this.#alike(category));
        if (place !== null) this.#tell(source.source, category, place);
      }
    }
    const settled = categories.map((category, at) => places[at] ?? this.#add(source, category));
    this.#order(source.order.map((at) => settled[at] as number));
    this.#sourceCount++;
    return settled;
  }

  #exact(category: Category): number | undefined {
    const place = this.#placeByCode.get(category.code);
    const known = place === undefined ? undefined : this.categories[place];
    if (known === undefined || known.missing !== category.missing) return undefined;
    const isSame =
      this.#byCode || category.missing !== null
        ? known.label === category.label || category.code === ''
        : foldedLabel(known.label) === foldedLabel(category.label);
    return isSame ? place : undefined;
  }

  #alike(category: Category): number | undefined {
    const same = this.#placeByCode.get(category.code);
    if (this.#byCode && same !== undefined) return same;
    const byLabel = this.#placesByLabel
      .get(foldedLabel(category.label))
      ?.find((place) => this.#isSameSort(place, category));
    if (byLabel !== undefined) return byLabel;
    if (same === undefined) return this.#sameReason(category);
    const { label, code } = this.categories[same] as Category;
    const isUnlabelled = category.label === category.code || label === code;
    return isUnlabelled || isSameWording(label, category.label) ? same : this.#sameReason(category);
  }

  /** Empty cells and the like: one answer for each reason that has no code of its own. */
  #sameReason({ missing, code }: Category): number | undefined {
    if (missing === null || (code !== '' && !code.startsWith('missing: '))) return undefined;
    const place = this.categories.findIndex((one) => one.missing === missing);
    return place < 0 ? undefined : place;
  }

  #isSameSort(place: number, { missing, code }: Category): boolean {
    const known = this.categories[place] as Category;
    return known.missing === missing || known.code === code;
  }

  #tell(source: string, category: Category, place: number): void {
    const known = this.categories[place] as Category;
    if (known.missing !== category.missing) {
      const [was, is] = [known.missing ?? 'an answer', category.missing ?? 'an answer'];
      this.differences.push({ kind: 'other-reason', source, was: `${known.label}: ${was}`, is });
    } else if (category.missing !== null) return;
    else if (known.code !== category.code) {
      const is = `${category.code} ${category.label}`;
      this.differences.push({
        kind: 'other-code',
        source,
        was: `${known.code} ${known.label}`,
        is,
      });
    } else {
      this.differences.push({ kind: 'other-label', source, was: known.label, is: category.label });
    }
  }

  #add({ source }: AnswersOfSource, category: Category): number {
    const isTaken = this.#placeByCode.has(category.code);
    let { code } = category;
    for (let number = 1; this.#placeByCode.has(code); number++) {
      code = `${category.code} (${source}${number === 1 ? '' : ` ${number}`})`;
    }
    const place = this.categories.push({ ...category, code }) - 1;
    this.#placeByCode.set(code, place);
    const folded = foldedLabel(category.label);
    this.#placesByLabel.set(folded, [...(this.#placesByLabel.get(folded) ?? []), place]);
    this.#firstSource[place] = this.#sourceCount;
    if (this.#sourceCount > 0 && category.missing === null) {
      const taken = isTaken ? this.categories[this.#placeByCode.get(category.code) ?? 0] : null;
      this.differences.push({
        kind: taken ? 'code-taken' : 'new-answer',
        source,
        was: taken?.label ?? '',
        is: category.label,
      });
    }
    return place;
  }

  /** New answers stand after the answer that they follow in their own source. */
  #order(places: readonly number[]): void {
    const order = [...this.order];
    places.forEach((place, at) => {
      if (order.includes(place)) return;
      const before = places[at - 1];
      const isMissing = this.categories[place]?.missing !== null;
      if (isMissing || before === undefined) order.push(place);
      else order.splice(order.indexOf(before) + 1, 0, place);
    });
    this.order = order;
  }
}
