import type { Interruption } from '#analysis/interruption.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import { createBrandFinder } from '#analysis/text/brand-finder.ts';
import { tokenize } from '#analysis/text/tokens.ts';
import type { SocialMeasures, VoiceShare } from '#contract/calls/social.ts';
import type { Dataset } from '#main/project/dataset.ts';
import { brandsOfTags, brandVariable } from './brand-of-posts.ts';
import { cellReader } from './read-rows.ts';
import { netOfRows, type SocialPosts } from './social-posts.ts';

/**
 * What each brand has of the posts that name one, by the variable of brands or by the brands that the tags
 * look for; null without either. A post that names two brands counts for both.
 */
export function shareOfVoice(
  dataset: Dataset,
  posts: SocialPosts,
  wanted: string | undefined,
  interruption: Interruption,
): SocialMeasures['voice'] {
  const variable = wanted === undefined ? brandVariable(dataset) : dataset.variable(wanted);
  const brandsOf =
    variable === null ? brandsInTexts(dataset, posts) : brandsOfVariable(dataset, variable.name);
  if (brandsOf === null) return null;
  const rowsOfBrand = new Map<string, number[]>();
  let base = 0;
  posts.rows.forEach((row, place) => {
    if (place % 1000 === 0) interruption.report('finding brands', place, posts.rows.length);
    const brands = brandsOf(row);
    if (brands.length > 0) base += 1;
    for (const brand of brands) {
      const rows = rowsOfBrand.get(brand);
      if (rows === undefined) rowsOfBrand.set(brand, [row]);
      else rows.push(row);
    }
  });
  const lines = [...rowsOfBrand].map(([brand, rows]) => voiceOf(posts, brand, rows, base));
  const reach = lines.reduce((sum, line) => sum + (line.reach ?? 0), 0);
  return {
    variable: variable?.name ?? null,
    base,
    brands: lines
      .map((line) => ({
        ...line,
        reachShare: line.reach === null || reach === 0 ? null : line.reach / reach,
      }))
      .sort((one, two) => two.posts - one.posts || (one.brand < two.brand ? -1 : 1)),
  };
}

function voiceOf(
  posts: SocialPosts,
  brand: string,
  rows: readonly number[],
  base: number,
): VoiceShare {
  const reaches = rows.flatMap((row) => posts.reachOf(row) ?? []);
  return {
    brand,
    posts: rows.length,
    share: rows.length / base,
    ...wilsonInterval(rows.length / base, base),
    reach: reaches.length === 0 ? null : reaches.reduce((sum, one) => sum + one, 0),
    reachShare: null,
    net: posts.sentiment === null ? null : netOfRows(posts, rows),
  };
}

function brandsOfVariable(dataset: Dataset, name: string): (row: number) => readonly string[] {
  const { cell } = cellReader(dataset.categoryColumn(dataset.variable(name)), 'single');
  return (row) => {
    const brand = cell(row);
    return brand === null ? [] : [String(brand)];
  };
}

function brandsInTexts(
  dataset: Dataset,
  posts: SocialPosts,
): ((row: number) => readonly string[]) | null {
  const brands = posts.text === null ? [] : brandsOfTags(dataset, posts.text);
  if (brands.length === 0) return null;
  const finder = createBrandFinder(brands);
  return (row) => {
    const hits = finder.find(tokenize(posts.textOf(row)));
    return [...new Set(hits.map(({ brand }) => brands[brand] as string))];
  };
}
