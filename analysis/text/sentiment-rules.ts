/** A group of phrases that mean the same to a customer's mood. `weight` is in -1..1. */
export interface SentimentRule {
  readonly id: string;
  readonly weight: number;
  readonly phrases: readonly string[];
}

/**
 * What a general lexicon of words misses in posts about products and services, in the language of
 * `readPhrase`: what goes wrong is often told in neutral words ("30 min late"), and pleasant words are
 * often about something else ("okay", "customer support", "could be better").
 *
 * A phrase found here stands in front of the single words it covers. The list is short on purpose;
 * a project adds its own words with a lexicon.
 */
export const sentimentRules: readonly SentimentRule[] = [
  {
    id: 'lateness',
    weight: -0.6,
    phrases: [
      '{number} min|mins|minute|minutes|hr|hrs|hour|hours|day|days late',
      'late again|now',
      'running|was|were|is|are|still|always|so|too|hours|again late',
      'late flight*',
      'delay*',
      'no-show',
      'still|been|keep|kept|keeps ... waiting|wait',
      'on hold',
      'waiting ... {number} hours|hour|hrs|minutes|mins|min|days|weeks',
      'hour|hours wait',
      'waited ...1 {number}|hours|ages|days|weeks|forever',
      'takes|took|taking forever|ages',
      'overdue',
    ],
  },
  {
    id: 'failure',
    weight: -0.6,
    phrases: [
      'outage*',
      '{negation} work|working|works',
      '{negation} ...2 work|working|load|loading|connect|respond|responding|answer',
      'stopped|stops|stop|quit working',
      'powering|powers|shuts|shutting off|down',
      'went|goes|going|is|are|been|keeps down',
      'down again',
      'broke|breaks|crashes|crashed|crashing|freezes|froze|freezing|glitch*',
      'out of order|service',
      'kept|keeps|keeping us|me|you ...2 up|awake',
      'snapped|cracked|leaks|leaking|leaked|shattered|jammed|dented|soggy|undercooked|overcooked|mouldy|moldy',
      'rancid|tinny|flimsy|laggy|clunky|sluggish|unresponsive|unusable|unreadable|inedible|glitchy|spotty|patchy',
      '🤬|😤|😠|😡|🙄|👎|🤮|🤢|💩|🤦|🤦‍♀️|🤦‍♂️|😒|😑|😩|😫|💔',
      'lost|losing|misplaced|damaged ...2 bag|bags|luggage|baggage|signal|connection|package|parcel',
    ],
  },
  {
    id: 'leaving',
    weight: -0.7,
    phrases: [
      'sick of',
      'sick and tired',
      'tired of',
      'fed up',
      'had enough',
      'done with',
      'cancel* flight*|my|our|again|the|order|service|subscription|account|contract',
      'flight*|was|been|were|got|are|is|getting cancel*',
      'cancelled|canceled|cancelling|canceling|cancellation*',
      'never ...2 again',
      'last time',
      'losing|lost ...2 customer|business',
      'switching|leaving',
    ],
  },
  {
    id: 'too much',
    weight: -0.5,
    phrases: [
      'too|way heavy|slow|expensive|long|loud|small|big|hot|far|late|hard|many|complicated|pricey',
      'way too',
      'overpriced',
      'rip off',
      'ripped off',
      'rude*|unhelpful|useless|pathetic|joke|nightmare|ridiculous|unacceptable|disappoint*|fail',
    ],
  },
  {
    id: 'shortfall',
    weight: -0.4,
    phrases: [
      '{negation} ...1 like|love|enjoy|recommend',
      'used to ...1 be|work|love|like|enjoy|rock|care|answer|help|have|get',
      'could|should|would have been ...1 better|nicer|easier|faster|great|good',
      'not what it|they|i ...1 was|were|used|expected|hoped|ordered',
      'so much for',
      'less|worse than expected|before|advertised|promised|hoped',
      'not worth',
      'waste of',
      'let me|us down',
      'could|should ...3 better|longer|faster|easier|quieter|lighter|cheaper',
      'meh|shame|sigh|confusing',
      'could|should|might be|have|been|do|done ...1 better|nicer|easier|faster|quicker|improved',
      'need|needs to be|get|do better',
      'better business bureau',
      'do better',
      'expected more|better',
      'wish ... would|had|was|were|could|did',
      'not ...1 expected|impressed|happy|good|great|enough|acceptable|ok|okay|cool',
      'good enough for',
      'would be nice|great|good|helpful',
      'no response|reply|answer|help|one|way|idea|apology',
      'why ...4 so|always|still|never|{negation}',
    ],
  },
  {
    id: 'praise',
    weight: 0.6,
    phrases: [
      'yay|woohoo|woot|kudos|props|flawless|seamless*|rocks|rock|appreciate*|grateful|blessed',
      "can't|cannot|cant wait",
      'thank you|u',
      'right|always|arrived|landed|left|early on time',
      'i|we like',
      'i|we really|also|do|rather like',
      'well done',
      'no problem|problems|issues|complaints|worries',
      'keep it up',
      'so|really|very|pleasantly happy|excited|pleased|impressed',
      'looking forward',
      'the best',
      'works great|well|perfectly|fine',
      '👏|🙌|😍|🥰|💯|🎉|👍|❤️|❤|😁|🤩|💖|🙏',
    ],
  },
  {
    id: 'small talk',
    weight: 0,
    phrases: [
      'customer service|support|care',
      'good|great morning|evening|afternoon|night|day',
      'thank* to|for nothing',
      'no thanks',
      'please|pls|plz|help|hello|yes|yeah',
      'like to|a|an|the|this|that|it|they|you|my|these',
      'feel|feels|felt|look|looks|looked|sound|sounds|seem|seems|just|more|something|nothing|stuff like',
    ],
  },
  {
    id: 'plain word',
    weight: 0,
    phrases: [
      'okay|ok|well|right|want|waiting|support|window|mobile|credit|customer|share|shares|top|still|go|going',
      'work|working|plus|giving|chance|must|overnight|able|taking|paying|speaking|straight|upgrade|true',
      'wonder|killing|thinking|kind|storm|stand|despite|correct|united|gold|golden|award|rose|star|safety',
      'free|big|pretty|friend|better|won|slam',
    ],
  },
];
