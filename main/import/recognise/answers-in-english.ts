import { longestAnswer } from './answer-words.ts';

/** Words of answers in Spanish, German, French, Italian, Portuguese and Dutch, without accents. */
const phrases: Readonly<Record<string, string>> = {
  // Agreement.
  'strongly agree':
    'totalmente de acuerdo|muy de acuerdo|completamente de acuerdo|stimme voll und ganz zu|stimme voll zu|stimme vollkommen zu|stimme vollig zu|stimme sehr zu|stimme stark zu|trifft voll und ganz zu|trifft voll zu|trifft vollig zu|trifft genau zu|tout a fait d accord|entierement d accord|fortement d accord|completamente d accordo|totalmente d accordo|molto d accordo|concordo totalmente|concordo plenamente|helemaal mee eens|zeer mee eens|volledig mee eens',
  agree: 'de acuerdo|stimme zu|trifft zu|d accord|d accordo|concordo|mee eens|eens|einverstanden',
  'somewhat agree':
    'algo de acuerdo|parcialmente de acuerdo|mas bien de acuerdo|bastante de acuerdo|stimme eher zu|trifft eher zu|plutot d accord|abbastanza d accordo|parzialmente d accordo|concordo parcialmente|enigszins mee eens',
  neutral:
    'neutral|neutro|neutre|neutraal|neutrale|indiferente|indifferent|ni de acuerdo ni en desacuerdo|ni acuerdo ni desacuerdo|ni en acuerdo ni en desacuerdo|ni satisfecho ni insatisfecho|ni probable ni improbable|ni importante ni sin importancia|teils teils|weder noch|unentschieden|weder zufrieden noch unzufrieden|ni d accord ni pas d accord|ni d accord ni en desaccord|ni satisfait ni insatisfait|ni probable ni improbable|ne d accordo ne in disaccordo|ne soddisfatto ne insoddisfatto|nem concordo nem discordo|nao concordo nem discordo|nem satisfeito nem insatisfeito|niet mee eens niet mee oneens|niet eens niet oneens|noch eens noch oneens',
  'somewhat disagree':
    'algo en desacuerdo|parcialmente en desacuerdo|mas bien en desacuerdo|bastante en desacuerdo|stimme eher nicht zu|trifft eher nicht zu|lehne eher ab|plutot pas d accord|plutot en desaccord|abbastanza in disaccordo|parzialmente in disaccordo|discordo parcialmente|enigszins mee oneens',
  disagree:
    'en desacuerdo|stimme nicht zu|trifft nicht zu|lehne ab|pas d accord|en desaccord|in disaccordo|discordo|mee oneens|oneens|niet mee eens',
  'strongly disagree':
    'totalmente en desacuerdo|muy en desacuerdo|completamente en desacuerdo|stimme uberhaupt nicht zu|stimme gar nicht zu|trifft uberhaupt nicht zu|trifft gar nicht zu|lehne stark ab|lehne voll und ganz ab|pas du tout d accord|tout a fait en desaccord|fortement en desaccord|completamente in disaccordo|totalmente in disaccordo|per niente d accordo|discordo totalmente|discordo plenamente|helemaal mee oneens|zeer mee oneens|helemaal niet mee eens',
  // How much of it.
  completely:
    'totalmente|completamente|voll und ganz|vollig|vollkommen|tout a fait|helemaal|volledig|extremadamente|extremement|aussergewohnlich|extrem|ausserst',
  very: 'muy|sehr|tres|molto|muito|zeer|heel|erg',
  quite: 'bastante|ziemlich|assez|abbastanza|vrij',
  somewhat:
    'algo|moderadamente|mas o menos|eher|einigermassen|plutot|moderement|un po|enigszins|redelijk',
  slightly: 'un poco|ligeramente|ein wenig|etwas|un peu|legerement|leggermente|um pouco',
  'not very': 'poco|nicht sehr|wenig|kaum|peu|pas tres|pouco|niet erg|weinig',
  'not at all':
    'nada|para nada|uberhaupt nicht|gar nicht|pas du tout|per niente|per nulla|de modo algum|helemaal niet',
  // Satisfaction, likelihood, importance, ease.
  satisfied:
    'satisfecho|satisfecha|satisfechos|zufrieden|satisfait|satisfaite|soddisfatto|soddisfatta|satisfeito|satisfeita|tevreden',
  dissatisfied:
    'insatisfecho|insatisfecha|unzufrieden|insatisfait|insatisfaite|mecontent|insoddisfatto|insoddisfatta|insatisfeito|insatisfeita|ontevreden',
  likely: 'probable|probablemente|wahrscheinlich|probabile|provavel|waarschijnlijk',
  unlikely:
    'improbable|poco probable|unwahrscheinlich|peu probable|improbabile|improvavel|onwaarschijnlijk',
  important: 'importante|wichtig|important|importante|belangrijk',
  unimportant: 'sin importancia|unwichtig|sans importance|onbelangrijk|non importante',
  easy: 'facil|einfach|leicht|facile|makkelijk|gemakkelijk',
  difficult: 'dificil|schwierig|schwer|difficile|moeilijk',
  // How often.
  never: 'nunca|jamas|nie|niemals|jamais|mai|nooit',
  'almost never': 'casi nunca|fast nie|presque jamais|quasi mai|quase nunca|bijna nooit',
  rarely: 'raramente|rara vez|raras veces|pocas veces|selten|rarement|zelden',
  occasionally:
    'ocasionalmente|de vez en cuando|gelegentlich|ab und zu|occasionnellement|de temps en temps|occasionalmente|di tanto in tanto|de vez em quando|af en toe',
  sometimes:
    'a veces|algunas veces|manchmal|parfois|quelquefois|a volte|qualche volta|as vezes|soms',
  often:
    'a menudo|con frecuencia|frecuentemente|muchas veces|oft|haufig|souvent|frequemment|spesso|frequentemente|vaak|regelmassig|regelmatig',
  'very often':
    'muy a menudo|con mucha frecuencia|sehr oft|sehr haufig|tres souvent|molto spesso|muito frequentemente|heel vaak|zeer vaak',
  usually:
    'generalmente|normalmente|habitualmente|meistens|meist|en general|generalement|d habitude|di solito|geralmente|meestal',
  'almost always':
    'casi siempre|fast immer|presque toujours|quasi sempre|quase sempre|bijna altijd',
  always: 'siempre|immer|toujours|sempre|altijd',
  daily:
    'diariamente|diario|cada dia|todos los dias|taglich|jeden tag|quotidiennement|tous les jours|chaque jour|ogni giorno|quotidianamente|todos os dias|dagelijks',
  weekly:
    'semanal|semanalmente|cada semana|wochentlich|jede woche|hebdomadaire|chaque semaine|settimanalmente|ogni settimana|wekelijks',
  monthly:
    'mensual|mensualmente|cada mes|monatlich|jeden monat|mensuel|chaque mois|mensilmente|ogni mese|mensal|mensalmente|maandelijks',
  yearly: 'anual|anualmente|cada ano|jahrlich|jedes jahr|annuel|chaque annee|annualmente|jaarlijks',
  'less than': 'menos de|weniger als|moins de|meno di|minder dan',
  'more than': 'mas de|mehr als|plus de|piu di|mais de|meer dan',
  once: 'una vez|einmal|une fois|una volta|uma vez|eens per',
  'a day': 'al dia|por dia|am tag|pro tag|par jour|al giorno|ao dia|per dag',
  'a week': 'a la semana|por semana|pro woche|in der woche|par semaine|a settimana|per week',
  'a month': 'al mes|por mes|pro monat|im monat|par mois|al mese|per maand',
  'a year': 'al ano|por ano|pro jahr|im jahr|par an|all anno|per jaar',
  days: 'dias|tage|jours|giorni|dagen',
  weeks: 'semanas|wochen|semaines|settimane|weken',
  months: 'meses|monate|mois|mesi|maanden',
  years: 'anos|jahre|ans|annees|anni|jaren',
  // Quality, skill, size.
  'very poor':
    'muy malo|muy mala|pesimo|sehr schlecht|ungenugend|tres mauvais|tres mauvaise|pessimo|molto scarso|muito ruim|muito mau|zeer slecht|heel slecht',
  poor: 'malo|mala|schlecht|mangelhaft|mauvais|mauvaise|scarso|scarsa|ruim|mau|slecht',
  fair: 'regular|ausreichend|passable|sufficiente|matig',
  average: 'promedio|mittelmassig|durchschnittlich|moyen|moyenne|medio|mediocre|gemiddeld',
  satisfactory: 'befriedigend|aceptable|acceptable|voldoende',
  good: 'bueno|buena|gut|bon|bonne|buono|buona|bom|boa|goed',
  'very good':
    'muy bueno|muy buena|sehr gut|tres bon|tres bonne|molto buono|molto buona|muito bom|muito boa|zeer goed|heel goed',
  excellent:
    'excelente|ausgezeichnet|hervorragend|exzellent|excellent|excellente|ottimo|ottima|eccellente|otimo|uitstekend',
  beginner: 'principiante|inicial|basico|anfanger|debutant|iniciante',
  intermediate: 'intermedio|intermediate|fortgeschrittene anfanger|intermediaire|intermediario',
  advanced: 'avanzado|fortgeschritten|avance|avanzato|avancado|gevorderd',
  expert: 'experto|experta|experte|expert|esperto|especialista',
  'no experience':
    'sin experiencia|keine erfahrung|aucune experience|nessuna esperienza|sem experiencia|geen ervaring',
  low: 'bajo|baja|niedrig|gering|faible|basso|bassa|baixo|laag',
  medium: 'mediano|mediana|mittel|moyen|medio|media|gemiddeld',
  high: 'alto|alta|hoch|eleve|hoog',
  // Yes and no.
  yes: 'si|ja|oui|sim',
  no: 'no|nein|non|nao|nee',
};

