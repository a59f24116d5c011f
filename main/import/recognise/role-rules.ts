import type { DatasetKind, VariableKind, VariableRole } from '#analysis/columns/variable.ts';
import type { ColumnProfile } from './column-profile.ts';

/**
 * How a column with a role is told: by its kind, by the words of its header (lower case, words apart,
 * the surest first), and by what it holds.
 */
export interface RoleRule {
  readonly role: VariableRole;
  readonly kinds: readonly VariableKind[];
  readonly names: readonly RegExp[];
  /** What the values must look like; without it the name is enough. */
  readonly holds?: (profile: ColumnProfile) => boolean;
  /** Whether several columns may have the role. */
  readonly many?: boolean;
  /** The kind it is taken for, whatever its values alone would say. */
  readonly becomes?: 'id' | 'number';
  readonly says: string;
}

const words: readonly VariableKind[] = ['id', 'text', 'single'];
const counted: readonly VariableKind[] = ['number', 'single', 'scale'];

/** Distinct answers for each answer: 1 where all differ. */
function distinctShare({ counts, answered }: ColumnProfile): number {
  return counts.size / Math.max(1, answered);
}

function repeats(profile: ColumnProfile): boolean {
  return profile.isCapped || distinctShare(profile) < 0.9;
}

function share(profile: ColumnProfile, pattern: RegExp): number {
  const texts = [...profile.counts.keys()].slice(0, 200);
  return texts.filter((text) => pattern.test(text)).length / Math.max(1, texts.length);
}

function areWholeNumbers(profile: ColumnProfile): boolean {
  return share(profile, /^-?\d+(?:\.0+)?$/u) >= 0.99;
}

function areAmounts(profile: ColumnProfile): boolean {
  return share(profile, /\d/u) >= 0.99;
}

function areReferences(profile: ColumnProfile): boolean {
  return share(profile, /^\S{1,80}$/u) >= 0.97 && profile.counts.size > 1;
}

function areNames(profile: ColumnProfile): boolean {
  return profile.counts.size > 1 && profile.letters / Math.max(1, profile.answered) < 40;
}

function areLanguages(profile: ColumnProfile): boolean {
  return (
    profile.counts.size <= 200 &&
    share(profile, /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$|^\p{L}{4,20}$/iu) >= 0.9
  );
}

function areChannels(profile: ColumnProfile): boolean {
  return (
    profile.counts.size <= Math.max(12, profile.answered * 0.2) &&
    share(profile, /<a |https?:/iu) < 0.5
  );
}

function isWritten(profile: ColumnProfile): boolean {
  const isUrl = share(profile, /^https?:\/\/\S+$|^\/\S+$/u) > 0.5;
  return !isUrl && share(profile, /\s/u) > 0.3;
}

const post = 'tweet|post|status|message|msg|comment|review|mention|document|doc|article|entry|item';
const reaction =
  'reactions?|likes?|loves?|loved|wows?|hahas?|sads?|angrys?|angry|cares?|shares?|shared|comments?|retweets?|reposts?|replies|reply|quotes?|favou?rites?|up ?votes?|down ?votes?|ups|downs|views?|claps?|bookmarks?|interactions?|engagements?|plays?|saves?|repins?';

