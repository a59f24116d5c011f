import type { ColumnProfile } from './column-profile.ts';
import type { Heading } from './headings.ts';
import { optionRun } from './option-names.ts';

/** A heading taken apart further: which question, which item of it. */
interface Parted {
  readonly code: string;
  readonly stem: string;
  readonly question: string;
  readonly item: string;
}

type Parting = (text: string, heading: Heading) => Parted | null;

const leastCoded = 0.8;
const limeName = /^\w+(?:\[\w+\])?(?:\._)?\.\s/u;
const coded = /^([A-Za-z]\w*)(?:\[(\w+)\])?(?:\._)?\.\s*(.*)$/u;

/** `code[SQ001]. Question? [Item]`, as LimeSurvey writes it. */
const limeSurvey: Parting = (text) => {
  const found = coded.exec(text);
  if (!found || (found[3] ?? '').length < 3) return null;
  const [, code = '', part, rest = ''] = found;
  const bracketed = withBrackets(rest);
  const question = bracketed?.before ?? rest;
  const item = bracketed?.inside ?? '';
  if (part === undefined) return { code, stem: `single:${code}`, question: rest, item: '' };
  // Where the question is the same for all parts, the brackets hold the item, else the whole text is one.
  return {
    code: `${code}_${part}`,
    stem: code,
    question: question || item,
    item: item || question,
  };
};

/** `Question [Item]`, as Google Forms writes grids. */
const inBrackets: Parting = (text) => {
  const found = withBrackets(text);
  if (!found?.before) return null;
  return { code: '', stem: found.before, question: found.before, item: found.inside };
};

/** A text that ends in square brackets, taken apart; null for any other. */
function withBrackets(text: string): { readonly before: string; readonly inside: string } | null {
  const whole = text.trimEnd();
  if (!whole.endsWith(']')) return null;
  const at = whole.indexOf('[', whole.lastIndexOf(']', whole.length - 2) + 1);
  const inside = whole.slice(at + 1, -1);
  return at < 0 || inside === '' ? null : { before: whole.slice(0, at).trimEnd(), inside };
}

/** `Question - Item` and `Question / Item`, as many tools write it. */
const afterLast =
  (mark: ' - ' | ' – ' | ' / ' | ' >> '): Parting =>
  (text) =>
    partedAt(text, text.lastIndexOf(mark), mark);

/** `Item:Question`, as Alchemer writes what spreads over columns: no space behind the colon. */
const beforeColon: Parting = (text) => {
  const at = text.search(/:(?=\S)/u);
  if (at < 1 || at > longestItem || text.length - at < leastQuestion) return null;
  const question = text.slice(at + 1);
  return { code: '', stem: `colon:${question}`, question, item: text.slice(0, at) };
};

/** `Uses: Item`. */
const afterColon: Parting = (text) => partedAt(text, text.indexOf(': '), ': ');

function partedAt(text: string, at: number, mark: string): Parted | null {
  if (at < 1) return null;
  const stem = text.slice(0, at);
  return { code: '', stem, question: stem, item: text.slice(at + mark.length) };
}

const longestCounted = 200;
const longestItem = 300;
const leastQuestion = 8;

/** `q4_1`, `q0004_0001`, `check_one___a`: names that count. */
const counted: Parting = (text, { code, question }) => {
  const name = code || text;
  if (name.length > longestCounted || !/^[\w.-]+$/u.test(name)) return null;
  const letterAt = name.search(/[A-Za-z]/u);
  const found =
    letterAt < 0
      ? null
      : /(?:___(\w+)|[_.-](\d+)|(?<=\d[a-z]?)[rc](\d+))$/u.exec(name.slice(letterAt + 1));
  if (!found) return null;
  // REDCap writes the minus of a code as one more underscore.
  const counter = (found[1] ?? found[2] ?? found[3] ?? '').replace(/^_(?=\d)/u, '-');
  const before = name.slice(0, letterAt + 1 + found.index);
  const dash = question.lastIndexOf(' - ');
  const label = code && dash > 0 ? question.slice(dash + 3) : code ? question : counter;
  const stemText = code && dash > 0 ? question.slice(0, dash) : before;
  return { code: name, stem: `code:${before}`, question: stemText, item: label };
};

