/** A claim as a reader finds it: figures of both sides (null: not printed), and the size that is said. */
export interface AnnotatedClaim {
  readonly a: number | null;
  readonly b: number | null;
  readonly form: 'ratio' | 'percentMore' | 'points' | 'words' | 'none';
  readonly value: number | null;
}

/** A sentence (or a few) of running text with the claims that a reader finds in it. */
export interface AnnotatedText {
  readonly text: string;
  readonly claims: readonly AnnotatedClaim[];
}

const ratio = (value: number, a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'ratio',
  value,
});
const more = (value: number, a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'percentMore',
  value,
});
const points = (value: number, a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'points',
  value,
});
const words = (a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'words',
  value: null,
});
const pair = (a: number, b: number): AnnotatedClaim => ({ a, b, form: 'none', value: null });
const says = (text: string, ...claims: readonly AnnotatedClaim[]): AnnotatedText => ({
  text,
  claims,
});

/**
 * Written for the test: half of the texts compare, in many styles; the other half only looks like it.
 * The first part was looked at while the grammar was written, the second part only measured.
 */
export const developedOn: readonly AnnotatedText[] = [
  says(
    'Night-shift nurses are 34% more likely to skip breakfast than day-shift nurses (71% vs 47%).',
    more(34, 71, 47),
  ),
  says('Members renew twice as often as guests: 64 percent against 32 percent.', ratio(2, 64, 32)),
  says(
    'Renters (48%) are 2.5X more likely to move within a year than owners (19%).',
    ratio(2.5, 48, 19),
  ),
  says(
    'Sixty-three percent of the trained crews met the target, compared to just thirty-six percent of the others.',
    pair(63, 36),
  ),
  says('Cyclists were almost three times as likely to be on time (53% v. 19%).', ratio(3, 53, 19)),
  says(
    'Four in ten pupils read daily, twice as many as ten years ago (two in ten).',
    ratio(2, 40, 20),
  ),
  says('Awareness rose from 20% to 30%, an increase of 50 percent.', more(50, 30, 20)),
  says('Satisfaction fell from 80 % to 60 %, a drop of 25 %.', more(25, 60, 80)),
  says('Satisfaction fell 20 points, from 80% to 60%.', points(20, 60, 80)),
  says('Trust is 12 percentage points higher among subscribers (58% vs. 46%).', points(12, 58, 46)),
  says('Mentions are up more than 400 percent.', more(400, null, null)),
  says(
    'Heavy users are significantly more likely to recommend us (53%) than light users (34%), lapsed users (26%) and prospects (12%).',
    words(53, 34),
    words(53, 26),
    words(53, 12),
  ),
  says(
    '38% of strategic firms show their feeds on the site – 2X more than informal firms (15%) and more than 3X planners (11%).',
    ratio(2, 38, 15),
    ratio(3, 38, 11),
  ),
  says('Parents are half as likely to complain as non-parents (11% vs. 22%).', ratio(0.5, 11, 22)),
  says('Small shops are 50% less likely to offer returns (20% against 40%).', more(50, 20, 40)),
  says('The share of repeat buyers doubled from 8% to 16%.', ratio(2, 16, 8)),
  says(
    'Deaf viewers use captions at a much higher rate (97%) than hearing viewers (43%).',
    words(97, 43),
  ),
  says(
    'People without a plan are twice as likely to expect a loss as people with one.',
    ratio(2, null, null),
  ),
  says('Visits ran at 12 v 1, twelve times more likely in the app.', ratio(12, 12, 1)),
  says('A third of men but only a quarter of women said so.', pair(33.3, 25)),
  says(
    'More than 11X more likely to advertise were the large firms (68% vs. 6%).',
    ratio(11, 68, 6),
  ),
  says(
    'Eighty percent of owners would buy again, while 52 percent of renters would.',
    pair(80, 52),
  ),
  says(
    'Firms with a plan are 33% more likely to hire (51% vs. 35%) and 2X as likely to train (44% vs. 22%).',
    more(33, 51, 35),
    ratio(2, 44, 22),
  ),
  says(
    '35% of planners intend to use maps - more than 2X the percentage of others (16%).',
    ratio(2, 35, 16),
  ),
  says(
    'Commuters are 1.8 times as likely to be late than walkers (36% vs 20%).',
    ratio(1.8, 36, 20),
  ),
  says('The conference drew 3,000 people from 40 countries in 2011.'),
  says('On 3 May 2012 the market was worth 5 billion dollars, with growth of 12%.'),
  says('The X2 camera costs $34 more than the older model.'),
  says('Our 2X programme starts in June.'),
  says('The survey reached 750 executives, of whom 56% were women.'),
  says('Questions 3 and 4 were asked of 1,056 people (margin of error 3 points).'),
  says('Open from 9 to 5, seven days a week, 365 days a year.'),
  says('She scored 12 points in the second half.'),
  says('About 80 percent of the budget goes to rent.'),
  says('The panel is 52% female, 48% male.'),
  says('Read the report twice before you answer.'),
  says('Double opt-in is required in 12 countries.'),
  says('One in five said nothing.'),
  says('In 2010 the firm had 20 offices; today it has more.'),
  says('The recipe needs 2 cups of flour and half a lemon.'),
  says('A discount of 20% applies to orders over $100.'),
  says('Half of the respondents were interviewed by telephone, half online.'),
  says('Prices start at 19.99 and go up to 49.99.'),
  says('The index stood at 104.5 points on Friday.'),
  says('Version 2.5 is three years old.'),
  says('The first 100 customers get 10% off.'),
  says('They expect to open 3 more stores than planned.'),
  says('Three times a week, the team meets at 10.'),
  says('We are more likely to answer on weekdays.'),
  says('The 7.5% rate applies from 1 January.'),
];

