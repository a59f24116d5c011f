import { type Codebook, readCodebook } from './codebook.ts';
import {
  asksForHelp,
  givesUp,
  goesWrong,
  looksForChange,
  objects,
  praises,
  presses,
  recommends,
  repeats,
  suggests,
  thanksForIt,
} from './customer-phrases.ts';

/**
 * The six traits that a customer's post can show, after the course on Social CRM that Parallax grew
 * from; definitions, phrases and examples are our own. Many may fire on a post; the trait of a post is
 * the one that fits best. Sentiment is one feature among several, because the traits cut across it.
 *
 * Limits: English; one post at a time, so that someone who repeats a complaint over days is seen only
 * where the post says so. Whether praise was asked for is not in the text; a person may correct it.
 */
export const customerTraits: Codebook = readCodebook({
  name: 'Customer traits',
  version: '2',
  mode: 'one-of',
  threshold: 0.5,
  fallback: 'none',
  labels: [
    {
      id: 'past',
      label: 'Past',
      definition: 'Has given up on the brand and says so, often to everyone.',
      examples: ['Cancelled my contract this morning. Goodbye and good riddance.'],
      rules: [
        { id: 'gives-up', any: givesUp, weight: 0.75 },
        { id: 'bad-mood', sentiment: ['negative'], weight: 0.1 },
        { id: 'praise', any: praises, sentiment: ['positive'], weight: -0.3 },
        {
          id: 'only-thinks-of-it',
          any: [
            'thinking|thought|considering|contemplating ...2 switching|leaving|moving|canceling|quitting',
          ],
          weight: -0.5,
        },
      ],
    },
    {
      id: 'future',
      label: 'Future',
      definition: 'Looks for a change: weighs a purchase or a switch and can be won.',
      examples: ['Our contract ends in May. Which provider would you go for?'],
      rules: [
        { id: 'looks-for-change', any: looksForChange, weight: 0.8 },
        {
          id: 'weary',
          any: ['tired of', 'sick of', 'fed up with', 'had enough of'],
          weight: 0.1,
          note: 'Weariness alone is a complaint; with a look around it is a move.',
        },
      ],
    },
    {
      id: 'collaborative',
      label: 'Collaborative',
      definition: 'Offers an idea or constructive feedback on what the brand could do.',
      examples: ['An offline mode for the app would be a great addition, just an idea.'],
      rules: [
        { id: 'suggests', any: suggests, weight: 0.75 },
        { id: 'gives-up', any: givesUp, weight: -0.3 },
      ],
    },
    {
      id: 'venting',
      label: 'Venting',
      definition: 'Complains repeatedly or asks for help with a trouble; can still be turned.',
      examples: ['Third time this week that the app logs me out. Can anyone sort this?'],
      rules: [
        { id: 'asks-for-help', any: asksForHelp, weight: 0.35 },
        { id: 'presses', any: presses, weight: 0.4 },
        { id: 'goes-wrong', any: goesWrong, weight: 0.2 },
        { id: 'repeats', any: repeats, weight: 0.2 },
        { id: 'to-someone', any: ['{mention}|{brand}'], weight: 0.1 },
        { id: 'bad-mood', sentiment: ['negative'], weight: 0.2 },
        { id: 'good-mood', sentiment: ['positive'], weight: -0.2 },
      ],
    },
    {
      id: 'passive',
      label: 'Passive',
      definition: 'Voices a concern without asking for anything.',
      examples: ['The tablet looks good, but its sound is awful.'],
      rules: [
        {
          id: 'only-complains',
          sentiment: ['negative'],
          none: asksForHelp,
          weight: 0.55,
        },
        { id: 'objects', any: objects, sentiment: ['neutral'], weight: 0.5 },
        { id: 'gives-up', any: givesUp, weight: -0.3 },
      ],
    },
    {
      id: 'advocate',
      label: 'Advocate',
      definition: 'Speaks well of the brand without being asked.',
      examples: ['Two years with this phone and it is still the best I have owned.'],
      rules: [
        { id: 'good-mood', sentiment: ['positive'], weight: 0.3 },
        { id: 'praises', any: praises, sentiment: ['positive', 'neutral'], weight: 0.3 },
        { id: 'recommends', any: recommends, sentiment: ['positive', 'neutral'], weight: 0.35 },
        {
          id: 'names-the-brand',
          any: ['{brand}|{mention}'],
          sentiment: ['positive'],
          weight: 0.15,
        },
        { id: 'thanks-for-it', any: thanksForIt, weight: 0.4 },
        { id: 'bad-mood', sentiment: ['negative'], weight: -0.5 },
        { id: 'asks', any: asksForHelp, weight: -0.2 },
        {
          id: 'thanks',
          any: ['thanks|thank|thx|ty'],
          weight: -0.1,
          note: 'Thanks alone answer something that the brand did or said.',
        },
      ],
    },
  ],
});