/** `Colours (choice=Red)`, as REDCap labels the columns of a checkbox. */
const byChoice: Parting = (text) => {
  const found = /^(.{0,1500}?)\s*\(choice=(.{1,400})\)$/su.exec(text);
  if (!found) return null;
  const [, question = '', item = ''] = found;
  return { code: '', stem: `choice:${question}`, question, item };
};

const partings: readonly Parting[] = [
  byChoice,
  limeSurvey,
  counted,
  inBrackets,
  afterLast(' >> '),
  afterLast(' - '),
  afterColon,
  beforeColon,
  afterLast(' – '),
  afterLast(' / '),
];

/**
 * Finds questions that spread over several columns by what their headers share, where one header row
 * has to say everything: repeated texts, brackets, dashes, colons, slashes, counted names, names of
 * options that hold yes and no, long common beginnings.
 */
export function groupByStem(
  headings: readonly Heading[],
  profiles: readonly ColumnProfile[],
): readonly Heading[] {
  const grouped = [...headings];
  const isCoded = areCoded(headings);
  let at = 0;
  while (at < grouped.length) {
    const run =
      parentRun(headings, at) ??
      repeatedRun(headings, at) ??
      partedRun(headings, at) ??
      optionRun(headings, profiles, at) ??
      commonBeginningRun(headings, at);
    if (run === null) {
      grouped[at] = isCoded ? alone(headings[at] as Heading) : (headings[at] as Heading);
      at++;
      continue;
    }
    run.forEach((heading, index) => {
      grouped[at + index] = heading;
    });
    at += run.length;
  }
  return grouped;
}

/** Whether LimeSurvey's name and point stand before most headings: in "Conv. value" they are none. */
function areCoded(headings: readonly Heading[]): boolean {
  const texts = headings.map(({ question }) => question).filter((text) => text !== '');
  return texts.filter((text) => limeName.test(text)).length >= texts.length * leastCoded;
}

/**
 * `Which do you own?` that lists what is marked and, behind it, `Which do you own?/Radio` with a yes or no
 * each, as Kobo and other ODK tools write both: the first only repeats the others.
 */
function parentRun(headings: readonly Heading[], at: number): Heading[] | null {
  const parent = headings[at] as Heading;
  if (parent.question === '' || parent.item !== '' || parent.code !== '') return null;
  const beginning = `${parent.question}/`;
  let end = at + 1;
  while (headings[end]?.question.startsWith(beginning) && headings[end]?.item === '') end++;
  if (end - at < 3) return null;
  const options = headings.slice(at + 1, end).map((heading) => ({
    ...heading,
    block: headings[at + 1]?.block ?? heading.block,
    question: parent.question,
    item: heading.question.slice(beginning.length),
  }));
  return [{ ...parent, repeats: true }, ...options];
}

/** A LimeSurvey column that stands alone still has its name before its question. */
function alone(heading: Heading): Heading {
  if (heading.item !== '' || heading.code !== '') return heading;
  const found = limeSurvey(heading.question, heading);
  if (!found || !limeName.test(heading.question)) return heading;
  const question =
    found.item && found.item !== found.question
      ? `${found.question} [${found.item}]`
      : found.question;
  return { ...heading, code: found.code, question: question.replace(/\s*\[\s*\]$/u, '') };
}

function repeatedRun(headings: readonly Heading[], at: number): Heading[] | null {
  const first = headings[at] as Heading;
  if (first.question === '' || first.item !== '') return null;
  let end = at + 1;
  while (end < headings.length && isRepeated(first, headings[end] as Heading)) end++;
  if (end - at < 2) return null;
  const run = headings.slice(at, end);
  const isOneText = run.every(({ question }) => withoutCount(question) === first.question);
  const question = isOneText ? first.question : stemOf(first.question);
  return run.map((heading) => ({
    ...heading,
    block: first.block,
    question,
    item: withoutStem(heading.question, first.question),
  }));
}

/** A repeated header without the number that a tool gave it: "Uses.2". */
function withoutCount(text: string): string {
  return text.replace(/\.\d+$/u, '');
}

