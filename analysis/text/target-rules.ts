/**
 * What a phrase around a brand's name says about that brand, whatever else the text says. `brand` tells
 * which place of the phrase is the brand that is meant: its first or its last.
 */
export interface TargetRule {
  readonly id: string;
  readonly weight: number;
  readonly brand: 'first' | 'last';
  readonly phrases: readonly string[];
}

/**
 * Turning to a brand is good for it and turning away is bad, and of two that are compared one wins: what
 * the mood of the words alone does not tell. In the language of `readPhrase`; weights are in -1..1.
 */
export const targetRules: readonly TargetRule[] = [
  {
    id: 'turning to',
    weight: 0.6,
    brand: 'last',
    phrases: [
      'thinking|thought about|of ...2 {brand}',
      'considering ...2 {brand}',
      'switch|switching|switched|move|moving|moved|change|changing|went|going|go|back ...4 to {brand}',
      'looking at|into {brand}',
      'getting|get|ordering|ordered|buying|bought|chose|choosing|picked|joining|joined ...1 {brand}',
      'try|trying ...1 {brand}',
      'prefer ...1 {brand}',
      'rather|instead ...4 {brand}',
      'recommend ...2 {brand}',
      'should|shoulda|wish ...2 have ...1 stayed|stuck|gone|bought|chosen|picked|kept ...2 {brand}',
      'miss|missing my|the|you|our {brand}',
      'leaving|left|leave|ditched|ditching|dropped|dropping|dumped|swapped|traded {brand} ...1 for ...1 {brand}',
      'learn|lesson|lessons|leaf|page ...6 from {brand}',
      'hello|thanks|thank|kudos|bravo|congrats|props ...2 {brand}',
    ],
  },
  {
    id: 'turning away',
    weight: -0.7,
    brand: 'last',
    phrases: [
      'tired|sick|weary of ...2 {brand}',
      'fed up with ...1 {brand}',
      'had enough of ...1 {brand}',
      'done with ...1 {brand}',
      'leave|leaving|left|ditch|ditched|ditching|quit|quitting|dump|dumped|dumping|drop|dropped|dropping|cancel*|cancelled|swapped|traded my|our|the|with|on|a|up|that|this {brand}',
      'leave|leaving|left|ditch|ditched|ditching|quit|quitting|dump|dumped|dumping|drop|dropped|dropping|cancel*|cancelled|swapped|traded {brand}',
      'switch*|move|moving|moved|away|changed|changing|upgraded ...2 from {brand}',
      'bye|goodbye|farewell ...1 {brand}',
      'better|faster|cheaper|nicer|easier|quieter|lighter|friendlier|smoother|happier than ...2 {brand}',
      'prefer|chose|choose|picked|pick|take ...4 over|to|above {brand}',
      'rather ...5 than {brand}',
      'beats|beat|beating|outperforms|outclasses|destroys|smokes|crushes|trumps|outshines ...1 {brand}',
      'unlike {brand}',
      'instead of {brand}',
      'avoid|boycott ...1 {brand}',
      'problem*|issue*|trouble with ...1 {brand}',
      'worst|shame|fail on|by|from|of ...1 {brand}',
    ],
  },
  {
    id: 'winning',
    weight: 0.7,
    brand: 'first',
    phrases: [
      '{brand} is|was|are|works|looks|feels|sounds|runs|seems ...3 better|faster|cheaper|nicer|easier|superior|quieter|lighter|friendlier|smoother than|to|by',
      '{brand} beats|wins|rocks|rules|nailed|outperforms|outclasses|destroys|smokes|crushes|trumps|outshines',
      '{brand} over ...1 {brand}',
      'prefer|preferred {brand}',
    ],
  },
  {
    id: 'losing',
    weight: -0.7,
    brand: 'first',
    phrases: [
      '{brand} is|was|are|works|looks|feels|sounds|runs|seems ...3 worse|slower|inferior|louder|heavier|dearer|pricier|buggier|uglier than|to',
      "{brand} can't|cannot|doesn't|couldn't|can ...1 compare|compete|match|touch|learn",
      '{brand} could|should|must|needs|might|can ...1 learn|take ...3 from|thing|things|lesson|leaf|page',
      "{brand} isn't|wasn't|aren't ...2 as good|fast|nice|cheap|quiet|easy|reliable|friendly as",
      '{brand} is|was|are not|nothing|nowhere ...4 as|compared|like|near|to',
      '{brand} sucks|fails|failed|fail|lost|stinks|blows',
    ],
  },
  {
    id: 'held up as better',
    weight: 0.6,
    brand: 'last',
    phrases: [
      '{negation} ...3 as good|fast|nice|cheap|quiet|easy|reliable|friendly|smooth|light as ...2 {brand}',
      'nowhere|nothing near ...1 as ...2 as ...3 {brand}',
      'nothing|nobody beats|like|compares|tops ...2 {brand}',
      'worse|slower|louder|heavier|dearer|pricier|buggier than ...2 {brand}',
      '{negation} ...2 compare|compared|match|touch ...2 {brand}',
    ],
  },
];
