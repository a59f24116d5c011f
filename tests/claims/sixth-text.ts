import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/**
 * A sixth set, written and labelled together with the seventh, before either was run: the constructions of a
 * comparison in turn (as opposed to, lag at, N times the rate of, two to one, a third higher, one in three), in
 * every kind of text. The grammar was widened on this one.
 */
export const developedOn6: readonly AnnotatedText[] = [
  // eBooks and white papers.
  says(
    'Sixty-eight percent of top performers map the buyer’s journey, while laggards lag at 31%.',
    pair(68, 31),
  ),
  says(
    'Top performers are 2.2x likelier than laggards to map the buyer’s journey (68% against 31%).',
    ratio(2.2, 68, 31),
  ),
  says(
    'Firms that train their agents keep 82% of customers, as opposed to 61% at firms that do not.',
    pair(82, 61),
  ),
  says(
    'A striking 74% of early adopters test their emails — nearly double the 38% of late adopters who do so.',
    ratio(2, 74, 38),
  ),
  says(
    'High-growth teams hold weekly reviews at three times the rate of low-growth teams (57% vs 19%).',
    ratio(3, 57, 19),
  ),
  says(
    'Only half as many small firms (21%) as large firms (42%) have a written policy.',
    ratio(0.5, 21, 42),
  ),
  says(
    'Adoption among manufacturers is a third higher than among retailers: 48% versus 36%.',
    more(33.3, 48, 36),
  ),
  says(
    'Teams with a playbook resolve 34 percentage points more cases on first contact (79%) than teams without one (45%).',
    points(34, 79, 45),
  ),
  // Press releases.
  says(
    'LONDON – One in three managers has worked abroad, compared with just one in five of their staff, a study out today shows.',
    pair(33.3, 20),
  ),
  says(
    'Confidence fell 7 points to 43 per cent, the lowest reading since the survey began.',
    points(7, 43, null),
  ),
  says('Trust in reviews has risen from 52 pct to 65 pct in two years.', pair(65, 52)),
  says('Passholders now outnumber day visitors by three to one.', ratio(3, null, null)),
  says('Complaints per branch dropped by a quarter, from 16 to 12 a week.', more(25, 12, 16)),
  // Infographics.
  says('REMOTE: 59% HAPPY | OFFICE: 44% HAPPY', pair(59, 44)),
  says('3x more likes: 36% vs 12%', ratio(3, 36, 12)),
  says('Women 46% – Men 29% (+17 pts)', points(17, 46, 29)),
  // Abstracts.
  says(
    'Adherence was 63.4% in the intervention arm and 48.9% in the control arm (difference 14.5 percentage points).',
    points(14.5, 63.4, 48.9),
  ),
  says(
    'Readmission was 1.8-fold higher among patients discharged at weekends (10.8% vs 6.0%).',
    ratio(1.8, 10.8, 6),
  ),
  says(
    'Smokers had a significantly lower response rate than non-smokers (41.2% versus 55.0%, p = .01).',
    words(41.2, 55),
  ),
  says(
    'In the treated villages 38 % of households boiled their water; the corresponding figure in the control villages was 22 %.',
    pair(38, 22),
  ),
  // Blog posts.
  says(
    'Here’s the kicker: video ads get clicked by 1.8% of viewers; static ads manage 0.6%. That’s 3x better.',
    ratio(3, 1.8, 0.6),
  ),
  says('My newsletter’s open rate went from 20% to 30%, so it’s up 10%.', more(10, 30, 20)),
  says(
    'Dog owners walk more: 5 in 10 hit their step goal, versus 2 in 10 cat owners.',
    pair(50, 20),
  ),
  // Newspapers.
  says('The approval rating slid to 37 percent from 45 percent in May.', pair(37, 45)),
  says(
    'Some 54 per cent of Scots back the idea but south of the border support drops to 39 per cent.',
    pair(54, 39),
  ),
  says(
    'Renters are spending 40% of income on housing; owners, by contrast, spend 25%.',
    pair(40, 25),
  ),
  says('Pensioners are now twice as likely to vote as students.', ratio(2, null, null)),
  // Slide bullets.
  says('• Subscribers vs guests: 48 % / 16 % repeat purchase (3x)', ratio(3, 48, 16)),
  says('• Churn: trained 8 %, untrained 20 % → 60 % lower', more(60, 8, 20)),
  says('NPS promoters: 62 % (2019) → 48 % (2021)', pair(48, 62)),
  // Money, counts, a decimal comma.
  says(
    'Members spend an average of $90 a visit, compared to $60 for non-members, which is 50% more.',
    more(50, 90, 60),
  ),
  says(
    'The pilot stores sold 1,320 units, 10% more than the 1,200 sold in the control stores.',
    more(10, 1320, 1200),
  ),
  says('The rate is 12,5 % in the north as against 8,3 % in the south.', pair(12.5, 8.3)),
  says(
    'Forty-two percent of nurses, as compared with twenty-eight percent of doctors, had been vaccinated: a ratio of 3:2.',
    ratio(1.5, 42, 28),
  ),
  // Traps.
  says('The museum is open from 10 to 6 and closed on 25 December.'),
  says('Tickets are £12, or £9 if you book 2 weeks ahead.'),
  says(
    'The market for sensors, worth $4.2bn in 2019, will reach $9.8bn by 2027 at a CAGR of 11.2%.',
  ),
  says('Try the new Galaxy 2X with a 3x optical zoom.'),
  says('Section 2.4 compares the 12 methods; Table 3 gives the results.'),
  says('Of those asked, 62% said yes, 31% said no and 7% did not know.'),
  says('Mix 70% wool with 30% silk.'),
  says('The train leaves at 7.15 and gets in at 9.40, twice a day.'),
  says('Please allow 3 to 5 working days, or up to 10 at Christmas.'),
  says('Our response rate was 34%, from 1,200 invitations.'),
  says('Half of all proceeds go to charity.'),
  says('She scored 71 in the first round and 68 in the second, both under par.'),
  says('The sample was 52% female and had a mean age of 41 (SD 12).'),
  says('Sixty per cent of the earth in our pots is compost.'),
  says('Interest on the loan is 4.5% fixed for 2 years, then 6.9%.'),
  says('More than 200 suppliers from 14 countries took part.'),
  says('The 50/50 club draws its winner on the third Friday.'),
  says('Battery life: 24 hours; charges to 80% in 35 minutes.'),
  says('At least 75% of members must vote, and two thirds of those must agree.'),
  says('Use the code SAVE20 for 20% off your first order and 10% off the next.'),
  says('The 4x4 has a range of 300 miles and a 2.0-litre engine.'),
  says('He doubled back and took the other road.'),
  says('The second half of the game was better than the first.'),
  says('More likely than not, the shop will close in 2024.'),
  says('It rained on 18 of the 30 days.'),
  says('Call 0800 555 0123 between 8 and 8.'),
  says('According to the census, 19% of residents are over 65.'),
  says('We cut the cake in eight and ate three quarters of it.'),
  says('About 40% answered within a day and 80% within a week.'),
  says('Twin pack: 2 x 250 g.'),
  says('The twice-weekly letter goes to 30,000 inboxes.'),
  says('Its share price fell 3% on Tuesday to $41.20.'),
  says('One person in the team speaks Dutch; two speak Danish.'),
];
