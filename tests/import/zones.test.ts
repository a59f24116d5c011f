import { expect, test } from 'vitest';
import { type DateFormat, readDateText } from '#main/import/dates.ts';

const utc = (text: string, format: DateFormat): string => {
  const instantMs = readDateText(text, format);
  return Number.isNaN(instantMs) ? 'none' : new Date(instantMs).toISOString();
};

test.each([
  ['2018-07-22T20:40:41Z', 'iso', '2018-07-22T20:40:41.000Z'],
  ['2018-07-22T20:40:41.250+02:00', 'iso', '2018-07-22T18:40:41.250Z'],
  ['2018-07-22T20:40:41.5Z', 'iso', '2018-07-22T20:40:41.500Z'],
  ['2018-07-22T20:40:41.25', 'iso', '2018-07-22T20:40:41.250Z'],
  ['2018-07-22T20:40:41.123456-05:30', 'iso', '2018-07-23T02:10:41.123Z'],
  ['2018-07-22T20:40:41-0530', 'iso', '2018-07-23T02:10:41.000Z'],
  ['2018-07-22T20:40:41+02', 'iso', '2018-07-22T18:40:41.000Z'],
  ['2018-07-22 20:40:41 -0800', 'iso', '2018-07-23T04:40:41.000Z'],
  ['2018-07-22T20:40+0530', 'iso', '2018-07-22T15:10:00.000Z'],
  ['2015-02-24 11:35:52 UTC', 'iso', '2015-02-24T11:35:52.000Z'],
  ['2015-02-24 11:35:52 PST', 'iso', '2015-02-24T19:35:52.000Z'],
  ['2015-07-24 11:35:52 CEST', 'iso', '2015-07-24T09:35:52.000Z'],
  ['2015-07-24T11:35:52+02:00[Europe/Berlin]', 'iso', '2015-07-24T09:35:52.000Z'],
  ['2015-07-24 11:35:52 Europe/Berlin', 'iso', '2015-07-24T09:35:52.000Z'],
  ['2015-01-24 11:35:52 Europe/Berlin', 'iso', '2015-01-24T10:35:52.000Z'],
  ['2015-01-24 11:35:52 America/New_York', 'iso', '2015-01-24T16:35:52.000Z'],
  ['3/2/2015 11:17', 'month-first', '2015-03-02T11:17:00.000Z'],
  ['3/2/2015 11:17', 'day-first', '2015-02-03T11:17:00.000Z'],
  ['3/2/2015 11:17:05 PM', 'month-first', '2015-03-02T23:17:05.000Z'],
  ['3/2/2015 12:17 AM EST', 'month-first', '2015-03-02T05:17:00.000Z'],
  ['24-02-2015 11.35', 'day-first', '2015-02-24T11:35:00.000Z'],
  ['Wed Aug 27 13:08:45 +0000 2008', 'worded', '2008-08-27T13:08:45.000Z'],
  ['Wed Aug 27 13:08:45 -0430 2008', 'worded', '2008-08-27T17:38:45.000Z'],
  [
    'Tue Feb 24 2015 11:35:52 GMT-0800 (Pacific Standard Time)',
    'worded',
    '2015-02-24T19:35:52.000Z',
  ],
  ['Fri, 21 Nov 1997 09:55:06 -0600', 'worded', '1997-11-21T15:55:06.000Z'],
  ['1219842525', 'unix-seconds', '2008-08-27T13:08:45.000Z'],
  ['1219842525.0', 'unix-seconds', '2008-08-27T13:08:45.000Z'],
  ['1219842525123', 'unix-seconds', '2008-08-27T13:08:45.123Z'],
  ['39687.5477430556', 'excel-serial', '2008-08-27T13:08:45.000Z'],
] as const)('%s is %s, the instant %s in UTC', (text, format, expected) => {
  expect(utc(text, format)).toBe(expected);
});

test.each([
  ['2018-07-22 25:40:41Z', 'iso'],
  ['2018-07-22T20:40:41.Z', 'iso'],
  ['2018-07-22T20:40:41+19:00', 'iso'],
  ['2018-07-22T20:40:41+02:75', 'iso'],
  ['2018-07-22 20:40:41 +19:00', 'iso'],
  ['2018-07-22 20:40:41 +02:75', 'iso'],
  ['2018-07-22 20:40:41 Nowhere/Atall', 'iso'],
  ['2018-07-22 20:40:41 and so on', 'iso'],
  ['13/2/2015 13:17 PM', 'day-first'],
] as const)('%s is no %s date', (text, format) => {
  expect(utc(text, format)).toBe('none');
});

test('where clocks are put back, a local time is the earlier of its two instants', () => {
  expect(utc('2015-10-25 02:30:00 Europe/Berlin', 'iso')).toBe('2015-10-25T00:30:00.000Z');
});