const asides: readonly (readonly [pattern: RegExp, english: string])[] = [
  [
    /^(?:no (?:lo )?se\b|no sabe|ns ?nc\b|ns$|(?:ich )?weiss (?:es )?nicht|(?:je )?ne sa(?:is|it) pas|nsp$|non so\b|nao sei\b|weet (?:ik )?niet)/u,
    "don't know",
  ],
  [
    /^(?:prefiero no|prefiere no|keine angabe|mochte ich nicht|(?:je )?prefere ne pas|preferisco non|prefiro nao|zeg ik liever niet|wil ik niet)/u,
    'prefer not to say',
  ],
  [/^(?:otro|otra|otros|andere|anderes|sonstige|sonstiges|autre|altro|outro|anders)\b/u, 'other'],
  [
    /^(?:no aplica|nicht anwendbar|non applicable|sans objet|non applicabile|nao se aplica|niet van toepassing)/u,
    'not applicable',
  ],
  [
    /^(?:no (?:uso|utilizo)|(?:je )?n utilise pas|non uso|nao uso|(?:ich )?(?:be)?nutze (?:es )?nicht)\b/u,
    'I do not use it',
  ],
];

const english = new Map<string, string>(
  Object.entries(phrases).flatMap(([meaning, words]) =>
    words.split('|').map((phrase) => [phrase, meaning] as const),
  ),
);
const longestPhrase = Math.max(...[...english.keys()].map((phrase) => phrase.split(' ').length));
/** Words between the telling ones: "Estoy muy satisfecho", "Ich bin eher zufrieden". */
const fillers = new Set(
  'estoy es esta soy lo la el que con me ich bin es ist bin je suis c est sono e estou sou ik ben het is'.split(
    ' ',
  ),
);

