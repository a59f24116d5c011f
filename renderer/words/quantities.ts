const space = '\u00a0';

/** Bytes for people: "414 MB". */
export function formatSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${value.toFixed(digits)}${space}${units[unit]}`;
}

/** A span of time: "4 s", "2 min 5 s", "1 h 12 min". */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  if (seconds < 10) return `${Number(seconds.toFixed(1))}${space}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${space}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}${space}min ${whole % 60}${space}s`;
  return `${Math.floor(whole / 3600)}${space}h ${Math.floor((whole % 3600) / 60)}${space}min`;
}

/** Time left, without false precision: "about 2 min". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1) return `under 1${space}s`;
  if (seconds < 60) return `${Math.ceil(seconds)}${space}s`;
  return `about ${Math.round(seconds / 60)}${space}min`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day from milliseconds since 1970 in UTC: "5 Mar 2024". */
export function formatDay(instantMs: number): string {
  return Number.isFinite(instantMs)
    ? dayFormat.format(new Date(instantMs)).replaceAll(' ', space)
    : '–';
}

/** A moment as it lies from now: "4 min ago", "yesterday", "5 Mar 2024". */
export function formatSince(isoTime: string, now: Date): string {
  const then = new Date(isoTime);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (!Number.isFinite(minutes)) return '–';
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes}${space}min ago`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)}${space}h ago`;
  if (minutes < 60 * 48) return 'yesterday';
  if (minutes < 60 * 24 * 7) return `${Math.floor(minutes / 1440)}${space}days ago`;
  return formatDay(then.getTime());
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** A path without its last part. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/u, '');
}
