import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/**
 * A ninth set, written and labelled after the rules of the sixth to the eighth stood, and before it was run. It was
 * measured before it was looked at.
 */
export const heldBack9: readonly AnnotatedText[] = [
  says(
    'According to the poll, 57% of mums would go back to work if childcare were free, whereas a mere 34% of dads thought it would change anything.',
    pair(57, 34),
  ),
  says(
    'People who sleep under six hours are four times likelier to catch a cold.',
    ratio(4, null, null),
  ),
  says(
    'Email still rules: it brings in 3.2x as many leads as social (48% of the total vs 15%).',
    ratio(3.2, 48, 15),
  ),
  says('Wearable ownership nearly tripled between 2014 (7%) and 2019 (20%).', ratio(3, 20, 7)),
  says(
    'Self-employed respondents reported lower stress (38 percent) than salaried ones (52 percent).',
    words(38, 52),
  ),
  says(
    'Whereas 12 percent of the rural sample had fibre, the urban figure was 47 percent.',
    pair(47, 12),
  ),
  says('Click-through: personalised 6.4 %, generic 2.9 % (x 2.2)', ratio(2.2, 6.4, 2.9)),
  says(
    'Graduates’ unemployment stood at 3.1 per cent, less than half the 7.2 per cent recorded for school leavers.',
    ratio(0.5, 3.1, 7.2),
  ),
  says(
    'Brand recall jumped 22 points among viewers of the long spot (from 31% to 53%) and only 9 points among viewers of the short one (from 30% to 39%).',
    points(22, 53, 31),
    points(9, 39, 30),
  ),
  says('Patients on the new drug relapsed half as often (14% v 28%).', ratio(0.5, 14, 28)),
  says('We see that the under-25s stream (82%) and the over-55s don’t (26%).', pair(82, 26)),
  says('Tablet users buy: 7% of their visits end in a sale; phone users browse: 2%.', pair(7, 2)),
  says(
    'Open-plan workers took 62% more sick days than those with an office of their own.',
    more(62, null, null),
  ),
  says(
    'Ad blockers are installed by 44% of gamers and by just 19% of non-gamers, a gap of 25 percentage points.',
    points(25, 44, 19),
  ),
  says(
    'Half the chief executives we spoke to use a coach, against a quarter of their deputies.',
    pair(50, 25),
  ),
  says(
    'Among loyal guests the figure rises to 68 per cent, compared with an average of 40 per cent.',
    pair(68, 40),
  ),
  says('The accident rate dropped to 2.4% (2015: 3.0%), a fall of 20%.', more(20, 2.4, 3)),
  says(
    '45% of suppliers were paid late last year – that’s up 50% on the 30% of the year before!',
    more(50, 45, 30),
  ),
  says('On weekdays 4 out of 10 seats stay empty; at weekends it is 1 out of 10.', pair(40, 10)),
  says(
    'The treated group was 1.9 times as likely to respond as placebo (38.0% vs 20.0%; p < 0.001).',
    ratio(1.9, 38, 20),
  ),
  says('Teachers are the most trusted (81%), politicians the least (17%).', words(81, 17)),
  says(
    'Two thirds of small charities have no reserves. For large ones the share is one in ten.',
    pair(66.7, 10),
  ),
  says(
    'German drivers are only a third as likely to own an electric car (4%) as Norwegians (12%).',
    ratio(0.333, 4, 12),
  ),
  says('Support has ebbed away: 49 % backed the plan in spring, 38 % do now.', pair(38, 49)),
  says('Refunds fell by 2 percentage points to 5%.', points(2, 5, null)),
  says(
    'Nearly one in two nurses (48%) has thought of leaving, almost twice as many as doctors (25%).',
    ratio(2, 48, 25),
  ),
  says(
    'At 29%, Generation Z’s brand loyalty is little more than half that of boomers (54%).',
    ratio(0.5, 29, 54),
  ),
  says('Subscribers churned at 4% a month, as against 9% for pay-as-you-go users.', pair(4, 9)),
  says(
    'Stores with music took €5,400 a day, 20% more than the €4,500 of silent ones.',
    more(20, 5400, 4500),
  ),
  says(
    'Only 11% of respondents in the east cycle daily, fewer than half as many as in the west, where 26% do.',
    ratio(0.5, 11, 26),
  ),
  says(
    'Compared to their peers, firstborns are 16% more likely to hold a degree (58% compared to 50%).',
    more(16, 58, 50),
  ),
  says('Sign-ups: +35% (1,350 vs. 1,000)', more(35, 1350, 1000)),
  says(
    'Remote staff scored their manager 7 points higher than on-site staff did (74% against 67%).',
    points(7, 74, 67),
  ),
  says('Households with children recycle more: 66% v 51%.', pair(66, 51)),
  says(
    'Exactly a quarter of the men, but two fifths of the women, had seen a dentist.',
    pair(25, 40),
  ),
  says('Paid search converts three times better than display (3.6% vs. 1.2%).', ratio(3, 3.6, 1.2)),
  // Traps.
  says('In 2016 the club had 34 members; its rooms hold 71.'),
  says('Simmer until reduced by half, about 20 minutes.'),
  says('The 2x4 boards come in lengths of 8 and 10 feet.'),
  says('A third of a cup of sugar and two thirds of a cup of milk.'),
  says('Our office is open 9.30 to 5.30, except on the first Monday of the month.'),
  says('We raised $12 million in our Series B, led by two funds.'),
  says('GDP grew by 2.3% in the third quarter.'),
  says('Interest rates were cut by half a point to 4.75%.'),
  says('The film runs for 97 minutes and has won 4 of the 7 prizes it was up for.'),
  says('Use 1 part cement to 3 parts sand.'),
  says('From 1 April the minimum wage is £11.44 an hour.'),
  says('Question 12 was answered by 1,043 people (98% of the sample).'),
  says('Our index stands at 104, where 100 is the level of 2015.'),
  says('Nine out of ten cats, as the slogan went.'),
  says('Model 500X has 16 GB of memory and 512 GB of disk.'),
  says('The river rose 3 feet overnight.'),
  says('Section 3(2) of the Act, as amended in 2011, applies.'),
  says('Some 85% of the jury must agree.'),
  says('The margin of error is 3.1% at the 95% level.'),
  says('He paid half now and half later.'),
  says('Our newsletter has 12,400 readers in 40 countries.'),
  says('The refund takes 5 to 7 days; 10 if you paid by cheque.'),
  says('Sales tax is 6% in the state and another 1% in the city.'),
  says('The vaccine is given in 2 doses, 3 weeks apart.'),
  says('Roll two dice; a double lets you roll again.'),
  says('About 300 of the 450 seats were taken.'),
  says('Wind 15 mph, gusting to 30, with a 40% chance of rain.'),
  says('We expect 5% growth this year and 6% next.'),
  says('The bridge is twice closed for repairs each summer.'),
  says('Her team won 8 of its last 10 games.'),
  says('A 40 % share of the firm was sold for €3 million.'),
  says('The juice is 100% fruit.'),
  says('One in the hand is worth two in the bush.'),
  says('He is 6 foot 2, a good 4 inches taller than his brother.'),
  says('The questionnaire has 24 items, 8 per page.'),
  says('Please rate us from 1 to 10, where 10 is best.'),
];
