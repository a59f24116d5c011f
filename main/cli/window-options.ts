import { usageError } from './session.ts';

/**
 * A stretch of time in days: "30d" and "12h"; "none" is 0, "all" no limit.
 *
 * @throws {CommandError} `usage`.
 */
export function daysOption(name: string, text: string): number | undefined {
  if (text === 'all') return undefined;
  if (text === 'none') return 0;
  const [, digits = '', unit] = /^(\d+(?:\.\d+)?)([dh])$/u.exec(text) ?? [];
  if (digits !== '') return unit === 'h' ? Number(digits) / 24 : Number(digits);
  throw usageError(
    `${name} takes days (30d), hours (12h), none or all; it was given ${text}.`,
    `${name} 30d`,
  );
}

/** `--click-window` and `--view-window` as the calls take them. */
export function windowOptions(options: {
  readonly clickWindow?: string;
  readonly viewWindow?: string;
}): { readonly clickWindowDays?: number; readonly viewWindowDays?: number } {
  const clickWindowDays = daysOption('--click-window', options.clickWindow ?? 'all');
  const viewWindowDays = daysOption('--view-window', options.viewWindow ?? 'all');
  return {
    ...(clickWindowDays === undefined ? {} : { clickWindowDays }),
    ...(viewWindowDays === undefined ? {} : { viewWindowDays }),
  };
}