/**
 * An answer in Spanish, German, French, Italian, Portuguese or Dutch as the same answer in English, for
 * finding its place on a scale; null for an answer with other words in it.
 *
 * Limits: the words of agreement, satisfaction, likelihood, importance, frequency, quality and skill, with
 * those that say how much; what stands after a comma, a colon, a dash or in brackets need not be known.
 */
export function answerInEnglish(label: string): string | null {
  const short = label.slice(0, longestAnswer);
  const words = bare(short);
  const aside = asides.find(([pattern]) => pattern.test(words));
  if (aside) return aside[1];
  const whole = translated(words);
  if (whole !== null) return whole;
  const [head = '', ...rest] = short.split(/\s*(?:[,:;(]|\s[-–—]+\s)\s*/u);
  const before = rest.length === 0 ? null : translated(bare(head));
  if (before === null) return null;
  const after = translated(bare(rest.join(' ')));
  return after === null ? before : `${before} -- ${after}`;
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/(?<=[a-z])(?:\/|\()(?:a|as|e|es|in|ne)\)?(?![a-z])/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Longest phrases first; null where a word is not known. */
function translated(text: string): string | null {
  const words = text.split(' ');
  if (text === '' || words.length > 14) return null;
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at);
    while (length > 0 && !english.has(words.slice(at, at + length).join(' '))) length--;
    if (length > 0) found.push(english.get(words.slice(at, at + length).join(' ')) as string);
    else if (!fillers.has(words[at] as string)) return null;
    at += Math.max(1, length);
  }
  return found.length === 0 ? null : found.join(' ');
}
