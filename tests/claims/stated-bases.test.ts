import { describe, expect, it } from 'vitest';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { basesStated } from '#analysis/claims/stated-bases.ts';
import { sharesOfWholes } from '#analysis/claims/unread-claims.ts';

const bases = (text: string) => findClaims(text).map((claim) => basesStated(claim));

describe('the bases that a sentence states', () => {
  it('are those of the two groups, in the order of their figures', () => {
    const [found] = bases('Owners post more often than renters (71%, n = 180 v 47%, n = 1,240).');
    expect(found).toEqual({ baseA: 180, baseB: 1240, total: null, notes: [] });
  });

  it('are one for all where the sentence has one', () => {
    const [found] = bases('Of 1,056 consumers, 40% of women and 20% of men cook, twice as many.');
    expect(found).toMatchObject({ baseA: null, baseB: null, total: 1056 });
  });

  it('are noted to be too many where a part does not do what is counted', () => {
    const [found] = bases(
      'Among 1,056 consumers, 55% do not follow brands, but 60% of those who do buy more.',
    );
    expect(found?.notes.join()).toContain('rests on about 475');
  });

  it('are read from the text before, by the names of the groups or in order', () => {
    const [claim] = findClaims('Of the strategists, 71.3% post; of the improvisers, 47% do.');
    if (!claim) throw new Error('no claim was found');
    expect(basesStated(claim, 'We asked 180 strategists and 240 improvisers.')).toMatchObject({
      baseA: 180,
      baseB: 240,
    });
    expect(basesStated(claim, 'Bases: n = 310 and n = 95.')).toMatchObject({
      baseA: 310,
      baseB: 95,
    });
    expect(basesStated(claim, 'In 2011 we surveyed 750 executives.')).toMatchObject({
      baseA: null,
      total: 750,
    });
    expect(basesStated(claim, 'The budget was 180 dollars.')).toMatchObject({ total: null });
  });

  it('are none where the sentence has none', () => {
    const [found] = bases('Owners are twice as likely to post (40% v 20%).');
    expect(found).toEqual({ baseA: null, baseB: null, total: null, notes: [] });
  });
});

describe('shares that should be parts of one whole', () => {
  const wholes = (text: string) => sharesOfWholes(text, []);

  it('are summed, and are whole where rounding explains what is over or missing', () => {
    expect(wholes('33% agree, 33% disagree and 33% do not know.')).toMatchObject([
      { sum: 99, isWhole: true },
    ]);
    expect(wholes('42% agree, 34% disagree and 27% do not know.')).toMatchObject([
      { sum: 103, isWhole: false },
    ]);
  });

  it('are told to be too many where a bare list comes to more than a whole', () => {
    expect(wholes('Replies: 40 % e-mail, 45 % chat, 25 % phone.')).toMatchObject([
      { sum: 110, isWhole: false, sentence: expect.stringContaining('10 too many') },
    ]);
  });

  it('are not taken for parts where they are two, or far from a hundred', () => {
    expect(wholes('40% agree and 60% do not.')).toEqual([]);
    expect(wholes('80% like tea, 70% coffee and 20% milk.')).toEqual([]);
  });
});
