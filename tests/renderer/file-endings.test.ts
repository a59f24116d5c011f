import { expect, test } from 'vitest';
import {
  endingsByPurpose,
  folderOfPath,
  hasEnding,
  isPath,
  joinPath,
  unquoted,
  withEnding,
} from '#renderer/files/file-endings.ts';

test('endings are known in any case, and only at the end', () => {
  expect(hasEnding('Study.CSV', ['csv'])).toBe(true);
  expect(hasEnding('study.csv.zip', ['csv'])).toBe(false);
  expect(hasEnding('csv', ['csv'])).toBe(false);
});

test('every kind of file that can be imported is offered', () => {
  const names = [
    'a.XLS',
    'b.ods',
    'c.jsonl',
    'tweets.js',
    'd.zsav',
    'e.dta',
    'f.feather',
    'g.parquet',
  ];
  expect(names.filter((name) => !hasEnding(name, endingsByPurpose['open-data']))).toEqual([]);
  expect(hasEnding('a.png', endingsByPurpose['open-data'])).toBe(false);
});

test('a name without an ending gets one, a name with one keeps it', () => {
  expect(withEnding('study 1.5', ['parallax'])).toBe('study 1.5.parallax');
  expect(withEnding('out.xlsx', ['csv', 'xlsx'])).toBe('out.xlsx');
});

test('names join folders with the separator of the folder', () => {
  expect(joinPath('/home/ada', 'x.csv')).toBe('/home/ada/x.csv');
  expect(joinPath('/', 'x.csv')).toBe('/x.csv');
  expect(joinPath('C:\\data', 'x.csv')).toBe('C:\\data\\x.csv');
});

test('a whole path is told from a name', () => {
  expect(['/tmp/x', 'C:\\x', 'x.csv', 'a/b'].map(isPath)).toEqual([true, true, false, false]);
});

test('the folder of a path keeps the root', () => {
  expect(['/home/ada/x.csv', '/x.csv', 'C:\\data\\x.csv', 'C:\\x.csv'].map(folderOfPath)).toEqual([
    '/home/ada',
    '/',
    'C:\\data',
    'C:\\',
  ]);
});

test('a pasted path loses the quotes around it and no others', () => {
  expect([' "C:\\my data\\x.csv" ', "'/tmp/x'", '/tmp/"x".csv'].map(unquoted)).toEqual([
    'C:\\my data\\x.csv',
    '/tmp/x',
    '/tmp/"x".csv',
  ]);
});