const postRules: readonly RoleRule[] = [
  {
    role: 'post-id',
    kinds: ['id', 'text', 'number'],
    names: [
      new RegExp(`^(?:${post}) ?id(?: str)?$`, 'u'),
      /^(?:id|id str|uuid|guid|permalink|url)$/u,
      new RegExp(`^(?:first|original|public|external|fb|ig|yt) (?:${post}) id$`, 'u'),
    ],
    holds: areReferences,
    becomes: 'id',
    says: 'the id of the post',
  },
  {
    role: 'post-id',
    kinds: ['id'],
    names: [/^$/u],
    holds: (profile) =>
      areReferences(profile) && distinctShare(profile) > 0.5 && share(profile, /^\d{8,}$/u) > 0.5,
    says: 'the id of the post',
  },
  {
    role: 'author',
    kinds: [...words, 'number'],
    names: [
      /^(?:author|user|account|profile|member|sender|from|creator|channel|owner|poster)(?: (?:user|display|channel|screen|full))? ?(?:id|name|handle|url)(?: str)?$/u,
      /^(?:author|user ?name|screen ?name|user|handle|sender|from user|posted by|created by|written by|nickname|creator|reviewer|reviewer name)$/u,
      /^name$/u,
    ],
    holds: areNames,
    says: 'who wrote it',
  },
  {
    role: 'time',
    kinds: ['date'],
    names: [
      /created|published|posted|publication/u,
      /time ?stamp|datetime|^date|^time|(?:tweet|post|comment|review|message) ?(?:date|time)|utc/u,
      /^(?!.*(?:flown|visit|edited|updated|retrieved|scraped|birth)).*(?:date|time)/u,
      /^$/u,
    ],
    says: 'when it was posted',
  },
  {
    role: 'text',
    kinds: ['text', 'single'],
    names: [
      new RegExp(
        `^(?:full text|text|content|body|selftext|message|caption|(?:${post}) ?(?:text|message|body|content|full text)|text (?:display|original)|first utterance|utterance)$`,
        'u',
      ),
      new RegExp(`^(?:${post}|sentence|description|feedback|complaint|snippet)$`, 'u'),
      /text|content|message|body|review/u,
      /^(?!.*(?:url|link|title|name|context)).*$/u,
    ],
    holds: isWritten,
    says: 'what was written',
  },
  {
    role: 'reply-to',
    kinds: [...words, 'number'],
    names: [
      /^in (?:reply|response) to (?:status|tweet|post|comment|message)?(?: ?id)?(?: str)?$/u,
      /^(?:parent|replied to|reply to|response to)(?: (?:comment|post|status|message|tweet))?(?: ?id)?$/u,
      /^in (?:reply|response) to/u,
    ],
    holds: areReferences,
    says: 'which post it answers',
  },
  {
    role: 'thread',
    kinds: words,
    names: [
      /^(?:thread|conversation|discussion)(?: ?(?:id|key|url))?$/u,
      /^(?:root|submission|story|link|video|ticket) ?(?:id|key)$/u,
    ],
    holds: (profile) => areReferences(profile) && repeats(profile),
    says: 'the conversation it belongs to',
  },
  {
    role: 'channel',
    kinds: ['single', 'text', 'id'],
    names: [
      /^(?:channel|platform|network|social network|site|publisher|subreddit|source type|media type)(?: ?name)?$/u,
      /^(?:page|page name|source|app name|forum|community|group|airline name|outlet)$/u,
    ],
    holds: areChannels,
    says: 'where it was posted',
  },
  {
    role: 'language',
    kinds: ['single', 'text'],
    names: [
      /^(?:(?:iso )?lang(?:uage)?(?: code)?|(?:tweet|post|text|detected) lang(?:uage)?|sprache|langue|idioma)$/u,
    ],
    holds: areLanguages,
    says: 'the language as the file names it',
  },
  {
    role: 'reactions',
    kinds: counted,
    names: [
      new RegExp(
        `^(?:num |n |nb |no of |number of |total |sum )?(?:${reaction})(?: ?(?:count|counts|total|num|number))?(?: ?\\d+)?$`,
        'u',
      ),
      /^(?:public metrics|metrics|statistics|stats|engagement) .+(?:count|s)$/u,
      /^score$/u,
    ],
    holds: (profile) => areWholeNumbers(profile) && profile.counts.size > 1,
    many: true,
    becomes: 'number',
    says: 'a count of reactions',
  },
];

const channelRule: Omit<RoleRule, 'says'> = {
  role: 'channel',
  kinds: ['single', 'text', 'id'],
  names: [
    /^(?:(?:marketing|media|traffic|touch|ad|acquisition|(?:(?:session|first user) )?(?:default|primary)) )?channels?(?: ?(?:name|group|grouping))?$/u,
    /^(?:touch ?points?|platform|network|publisher|site|media(?: (?:name|type))?|utm source|source|medium|utm medium|interaction channel|vehicle)(?: ?name)?$/u,
  ],
};

const costRule: RoleRule = {
  role: 'cost',
  kinds: ['number', 'single', 'scale'],
  names: [
    /^(?:total )?(?:cost|costs|spend|spends|spent|spending|ad ?spend|ad cost|amount spent|media (?:cost|spend)|investment|kosten|gasto|dépenses)(?: (?:usd|eur|gbp|in .+))?$/u,
    /^(?!.*(?:per|weight|share|rate)\b).+ (?:cost|spend|spent|s)$/u,
    /^(?:daily )?budget$/u,
  ],
  holds: areAmounts,
  many: true,
  becomes: 'number',
  says: 'what it cost',
};

