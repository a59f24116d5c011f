/** A made-up text for trying out: five claims, of which two do not hold. It says of itself that it is. */
export const exampleText = `An example. The survey is made up, to show what is checked.

Among 812 small firms, firms with a written plan are 34% more likely to post in groups than firms without one (71% vs. 47%). Firms with a plan are twice as likely to answer customers on the same day as firms without one (62% vs. 31%), and almost three times as likely to measure what a reply costs (34% vs. 13%).

Trust in their own figures is 24 points higher among firms with a plan (58% vs. 34%). Only 9% of firms with a plan sell on social sites compared to 3% of the others, which makes them six times as likely to do so.
`;
