import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/**
 * A fifth set, written together with the fourth; looked at since the ninth was written.
 */
export const heldBack5: readonly AnnotatedText[] = [
  // eBooks and white papers.
  says(
    'High performers are nearly twice as likely as laggards to share goals across departments (55% against 29%).',
    ratio(2, 55, 29),
  ),
  says(
    'A full 77% of mature teams automate their reports, whereas just 24% of beginners have got that far.',
    pair(77, 24),
  ),
  says(
    'Firms that measure churn weekly enjoy a 28 percent higher chance of growth than those that do not (64% compared with 50%).',
    more(28, 64, 50),
  ),
  says('Experts are 20% more likely to ask for help.', more(20, null, null)),
  says(
    'Adopters rate their service at 68%; non-adopters give theirs 53%. That makes adopters 22% more likely to be happy.',
    more(22, 68, 53),
  ),
  says(
    'Two and a half times as many leaders (45%) as followers (18%) involve their sales team.',
    ratio(2.5, 45, 18),
  ),
  says(
    'Half of all integrated firms see faster replies, but this is true of only a quarter of the others.',
    pair(50, 25),
  ),
  says(
    'Strategic users beat informal users by 17 points on this measure (51% v 34%).',
    points(17, 51, 34),
  ),
  says(
    'Sixty-eight percent in the first group, but only six percent in the second, buy search ads.',
    pair(68, 6),
  ),
  says(
    'Those with executive backing were significantly likelier to reach their goals (47%) than those without it (31%).',
    words(47, 31),
  ),
  // Press releases.
  says(
    'CHICAGO (March 3) – Fifty-two percent of millennials have changed jobs since 2020, compared with 26 percent of Gen Xers, making them twice as likely to have done so.',
    ratio(2, 52, 26),
  ),
  says(
    'Use of contactless cards in the over-75s more than doubled between 2016 and 2019, rising from 21 per cent to 45 per cent.',
    ratio(2, 45, 21),
  ),
  says(
    'Optimism has slipped by 7 points since the spring, to 38%, down from 45%.',
    points(7, 38, 45),
  ),
  says(
    'Almost a third of Scots (32%) have done so, twice the proportion in Wales (16%).',
    ratio(2, 32, 16),
  ),
  says('Nine in ten heads but fewer than half of parents had read the letter.', pair(90, 50)),
  says(
    'Dissatisfaction was higher in the private sector than in the public sector, at 41% and 29% respectively.',
    words(41, 29),
  ),
  says(
    'The proportion of unhappy tenants has risen by half in five years, from 12 per cent to 18 per cent.',
    more(50, 18, 12),
  ),
  says(
    'By contrast, 19% of the self-employed save for old age, next to 57% of employees.',
    pair(19, 57),
  ),
  // Blog posts.
  says(
    'Long posts: 12% share rate. Short posts: 4%. Long wins, three times over.',
    ratio(3, 12, 4),
  ),
  says('Emails with emojis? Opened by 31%. Emails without? 27%.', pair(31, 27)),
  says(
    'We moved the form to the top and sign-ups climbed 50%, from 2% of visitors to 3%.',
    more(50, 3, 2),
  ),
  says('Customers who chat with us spend 60% more.', more(60, null, null)),
  says(
    'I was stunned: 80% of my clients forgot their password, more than five times the 15% I had guessed.',
    ratio(5, 80, 15),
  ),
  says('Video gets shared 12x more often than text and links combined.', ratio(12, null, null)),
  // Tables told in prose.
  says('Share with a policy: large firms 72 percent, small firms 31 percent.', pair(72, 31)),
  says('Satisfied (before / after): 54% / 67%.', pair(54, 67)),
  says('Column A, homeowners: 48%. Column B, renters: 36%.', pair(48, 36)),
  says('Smokers 24%, non-smokers 8%: a ratio of 3.', ratio(3, 24, 8)),
  says('Agree, women 63%, agree, men 51% (difference: 12 points).', points(12, 63, 51)),
  // British and American abstracts and newspapers.
  says(
    'Adherence was 78.5% with the app and 61.2% with leaflets (absolute difference 17.3 points).',
    points(17.3, 78.5, 61.2),
  ),
  says(
    'The drug cut the rate of strokes by 25 per cent: 3 per cent of patients had one, against 4 per cent on placebo.',
    more(25, 3, 4),
  ),
  says(
    'Poor students are 40 percent less likely to graduate than rich students (36% graduate, compared to 60%).',
    more(40, 36, 60),
  ),
  says('In 1990 one household in four had a computer. By 2005 it was three in four.', pair(25, 75)),
  says('Twice as many men (44 percent) as women (22 percent) had heard of it.', ratio(2, 44, 22)),
  says('The figure for Wales (61%) was well below that for England (74%).', words(61, 74)),
  says('Obesity is half as common in France (15%) as in Hungary (30%).', ratio(0.5, 15, 30)),
  // Traps.
  says('Download all 34 templates; 71% of them are free until 2024.'),
  says('Our 5X Method has been taught to more than 2,400 people in 12 countries.'),
  says('The 2.0 release is 30 MB larger than the 1.0 release.'),
  says('Of the invited, 61% took part; 8% of those dropped out before the end.'),
  says('E-mail 45%, phone 30%, chat 25%.'),
  says('In 2025, analysts expect a market of $4.5 billion, of which Asia will hold 40%.'),
  says('Born in 1947, she published 71 papers, more than anyone at the institute.'),
  says('Helpline: 0345 600 2010 (8am to 8pm, at most 10p a minute).'),
  says('A sample of 1,000 has a margin of error of about 3 points; one of 4,000 has half that.'),
  says('See pages 34 to 71 for more on this.'),
  says('Operating costs were £12.4m, £1.2m more than budgeted.'),
  says('The fund charges 0.75% a year plus 20% of any gains.'),
  says('Earn double miles until 31 May, triple miles on Tuesdays.'),
  says('They rang three times before 60% of the sample had answered.'),
  says('Dilute 1:10, then cover 80% of the surface twice.'),
  says('Some 52% of the sample were women.'),
  says('Nobody works harder than our team of 12, 24 hours a day.'),
  says('Twice bitten, the committee took 3 months longer than before.'),
  says('The Big 4 audit 98% of the FTSE 100.'),
  says('The alpha level was 5%, the power 80%.'),
  says('Platform 9 is 34 metres longer than platform 4.'),
  says('Humidity of 40 to 60% is ideal, and a temperature of 20 degrees.'),
  says('The 4K screen has 4 times the pixels of a Full HD one.', ratio(4, null, null)),
  says('The base rate was raised from 0.1% to 0.25% on 16 December.', pair(0.25, 0.1)),
  says('A tenth of the seats are kept for members and 5% for the press.'),
  says('One in eight parcels arrives late.'),
  says('Respondents got $5 for the first wave and $10 for the second.'),
  says('Revenue is forecast to rise by 6%.'),
  says('Men are 48% of the sample, women 52%.'),
  says('The scanner finds 98% of weapons and has 2% false alarms.'),
  says('We have 34 years of experience and 71 offices.'),
  says('She won with 52% of the vote, the fifth time in a row.'),
  says('Lot 71, hammer price 47, estimate 40 to 60.'),
  says('The salary is 2% above the scale for the first year and 3% for the second.'),
  says('Up to 50% off everything, plus 10% for members.'),
  says('You are worth 1,000 times more than that.'),
  says('After 12 weeks, 15% had left the study.'),
];
