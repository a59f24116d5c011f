/** What stands above a column, taken apart. */
export interface Heading {
  readonly column: number;
  /** A short name that the file gives the column ("Q2_1", "age"); empty when it has none. */
  readonly code: string;
  /** The question, or the header's text; empty when nothing stands there. */
  readonly question: string;
  /** The header right above the column, also where it says nothing ("Column7"). */
  readonly own: string;
  /** What this column of a question over several columns holds; empty when the question has one. */
  readonly item: string;
  /** Columns that carry the same number stand under one question. */
  readonly block: number;
  /** Whether the column has a header of its own (not blank, not "Column2"). */
  readonly isNamed: boolean;
  /** Whether the columns behind it say the same one by one. */
  readonly repeats?: boolean;
}

const automaticName = /^(?:column|unnamed:?|\.\.\.)[\s._]?\d+$/iu;
/** Names that a program gives a column for its place, and survey tools to their questions. */
const nameOfPlace = /^(?:x|v|var|field)[\s._]?(\d+)$/iu;
const responseWord = /^(?:open-ended )?response$/iu;
const importId = '{"ImportId"';
const shortName = /^[\w.@#$-]{1,40}$/u;
const longestHeading = 2000;

/**
 * Takes the header rows apart: names, questions, and the items of questions that spread over columns.
 *
 * A blank or automatic header ("Column7") next to a named one belongs to that question when the columns
 * hold something to choose; `block` says so, and what the columns hold decides later.
 *
 * Limits: of a header of more than 2,000 characters the beginning is read.
 */
export function readHeadings(
  headerRows: readonly (readonly string[])[],
  width: number,
): readonly Heading[] {
  const rows = headerRows
    .filter((row) => !row.some((cell) => cell.startsWith(importId)))
    .map((row) => Array.from({ length: width }, (_, column) => tidy(row[column] ?? '')));
  if (rows.length === 0) return Array.from({ length: width }, (_, column) => nameless(column));
  const codes =
    rows.length > 1 && isCodeRow(rows[0] as string[]) ? (rows.shift() as string[]) : null;
  const sections = codes === null && rows.length > 2 && isSectionRow(rows[0] as string[]);
  const questions = sections ? underSections(rows) : (rows[0] as string[]);
  const items = rows[sections ? 2 : 1] ?? null;
  if (codes && !items) return withCodes(codes, questions);
  return underQuestions(codes, questions, items);
}

function nameless(column: number): Heading {
  return {
    column,
    code: `column_${column + 1}`,
    question: '',
    own: '',
    item: '',
    block: column,
    isNamed: false,
  };
}

/** Names above question texts, as Qualtrics and others write them. */
function withCodes(codes: readonly string[], questions: readonly string[]): Heading[] {
  return codes.map((code, column) => {
    const question = questions[column] ?? '';
    return {
      column,
      code,
      question,
      own: question,
      item: '',
      block: column,
      isNamed: code !== '' || question !== '',
    };
  });
}

function underQuestions(
  codes: readonly string[] | null,
  questions: readonly string[],
  items: readonly string[] | null,
): Heading[] {
  let block = -1;
  let question = '';
  return questions.map((text, column) => {
    const code = codes?.[column] ?? '';
    const itemText = items?.[column] ?? '';
    const item = responseWord.test(itemText) || itemText === text ? '' : itemText;
    const isOwn = text !== '' && !isAutomatic(text, column);
    // A question that is written over each of its columns is one question all the same.
    const isRepeated = items !== null && isOwn && text === question && item !== '';
    if (isRepeated) return { column, code, question, own: text, item, block, isNamed: true };
    if (
      isOwn ||
      column === 0 ||
      (items !== null && itemText === '' && text === '' && code === '')
    ) {
      block = column;
      question = isOwn ? text : '';
    }
    return { column, code, question, own: text, item, block, isNamed: isOwn || item !== '' };
  });
}

/** "Column7" wherever it stands, "V7" in the seventh column: no question of its own. */
function isAutomatic(text: string, column: number): boolean {
  const place = nameOfPlace.exec(text)?.[1];
  return automaticName.test(text) || (place !== undefined && Number(place) === column + 1);
}

/** A row whose texts stand over several columns each, as merged cells of a workbook do. */
function isSectionRow(row: readonly string[]): boolean {
  return row.some((text, column) => text !== '' && text === row[column - 1]);
}

/** Questions with the section that they stand under, where that says more. */
function underSections([sections = [], questions = []]: readonly (readonly string[])[]): string[] {
  return questions.map((question, column) => {
    const section = sections[column] ?? '';
    if (question === '' || section === question) return section;
    return section === '' ? question : `${section}, ${question}`;
  });
}

/** Short names without spaces, most of them there and nearly all different. */
function isCodeRow(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell !== '');
  const short = filled.filter((cell) => shortName.test(cell) || /^[\w ()]{1,24}$/u.test(cell));
  return (
    filled.length > 0 &&
    new Set(filled).size >= filled.length * 0.8 &&
    short.length >= filled.length * 0.8 &&
    filled.some((cell) => /\d/u.test(cell) || shortName.test(cell))
  );
}

function tidy(cell: string): string {
  const start = cell.slice(0, longestHeading);
  const words = start.replace(/<[^<>]{1,40}>/gu, ' ');
  return (
    // A heading that is nothing but markup is its name all the same.
    (words.trim() === '' ? start : words)
      .replace(/[\s\u00a0\ufeff\u200b]+/gu, ' ')
      .trim()
      // LimeSurvey's brackets around an item that has no words.
      .replace(/\s*\[\s*\]$/u, '')
      // What a wrong conversion left behind a question mark.
      .replace(/\?[^\p{ASCII}]{1,3}$/u, '?')
  );
}

const codeBeforeQuestion = /^([A-Za-z]\w*)(?:\[(\w+)\])?\._\.\s*(\S.{2,})$/su;

/** LimeSurvey's `edu1quk._.What is …?` as a name and a question; other headings as they are. */
export function withoutCodePrefix(heading: Heading): Heading {
  const found = heading.code === '' ? codeBeforeQuestion.exec(heading.question) : null;
  if (!found) return heading;
  const [, code = '', part, question = ''] = found;
  const own = heading.own === heading.question ? question : heading.own;
  return { ...heading, code: part === undefined ? code : `${code}_${part}`, question, own };
}
