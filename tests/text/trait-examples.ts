/** A post in our own words with the trait that its writer shows, and the brands it may name. */
export interface TraitExample {
  readonly text: string;
  readonly trait: string;
}

/** Brands named in the examples. */
export const exampleBrands = ['Dell', 'Comcast', 'Toshiba', 'Dish Network', 'Northwind', 'Apple'];

/**
 * Posts beside which the rules of the customer traits were written, so they say what the rules were
 * made to do and not how well they do on posts of others.
 */
export const traitExamples: readonly TraitExample[] = [
  { text: 'Okay Comcast is 30 min late now!', trait: 'passive' },
  { text: 'My laptop from Toshiba keeps turning itself off. Please help!', trait: 'venting' },
  { text: 'Third day without internet @Comcast, can someone fix this?', trait: 'venting' },
  { text: 'The router drops the signal every night, why is that @Northwind?', trait: 'venting' },
  { text: 'I like my Dell, but it weighs a ton and is too heavy to carry', trait: 'passive' },
  { text: 'They came to install Comcast today... ugh.', trait: 'passive' },
  { text: 'The new app is slow and ugly.', trait: 'passive' },
  { text: 'Internet down again. Sick of @Comcast, I am canceling!', trait: 'past' },
  { text: 'The flowers were dead on arrival. I am done with them forever!', trait: 'past' },
  { text: 'Cancelled my Northwind account today and will never go back', trait: 'past' },
  { text: '@Dell should ship laptops with Linux installed', trait: 'collaborative' },
  { text: 'It would be great if the @Northwind app had a dark mode', trait: 'collaborative' },
  { text: 'Idea for @Apple: let us turn off the startup sound', trait: 'collaborative' },
  { text: 'I love my new @Dell laptop, so fast!', trait: 'advocate' },
  { text: 'Best phone I ever had, I recommend Northwind to everyone', trait: 'advocate' },
  {
    text: 'Thinking about getting Comcast. Tired of the outages at Dish Network.',
    trait: 'future',
  },
  { text: 'Looking for a new laptop, should I get a Dell or an Apple?', trait: 'future' },
  { text: 'Our plan runs out in June, ready to switch. Which provider is best?', trait: 'future' },
  {
    text: 'Been on the phone to Northwind four times and nobody knows anything. HELP!!',
    trait: 'venting',
  },
  { text: 'My order still has not arrived, where is it @Northwind?', trait: 'venting' },
  { text: 'The screen flickers constantly. Anyone know how to stop it?', trait: 'venting' },
  { text: '@Comcast your app logged me out again, for the fifth time today', trait: 'venting' },
  { text: 'Coffee here used to be better.', trait: 'passive' },
  { text: 'Meh, the battery could last longer', trait: 'passive' },
  { text: 'Boring menu and the staff were rude', trait: 'passive' },
  { text: 'We left Dish Network last year and never looked back', trait: 'past' },
  { text: 'They have lost a customer of ten years. Bye @Northwind', trait: 'past' },
  { text: 'Closed my account. Never shopping there again.', trait: 'past' },
  { text: "Why don't you add a search box to the catalogue @Northwind", trait: 'collaborative' },
  { text: 'A smaller bottle would sell better, I think', trait: 'collaborative' },
  { text: 'You could offer a student price, many of us would sign up', trait: 'collaborative' },
  { text: 'Shout-out to Northwind: the support team was fantastic today', trait: 'advocate' },
  { text: 'Three years in and this Toshiba still runs like a charm', trait: 'advocate' },
  { text: 'If you need a bank, go to Northwind. Absolutely love them', trait: 'advocate' },
  { text: 'Is Comcast any good? My contract with the others ends soon', trait: 'future' },
  { text: 'Saving up for a MacBook, my old laptop has to go', trait: 'future' },
  { text: 'Anybody got a good alternative to Dish Network?', trait: 'future' },
  { text: 'The meeting is at ten on Tuesday', trait: 'none' },
  { text: 'Northwind opens a store in Leeds', trait: 'none' },
  {
    text: 'Two hours in the queue at Northwind and it is still not moving, what is going on?',
    trait: 'venting',
  },
  {
    text: '@Dell the fan is screaming again, I called support twice already, please get back to me',
    trait: 'venting',
  },
  { text: 'Can somebody at Comcast tell me why my bill went up?', trait: 'venting' },
  { text: 'Parcel came with a hole in it. Sigh.', trait: 'passive' },
  { text: 'The new layout is confusing', trait: 'passive' },
  { text: 'Great food, shame about the noise', trait: 'passive' },
  { text: 'Waited 40 minutes for a cold pizza', trait: 'passive' },
  { text: 'Just cut the cord with Comcast, good riddance', trait: 'past' },
  {
    text: 'That was my last flight with Northwind. Flying with others from now on.',
    trait: 'past',
  },
  { text: 'Sold my Dell, I will not buy another one', trait: 'past' },
  { text: '@Northwind please bring back the lemon flavour', trait: 'collaborative' },
  {
    text: 'Have you thought of opening earlier on Sundays? Many commuters pass by',
    trait: 'collaborative',
  },
  { text: 'I would put the price on the label so that people can see it', trait: 'collaborative' },
  { text: 'My Dell survived a fall from the table, what a machine!', trait: 'advocate' },
  { text: 'Northwind sorted my refund in minutes. Impressive service!', trait: 'advocate' },
  { text: 'Cannot praise the crew enough, wonderful trip', trait: 'advocate' },
  { text: 'Moving house next month, who do you all use for internet?', trait: 'future' },
  { text: 'Dell or Toshiba for college? Need to decide this week', trait: 'future' },
  { text: 'Fed up with Dish Network, looking at Comcast now', trait: 'future' },
  { text: 'Northwind publishes its annual report on Friday', trait: 'none' },
  { text: 'Thinking of switching from Comcast to Northwind', trait: 'future' },
  { text: 'Great support from @Dell today, thank you', trait: 'advocate' },
];

/** Posts written after the rules had been settled and not used to change them. */
export const unseenTraitExamples: readonly TraitExample[] = [
  { text: '@Northwind your website keeps crashing at checkout, can you help?', trait: 'venting' },
  {
    text: 'My modem has been offline since Monday and support still has no answer @Comcast',
    trait: 'venting',
  },
  { text: 'Charged twice for one order again! Please fix this @Northwind', trait: 'venting' },
  { text: 'Why does my Dell freeze every time I open the browser?', trait: 'venting' },
  { text: 'The keyboard on this Toshiba feels cheap', trait: 'passive' },
  { text: 'Northwind raised its prices, not happy', trait: 'passive' },
  { text: 'Nice hotel but the bed was terrible', trait: 'passive' },
  { text: 'I am so over Dish Network. Cancelled my subscription.', trait: 'past' },
  { text: 'Switched to another bank after what Northwind did to me', trait: 'past' },
  { text: 'Never flying with them again, worst crew ever', trait: 'past' },
  { text: 'I wish the Northwind app would remember my last order', trait: 'collaborative' },
  {
    text: 'Suggestion for @Comcast: send a text before the technician comes',
    trait: 'collaborative',
  },
  { text: 'You guys should make this in blue', trait: 'collaborative' },
  { text: 'Absolutely love the service at Northwind', trait: 'advocate' },
  { text: 'My Apple watch is amazing, everyone should get one', trait: 'advocate' },
  { text: 'Can anyone recommend a good laptop for work?', trait: 'future' },
  { text: 'I want to buy a new phone this summer, which is the best?', trait: 'future' },
  { text: 'Northwind store opens at nine', trait: 'none' },
];
