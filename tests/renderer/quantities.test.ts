import { expect, test } from 'vitest';
import {
  fileNameOf,
  folderOf,
  formatDay,
  formatDuration,
  formatSince,
  formatSize,
  formatTimeLeft,
} from '#renderer/words/quantities.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('sizes step up before they would need four digits', () => {
  expect(
    [0, 999, 1000, 999_499, 999_500, 414_000_000, 4_200_000_000].map(formatSize).map(plain),
  ).toEqual(['0 bytes', '999 bytes', '1.0 KB', '999 KB', '1.0 MB', '414 MB', '4.2 GB']);
});

test('durations are read as people say them', () => {
  expect([0.34, 9.96, 42, 125, 4320].map(formatDuration).map(plain)).toEqual([
    '0.3 s',
    '10 s',
    '42 s',
    '2 min 5 s',
    '1 h 12 min',
  ]);
  expect(formatDuration(Number.NaN)).toBe('–');
});

test('time left claims no precision it has not', () => {
  expect([0.2, 3.2, 130].map(formatTimeLeft).map(plain)).toEqual([
    'under 1 s',
    '4 s',
    'about 2 min',
  ]);
});

test('days are read in UTC', () => {
  expect(plain(formatDay(Date.UTC(2024, 2, 5)))).toBe('5 Mar 2024');
  expect(formatDay(Number.NaN)).toBe('–');
});

test('moments are told by their distance from now', () => {
  const now = new Date('2026-03-05T12:00:00Z');
  const since = (iso: string): string => plain(formatSince(iso, now));
  expect(since('2026-03-05T11:59:30Z')).toBe('just now');
  expect(since('2026-03-05T11:56:00Z')).toBe('4 min ago');
  expect(since('2026-03-05T01:00:00Z')).toBe('11 h ago');
  expect(since('2026-03-04T11:00:00Z')).toBe('yesterday');
  expect(since('2026-03-02T11:00:00Z')).toBe('3 days ago');
  expect(since('2025-03-05T12:00:00Z')).toBe('5 Mar 2025');
  expect(since('not a time')).toBe('–');
});

test('paths of either system are taken apart', () => {
  expect(fileNameOf('/home/ada/study.csv')).toBe('study.csv');
  expect(fileNameOf('C:\\data\\study.csv')).toBe('study.csv');
  expect(folderOf('/home/ada/study.csv')).toBe('/home/ada');
});
