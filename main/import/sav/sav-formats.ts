/** Seconds from 14 October 1582, where SPSS begins to count, to 1 January 1970. */
export const secondsFrom1582To1970 = 12_219_379_200;

/** Print formats of SPSS that this program writes or tells apart, by their numbers in its files. */
export const savFormat = { text: 1, fixed: 5, date: 20, time: 21, dateTime: 22 } as const;

const instantFormats = new Set([20, 22, 23, 24, 28, 29, 30, 38, 39, 41]);
const durationFormats = new Set([21, 25, 40]);

/** Whether numbers of this format are instants: DATE, DATETIME, ADATE, EDATE, SDATE, MOYR and their kin. */
export function isInstantFormat(format: number): boolean {
  return instantFormats.has(format);
}

/** Whether numbers of this format are times of a day or durations, in seconds: TIME, DTIME, MTIME. */
export function isDurationFormat(format: number): boolean {
  return durationFormats.has(format);
}
