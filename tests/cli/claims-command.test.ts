import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLine, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = openCommandLine();
});
afterAll(() => line.remove());

const check = async (text: string): Promise<string> =>
  (await line.type('claims', 'check', line.write('said.txt', `${text}\n`))).out;

describe('claims check, as it is printed', () => {
  it('says where the text has other figures for the same measure', async () => {
    const out = await check(
      [
        'Gold customers renewed: 62% of Gold customers against 31% of Basic customers, twice as likely to renew.',
        'Gold customers renewed: 68% of Gold customers against 31% of Basic customers, twice as likely to renew.',
      ].join('\n\n'),
    );
    expect(out).toContain('Other figures for the same measure: 68 % v 31 % (line 3).');
    expect(out).toContain('Other figures for the same measure: 62 % v 31 % (line 1).');
  });

  it('says what the stated bases allow, and that a share is impossible', async () => {
    const out = await check(
      'Men (n = 40) were twice as likely as women (n = 44) to say so: 10% v 5%.\n\nMen (n = 20) were twice as likely as women (n = 44) to buy: 33% v 16%.',
    );
    expect(out).toContain('p below .05 needs 212 in each group; the bases stated are too small');
    expect(out).toContain('it may be chance');
    expect(out).toContain('No count out of 20 gives 33 %');
  });

  it('gives the range that rounding allows and those who do not', async () => {
    const out = await check('Users are 34% more likely to post than others (71% vs. 47%).');
    expect(out).toContain('rounding allows 1.48 to 1.54 times');
    expect(out).toContain('29 % v 53 % do not');
  });

  it('prints shares that were in words without a tail of digits', async () => {
    const out = await check(
      'Two thirds of nurses but only a quarter of doctors were tired; nurses were 2.7 times as likely to be.',
    );
    expect(out).toContain('66.7 v doctors 25');
  });
});
