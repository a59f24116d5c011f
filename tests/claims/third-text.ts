import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/**
 * A third set, in the styles of press releases, eBooks and newspapers, by which the grammar was widened after
 * the second. It holds what was learnt; it measures nothing, having been looked at throughout.
 */
export const developedOn3: readonly AnnotatedText[] = [
  // Two shares in neighbouring sentences.
  says('Some 64% of panel owners publish their findings. Only 31% of agencies do.', pair(64, 31)),
  says('Eight in ten nurses say they skip lunch. Among doctors it is five in ten.', pair(80, 50)),
  says(
    'Fully 58 percent of directors call the merger a success. Just 22 percent of staff agree.',
    pair(58, 22),
  ),
  says(
    'Of the firms with a written plan, 72% met their target. Of those without one, 41% did.',
    pair(72, 41),
  ),
  says('Renters? 44% moved last year. Owners? 9%.', pair(44, 9)),
  says('North: 71%. South: 47%.', pair(71, 47)),
  says('Treated: 12% relapsed. Untreated: 30% relapsed.', pair(12, 30)),
  says('The lake is 40% full. Rainfall this year is 12% below normal, the agency said.'),
  says('Growth will reach 3% in May. Inflation stays at 2%.'),
  says('We surveyed dentists. 55% use paper files. 30% plan to hire.'),
  // Shares side by side within one sentence.
  says('Cats: 71%; dogs: 47%.', pair(71, 47)),
  says('Email users: 36%, app users: 18%.', pair(36, 18)),
  says('Radio beats print: 52% listen daily, only 19% read daily.', pair(52, 19)),
  says('Managers (64%) beat clerks (32%) at spotting fraud.', words(64, 32)),
  says(
    'Trust in the scheme is 48 percent among pilots; passengers put it at 71 percent.',
    pair(48, 71),
  ),
  says('Executives say 80% of calls are answered; callers put the figure at 37%.', pair(80, 37)),
  says('Three in four farmers vote, against two in five of city dwellers.', pair(75, 40)),
  says('About 62% of tenants recycle, against 40% of owners.', pair(62, 40)),
  says('Satisfaction is 83% in branches, which compares with 64% on the phone.', pair(83, 64)),
  says('The literacy rate of 91 percent compares with 68 percent a generation ago.', pair(91, 68)),
  says('Of women, 34% walk to work; of men, 21%.', pair(34, 21)),
  says('Half of all buyers (51%) haggle, but hardly any sellers (8%) expect it.', pair(51, 8)),
  says('Four in five large firms train their staff; small firms manage one in four.', pair(80, 25)),
  says('In Spain the share is 27%, in Norway 54%.', pair(27, 54)),
  says('A full 70% of bosses praise their teams, yet only 30% of teams hear it.', pair(70, 30)),
  says('Teachers said yes (66%), parents no (only 29% yes).', pair(66, 29)),
  // Sizes by words.
  says('More than double the 14% of guests, 33% of members came back.', ratio(2, 33, 14)),
  says(
    'Thirty percent of pros back up daily, more than double the 12% of amateurs.',
    ratio(2, 30, 12),
  ),
  says('Injuries hit 24% of rookies, a rate three times that of veterans (8%).', ratio(3, 24, 8)),
  says('Veterans win 45% of cases, a rate 1.5 times that of novices (30%).', ratio(1.5, 45, 30)),
  says('Supporters (60%) outnumber opponents (30%) two to one.', ratio(2, 60, 30)),
  says('Women outnumber men by three to one: 75% against 25%.', ratio(3, 75, 25)),
  says('Yes voters outnumbered No voters two to one.', ratio(2, null, null)),
  says('Subscribers (48%) are twice as loyal as casual readers (24%).', ratio(2, 48, 24)),
  says('Parents (40%) complain twice as often as pensioners (20%).', ratio(2, 40, 20)),
  says('Heavy users recommend us three times as readily (63% v 21%).', ratio(3, 63, 21)),
  says(
    'Firms with a written plan (45%) grow 3X faster than firms without (15%).',
    ratio(3, 45, 15),
  ),
  says(
    'Clerks (20%), interns (18%) and temps (16%) all took fewer breaks than managers (40%).',
    words(20, 40),
    words(18, 40),
    words(16, 40),
  ),
  says(
    'At 36 percent, take-up in cities was double the 18 percent seen in villages.',
    ratio(2, 36, 18),
  ),
  says(
    'Bonuses reach 54% of sales staff, 50% more than the 36% of service staff who get one.',
    more(50, 54, 36),
  ),
  says('Drop-out fell to 12%, half the 24% of a year before.', ratio(0.5, 12, 24)),
  says(
    'Home workers report stress at 28%, 14 points below the 42% of office staff.',
    points(14, 28, 42),
  ),
  says('The share who cook (66%) is 1.5 times the share who bake (44%).', ratio(1.5, 66, 44)),
  says('Planners are 2.5X more likely to test (30% v 12%).', ratio(2.5, 30, 12)),
  // Traps.
  says('Turnout was 71%, the commission said, with 98% of votes counted.'),
  says('The chip draws 30% of the power at idle. At full load the fan adds 5%.'),
  says('A deposit of 10% is due in May, the remaining 90% in June.'),
  says('The home side won the second set two to one on tie-breaks.'),
  says('Stir the 40% cream into the 20% stock until it is smooth.'),
  says('The film beats its rivals with 84% on one site and 7.9 on another.'),
  says('VAT is 20%; the reduced rate is 5%.'),
  says('Interest: 4%. Fee: 1%.'),
  says('About 35% agreed, 40% did not and 25% were unsure.'),
  says('Some 60% said yes and 40% said no.'),
  says('Alcohol: 12%; sugar: 3%.'),
  says('They put the odds at 40%, then at 45%.'),
  says('The 2X lens costs twice what we hoped.'),
  says('In all, 12% of the budget goes to rent, 8% of it to light.'),
  says('Bonds pay 3%. Bank accounts pay just 1% in interest.'),
  says('Agents keep 10% of the fee. Owners get the remaining 90% of it.'),
];
