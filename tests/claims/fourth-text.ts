import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/**
 * A fourth set, written before the grammar was looked at again: eBooks, press releases, blog posts, tables told
 * in prose, British and American. It was measured once as it stood, and then the grammar was widened on it.
 */
export const developedOn4: readonly AnnotatedText[] = [
  // eBooks and white papers.
  says(
    'Fast growers use marketing automation at 62%, while slow growers come in at just 28%.',
    pair(62, 28),
  ),
  says(
    'In fact, companies with a documented content strategy are 313% more likely to report success (66% vs. 16%).',
    more(313, 66, 16),
  ),
  says(
    'Best-in-class firms achieve an 84% renewal rate, compared to an industry average of 56%: 1.5x better.',
    ratio(1.5, 84, 56),
  ),
  says(
    '71 percent of strategists, versus 47 percent of everyone else, post in groups.',
    pair(71, 47),
  ),
  says(
    'Planners show a 34-percent greater likelihood of posting than improvisers (71% as against 47%).',
    more(34, 71, 47),
  ),
  says('Leaders are 34% more likely to plan.', more(34, null, null)),
  says(
    'One and a half times as many mentors (60%) as mentees (40%) keep a diary.',
    ratio(1.5, 60, 40),
  ),
  says(
    'Members of a community (47%) outperform non-members (26%) by 21 points.',
    points(21, 47, 26),
  ),
  says(
    'Where a CRM is in place, 42% of tickets close within the hour; where there is none, 20% do.',
    pair(42, 20),
  ),
  says(
    'Companies that listen are 2.4 times more apt to keep a customer than companies that do not (48% to 20%).',
    ratio(2.4, 48, 20),
  ),
  says(
    'The likelihood of renewal is 45% higher among customers who were trained (58%) than among those who were not (40%).',
    more(45, 58, 40),
  ),
  // Press releases.
  says(
    'NEW YORK, Sept. 12 — Nearly six in ten Americans (58%) say they would switch banks for a better app, up 9 percentage points from last year (49%).',
    points(9, 58, 49),
  ),
  says(
    'Mobile bookings almost tripled over the period, to 33 per cent in 2022 from 12 per cent in 2018.',
    ratio(3, 33, 12),
  ),
  says(
    'The share of shoppers who compare prices online tripled, from 14% in 2012 to 42% by 2022.',
    ratio(3, 42, 14),
  ),
  says(
    'Women were more likely than men to cite cost as a barrier (44 per cent and 35 per cent respectively).',
    words(44, 35),
  ),
  says(
    'Just three in ten small employers offer a pension, against seven in ten large ones.',
    pair(30, 70),
  ),
  says(
    '“Seven in ten against under half is a clear result,” said the chief analyst.',
    pair(70, 50),
  ),
  says('Support for the scheme stands at 64% among residents and 41% among traders.', pair(64, 41)),
  says(
    'Four times as many respondents trusted a pharmacist (72 percent) as trusted an insurer (18 percent).',
    ratio(4, 72, 18),
  ),
  // Blog posts.
  says(
    'Personal subject lines won: a 26% open rate vs 18% for the dull ones. That’s a 44% lift!',
    more(44, 26, 18),
  ),
  says(
    'We tested two buttons. The green one converted at 4.4% and the red one at 2.2%, so green did twice as well.',
    ratio(2, 4.4, 2.2),
  ),
  says('Posts with pictures get 94% more views.', more(94, null, null)),
  says('Our bounce rate went down from 60% to 45%, which is a 25% improvement.', more(25, 45, 60)),
  says(
    'Guess what? 8% of readers click on the top link and only 2% on the bottom one, i.e. four times fewer.',
    ratio(4, 2, 8),
  ),
  says(
    'People who get a reply within the hour are 7x as likely to buy as people who wait a day.',
    ratio(7, null, null),
  ),
  // Tables told in prose.
  says('Share using each channel, strategic / informal: e-mail 66% / 44%.', pair(66, 44)),
  says('Use of coupons: planners 37%, non-planners 7%.', pair(37, 7)),
  says('Trained staff: 81 % satisfied. Untrained staff: 54 % satisfied.', pair(81, 54)),
  says('Retention – with onboarding: 88%; without: 66%.', pair(88, 66)),
  says('Owners 38%, tenants 24% (58% more).', more(58, 38, 24)),
  // British and American abstracts and newspapers.
  says(
    'The prevalence of asthma was 12.4% in urban children but 8.1% in rural children.',
    pair(12.4, 8.1),
  ),
  says(
    'Pupils on free meals were a third less likely to sit the exam (40 per cent, against 60 per cent of the rest).',
    more(33.3, 40, 60),
  ),
  says(
    'Black applicants were turned down 2.2 times as often as white applicants: 22 percent to 10 percent.',
    ratio(2.2, 22, 10),
  ),
  says('Only a fifth of commuters cycle in Leeds; in Cambridge a third do.', pair(20, 33.3)),
  says('Ten years ago, 45% of young adults owned a home. Today the figure is 30%.', pair(45, 30)),
  says('The rate among over-65s, at 21%, is treble that of under-30s, at 7%.', ratio(3, 21, 7)),
  // Traps.
  says('Chapter 3 shows how 40% of a budget can be saved in 2 steps.'),
  says('The 3X Coupon Club has 40% off on Mondays and 20% off on Fridays.'),
  says('Version 2X costs 2x less than you would think.'),
  says('Between 2018 and 2022 the company opened 34 branches, 12 of them abroad.'),
  says('Fig. 4: 40 % e-mail, 35 % chat, 25 % phone.'),
  says('By 2030, 60% of cars will be electric, analysts expect.'),
  says('Ms Carter, 47, has led the 71-strong team since 2009.'),
  says('Contact: press office, +44 20 7946 0958, 9am to 5pm, Monday to Friday.'),
  says('The fieldwork ran from 3 to 27 March; 1,204 people took part (34% by phone).'),
  says('Copyright 2011–2013. All rights reserved. Page 34 of 71.'),
  says('The company posted revenue of $71 million, against guidance of $65 to 70 million.'),
  says('Pre-tax profit margin: 12.4%. Dividend cover: 2.1 times.'),
  says('Get 2X points on dining and 3X points on travel with our card.'),
  says('We asked twice; 80% of them replied the second time.'),
  says('Add 30 g of butter, 20 % more if the flour is coarse.'),
  says('About 55% of the respondents were aged 35 or more.'),
  says('The app needs 40% less battery in dark mode, or so the makers say.', more(40, null, null)),
  says('That is, in a word, twice the trouble for half the pay.'),
  says('The Top 100 list has more firms from Ohio than from any other state.'),
  says('The weights ran from 0.4 to 3.1, with a design effect of 1.34.'),
  says('Take the A34 north, then the M40 at junction 9, about 12 miles further.'),
  says('Results were significant at the 5% level in 12 of 20 comparisons.'),
  says('The CPU runs at 3.4 GHz, the GPU at 1.2 GHz.'),
  says('On 1 July VAT goes from 19% to 16%.', pair(16, 19)),
  says('The kit includes a 10% solution and a 2.5% solution.'),
  says('Roughly one in three of us snores.'),
  says('The panel pays 50p for surveys of 5 minutes and £1 for those of 10.'),
  says('Growth is expected to be 4% this year.'),
  says('Part-time staff make up 35% of the workforce and full-time staff the remaining 65%.'),
  says('The test has a sensitivity of 91% and a specificity of 84%.'),
  says('Our 24 consultants speak 12 languages and have 200 years of experience between them.'),
  says('The bill passed by 51 votes to 47.'),
  says('Nielsen 71, Gallup 47: these are the numbers of the halls.'),
  says('A pay rise of 3% in April follows one of 2% in January.'),
  says('Half price until Sunday: up to 70% off sofas.'),
  says('The sky is 100 times darker there, they say.', ratio(100, null, null)),
  says('Over a 12-month period the study lost 20% of its members.'),
];
