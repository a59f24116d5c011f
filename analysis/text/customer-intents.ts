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
  speaksOfService,
  suggests,
} from './customer-phrases.ts';

const advises = [
  'make|be sure ...1 to|you|and|that|that',
  'be aware|careful|prepared|warned|ready',
  "don't|dont|not ...1 forget|miss|book|expect|bother|waste|stay|eat ...1 to|the|a|at|here|there|on|in|it|with|your|out|any",
  'i|we|would|highly|definitely|strongly ...1 advise|recommend|suggest|advised',
  "i'd ...1 advise|recommend|suggest",
  'recommend|suggest that|you|to|getting|asking|taking|booking|staying|using|bringing|trying|walking|calling',
  'tip|tips|hint|advice|suggestion for|to|is|would|on',
  'my|one|only|a|another|top|just ...1 tip|advice|suggestion|recommendation|hint',
  'if you|your|u ...9 ask|request|take|get|book|try|make|bring|avoid|use|go|choose|check|stay|pay|walk|be|consider|want|need|should|can|have',
  'ask|request for|to ...2 room|rooms|be|floor|upgrade|view|one|quiet|high|higher',
  'you|guests|visitors|travelers|travellers should|must|need|might|may|could|can|have|will ...1 to|try|ask|book|be|take|go|bring|get|want|consider|check|find|use|also|always',
  "you'll|you're|you'd ...1 want|need|better",
  'best|better|worth|wise|advisable|good ...1 to|off|idea|checking|asking|booking|paying|getting|it ...1 to|book|ask|take|use|get|stay|go|bring|check',
  'avoid ...2 the|this|rooms|room|at|staying',
  'bring|pack|take ...1 your|own|earplugs|ear|some|plenty|a ...1 own|plugs|with|of|taxi|cab|bus|jacket',
  'book ...2 early|ahead|advance|direct|directly|online',
  'stay away|clear from|of',
  'look|go|head elsewhere',
  'beware|consider|remember ...1 of|the|to|that|staying|a',
  'check out|with|before|the|online',
  'try to|the|out|and|a|one|this|their|getting|asking',
  'take the|a|advantage|bus|taxi|metro|train|subway|cab',
  'do yourself a favor|favour',
  'you|would do ...1 better',
];

const asksToBuild = [
  'please|pls|plz ...3 add|allow|provide|support|enable|let|give|make|fix|bring|include|implement|consider|improve|change|expose|update|remove|extend|create|open|introduce|release|port|expand',
  "would|it'd|that'd|could ...3 nice|great|good|cool|helpful|useful|awesome|better|handy|lovely|beneficial|wonderful|fantastic|amazing|perfect|easier|ideal ...2 to|if|for|when|idea|feature|have|as",
  'should be|have|also|allow|support|provide|include|let|not|add|offer|show|make|return|give|at|only|really ...3 able|option|ability|possible|way|allowed|support|available|api|to|a|an|the|added|like|same|default|more',
  'there|microsoft|you|windows|store|they|app|apps|users|we|developers should|must|needs',
  'need|needs|want|wants|like|love ...2 ability|option|way|support|feature|api|possibility|more|better|to ...2 see|be|have|able|add|for|that|to|control',
  'would|i|we|really like to|a|an|the|see|if|be|more',
  'would|i|we|really love to|a|an|the|see|if|be|more',
  'allow|let|enable|give us|me|users|developers|apps|user|people|customers|the|for|to|access|app ...4 to|ability|option|choose|set|use|the|an|access',
  'add|adding|implement|provide|introduce|include ...1 support|option|feature|ability|a|an|the|more|new|api|some|functionality',
  'support for|of|the ...3 {url}|in|on|please|needed|is|would',
  'suggest|suggestion|suggesting|propose|proposal|request|requesting|idea|feature',
  'wish|hope|hoping ...2 microsoft|you|there|could|it|was|were|had|would|they|that|can|will',
  'how about|hard',
  "why not|can't|cant|doesn't|don't ...2 we|you|just|add|there|make|have|allow|it",
  'instead of ...4 {question}',
  'could you|we|be|microsoft|have ...3 add|make|provide|have|get|also|added|improved|better',
  'can we|you ...2 get|have|please|add|make',
  'bring back',
  'make it ...2 possible|easier|easy|so|available|optional|a|more|better',
  'at least ...2 make|give|let|allow|provide|have|add',
  'it|this|that|which would ...2 allow|help|make|enable|let|give|simplify|improve|save|increase',
  'missing|lacks|lacking ...2 feature|option|functionality|ability|support',
];

