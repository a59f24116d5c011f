import { type AnnotatedText, more, pair, points, ratio, says, words } from './annotated-text.ts';

/** A tenth set, written and labelled when the rules of the others stood. It was measured before it was looked at. */
export const heldBack10: readonly AnnotatedText[] = [
  says('Pensioners trust radio (64%) far more than their grandchildren do (31%).', words(64, 31)),
  says(
    'Churn among annual customers is 5 %. Among monthly ones it is 15 %, thrice as high.',
    ratio(3, 15, 5),
  ),
  says(
    'Where there is a bike lane, 22 per cent cycle to school, as compared to 8 per cent elsewhere.',
    pair(22, 8),
  ),
  says(
    'Doctors who use the checklist are 2.5 times less likely to miss a dose (4% vs 10%).',
    ratio(2.5, 4, 10),
  ),
  says('Participation slipped from 61 percent to 55 percent, or by six points.', points(6, 55, 61)),
  says(
    'Renewals: 84 % with a call, 70 % without one. A call is worth 20 % more renewals.',
    more(20, 84, 70),
  ),
  says(
    'The panel found that 39% of first-time buyers regret the purchase, whereas among repeat buyers only 13% do.',
    pair(39, 13),
  ),
  says(
    'Bilingual children were 1.7 times as quick to notice the error (51% against 30% within a second).',
    ratio(1.7, 51, 30),
  ),
  says('In the capital 58% rent; in the provinces, 29%. That is double.', ratio(2, 58, 29)),
  says('Our German readers click less (2.1 %) than our Dutch ones (3.4 %).', words(2.1, 3.4)),
  says('Absences are down a fifth on last year, to 8% from 10%.', more(20, 8, 10)),
  says(
    'Sixty-six percent of planners meet their budget, which is 32 points above the 34 percent of non-planners.',
    points(32, 66, 34),
  ),
  says('Two-thirds of the boys and half of the girls had broken a rule.', pair(66.7, 50)),
  says('Interest in the topic is twice as great in the south.', ratio(2, null, null)),
  says('Ownership: flats 18 %; houses 63 % → 3.5x', ratio(3.5, 63, 18)),
  says('Firms with a blog get 55% more visitors than firms without.', more(55, null, null)),
  says('Only one in ten interns is paid, against nine in ten trainees.', pair(10, 90)),
  says(
    'The error rate of the new form (1.5%) is a quarter of that of the old one (6%).',
    ratio(0.25, 1.5, 6),
  ),
  says(
    'Cyclists are happier with their commute than drivers: 78% v 52%, a 50% difference.',
    more(50, 78, 52),
  ),
  says('Donations rose by £20 a head, from £80 to £100, an increase of 25%.', more(25, 100, 80)),
  says('Asked again in June, 44 % said yes, compared with 36 % in January.', pair(44, 36)),
  says(
    'Night owls reported poor sleep almost half again as often as early risers (41% vs. 28%).',
    more(50, 41, 28),
  ),
  says('The completion rate was 91% on paper and 74% online (p < .01).', pair(91, 74)),
  says('Tea drinkers outnumber coffee drinkers 3 to 2 in the north.', ratio(1.5, null, null)),
  // Traps.
  says('The keynote starts at 9, the first workshop at 10.30.'),
  says('Choose any 2 of our 8 courses and save 15%.'),
  says('The jacket is 60% wool and 40% polyester.'),
  says('Inflation is forecast at 2% for 2025.'),
  says('She bought 40% of the shares and later another 11%.'),
  says('The questionnaire took 12 minutes on average (SD 4.1).'),
  says('Room 71, third floor, ask for Ms Field.'),
  says('Twice winner of the cup, the club turns 100 this year.'),
  says('The 2.0 release fixes 34 bugs and adds 7 functions.'),
  says('Nearly 80% of the sample lived in towns.'),
  says('Boil 2 litres of water for every 200 g of pasta.'),
  says('The alarm rings at 85 decibels, the siren at 110.'),
  says('Students get 10% off tickets and 20% off drinks.'),
  says('Half past seven is too early for most of them.'),
  says('A quorum of 40 % is needed, and a majority of 60 % to change the rules.'),
  says('The half-life of the drug is 3 to 5 hours.'),
];