/** The question of `Question - Item`. */
function stemOf(text: string): string {
  return text.replace(/ - [^-]*$/u, '');
}

function isRepeated(first: Heading, other: Heading): boolean {
  if (other.item !== '' || other.code !== '' || first.code !== '') return false;
  const stem = stemOf(first.question);
  const text = withoutCount(other.question);
  return text === first.question || (stem.length > 12 && text.startsWith(`${stem} - `));
}

function withoutStem(text: string, question: string): string {
  const dash = text.lastIndexOf(' - ');
  return dash > 0 && text !== question
    ? text.slice(dash + 3)
    : dash > 0
      ? text.slice(dash + 3)
      : '';
}

function partedRun(headings: readonly Heading[], at: number): Heading[] | null {
  const first = headings[at] as Heading;
  if (first.item !== '') return null;
  for (const parting of partings) {
    const run = runOf(headings, at, parting);
    if (run) return run;
  }
  return null;
}

function runOf(headings: readonly Heading[], at: number, parting: Parting): Heading[] | null {
  const first = headings[at] as Heading;
  const start = parting(first.code || first.question, first);
  if (!start || start.item === '' || start.stem.startsWith('single:')) return null;
  const run: Heading[] = [];
  for (let column = at; column < headings.length; column++) {
    const heading = headings[column] as Heading;
    const parted = heading.item === '' ? parting(heading.code || heading.question, heading) : null;
    if (parted?.stem !== start.stem || parted.item === '') break;
    run.push({
      ...heading,
      block: first.block,
      code: parted.code || heading.code,
      question: parted.question,
      item: parted.item,
    });
  }
  if (run.length < 2) return null;
  return withSharedQuestion(run);
}

/** LimeSurvey puts what differs now in the text, now in the brackets: the question is what is shared. */
function withSharedQuestion(run: readonly Heading[]): Heading[] {
  const isShared = run.every(({ question }) => question === run[0]?.question);
  if (isShared) return withSharedBeginning(run);
  const isItemShared = run.every(({ item }) => item === run[0]?.item);
  return run.map((heading) =>
    isItemShared ? { ...heading, question: heading.item, item: heading.question } : heading,
  );
}

const leastShared = 4;

/**
 * Names that count under texts that begin alike up to a dash or a colon (`Which do you read?-The Times`): the
 * beginning is the question. Other runs come back as they are.
 */
function withSharedBeginning(run: readonly Heading[]): Heading[] {
  const isCounted = run.every(({ code, question, own }) => code !== '' && !own.includes(question));
  if (!isCounted) return [...run];
  let shared = run[0]?.item ?? '';
  for (const { item } of run) while (!item.startsWith(shared)) shared = shared.slice(0, -1);
  const found = /^(.*\S)\s*(?:[-–]|:\s)\s*(?=[^-–:]*$)/su.exec(shared);
  const question = found?.[1] ?? '';
  const begins = found?.[0].length ?? 0;
  if (question.length < leastShared || run.some(({ item }) => item.length <= begins))
    return [...run];
  return run.map((heading) => ({ ...heading, question, item: heading.item.slice(begins).trim() }));
}

const leastBeginning = 20;

function commonBeginningRun(headings: readonly Heading[], at: number): Heading[] | null {
  const first = headings[at] as Heading;
  if (first.code !== '' || first.item !== '' || first.question.length < leastBeginning) return null;
  let beginning = '';
  let end = at + 1;
  for (; end < headings.length; end++) {
    const { question, item } = headings[end] as Heading;
    const shared = commonBeginning(beginning || first.question, question);
    if (item !== '' || shared.length < leastBeginning || shared.length < question.length * 0.55)
      break;
    beginning = shared;
  }
  if (end - at < 3) return null;
  const question = beginning.trim();
  return headings.slice(at, end).map((heading) => ({
    ...heading,
    block: first.block,
    question,
    item: heading.question.slice(beginning.length).trim(),
  }));
}

/** What two texts begin with, cut at the end of a word. */
function commonBeginning(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  if (length === a.length && length === b.length) return a;
  const cut = a.slice(0, length).lastIndexOf(' ');
  return a.slice(0, cut + 1);
}
