import type { SentimentLabel } from '#analysis/text/sentiment.ts';

/**
 * A sentence in our own words that a list of words reads wrongly, with what its writer means, and with what it says of
 * each brand where it names several.
 */
export interface HardSentence {
  readonly text: string;
  readonly sentiment: SentimentLabel;
  readonly towards?: Readonly<Record<string, SentimentLabel>>;
}

/** Sentences that were labelled first, and beside which rules were then written. */
export const hardSentences: readonly HardSentence[] = [
  { text: 'Not once in three visits did anybody smile or say hello.', sentiment: 'negative' },
  { text: 'I would not call this printer reliable by any stretch.', sentiment: 'negative' },
  {
    text: 'The room was gorgeous, but the noise kept us up until four.',
    sentiment: 'negative',
  },
  { text: 'Slow start, yet by the end we were cheering.', sentiment: 'positive' },
  { text: 'The new version could be a lot better.', sentiment: 'negative' },
  { text: 'I expected more from a company of this size.', sentiment: 'negative' },
  {
    text: 'Comcast beats Dish Network any day of the week.',
    sentiment: 'positive',
    towards: { Comcast: 'positive', 'Dish Network': 'negative' },
  },
  {
    text: 'My Dell is nowhere near as quiet as the old Toshiba.',
    sentiment: 'negative',
    towards: { Dell: 'negative', Toshiba: 'positive' },
  },
  { text: 'Oh great, another delay. Just what I needed.', sentiment: 'negative' },
  { text: 'Thanks for losing my bags, @Northwind. Brilliant work.', sentiment: 'negative' },
  { text: '😍😍😍', sentiment: 'positive' },
  { text: '🤬', sentiment: 'negative' },
  { text: 'noooooo not agaaaain', sentiment: 'negative' },
  { text: 'yessss it wooorks', sentiment: 'positive' },
  { text: 'Four hours on the tarmac #worstairline #neveragain', sentiment: 'negative' },
  { text: 'New espresso machine arrived #happycamper', sentiment: 'positive' },
  { text: 'Does the warranty cover a cracked screen?', sentiment: 'neutral' },
  { text: 'What time does the store on Bridge Street close on Sundays?', sentiment: 'neutral' },
  {
    text: 'I appreciate the effort, however my refund is still missing after six weeks.',
    sentiment: 'negative',
  },
  {
    text: 'With respect, the answer I was given leaves much to be desired.',
    sentiment: 'negative',
  },
  { text: 'It would be a great app if it did not crash every hour.', sentiment: 'negative' },
  { text: 'Perfect when it works, which is about twice a week.', sentiment: 'negative' },
  { text: 'I used to love this bakery.', sentiment: 'negative' },
  { text: 'Northwind was once the best in town. Not any more.', sentiment: 'negative' },
  { text: 'Not bad at all for the price!', sentiment: 'positive' },
  { text: 'I cannot fault the staff.', sentiment: 'positive' },
  { text: "I can't recommend this hotel enough.", sentiment: 'positive' },
  { text: 'Could not be happier with the new boiler.', sentiment: 'positive' },
  { text: 'After two years the parking app finally works.', sentiment: 'positive' },
  { text: 'No complaints whatsoever, and no hidden fees either.', sentiment: 'positive' },
  { text: 'Our train is 45 minutes late.', sentiment: 'negative' },
  { text: 'Been on hold since ten this morning.', sentiment: 'negative' },
  { text: 'The battery lasts barely two hours.', sentiment: 'negative' },
  { text: 'The lid came off in my bag and the soup is everywhere.', sentiment: 'negative' },
  { text: 'Northwind opens a customer care centre in Leeds next spring.', sentiment: 'neutral' },
  { text: 'The free trial ends on Friday.', sentiment: 'neutral' },
  {
    text: 'Left Dish Network for Comcast last month and have not looked back.',
    sentiment: 'positive',
    towards: { 'Dish Network': 'negative', Comcast: 'positive' },
  },
  { text: 'Would not wish this checkout on my worst enemy.', sentiment: 'negative' },
  {
    text: 'Finally ditched Comcast, should have gone with Northwind years ago.',
    sentiment: 'positive',
    towards: { Comcast: 'negative', Northwind: 'positive' },
  },
  { text: 'Nothing beats a Toshiba on a long flight.', sentiment: 'positive' },
];

