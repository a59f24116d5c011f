/** How a statement softens or bounds its figure: "about", "almost", "more than", "less than", "up to". */
export type Hedge = 'none' | 'about' | 'almost' | 'over' | 'under' | 'at-least' | 'up-to';

/** What makes a figure before it the size of a surplus. */
export const moreWords = new Set([
  'more',
  'higher',
  'greater',
  'larger',
  'bigger',
  'likelier',
  'faster',
  'better',
  'stronger',
  'longer',
  'above',
  'ahead',
  'increase',
  'rise',
  'growth',
  'jump',
  'gain',
  'lift',
  'surge',
  'improvement',
  'lead',
  'boost',
  'uplift',
  'advantage',
  'gap',
  'difference',
  'margin',
  'over',
  'up',
]);
/** What makes a figure before it the size of a shortfall. */
export const lessWords = new Set([
  'less',
  'fewer',
  'lower',
  'smaller',
  'slower',
  'worse',
  'weaker',
  'shorter',
  'below',
  'behind',
  'decrease',
  'drop',
  'decline',
  'fall',
  'reduction',
  'cheaper',
  'down',
  'under',
  'loss',
]);
/** What before a figure says that something rose by it. */
export const riseVerbs = new Set([
  'up',
  'rose',
  'rise',
  'rises',
  'risen',
  'grew',
  'grow',
  'grown',
  'grows',
  'increased',
  'increase',
  'increases',
  'climbed',
  'jumped',
  'gained',
  'soared',
  'surged',
  'improved',
  'leapt',
  'higher',
  'outnumber',
  'outnumbered',
  'lift',
  'lifts',
  'lifted',
  'raise',
  'raises',
  'raised',
  'boost',
  'boosts',
  'boosted',
  'improves',
  'improve',
]);
/** What before a figure says that something fell by it. */
export const fallVerbs = new Set([
  'down',
  'fell',
  'fall',
  'fallen',
  'dropped',
  'drop',
  'declined',
  'decreased',
  'decrease',
  'shrank',
  'slipped',
  'plunged',
  'cut',
  'lost',
  'reduced',
  'reduces',
  'reduce',
  'cuts',
  'lowers',
  'lowered',
  'falls',
  'lower',
  'dipped',
]);
/** Comparatives that "by" and a figure may follow: "likelier by 34 percent". */
export const comparativesBy = new Map<string, 'more' | 'less'>([
  ['likelier', 'more'],
  ['greater', 'more'],
  ['larger', 'more'],
  ['bigger', 'more'],
  ['better', 'more'],
  ['more', 'more'],
  ['less', 'less'],
  ['fewer', 'less'],
  ['smaller', 'less'],
  ['worse', 'less'],
]);
/** Verbs whose "up" or "down" says nothing of a change: "make up 35 %". */
export const phrasalVerbs = new Set(
  'make makes made making sign signs signed take takes took set sets add adds added give gives gave pick picks picked turn turns turned break breaks broke end ends ended hold holds held'.split(
    ' ',
  ),
);
/** Nouns of a change that may go either way: a lower bounce rate is an improvement, too. */
export const eitherWayNouns = new Set(['improvement', 'change', 'difference', 'swing', 'shift']);
/** Words in "-er" that compare nothing. */
const notComparative = new Set(
  'over under after per number paper water power order member customer user never ever however whether either neither together rather other another consumer manager worker owner buyer seller teacher quarter matter letter winter summer offer former chapter paper center supplier carrier barrier soldier premier outlier tier pier earlier later computer career layer player driver voter paper order'.split(
    ' ',
  ),
);
/** Whether a word is a comparative of one word ("darker", "happier"), as far as its ending tells. */
export function isComparative(word: string): boolean {
  return word.length >= 5 && /er$/u.test(word) && !notComparative.has(word);
}
/** Verbs that say a multiple by themselves. */
export const changeVerbs = new Map<string, number>([
  ['doubled', 2],
  ['doubling', 2],
  ['doubles', 2],
  ['tripled', 3],
  ['trebled', 3],
  ['triples', 3],
  ['quadrupled', 4],
  ['tripling', 3],
  ['trebling', 3],
  ['trebles', 3],
  ['quadruples', 4],
  ['quadrupling', 4],
  ['halved', 0.5],
  ['halves', 0.5],
  ['halving', 0.5],
]);
/** What after a multiple says that it is of something else. */
export const likeWords = new Set([
  'as',
  'the',
  'that',
  'likely',
  'rate',
  'what',
  'those',
  'number',
  'percentage',
  'share',
  'proportion',
  'level',
]);
/** What says how large a difference is without a figure. */
export const magnitudeWords = new Set([
  'significantly',
  'much',
  'far',
  'considerably',
  'substantially',
  'markedly',
  'notably',
  'dramatically',
  'vastly',
  'way',
  'somewhat',
  'slightly',
  'a',
  'lot',
  'even',
]);
/** What a size is said to be: "the gap is 15 points". */
export const gapNouns = new Set(['gap', 'difference', 'lead', 'margin', 'advantage']);
/** The comparatives of differences in words. */
export const comparatives = new Set([
  'more',
  'less',
  'higher',
  'lower',
  'greater',
  'fewer',
  'likelier',
  'larger',
  'smaller',
]);