/**
 * What a post wants, as a codebook of which several entries may hold at once. Entries can be edited,
 * switched off and added to in a project, as those of the traits.
 *
 * Limits: English. The phrases were written beside the training part of public suggestion forums and the trial
 * part of hotel reviews, none of whose texts is part of Parallax; docs/models/intents.md says how well they do on the rest.
 */
export const customerIntents: Codebook = readCodebook({
  name: 'Intents',
  version: '2',
  mode: 'any-of',
  threshold: 0.5,
  fallback: 'none',
  labels: [
    {
      id: 'complaint',
      label: 'Complaint',
      definition: 'Says that something fell short of what was expected.',
      examples: ['The parcel came two weeks late and the box was open.'],
      rules: [
        { id: 'bad-mood', sentiment: ['negative'], weight: 0.5 },
        { id: 'goes-wrong', any: goesWrong, weight: 0.3 },
        { id: 'to-a-helpdesk', any: ['{helpdesk}'], weight: 0.25 },
        { id: 'speaks-of-service', any: speaksOfService, weight: 0.2 },
        { id: 'presses', any: presses, weight: 0.3 },
        { id: 'objects', any: objects, weight: 0.15 },
        { id: 'repeats', any: repeats, weight: 0.1 },
        { id: 'denies', any: ['{negation}'], weight: 0.15 },
        { id: 'asks-for-help', any: asksForHelp, weight: 0.05 },
        {
          id: 'chats',
          all: ['{mention}'],
          none: ['{helpdesk}', '{brand}', ...speaksOfService, ...goesWrong],
          weight: -0.25,
          note: 'A mention of somebody in a text without a word of products is talk among people.',
        },
        {
          id: 'thanks',
          any: ['thanks|thank|thx|ty|cheers'],
          sentiment: ['neutral', 'positive'],
          weight: -0.2,
        },
        { id: 'good-mood', sentiment: ['positive'], weight: -0.4 },
      ],
    },
    {
      id: 'help',
      label: 'Request for help',
      definition: 'Asks somebody to solve a trouble or to explain.',
      examples: ['My router is blinking red, can somebody tell me what to do?'],
      rules: [
        { id: 'asks-for-help', any: asksForHelp, weight: 0.5 },
        { id: 'good-mood', sentiment: ['positive'], weight: -0.2 },
      ],
    },
    {
      id: 'suggestion',
      label: 'Suggestion',
      definition: 'Says what should be made or done otherwise, or advises others.',
      examples: ['You should add a dark theme.', 'Ask for a room at the back.'],
      rules: [
        { id: 'suggests', any: suggests, weight: 0.6 },
        { id: 'asks-to-build', any: asksToBuild, weight: 0.5 },
        { id: 'advises', any: advises, weight: 0.5 },
      ],
    },
    {
      id: 'praise',
      label: 'Praise or recommendation',
      definition: 'Speaks well of it, or tells others to take it.',
      examples: ['Best coffee in town, go there!'],
      rules: [
        { id: 'praises', any: praises, sentiment: ['positive', 'neutral'], weight: 0.4 },
        { id: 'recommends', any: recommends, sentiment: ['positive', 'neutral'], weight: 0.5 },
        { id: 'good-mood', sentiment: ['positive'], weight: 0.2 },
      ],
    },
    {
      id: 'leaving',
      label: 'Leaving',
      definition: 'Leaves, or has left, or says that this was the last time.',
      examples: ['I have cancelled my plan.'],
      rules: [
        { id: 'gives-up', any: givesUp, weight: 0.6 },
        { id: 'good-mood', sentiment: ['positive'], weight: -0.2 },
      ],
    },
    {
      id: 'purchase',
      label: 'Purchase intent',
      definition: 'Wants to buy, or weighs whom to buy from.',
      examples: ['Which laptop would you get for college?'],
      rules: [{ id: 'looks-for-change', any: looksForChange, weight: 0.6 }],
    },
    {
      id: 'question',
      label: 'Question',
      definition: 'Asks something.',
      examples: ['Are you open on Sunday?'],
      rules: [{ id: 'asks', any: ['{question}'], weight: 0.6 }],
    },
    {
      id: 'information',
      label: 'Information',
      definition: 'States or passes on a fact, without a wish and without a mood.',
      examples: ['The store on King Street opens at nine.'],
      rules: [
        {
          id: 'only-tells',
          sentiment: ['neutral'],
          none: ['{question}', ...suggests, ...looksForChange, ...givesUp, ...asksForHelp],
          weight: 0.6,
        },
      ],
    },
  ],
});
