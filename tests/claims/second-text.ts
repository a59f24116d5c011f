import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/**
 * A second set, written after the grammar and without regard to it, in styles that the first set has not:
 * press releases, headlines, abstracts, captions, counts, lists. Every second sentence (`developedOn2`) was
 * then looked at to widen the grammar by general rules; the others (`heldBack2`) were only measured.
 */
const all: readonly AnnotatedText[] = [
  // Press releases and reports.
  says(
    'LONDON, March 7 – Shoppers who hold a loyalty card spend 23 per cent more per visit (£32.00 versus £26.00), the retailer said.',
    more(23, 32, 26),
  ),
  says(
    'According to the report, 81 percent of women regularly shop for groceries, whereas the figure for men is 54 percent.',
    pair(81, 54),
  ),
  says(
    'Millennials trust peers over brands by a margin of 31 points: 74% to 43%.',
    points(31, 74, 43),
  ),
  says(
    '“Our clients are 1.7 times more likely to hit quota,” said the vendor, citing rates of 51% and 30%.',
    ratio(1.7, 51, 30),
  ),
  says(
    'Respondents in Brazil (66%) and in India (64%) were more optimistic than those in Japan (22%).',
    words(66, 22),
    words(64, 22),
  ),
  says(
    'Adoption among mid-size hospitals went from 17 percent in 2012 to 51 percent in 2014 – a threefold increase.',
    ratio(3, 51, 17),
  ),
  says('Compared with 2015, when it stood at 40%, ownership now reaches 62%.', pair(62, 40)),
  says(
    'The proportion of households without a car declined by 6 percentage points between the two censuses, from 26% to 20%.',
    points(6, 20, 26),
  ),
  says(
    'Two-thirds of Gen Z workers expect to leave within two years, versus 43 per cent of boomers.',
    pair(66.7, 43),
  ),
  says(
    'In the suburbs, one household in five has no internet access; downtown it is one in twenty.',
    pair(20, 5),
  ),
  // Headlines and infographics.
  says('3X HIGHER open rates for personalised mail (27% vs 9%)', ratio(3, 27, 9)),
  says('65% of buyers vs. 40% of sellers say prices will fall', pair(65, 40)),
  says('MOBILE USERS TWICE AS LIKELY TO BOUNCE: 58% V 29% ON DESKTOP', ratio(2, 58, 29)),
  says('+35% sign-ups with the short form: 5.4% against 4.0%', more(35, 5.4, 4)),
  says(
    'Vaccinated: 4% infected. Unvaccinated: 20% infected. That is 5 times lower.',
    ratio(5, 4, 20),
  ),
  says('Men: 62% | Women: 71% (+9 pts)', points(9, 71, 62)),
  says('Email beats social: 44% prefer it, just 11% like social best', pair(44, 11)),
  says('YouTube use at 48% among planners, 19% among non-planners', pair(48, 19)),
  // Abstracts.
  says(
    'Remission was achieved in 38.2% of the intervention group and in 24.6% of controls (difference 13.6 percentage points).',
    points(13.6, 38.2, 24.6),
  ),
  says(
    'Relative to non-smokers (5.1%), smokers (15.3%) had three times the prevalence of gum disease.',
    ratio(3, 15.3, 5.1),
  ),
  says(
    'Readmission within 30 days occurred less frequently in the telehealth arm than in usual care (9.0% vs 15.0%), a relative reduction of 40%.',
    more(40, 9, 15),
  ),
  says(
    'Female authors were significantly less likely to be cited (34%) than male authors (47%).',
    words(34, 47),
  ),
  says(
    'Retention was higher with reminders than without (82% and 70%, respectively).',
    words(82, 70),
  ),
  says(
    'A larger share of rural schools (29%) than of urban schools (18%) lacked a library.',
    words(29, 18),
  ),
  // Counts and growth.
  says(
    'Worldwide visitors grew 25 percent, from 464,437 thousand to 580,510 thousand.',
    more(25, 580_510_000, 464_437_000),
  ),
  says('Membership rose from 1,200 to 3,600 in four years, tripling.', ratio(3, 3600, 1200)),
  says('Complaints fell by 30%, from 500 to 350.', more(30, 350, 500)),
  says('Downloads: 12,000 -> 18,000 (+50%).', more(50, 18000, 12000)),
  says(
    'The charity helped 9,400 families this year, 18% more than last year’s 7,966.',
    more(18, 9400, 7966),
  ),
  says('Orders increased 2.4-fold, from 5,000 to 12,000.', ratio(2.4, 12000, 5000)),
  // Conversational.
  says(
    'You are 60% more likely to finish a course with a friend; 40 percent of pairs do, but only 25 percent of those on their own.',
    more(60, 40, 25),
  ),
  says(
    'Nearly half of all landlords (49%) say so, but barely a quarter of tenants (26%).',
    pair(49, 26),
  ),
  says('Seven in ten parents worry about screens. Among teens it is three in ten.', pair(70, 30)),
  says(
    'Whereas 90% of bosses think morale is fine, only 45% of staff agree – half as many.',
    ratio(0.5, 45, 90),
  ),
  says(
    'Cat people? 12% read poetry. Dog people? 8%. So cats win, by half again as much.',
    more(50, 12, 8),
  ),
  says('Only 14 percent of renters, as against 37 percent of owners, have savings.', pair(14, 37)),
  says('Owners outnumber renters among savers by 37% to 14%.', words(37, 14)),
  says('Fewer men (33%) than women (41%) read labels.', words(33, 41)),
  says(
    'The under-30s are more than four times as likely as pensioners to rent (64% v 15%).',
    ratio(4, 64, 15),
  ),
  says(
    'Attendance at matinees is a fifth lower than at evening shows (60% of seats against 75%).',
    more(20, 60, 75),
  ),
  says('Usage among nurses quadrupled to 32% from 8%.', ratio(4, 32, 8)),
  says('People who sleep badly make 40 percent more mistakes.', more(40, null, null)),
  says('Firms with mentors grow twice as fast as firms without.', ratio(2, null, null)),
  says('Recall was 19 points higher for video than for print.', points(19, null, null)),
  says('Teams that meet daily ship 3x faster.', ratio(3, null, null)),
  says('Its customers are 2.3 times likelier to stay than the average.', ratio(2.3, null, null)),
  says(
    'Older drivers have far fewer accidents than younger ones: 3% a year compared to 11%.',
    words(3, 11),
  ),
  says('Sixty per cent say yes today; a decade ago thirty per cent did.', pair(60, 30)),
  says(
    'Of the online group 72% finished, and of the paper group 63%, i.e. 14% more.',
    more(14, 72, 63),
  ),
  says('Rate of churn: 12% with a contract, 30% without (60% lower).', more(60, 12, 30)),
  says(
    'Those with a plan were more than twice as likely to grow (46% compared to 22% of those without one).',
    ratio(2, 46, 22),
  ),
  says('Almost 9 in 10 buyers (88%) compare prices online, up from 66% in 2019.', pair(88, 66)),
  says(
    'Unemployment among graduates, at 4%, is a third of the 12% rate for early leavers.',
    ratio(0.333, 4, 12),
  ),
  says(
    'The odds look better in spring: 45 percent of listings sell, next to 30 percent in winter.',
    pair(45, 30),
  ),
  says('Support for the toll slid to 38% from 52% before the vote.', pair(38, 52)),
  says('Click rates doubled (from 1.1% to 2.2%) once the picture was gone.', ratio(2, 2.2, 1.1)),
  says(
    'Trust in doctors exceeds trust in insurers by 48 percentage points (81% against 33%).',
    points(48, 81, 33),
  ),
  says(
    'A typical heavy user is four and a half times as likely to upgrade (36%) as a light user (8%).',
    ratio(4.5, 36, 8),
  ),
  says(
    'Farmers are 25 percent less likely than city people to fly (30% vs. 40%).',
    more(25, 30, 40),
  ),
  says('First-time donors give again at a rate of 23%, repeat donors at 60%.', pair(23, 60)),
  says('Awareness is highest in Norway (77%) and lowest in Greece (31%).', words(77, 31)),
  says('In the test market sales were up 15%; in the control market they were up 5%.', pair(15, 5)),
  says('Nine percent of members complained, three percent of guests.', pair(9, 3)),
  says('Boys were just as likely as girls to pass (71% each).'),
  says(
    'Cyclists are at least twice as likely to wear a helmet as scooter riders (68% vs. 31%).',
    ratio(2, 68, 31),
  ),
  says(
    'Roughly three times as many flights were late in July (33%) as in May (11%).',
    ratio(3, 33, 11),
  ),
  says(
    'Managers rate themselves much better than their teams rate them (84 % against 51 %).',
    words(84, 51),
  ),
  says('Advocates spend 2x more: 44% buy every month, against 22% of the rest.', ratio(2, 44, 22)),
  says('Churn dropped from 9 to 6 percent, i.e. by one third.', more(33.3, 6, 9)),
  says(
    'Children from poor homes were 1.5 times as likely to be absent (18 percent) as others (12 percent).',
    ratio(1.5, 18, 12),
  ),
  says(
    'Customer interest in coupons is 61 percent; businesses put it at 60 percent.',
    pair(61, 60),
  ),
  says(
    'Sole traders lag behind: 28% export, 13 points fewer than limited companies (41%).',
    points(13, 28, 41),
  ),
  says(
    '62% of the trained and 31% of the untrained staff passed: a factor of two.',
    ratio(2, 62, 31),
  ),
  says('Weekend guests leave bigger tips than weekday guests (19% vs 16%).', words(19, 16)),
  says('Half of smokers die early, against 20% of those who never smoked.', pair(50, 20)),
  says('Usage in Asia (54%) is 1.5x that in Europe (36%).', ratio(1.5, 54, 36)),
  // Traps: dates, times, addresses, telephone numbers, ages.
  says('Doors open at 7:30, the talk starts at 8 and lasts 90 minutes.'),
  says('Dial 0800 40 50 60 or 0800 70 80 90 for help in more languages.'),
  says('Write to 71 Mill Lane, Flat 47, London SE1 2AB.'),
  says('Applicants must be between 18 and 35 years old; older ones may apply in 2013.'),
  says('Her sons are 12 and 14, her daughter twice that age in 2020.'),
  says('Founded in 1871, the school moved in 1947 and more than doubled its grounds in 1963.'),
  says('From 1 April to 30 September the park opens an hour earlier than in winter.'),
  says('The train at 16:20 takes 5 minutes longer than the one at 15:50.'),
  says('Room 12 is larger than room 14.'),
  says('Ages 65+ enter free, children under 12 pay half.'),
  // Traps: money and markets.
  says('The global market is expected to reach $71 billion by 2025, growing at a CAGR of 4.7%.'),
  says('Shares closed at 47.20, up 3.1 percent on the day.'),
  says('The flat costs £340,000, with a deposit of 10% and a rate of 3.5%.'),
  says('Inflation was 2.1% in May and 2.3% in June.', pair(2.3, 2.1)),
  says('The tax is 19% on most goods and 7% on food.'),
  says('Save 20% on two items, 30% on three.'),
  says('A commission of 2.5% is charged on amounts over 5,000 euros.'),
  says('Net margin was 12 percent on sales of $480 million.'),
  says('The merger is worth 3.4 times annual earnings.'),
  says('The bond pays 5%, half of it in June.'),
  says('Budget: 40% staff, 35% rent, 25% travel.'),
  says('Tickets are 12 pounds, 9 for members, and twice that at Christmas.'),
  // Traps: names, versions, products, sports.
  says('The 2X Turbo and the 3X Turbo share one engine.'),
  says('Install release 4.2 over 4.1 before moving to 5.0.'),
  says('Arsenal won 3–1 away and 2–0 at home, taking more points than in 2011.'),
  says('The 49ers beat the 76ers in no poll we know of.'),
  says('He served 6-4, 7-5 and needed 12 more points.'),
  says('A 4x6 print costs less than a 5x7 one.'),
  says('Formula 1 returns to Monza for the 70th time.'),
  says('7-Eleven and Forever 21 share the ground floor.'),
  says('Windows 11 replaces Windows 10; both need 4 GB or more.'),
  says('“Double Up” and “Triple Play” are trademarks of the firm.'),
  says('Our 5X Growth Academy has 2 cohorts a year.'),
  says('She ranked 3rd of 47 and he ranked 12th.'),
  // Traps: methods and bases.
  says('The margin of error is plus or minus 3.1 points at the 95% confidence level.'),
  says('Questionnaires went to 1,200 households, of which 61% replied.'),
  says('Interviews took place in 12 regions, with 50 to 100 people in each.'),
  says('Results may not add up to 100% owing to rounding.'),
  says('The sample was weighted to be 51% female and 49% male.'),
  says('A seven-point scale was used, from 1 (never) to 7 (always).'),
  says('Cronbach’s alpha was .84 for the first scale and .79 for the second.'),
  says('We excluded 14% of the records as duplicates and 3% as empty.'),
  says('The response rate, 38%, is typical of postal surveys.'),
  says('Answers were collected twice, 2 weeks apart.'),
  says('Table 4 shows more detail than table 3.'),
  says('The median was 14 and the interquartile range 9 to 21.'),
  // Traps: quantities, recipes, science, travel.
  says('Mix 2 parts sand with 1 part cement, then add 10% water.'),
  says('Bake at 180 degrees for 25 minutes, 5 minutes longer in a fan oven.'),
  says('The tower is 312 metres high, 40 metres higher than the old one.'),
  says('Humidity ranged from 40% to 60% overnight.'),
  says('The battery charges to 80% in 30 minutes.'),
  says('An alloy of 60% copper and 40% zinc was used.'),
  says('The drink has 5% alcohol; the light one has 0.5%.'),
  says('Heart rate rose from 60 to 90 beats a minute.'),
  says('The distance is 12 km by road and 9 km on foot.'),
  says('Lamps with 9 watts replace lamps with 60 watts.'),
  says('Take one tablet three times a day, not more than 4 in 24 hours.'),
  says('One kilo is about 2.2 pounds, a mile 1.6 kilometres.'),
  says('The path climbs at 12%, then drops at 8%.'),
  says('The glacier has retreated 2 miles since 1850.'),
  // Traps: single shares and loose talk.
  says('Just 8% of firms publish their data.'),
  says('Four out of five dentists recommend it.'),
  says('The vast majority, 92 percent, agreed.'),
  says('More than 70% of visitors come by car.'),
  says('Less is more, as they say, and twice is enough.'),
  says('It has never been more likely to rain.'),
  says('Give 110 percent every day.'),
  says('We are 100% behind the other 99%.'),
  says('A 50% chance of rain is forecast for Sunday.'),
  says('Two heads are better than one.'),
  says('I have told you a thousand times more than enough.'),
  says('At 30 percent complete, the bridge is on schedule.'),
  says('Half the battle is won before 9 o’clock.'),
  says('Nine times out of ten the cable is loose.'),
  says('About 40% of them answered; the remaining 60% did not.'),
  says('Yes 52%, no 44%, undecided 4%.'),
  says('Of the guests, 35% chose fish, 45% meat and 20% the vegetable dish.'),
  says('Between 20 and 30 percent of seats stay empty.'),
  says('Somewhere from 5% to 8% of parcels are late.'),
  says('The 90-9-1 rule says that 1% create and 9% edit.'),
  says('The 80/20 rule applies here as well.'),
  says('Turn to page 12 for twice the fun.'),
  says('They offer 24/7 support in 6 languages, more than any rival.'),
  says('Membership is limited to 500, of whom 5% are honorary.'),
  says('Clause 4.2 takes precedence over clause 3.1 by a two-thirds majority.'),
  says('Staff of 12 serve 48 guests, a ratio of 1:4.'),
  says('The bus runs twice as often on Saturdays.', ratio(2, null, null)),
  says('The class of 24 has 13 girls and 11 boys.'),
  says('Quarterly bonuses are capped at 15 percent of pay.'),
  says('My 3 reasons for choosing 2-ply over 3-ply.'),
];

/** The half of the second set that the grammar was then widened on. */
export const developedOn2 = all.filter((_, place) => place % 2 === 0);

/** The half that was only measured at first, and looked at later. */
export const heldBack2 = all.filter((_, place) => place % 2 === 1);
