import { businessPhrases, businessSynonyms } from './business-synonyms.ts';

/** The words by which a label is compared, each without its ending; `numbers` are kept apart. */
export interface LabelWords {
  readonly stems: readonly string[];
  readonly numbers: readonly string[];
  /** Whether the label denies what it says: "not", "never", "without". */
  readonly isNegated: boolean;
}

/** The words of a label that say what it is about; none where it has only function words. */
export function labelWords(label: string): LabelWords {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’']s?(?!\p{L})/gu, '');
  const spaced = ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const text = businessPhrases.reduce(
    (so, [phrase, word]) => so.replaceAll(` ${phrase} `, ` ${word} `),
    spaced,
  );
  const words = text.trim().split(' ');
  const content = words.filter((word) => word.length > 1 && !functionWords.has(word));
  return {
    stems: [...new Set(content.filter((word) => !/^\d/u.test(word)).map(stemOf))],
    numbers: words.filter((word) => /^\d/u.test(word)).sort(),
    isNegated: words.some((word) => negations.has(word)),
  };
}

/** Whether two stems are words for one thing in the language of business and surveys. */
export function areSynonyms(one: string, other: string): boolean {
  const groups = groupsByStem.get(one);
  return (
    groups !== undefined &&
    groupsByStem.get(other)?.some((group) => groups.includes(group)) === true
  );
}

/**
 * A word without the endings that its forms and its relatives differ by: "participation" and "participate",
 * "secure" and "security", "colour" and "color" have one stem. It is no word, and only compared.
 */
export function stemOf(word: string): string {
  const regular = irregular.get(word) ?? word;
  let stem = regular
    .replace(/isation|ization/u, 'iz')
    .replace(/is(e[sd]?|ing)$/u, 'iz$1')
    .replace(/our(?=s?$|ed$|ing$)/u, 'or')
    .replace(/tre(?=s?$)/u, 'ter');
  for (let cut = ending.exec(stem); cut; cut = ending.exec(stem)) stem = stem.slice(0, cut.index);
  return stem.replace(/([bdfgmnprt])\1$/u, '$1');
}

/** Endings after at least three letters, of forms first and of kinds of words then. */
const ending =
  /(?<=\p{L}{3})(?:iness|ness|ability|ibility|ations?|ating|ated|ates|ate|ances?|ences?|ments?|ings?|ions?|able|ible|ied|ies|ity|ed|es|ly|ful|al|s|y|e|i)$/u;

const irregular = new Map([
  ['bought', 'buy'],
  ['paid', 'pay'],
  ['told', 'tell'],
  ['given', 'give'],
  ['gave', 'give'],
  ['sold', 'sell'],
  ['felt', 'feel'],
  ['feeling', 'feel'],
  ['made', 'make'],
  ['kept', 'keep'],
  ['grown', 'grow'],
  ['heard', 'hear'],
  ['seen', 'see'],
  ['dealt', 'deal'],
  ['sent', 'send'],
  ['people', 'person'],
  ['advise', 'advice'],
  ['advised', 'advice'],
  ['children', 'child'],
  ['women', 'woman'],
  ['men', 'man'],
  ['news', 'newspaper'],
  ['knowledge', 'know'],
  ['choice', 'choose'],
  ['chosen', 'choose'],
  ['queues', 'queue'],
  ['queuing', 'queue'],
]);

const negations = new Set(['not', 'no', 'never', 'without', 'cannot', 'nobody', 'none', 'nothing']);

const functionWords = new Set(
  'the an of to for in on at by with from and or but as is are was were be been being am have has had having do does did doing will would can could may might should shall must that this these those there here it its they them their theirs we us our ours you your yours my mine me he she his her him one ones who which what when where why how very all any some each every other others than so if about into through during how much many more most get gets getting got let make makes making being not no never without thing things'.split(
    ' ',
  ),
);

const groupsByStem = new Map<string, readonly number[]>();
businessSynonyms.forEach((words, group) => {
  for (const stem of new Set(words.split(' ').map(stemOf)))
    groupsByStem.set(stem, [...(groupsByStem.get(stem) ?? []), group]);
});
