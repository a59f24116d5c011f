/** How posts are gathered over time. Weeks begin on Monday; all periods in UTC. */
export const periodKinds = ['day', 'week', 'month'] as const;

/** One of `periodKinds`. */
export type PeriodKind = (typeof periodKinds)[number];

/** A period that begins at `from`, with the places of its posts; `isPartial`: the data begin or end within it. */
export interface PostPeriod {
  readonly from: number;
  readonly label: string;
  readonly places: readonly number[];
  readonly isPartial: boolean;
}

const day = 86_400_000;
const mostPeriods = 3000;

/** Days up to half a year, weeks up to two years, months above. */
export function likelyPeriod(first: number, last: number): PeriodKind {
  const days = (last - first) / day;
  if (days <= 184) return 'day';
  return days <= 731 ? 'week' : 'month';
}

/**
 * Posts by period, from the first to the last, periods without posts among them.
 *
 * - Units: milliseconds since 1970; null times are left out.
 * - More than 3,000 periods are gathered by the next longer kind instead.
 */
export function postsByPeriod(
  times: readonly (number | null)[],
  kind: PeriodKind,
): readonly PostPeriod[] {
  const known = times.filter((time) => time !== null);
  if (known.length === 0) return [];
  const [first, last] = known.reduce(
    ([low, high], time) => [Math.min(low, time), Math.max(high, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as readonly [number, number],
  );
  if ((last - first) / day > mostPeriods * (kind === 'day' ? 1 : 7) && kind !== 'month') {
    return postsByPeriod(times, kind === 'day' ? 'week' : 'month');
  }
  const places = new Map<number, number[]>();
  times.forEach((time, place) => {
    if (time === null) return;
    const from = startOf(time, kind);
    const own = places.get(from);
    if (own === undefined) places.set(from, [place]);
    else own.push(place);
  });
  const periods: PostPeriod[] = [];
  for (let from = startOf(first, kind); from <= last; from = nextStart(from, kind)) {
    periods.push({
      from,
      label: new Date(from).toISOString().slice(0, kind === 'month' ? 7 : 10),
      places: places.get(from) ?? [],
      isPartial: kind !== 'day' && (first - from > day || nextStart(from, kind) - last > day),
    });
  }
  return periods;
}

function startOf(time: number, kind: PeriodKind): number {
  const at = new Date(time);
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  if (kind === 'day') return midnight;
  if (kind === 'month') return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1);
  return midnight - ((at.getUTCDay() + 6) % 7) * day;
}

function nextStart(from: number, kind: PeriodKind): number {
  const at = new Date(from);
  if (kind === 'month') return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
  return from + (kind === 'week' ? 7 : 1) * day;
}