const journeyRules: readonly RoleRule[] = [
  {
    role: 'customer',
    kinds: [...words, 'number'],
    names: [
      /^(?:customer|user|visitor|client|cookie|person|contact|lead|account|member|consumer|device|individual|subscriber|full ?visitor)(?: ?(?:id|key|no|number|hash|pseudo id))?(?: (?:anon|anonymi[sz]ed|hashed))?$/u,
      /^(?:session|journey|anonymous)(?: ?(?:id|key))$/u,
    ],
    holds: areReferences,
    becomes: 'id',
    says: 'whose journey a touch belongs to',
  },
  {
    role: 'time',
    kinds: ['date'],
    names: [/time ?stamp|datetime|^(?:event |touch |visit )?time/u, /date|time|day/u],
    says: 'when the touch was',
  },
  { ...channelRule, says: 'the channel of the touch' },
  {
    role: 'touch-type',
    kinds: ['single', 'text'],
    names: [/^(?:interaction|touch|event|action|engagement)(?: ?(?:type|name))?$/u, /^type$/u],
    holds: (profile) =>
      profile.counts.size <= 12 &&
      share(profile, /impress|click|view|open|visit|call|sent|touch/iu) >= 0.5,
    says: 'how the touch was: seen or clicked',
  },
  {
    role: 'conversion',
    kinds: counted,
    names: [
      /^(?:total |is |has |num )?(?:conversions?|converted|conv)(?: ?(?:flag|count|s))?$/u,
      /^(?:is |has |num )?(?:purchases?|purchased|orders?|ordered|sales?|transactions?|goals?)(?: ?(?:flag|count))?$/u,
    ],
    says: 'whether, or how often, it led to a conversion',
  },
  {
    role: 'value',
    kinds: counted,
    names: [
      /^(?:total )?(?:conversion|order|purchase|sales?|transaction|basket|cart) (?:values?|revenue|amount)$/u,
      /^(?:total )?(?:revenue|value|amount|turnover|price|gmv|umsatz)$/u,
    ],
    holds: areAmounts,
    becomes: 'number',
    says: 'what the conversion was worth',
  },
  costRule,
];

const campaignRules: readonly RoleRule[] = [
  {
    role: 'day',
    kinds: ['date'],
    names: [
      /^(?:day|date|week|month|ds|period|reporting (?:date|starts)|(?:start|week) ?date|datum)$/u,
      /date|day|time|week|month/u,
    ],
    says: 'the day, or the first day, of the figures',
  },
  { ...channelRule, says: 'where the money went' },
  {
    role: 'campaign',
    kinds: [...words, 'number'],
    names: [
      /^campaigns?(?: ?(?:name|id))?$/u,
      /^\S+ campaign(?: ?(?:name|id))$/u,
      /^(?:ad ?group|ad ?set)(?: ?(?:name|id))?$/u,
    ],
    says: 'the campaign',
  },
  costRule,
  {
    role: 'impressions',
    kinds: counted,
    names: [
      /^(?:total )?(?:impressions?|impr|imps|views)$/u,
      /^(?!organic).+ (?:impressions?|i)$/u,
    ],
    holds: areAmounts,
    many: true,
    becomes: 'number',
    says: 'how often it was shown',
  },
  {
    role: 'clicks',
    kinds: counted,
    names: [/^(?:total |link |all )?clicks?(?: all)?$/u, /^.+ clicks?(?: p)?$/u],
    holds: areAmounts,
    many: true,
    becomes: 'number',
    says: 'how often it was clicked',
  },
  {
    role: 'conversion',
    kinds: counted,
    names: [
      /^(?:total )?conversions?$/u,
      /^(?:approved )?conversions?$/u,
      /^(?:purchases?|orders?|leads?|results|sign ?ups|installs|acquisitions|transactions)$/u,
    ],
    holds: areAmounts,
    becomes: 'number',
    says: 'what it led to',
  },
  {
    role: 'value',
    kinds: counted,
    names: [
      /^(?:total )?(?:revenue|conversion value|purchase value|sales|turnover|umsatz|income)(?: (?:usd|eur|gbp))?$/u,
    ],
    holds: areAmounts,
    becomes: 'number',
    says: 'what came in',
  },
];

const surveyRules: readonly RoleRule[] = [
  {
    role: 'respondent',
    kinds: ['id'],
    names: [
      /^(?:respondent|response|resp|participant|case|record|person|interview|submission|serial)(?: ?(?:id|no|nr|number|key))?$/u,
      /^(?:id|uuid|token)$/u,
    ],
    holds: (profile) => distinctShare(profile) >= 0.99,
    says: 'who answered',
  },
  {
    role: 'wave',
    kinds: ['single', 'number', 'scale'],
    names: [/^(?:wave|survey (?:wave|round)|wave (?:no|nr|number|id)|welle|vague|oleada)$/u],
    says: 'the wave',
  },
  {
    role: 'strata',
    kinds: [...words, 'number'],
    names: [/^(?:strata|stratum|v?strat|estrato)$/u],
    says: 'the stratum of the sample',
  },
  {
    role: 'cluster',
    kinds: [...words, 'number'],
    names: [/^(?:psu|cluster|cluster id|primary sampling unit|v?psu)$/u],
    says: 'the cluster of the sample',
  },
];

/** What is looked for in a dataset of each kind, in the order in which columns are given away. */
export const rulesByKind: Readonly<Record<DatasetKind, readonly RoleRule[]>> = {
  survey: surveyRules,
  posts: postRules,
  journeys: journeyRules,
  campaigns: campaignRules,
};