/** As `developedOn`; not looked at while the grammar was written. */
export const heldBack: readonly AnnotatedText[] = [
  says(
    'Dog owners are 45% more likely than cat owners to walk daily (58% compared with 40%).',
    more(45, 58, 40),
  ),
  says(
    'Among teachers, 62% feel supported versus 31% of assistants, exactly twice the rate.',
    ratio(2, 62, 31),
  ),
  says(
    'Patients who book online miss fewer visits: 6% against 18% of those who phone.',
    pair(6, 18),
  ),
  says(
    'Growers with insurance are three times more likely to invest (27% vs 9%).',
    ratio(3, 27, 9),
  ),
  says(
    'Seventy-two per cent of boomers have an account, up from fifty per cent a year earlier.',
    pair(72, 50),
  ),
  says('Use of the app jumped 60 percent, from 25% to 40%.', more(60, 40, 25)),
  says('Turnout was 9 points lower in the north (51% vs 60%).', points(9, 51, 60)),
  says('Graduates are roughly 1.5 times as likely to vote (75% versus 50%).', ratio(1.5, 75, 50)),
  says('Nearly twice as many women as men have tried it (39% vs. 20%).', ratio(2, 39, 20)),
  says('Complaints were halved, from 14% to 7%.', ratio(0.5, 7, 14)),
  says('Complaints tripled from 4 percent to 12 percent after the merger.', ratio(3, 12, 4)),
  says('Just 22% of suppliers answered within a day, compared with 66% of partners.', pair(22, 66)),
  says('Only one in ten drivers has a permit, against three in ten riders.', pair(10, 30)),
  says(
    'Young tenants are far more likely to share a flat (41%) than older tenants (9%).',
    words(41, 9),
  ),
  says(
    'City dwellers are 20 percent likelier to own a bike than villagers (36% vs. 30%).',
    more(20, 36, 30),
  ),
  says(
    'Subscribers spend 18% of their time on news, double the 9% that others do.',
    ratio(2, 18, 9),
  ),
  says('Firms that train are at least 3x more likely to grow (33% vs. 10%).', ratio(3, 33, 10)),
  says('The gap is 15 points: 70% of chiefs agree and 55% of staff.', points(15, 70, 55)),
  says(
    'Where 61% of businesses believe it, 22% of customers do, so firms are 2.8 times as likely to.',
    ratio(2.8, 61, 22),
  ),
  says(
    'Email users convert at 4.2%, a rate 40% higher than that of search users (3.0%).',
    more(40, 4.2, 3),
  ),
  says('Conversion is 0.5 points higher with video (3.5% v 3.0%).', points(0.5, 3.5, 3)),
  says('Support costs dropped by a third, from 30% of revenue to 20%.', more(33.3, 20, 30)),
  says('Men are less likely to see a doctor (38%) than women (57%).', words(38, 57)),
  says(
    'More than half of managers (54%) expect growth, compared with 27% of workers.',
    pair(54, 27),
  ),
  says('Students were five times more likely to cheat online (25% vs. 5%).', ratio(5, 25, 5)),
  says('The treated group was 60 % less likely to relapse (8 % v 20 %).', more(60, 8, 20)),
  says(
    'Homes with solar are up to 4X as likely to own an electric car (12% vs. 3%).',
    ratio(4, 12, 3),
  ),
  says('Loyal guests tip more often: 48 versus 40 percent.', words(48, 40)),
  says('Nine out of ten chefs approve, compared with six out of ten waiters.', pair(90, 60)),
  says(
    'The new form gets 1.25 times the response of the old one (50% vs. 40%).',
    ratio(1.25, 50, 40),
  ),
  says(
    'Buyers in Spain are 10 percentage points ahead of buyers in Italy (44% vs 34%).',
    points(10, 44, 34),
  ),
  says('Remote staff report stress less often than office staff (29% vs. 46%).', words(29, 46)),
  says(
    'Twelve percent of tablets came back, a quarter less than the 16 percent of phones.',
    more(25, 12, 16),
  ),
  says('Sports fans are two and a half times as likely to bet (30% vs. 12%).', ratio(2.5, 30, 12)),
  says(
    'The rate of returns was 7% in stores and 21% online, three times as high.',
    ratio(3, 21, 7),
  ),
  says(
    'Satisfied patients are 2x as likely to return. Of them 80% came back; of the others 40%.',
    ratio(2, 80, 40),
  ),
  says('Installers in teams are faster: 85% finish in a day as opposed to 68%.', pair(85, 68)),
  says(
    'Owners of old cars are considerably less likely to be insured than owners of new ones (66% v 88%).',
    words(66, 88),
  ),
  says('Bilingual ads drew 75% more clicks than plain ones (7% vs 4%).', more(75, 7, 4)),
  says(
    'Readers of the print edition are 6 times likelier to be over 65 (54% against 9%).',
    ratio(6, 54, 9),
  ),
  says('Use grew fourfold, from 5% in 2008 to 20% in 2011.', ratio(4, 20, 5)),
  says('Freelancers are 30% more likely to work weekends than employees.', more(30, null, null)),
  says('Lapsed members are twice as likely to complain as active members.', ratio(2, null, null)),
  says('The share that trusts banks is down 8 points to 41% from 49%.', points(8, 41, 49)),
  says('Tall plants were 3-fold more common in the shade (45% vs. 15%).', ratio(3, 45, 15)),
  says(
    'Some 28% of buyers read reviews; among browsers it is 14%, half as many.',
    ratio(0.5, 14, 28),
  ),
  says('Our response rate of 36% was 50% higher than last year (24%).', more(50, 36, 24)),
  says('Clinics with nurses on call see 15% fewer no-shows (17% against 20%).', more(15, 17, 20)),
  says('Over 90% of pilots passed, versus under 60% of trainees.', pair(90, 60)),
  says(
    'Managers overestimate: they are 1.6X more likely to say morale is good (64% vs 40%).',
    ratio(1.6, 64, 40),
  ),
  says('The office is on 42nd Street, floor 12.'),
  says('Revenue grew to $29 million in 2008.'),
  says('The fund returned 7 percent a year over ten years.'),
  says('Press 2 for more options.'),
  says('The film runs 2 hours and 15 minutes, longer than most.'),
  says('Part 3 has 5 chapters, each with 20 to 30 pages.'),
  says('Apply the cream twice daily.'),
  says('Our store carries 3 times 12 bottles in a case.'),
  says('The Double Tree hotel has 240 rooms.'),
  says('The interest rate is 4.5%, fixed for 10 years.'),
  says('About 45% of the sample is under 35, 30% is 35 to 54 and 25% is older.'),
  says('The match ended 3 to 1.'),
  says('Chapter 7 explains more about weights than chapter 2.'),
  says('The census of 2001 counted 58,789,194 people.'),
  says('Call 1-800-555-0199 for more details.'),
  says('Temperatures rose by 3 degrees.'),
  says('A 10x lens and a 40x lens are included.'),
  says('The ratio of staff to guests is 1 to 4.'),
  says('He ran 100 metres in 9.58 seconds.'),
  says('Twenty percent tips are customary here.'),
  says('They surveyed more than 2,000 adults.'),
  says('Up to 6 people can share a table.'),
  says('The law passed with 51% of the vote.'),
  says('Half a dozen eggs cost less than bread.'),
  says('Only 5% of the forms were incomplete.'),
  says('The X-100 and the X-200 look alike.'),
  says('VAT of 20% is included in the price.'),
  says('The bridge is twice rebuilt.'),
  says('Ask for the 50 percent deposit in writing.'),
  says('In the third quarter we hired 12 more people.'),
  says('The study ran from 2004 to 2009.'),
  says('Reply within 24 hours, 7 days a week.'),
  says('The company was founded in 1987 with 4 employees.'),
  says('At 6 percent, inflation worries the bank.'),
  says('The team of 8 cut the list to 3.'),
  says('The lecture is on Tuesday, 14 June, at 3 pm.'),
  says('Batteries last 8 to 10 hours.'),
  says('A quarter past three is too late.'),
  says('This 4X4 vehicle seats five.'),
  says('The confidence level is 95 percent.'),
  says('We weighed 60 samples of 2.5 kg each.'),
  says('It is better to ask twice than to get lost once.'),
  says('The rest, 15%, did not answer.'),
  says('The loan covers 80 percent of the price and the deposit 20 percent.'),
  says('Sales of $3.2 billion beat the forecast of $3.1 billion.'),
  says('Section 12 replaces section 9.'),
  says('There are two more reasons than that.'),
  says('The second edition is 40 pages longer.'),
  says('For 30 percent of them, no address is known.'),
  says('Three quarters of the earth is water.'),
];
