const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Hours east of Greenwich of zones that go by letters: those of RFC 5322, and others that mean one zone
 * only. IST, CST of China and their like are not told from the context: the American zones stand, as RFC
 * 5322 has them; IST is not known.
 */
const hoursByLetters: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  SAST: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  KST: 9,
  ACST: 9.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  ADT: -3,
  NST: -3.5,
  NDT: -2.5,
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
  AKDT: -8,
  AKST: -9,
  HST: -10,
};

const offset = /^(?:z|utc|gmt|ut)?\s*([-+\u2212])(\d{1,2})(?::?(\d{2}))?$/iu;
const letters = /^[a-z]{1,5}$/iu;
const place = /^[a-z]+(?:\/[a-z0-9_+-]+){1,2}$/iu;
const bracket = /\s*\[([^[\]]{1,40})\]$/u;
const remark = /\s*\([^()]{0,40}\)$/u;

/** Whether letters behind a time name a zone that is known. */
export function isKnownZone(name: string): boolean {
  return !Number.isNaN(zoneOffsetMs(name, 0)) && !isUnknownName(name);
}

/**
 * What must be taken from a local time to make it UTC, in milliseconds: `+01:00`, `-0700`, `UTC+2`,
 * `PST`, `Europe/Berlin`, `GMT-0800 (Pacific Standard Time)`, `+02:00[Europe/Berlin]`.
 *
 * Nothing, and letters that are no known zone, are taken as UTC. NaN where the text is no zone at all.
 */
export function zoneOffsetMs(text: string, localMs: number): number {
  const inBrackets = bracket.exec(text);
  const bare = text.replace(bracket, '').replace(remark, '').trim();
  if (bare === '') return inBrackets ? placeOffsetMs(inBrackets[1] ?? '', localMs) : 0;
  const found = offset.exec(bare);
  if (found) {
    const [, sign, hours, minutes] = found;
    const east = Number(hours) + Number(minutes ?? 0) / 60;
    if (east > 15 || Number(minutes ?? 0) > 59) return Number.NaN;
    return east * hourMs * (sign === '+' ? 1 : -1);
  }
  if (letters.test(bare)) return (hoursByLetters[bare.toUpperCase()] ?? 0) * hourMs;
  return place.test(bare) ? placeOffsetMs(bare, localMs) : Number.NaN;
}

function isUnknownName(name: string): boolean {
  return letters.test(name) && hoursByLetters[name.toUpperCase()] === undefined;
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** The offset of a place at a local time; where clocks are put back, the earlier of the two instants. */
function placeOffsetMs(name: string, localMs: number): number {
  const clock = clockOf(name);
  if (clock === null || Number.isNaN(localMs)) return Number.NaN;
  const offsetAt = (instantMs: number): number => clockMs(clock, instantMs) - instantMs;
  const before = offsetAt(localMs - dayMs);
  const after = offsetAt(localMs + dayMs);
  const held = [before, after].filter((offsetMs) => offsetAt(localMs - offsetMs) === offsetMs);
  return held.length === 0 ? before : Math.max(...held);
}

function clockOf(name: string): Intl.DateTimeFormat | null {
  const known = clocks.get(name);
  if (known !== undefined) return known;
  const clock = newClock(name);
  clocks.set(name, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What the clocks of a place show at an instant, as if it were UTC. */
function clockMs(clock: Intl.DateTimeFormat, instantMs: number): number {
  const shown = new Map(clock.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(shown.get(type));
  const whole = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return whole + (((instantMs % 1000) + 1000) % 1000);
}
