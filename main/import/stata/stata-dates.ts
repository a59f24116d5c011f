const dayMs = 86_400_000;
const epoch1960 = Date.UTC(1960, 0, 1);

/** How a column's numbers become milliseconds since 1970 in UTC. */
export type InstantOf = (value: number) => number;

/** When each leap second had passed, in milliseconds since 1970 in UTC (IERS Bulletin C). */
const leapSeconds: readonly number[] = [
  ...[1972.5, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1980, 1981.5, 1982.5, 1983.5, 1985.5, 1988],
  ...[1990, 1991, 1992.5, 1993.5, 1994.5, 1996, 1997.5, 1999, 2006, 2009, 2012.5, 2015.5, 2017],
].map((year) => Date.UTC(Math.floor(year), year % 1 === 0 ? 0 : 6, 1));

const instantByKind: Readonly<Record<string, InstantOf>> = {
  d: (days) => epoch1960 + days * dayMs,
  c: (ms) => epoch1960 + ms,
  C: withoutLeapSeconds,
  w: (weeks) => {
    const year = Math.floor(weeks / 52);
    return Date.UTC(1960 + year, 0, 1 + 7 * (weeks - year * 52));
  },
  m: (months) => Date.UTC(1960, months, 1),
  q: (quarters) => Date.UTC(1960, quarters * 3, 1),
  h: (halves) => Date.UTC(1960, halves * 6, 1),
  y: (year) => new Date(0).setUTCFullYear(year),
};

/**
 * How the numbers of a Stata date become instants; null for formats that are no dates.
 *
 * Days, weeks (52 a year, the last one of eight or nine days), months, quarters, half-years and years stand
 * for the first instant of theirs. `%tC` counts leap seconds, which are taken out; `%tc` does not.
 */
export function instantOfFormat(format: string): InstantOf | null {
  const found = /^%-?(?:t([dcCwmqhy])|(d))/u.exec(format);
  const kind = found?.[1] ?? found?.[2];
  return kind === undefined ? null : (instantByKind[kind] ?? null);
}

function withoutLeapSeconds(ms: number): number {
  const counted = epoch1960 + ms;
  const passed = leapSeconds.findIndex((instant, index) => counted < instant + (index + 1) * 1000);
  return counted - (passed < 0 ? leapSeconds.length : passed) * 1000;
}
