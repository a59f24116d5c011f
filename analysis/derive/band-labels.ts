/** One band: from, to, and which of its ends belong to it. Infinite ends are open. */
export interface BandEnds {
  readonly from: number;
  readonly to: number;
  readonly hasFrom: boolean;
  readonly hasTo: boolean;
}

/**
 * Names bands as a reader says them: "18–24" where only whole numbers occur, "18 to under 25" or "over 18
 * to 25" elsewhere, "Under 18" and "65 or over" (of whole numbers also "66 or over") at open ends.
 *
 * Numbers are written with as few digits as tell the bands apart, 4 at least where they have them.
 */
export function bandLabels(bands: readonly BandEnds[], isWhole: boolean): readonly string[] {
  for (let digits = 4; digits < 17; digits++) {
    const labels = bands.map((band) => labelOf(band, isWhole, digits));
    if (new Set(labels).size === labels.length) return labels;
  }
  return bands.map((band, at) => `${labelOf(band, isWhole, 17)} (${at + 1})`);
}

function labelOf(band: BandEnds, isWhole: boolean, digits: number): string {
  const { from, to, hasFrom, hasTo } = band;
  const write = (value: number): string => written(value, isWhole ? 17 : digits);
  if (isWhole) {
    const least = hasFrom ? Math.ceil(from) : Math.floor(from) + 1;
    const greatest = hasTo ? Math.floor(to) : Math.ceil(to) - 1;
    if (from === Number.NEGATIVE_INFINITY) {
      return hasTo ? `${write(greatest)} or under` : `Under ${write(greatest + 1)}`;
    }
    if (to === Number.POSITIVE_INFINITY) return `${write(least)} or over`;
    if (least === greatest) return write(least);
    if (least < greatest)
      return `${write(least)}${least < 0 || greatest < 0 ? ' to ' : '–'}${write(greatest)}`;
  }
  if (from === to) return write(from);
  if (from === Number.NEGATIVE_INFINITY) return `${hasTo ? 'Up to' : 'Under'} ${write(to)}`;
  if (to === Number.POSITIVE_INFINITY)
    return `${hasFrom ? `${write(from)} or over` : `Over ${write(from)}`}`;
  return `${hasFrom ? '' : 'over '}${write(from)} to ${hasTo ? '' : 'under '}${write(to)}`;
}

function written(value: number, digits: number): string {
  return String(Number(value.toPrecision(Math.min(digits, 17)))).replace('-', '−');
}
