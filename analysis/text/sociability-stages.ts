import { type Codebook, readCodebook } from './codebook.ts';
import { asksForHelp, goesWrong, suggests } from './customer-phrases.ts';

const apologises = [
  'sorry for|to|about ...4 hear|inconvenience|trouble|delay|this|that|any',
  'i|we am|are ...1 sorry',
  'we|i ...1 apologise|apologize',
  'nothing we|i can do',
  'unable to ...1 help|assist|change|refund|offer',
  'thank|thanks ...1 for|you contacting|reaching|writing|getting|for ...1 contacting|reaching|patience|feedback|enquiry|inquiry',
  'unfortunately we|our|this|there',
  'as per our|the|company',
  'policy does|is|says|states',
];

const otherChannels = [
  'called|rang|phoned|emailed|mailed|messaged|texted|wrote|dmed|chatted ...6 and|but|then|twice|again|times|already',
  'via|through|over|by|per|on the|your|a|my ...1 phone|email|mail|chat|dm|app|store|counter|website|branch|hotline',
  'sent|send|sending you|u|a|an|the ...2 dm|pm|email|mail|message|letter',
  'order|booking|case|ticket|reference|confirmation|account|tracking|claim number|no|id|code|{number}',
  'in store|branch',
  "dm'd|pm'd",
];

/**
 * The eight stages from least to most social in which customers and companies speak, after the lecture on Social CRM
 * that Parallax grew from; definitions, phrases and examples are our own. A post is at the stage that fits best.
 *
 * Limits: English; one post at a time, so that whether anybody answered is not seen. The list is meant to be edited:
 * some stages may not occur, and there may be others.
 */