/** Sentences that were labelled with the others, and never used to change a rule. */
export const keptHardSentences: readonly HardSentence[] = [
  { text: 'At no point did I feel that anyone was listening.', sentiment: 'negative' },
  { text: 'I do not think I have ever had a smoother move.', sentiment: 'positive' },
  { text: 'Lovely packaging, shame the mug inside was in pieces.', sentiment: 'negative' },
  {
    text: 'I was sceptical at first, but this little kettle has won me over.',
    sentiment: 'positive',
  },
  { text: 'For that money the seats should be more comfortable.', sentiment: 'negative' },
  { text: 'It is fine, I just hoped it would do more.', sentiment: 'negative' },
  {
    text: 'I prefer Northwind to Dell, hands down.',
    sentiment: 'positive',
    towards: { Northwind: 'positive', Dell: 'negative' },
  },
  {
    text: 'Apple could learn a thing or two about support from Toshiba.',
    sentiment: 'negative',
    towards: { Apple: 'negative', Toshiba: 'positive' },
  },
  { text: 'Wow, only three transfers to speak to a human. Well done.', sentiment: 'negative' },
  { text: 'Love waiting in the rain for a bus that never comes #not', sentiment: 'negative' },
  { text: '👏👏👏', sentiment: 'positive' },
  { text: '😤😤', sentiment: 'negative' },
  { text: 'sooooo slooooow', sentiment: 'negative' },
  { text: 'best. day. everrrrr', sentiment: 'positive' },
  { text: 'Booked the same seat twice again #epicfail', sentiment: 'negative' },
  { text: 'Row three at the concert tonight #bestdayever', sentiment: 'positive' },
  { text: 'Which adapter do I need for the older model?', sentiment: 'neutral' },
  { text: 'Can I change the delivery address after ordering?', sentiment: 'neutral' },
  {
    text: 'Dear team, may I kindly point out that nobody has replied to my three letters.',
    sentiment: 'negative',
  },
  {
    text: 'The waiter was polite; unfortunately our food arrived cold.',
    sentiment: 'negative',
  },
  { text: 'I would give it five stars if the sound were not so tinny.', sentiment: 'negative' },
  { text: 'The map is helpful whenever it decides to load.', sentiment: 'negative' },
  { text: 'This used to be my favourite cafe.', sentiment: 'negative' },
  { text: 'The sandwiches have gone downhill since the new owner.', sentiment: 'negative' },
  { text: 'Honestly not half bad.', sentiment: 'positive' },
  { text: 'You will not be disappointed.', sentiment: 'positive' },
  { text: 'Cannot thank the night nurse enough.', sentiment: 'positive' },
  { text: 'It does not get any better than this.', sentiment: 'positive' },
  { text: 'The leak is fixed at last!', sentiment: 'positive' },
  { text: 'Six months in and not a single problem.', sentiment: 'positive' },
  { text: 'My parcel was due on Monday and it is Thursday.', sentiment: 'negative' },
  { text: 'Charged twice for one ticket.', sentiment: 'negative' },
  { text: 'The handle snapped on day two.', sentiment: 'negative' },
  { text: 'Third replacement router this year.', sentiment: 'negative' },
  { text: 'The award ceremony for best bank is on Thursday in Vienna.', sentiment: 'neutral' },
  { text: 'Apple reports its results after the close of trading today.', sentiment: 'neutral' },
  {
    text: 'Moved from Northwind to Apple and the difference is night and day.',
    sentiment: 'positive',
    towards: { Northwind: 'negative', Apple: 'positive' },
  },
  { text: 'Save your money and stay at home.', sentiment: 'negative' },
  {
    text: 'Dish Network is worse than Comcast, and that says something.',
    sentiment: 'negative',
    towards: { 'Dish Network': 'negative' },
  },
  { text: 'Worth every penny.', sentiment: 'positive' },
];
