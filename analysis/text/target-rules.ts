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
      'leave|leaving|left|ditch|ditched|ditching|quit|quitting|dump|dumped|dumping|drop|dropped|dropping|cancel*|cancelled ...2 {brand}',
      'switch*|move|moving|moved|away|changed|changing ...2 from {brand}',
      'bye|goodbye|farewell ...1 {brand}',
      'better|faster|cheaper|nicer|easier than {brand}',
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
      '{brand} is|was|are|works ...2 better|faster|cheaper|nicer|easier|superior than|to|by',
      '{brand} beats|wins|rocks|rules|nailed',
      '{brand} over ...1 {brand}',
    ],
  },
  {
    id: 'losing',
    weight: -0.7,
    brand: 'first',
    phrases: [
      '{brand} is|was|are ...2 worse|slower|inferior than|to',
      '{brand} sucks|fails|failed|fail|lost|stinks|blows',
    ],
  },
];