export const sociabilityStages: Codebook = readCodebook({
  name: 'Sociability stages',
  version: '1',
  mode: 'one-of',
  threshold: 0.5,
  fallback: 'none',
  labels: [
    {
      id: 'monologue',
      label: '1 Monologue',
      definition: 'States a transaction or an announcement and expects no answer.',
      examples: ['Our summer sale starts on Monday, all lamps 20 % off.'],
      rules: [
        {
          id: 'announces',
          any: [
            'sale starts|ends|is|now|on',
            '{number} off|percent',
            'now|is|are open|available|live|hiring|out',
            'your order|booking|parcel|payment|invoice has|is|was',
            'new post|blog|video|episode|release|arrivals|collection|menu',
            'check out our|the',
            "we are|we're ...1 proud|excited|pleased|launching|opening|hiring",
            'giveaway|promotion|promo|discount|offer|offers|deal|deals',
          ],
          none: ['{question}', ...asksForHelp],
          weight: 0.6,
        },
        { id: 'bad-mood', sentiment: ['negative'], weight: -0.4 },
      ],
    },
    {
      id: 'request',
      label: '2 Request',
      definition: 'Asks for one act: to call, to send, to change, to sign up.',
      examples: ['Please send me the invoice for May.', 'Sign up by Friday and bring a friend.'],
      rules: [
        {
          id: 'asks-for-an-act',
          any: [
            'please|pls|plz|kindly ...3 send|call|ring|reply|respond|confirm|change|add|cancel|book|follow|dm|email|check|update|let|fix|help|advise|vote|share|sign',
            'can|could|would you ...3 send|call|change|add|cancel|book|follow|dm|email|check|update|confirm|refund|replace|look',
            'sign|signup up|by|for|here|now',
            'follow|dm|call|email|contact|vote|join|register|subscribe me|us|now|here|for|today',
            'i need to|a|my|you ...2 change|cancel|book|speak|talk|refund|replacement|check|update',
          ],
          weight: 0.6,
        },
      ],
    },
    {
      id: 'venting',
      label: '3 Venting',
      definition: 'Complains to nobody in particular and asks for nothing.',
      examples: ['The pizza was cold and the waiter was rude, what a night.'],
      rules: [
        { id: 'bad-mood', sentiment: ['negative'], weight: 0.5 },
        { id: 'to-someone', any: ['{mention}'], weight: -0.15 },
        { id: 'goes-wrong', any: goesWrong, sentiment: ['negative', 'neutral'], weight: 0.2 },
        { id: 'asks', any: ['{question}'], weight: -0.2 },
      ],
    },
    {
      id: 'one-sided',
      label: '4 One-sided dialogue',
      definition: 'Answers by formula, without taking up what the other said.',
      examples: ['I am sorry, but there is nothing we can do about this.'],
      rules: [{ id: 'answers-by-formula', any: apologises, weight: 0.75 }],
    },
    {
      id: 'seeker',
      label: '5 Seeks information, or presses in public',
      definition: 'Asks everybody, or lets everybody see that an answer is due.',
      examples: ['Does anyone know whether the shop on Mill Lane repairs phones?'],
      rules: [
        {
          id: 'asks-everybody',
          any: [
            'anyone|anybody|someone|somebody|everyone|who ...4 know|knows|else|tried|recommend|have|has|using|experience|seen',
            'any recommendation*|suggestion*|ideas|tips|advice|experience*',
            'looking for recommendation*|suggestion*|advice|a',
            'is it just me',
          ],
          weight: 0.7,
        },
        {
          id: 'presses',
          any: [
            'everyone|people|followers|world|press|public should|must|needs|to ...1 know|see|hear|read',
            'still waiting|no ...2 answer|reply|response',
            'going to|gonna ...2 tweet|post|tell|public|media',
            'retweet|rt if|this|please',
          ],
          weight: 0.6,
        },
        { id: 'asks', any: ['{question}'], weight: 0.35 },
        { id: 'to-someone', any: ['{mention}'], weight: 0.2 },
      ],
    },
    {
      id: 'engaged',
      label: '6 Engaged',
      definition: 'Speaks with somebody: answers, thanks, offers ideas.',
      examples: ['@Northwind thanks, that worked! A short guide would help others too.'],
      rules: [
        { id: 'to-someone', any: ['{mention}'], weight: 0.25 },
        {
          id: 'answers',
          any: [
            'thanks|thank|thx|ty|cheers',
            'yes|yep|yeah|no|nope|okay|ok|will|done|sure|sounds|agree|agreed',
            'that|it worked|helped|helps|works|fixed',
          ],
          weight: 0.3,
        },
        { id: 'good-mood', sentiment: ['positive'], weight: 0.2 },
        { id: 'suggests', any: suggests, weight: 0.3 },
        { id: 'bad-mood', sentiment: ['negative'], weight: -0.3 },
      ],
    },
    {
      id: 'community',
      label: '7 Community',
      definition: 'Helps other customers, or speaks for them as one of many.',
      examples: ['If yours does that as well, try holding the button for ten seconds.'],
      rules: [
        {
          id: 'helps-others',
          any: [
            'if you|yours|your ...6 try|hold|press|restart|go|check|use|ask|click|open|turn',
            "here's|heres|this is|here how|what|is ...2 you|to|i|worked|we",
            'worked|works|fixed ...2 for me',
            'hope this|that|it helps',
            'you can|could|need|just ...2 try|restart|reset|go|use|find|get|turn|hold|press|click',
          ],
          weight: 0.6,
        },
        {
          id: 'one-of-many',
          any: [
            'fellow customers|users|members|owners|fans|travellers|travelers',
            'we all|users|customers|members|owners|fans|locals',
            'our community|group|forum|club|meetup|neighbourhood|neighborhood',
            'join us|our|the',
            'many|most|lots of us',
          ],
          weight: 0.6,
        },
      ],
    },
    {
      id: 'specific',
      label: '8 Specific intent across channels',
      definition: 'Pursues one aim and names what was said or done elsewhere.',
      examples: ['I emailed on Monday and called twice about order 4711, where does it stand?'],
      rules: [
        { id: 'other-channels', any: otherChannels, weight: 0.65 },
        { id: 'asks-for-help', any: asksForHelp, weight: 0.15 },
        { id: 'number', any: ['{number}'], weight: 0.1 },
      ],
    },
  ],
});