/** What stands after a comparative of a difference in words: "more likely", "a lower share". */
export const comparedNouns = new Set([
  'likely',
  'often',
  'rate',
  'share',
  'proportion',
  'percentage',
  'levels',
]);

/** How a statement softens or bounds its figure, the longer phrases first. */
export const hedges: readonly (readonly [words: readonly string[], hedge: Hedge])[] = [
  [['no', 'more', 'than'], 'up-to'],
  [['no', 'less', 'than'], 'at-least'],
  [['no', 'fewer', 'than'], 'at-least'],
  [['more', 'than'], 'over'],
  [['greater', 'than'], 'over'],
  [['less', 'than'], 'under'],
  [['fewer', 'than'], 'under'],
  [['at', 'least'], 'at-least'],
  [['up', 'to'], 'up-to'],
  [['as', 'much', 'as'], 'up-to'],
  [['as', 'many', 'as'], 'up-to'],
  [['close', 'to'], 'about'],
  [['just', 'over'], 'over'],
  [['just', 'under'], 'almost'],
  [['well', 'over'], 'over'],
  [['over'], 'over'],
  [['above'], 'over'],
  [['exceeding'], 'over'],
  [['under'], 'under'],
  [['below'], 'under'],
  [['almost'], 'almost'],
  [['nearly'], 'almost'],
  [['about'], 'about'],
  [['around'], 'about'],
  [['roughly'], 'about'],
  [['approximately'], 'about'],
  [['some'], 'about'],
  [['~'], 'about'],
  [['≈'], 'about'],
  [['c'], 'about'],
];

/** Nouns of a change that a figure follows: "a reduction of 40 %". */
export const changeNouns = new Set([
  'increase',
  'rise',
  'jump',
  'gain',
  'surge',
  'improvement',
  'growth',
  'drop',
  'decrease',
  'fall',
  'reduction',
  'decline',
]);

/** Verbs that set one side above another, or below: "exceeds", "trails". */
export const comparingVerbs = new Map<string, 'more' | 'less'>([
  ['exceed', 'more'],
  ['exceeds', 'more'],
  ['exceeded', 'more'],
  ['outnumber', 'more'],
  ['outnumbers', 'more'],
  ['outnumbered', 'more'],
  ['outperform', 'more'],
  ['outperforms', 'more'],
  ['outperformed', 'more'],
  ['outstrips', 'more'],
  ['surpasses', 'more'],
  ['surpassed', 'more'],
  ['overtook', 'more'],
  ['overtaken', 'more'],
  ['overtakes', 'more'],
  ['outpace', 'more'],
  ['outpaces', 'more'],
  ['outpaced', 'more'],
  ['outscored', 'more'],
  ['outscore', 'more'],
  ['lag', 'less'],
  ['lags', 'less'],
  ['lagged', 'less'],
  ['trail', 'less'],
  ['trails', 'less'],
  ['trailed', 'less'],
]);

/** Verbs of a change whose size may stand elsewhere: "went from 17 % to 51 %". */
export const movingVerbs = new Set([
  'went',
  'goes',
  'moved',
  'changed',
  'slid',
  'slipped',
  'swung',
  'shifted',
  'advanced',
  'sank',
]);
