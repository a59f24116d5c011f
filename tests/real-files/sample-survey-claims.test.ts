import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

type Row = Readonly<Record<string, string>>;

const claimsFile = join(import.meta.dirname, '../../../shared/reference/published-claims.csv');
const surveyFile = join(import.meta.dirname, '../../sample-data/simulated-executive-survey.csv');

function readRows(file: string): readonly Row[] {
  return Papa.parse<Row>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

/** Claims by what they count: a column's ending, and the answers that count. */
const claimsByColumn: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['[YouTube channel]', ['Yes'], ['C001', 'C017', 'C029']],
  ['[Coupon services]', ['Yes'], ['C002', 'C047']],
  ['[Customers kept]', ['Yes'], ['C003']],
  ['[Our company]', ['Yes'], ['C005', 'C033']],
  ['[Our industry, competitors and market]', ['Yes'], ['C006', 'C034']],
  ['[Sales]', ['Yes'], ['C007']],
  ['[Human resources]', ['Yes'], ['C008']],
  ['[Owners]', ['Yes'], ['C009']],
  ['[Product development]', ['Yes'], ['C010']],
  ['[Developing products]', ['Yes'], ['C011']],
  ['[Market research]', ['Yes'], ['C012']],
  ['[Working together inside the company]', ['Yes'], ['C013']],
  ['[Social media]', ['Yes'], ['C014']],
  ['[Watching over our reputation]', ['Yes'], ['C015']],
  ['[Facebook Groups posts]', ['Yes'], ['C016', 'C028']],
  ['[LinkedIn forums]', ['Yes'], ['C018', 'C030']],
  ['revenue to change this year?', ['Up by 20 % or more', 'Up by 10 to 19 %'], ['C019']],
  ['revenue to change this year?', ['Up by 20 % or more'], ['C020']],
  ['[Sales leads]', ['Yes'], ['C022']],
  ['[Approaching prospects]', ['Yes'], ['C023']],
  ['[Visits to the website]', ['Yes'], ['C024']],
  ['[Ties with partners, vendors and opinion leaders]', ['Yes'], ['C025']],
  ['[Facebook, other use]', ['Yes'], ['C026', 'C027']],
  ['[Twitter feeds on the website]', ['Yes'], ['C031', 'C032']],
  ['[Search engine marketing]', ['Yes'], ['C035']],
  ['[E-mail, chat or web conferences]', ['Yes'], ['C036', 'C037', 'C038']],
  [
    'Which systems does your company run?',
    ['CRM and social media', 'CRM only', 'Social media only'],
    ['C039', 'C040', 'C041'],
  ],
  ['[More and better exchanges with customers and prospects]', ['Yes'], ['C042']],
  ['[Finding things out before deciding]', ['Yes'], ['C043', 'C044', 'C045']],
  ['[Location services]', ['Yes'], ['C046']],
  ['integrated with your CRM system?', ['Integrated'], ['C048']],
  ['How important is it to integrate social media with CRM?', ['Very important'], ['C049']],
];

/** Claims without percentages of two segments: a survey of consumers, and words only. */
const claimsAboutOthers = ['C004', 'C021'];

function segmentOf(group: string): string {
  const aliases: readonly (readonly [RegExp, string])[] = [
    [/No Planners/, 'No Planners'],
    [/Planners/, 'Planners'],
    [/Informal/, 'Informal'],
    [/Strategic/, 'Strategic'],
  ];
  return aliases.find(([pattern]) => pattern.test(group))?.[1] ?? group;
}

describe.skipIf(!existsSync(claimsFile))(
  'the simulated survey against published claims (real files absent: skipped)',
  () => {
    const claims = existsSync(claimsFile) ? readRows(claimsFile) : [];
    const survey = readRows(surveyFile);
    const columns = Object.keys(survey[0] ?? {});

    function percentOf(group: string, column: string, answers: readonly string[]): number {
      const given = survey
        .filter((row) => row['Which of these describes your company best?'] === segmentOf(group))
        .map((row) => row[column] ?? '')
        .filter((cell) => cell !== '' && cell !== 'Prefer not to say');
      return Math.round(
        (given.filter((cell) => answers.includes(cell)).length / given.length) * 100,
      );
    }

    it('covers every claim about two segments', () => {
      const covered = [...claimsByColumn.flatMap(([, , ids]) => ids), ...claimsAboutOthers];
      expect(covered.toSorted()).toEqual(claims.map((claim) => claim['id'] as string).toSorted());
    });

    it.each(claimsByColumn)('%s: both percentages as published', (ending, answers, ids) => {
      const column = columns.find((name) => name.endsWith(ending)) as string;
      for (const id of ids) {
        const claim = claims.find((row) => row['id'] === id) as Row;
        for (const side of ['a', 'b']) {
          const percent = percentOf(claim[`group_${side}`] ?? '', column, answers);
          expect(percent, `${id} ${side}`).toBe(Number(claim[`percent_${side}`]));
        }
      }
    });
  },
);
