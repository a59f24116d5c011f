import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '#main/import/recognise/column-profile.ts';
import { savAnswers } from '#main/import/sav/sav-answers.ts';
import type { SavVariable } from '#main/import/sav/sav-dictionary.ts';
import { savFormat, secondsFrom1582To1970 } from '#main/import/sav/sav-formats.ts';

const day = 86_400_000;
const inFile = (instant: number): number => instant / 1000 + secondsFrom1582To1970;
const from1900 = Date.UTC(1900, 0, 1);

function birthDates(range: SavVariable['missing']['range']): SavVariable {
  return {
    name: 'born',
    shortName: 'BORN',
    label: null,
    width: 0,
    format: savFormat.date,
    decimals: 0,
    measure: 'scale',
    missing: { values: [], range },
    labels: [],
    slot: 0,
    segments: [],
  };
}

const seen = {
  counts: new Map([
    ['1850-01-01', 2],
    ['1955-06-01', 3],
  ]),
} as unknown as ColumnProfile;

describe('a date with a stretch of missing values', () => {
  it('has the stretch in the time that its values are read in', () => {
    const { missingRanges } = savAnswers(birthDates({ low: null, high: inFile(from1900) }), seen);
    expect(missingRanges).toEqual([{ from: null, to: from1900, reason: 'no-answer' }]);
    const both = birthDates({ low: inFile(from1900), high: inFile(from1900 + day) });
    expect(savAnswers(both, seen).missingRanges).toEqual([
      { from: from1900, to: from1900 + day, reason: 'no-answer' },
    ]);
  });

  it('counts dates outside it as answers, those inside it not, and says it as dates', () => {
    const known = savAnswers(birthDates({ low: null, high: inFile(from1900) }), seen);
    expect(known.answers.map(({ code }) => code)).toEqual(['1955-06-01']);
    expect(known.why).toEqual([
      'Declared missing in the file: everything to 1900-01-01 (no answer).',
    ]);
  });
});
