import type { TextPage } from '#contract/calls/claim-texts.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';

/** What of a claim is needed to find it in its text. */
export type FoundIn = Pick<ClaimLine, 'text' | 'claimed' | 'line' | 'page'>;

/** A stretch of a line: `marks` are the claims whose words it is, `sentences` those in whose sentence. */
export interface TextPiece {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly number[];
  readonly sentences: readonly number[];
}

/** A line of the text, or a part of a very long one (`line` null for the parts after the first). */
export interface TextRow {
  readonly page: number | null;
  readonly isPageStart: boolean;
  readonly line: number | null;
  readonly pieces: readonly TextPiece[];
}

/** The text in rows, with the row where each claim begins. */
export interface ClaimedText {
  readonly rows: readonly TextRow[];
  readonly rowOfClaim: ReadonlyMap<number, number>;
}

interface Span {
  readonly place: number;
  readonly start: number;
  readonly end: number;
  readonly markStart: number;
  readonly markEnd: number;
}

const longestRow = 3000;
const none: readonly number[] = [];
/** Rows, or claims, to a step. */
const stepLength = 200;

/** Cuts a text into rows and marks in them the words of each claim and the sentence around them. */
export function layOutText(pages: readonly TextPage[], claims: readonly FoundIn[]): ClaimedText {
  const steps = layOutSteps(pages, claims);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `layOutText`, in steps short enough that a window can draw and listen between them. */
export function* layOutSteps(
  pages: readonly TextPage[],
  claims: readonly FoundIn[],
): Generator<undefined, ClaimedText> {
  const rows: TextRow[] = [];
  const rowOfClaim = new Map<number, number>();
  const byPage = Map.groupBy(
    claims.map((claim, place) => ({ claim, place })),
    ({ claim }) => claim.page,
  );
  for (const { page, text } of pages) {
    const lines = linesOf(text);
    const spans = yield* spansOf(text, lines, byPage.get(page) ?? []);
    let isPageStart = true;
    let next = 0;
    let open: readonly Span[] = [];
    for (const { start, end, line } of lines) {
      while (next < spans.length && (spans[next] as Span).start < Math.max(end, start + 1)) {
        open = [...open, spans[next] as Span];
        next += 1;
      }
      if (open.length > 0) open = open.filter((span) => span.end > start);
      for (const span of open) {
        const isHere = span.markStart < Math.max(end, start + 1) && span.markEnd > start;
        if (isHere && !rowOfClaim.has(span.place)) rowOfClaim.set(span.place, rows.length);
      }
      if (rows.length % stepLength === 0) yield;
      rows.push({ page, isPageStart, line, pieces: piecesOf(text, start, end, open) });
      isPageStart = false;
    }
  }
  return { rows, rowOfClaim };
}

interface LineOfText {
  readonly start: number;
  readonly end: number;
  readonly line: number | null;
}

function linesOf(text: string): readonly LineOfText[] {
  const lines: LineOfText[] = [];
  let start = 0;
  let line = 1;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    let from = start;
    while (end - from > longestRow) {
      const space = text.lastIndexOf(' ', from + longestRow);
      const to = space > from ? space + 1 : from + longestRow;
      lines.push({ start: from, end: to, line: from === start ? line : null });
      from = to;
    }
    lines.push({ start: from, end, line: from === start ? line : null });
    start = end + 1;
    line += 1;
  }
  return lines;
}

/** Where the claims of a page stand; one whose sentence is not in the text is left out. */
function* spansOf(
  text: string,
  lines: readonly LineOfText[],
  claims: readonly { readonly claim: FoundIn; readonly place: number }[],
): Generator<undefined, readonly Span[]> {
  if (claims.length === 0) return [];
  const startOfLine: number[] = [];
  for (const { line, start } of lines) if (line !== null) startOfLine[line] = start;
  const usedUpTo = new Map<string, number>();
  const spans: Span[] = [];
  for (const [index, { claim, place }] of claims.entries()) {
    if (index % stepLength === 0) yield;
    const from = startOfLine[claim.line ?? 0] ?? 0;
    const start = text.indexOf(claim.text, from);
    if (start < 0 || claim.text === '') continue;
    const end = start + claim.text.length;
    // The same words twice in a sentence are two claims, one after the other.
    const key = `${start} ${claim.claimed}`;
    const mark =
      claim.claimed === ''
        ? null
        : (wordsIn(claim.text, claim.claimed, usedUpTo.get(key) ?? 0) ??
          wordsIn(claim.text, claim.claimed, 0));
    if (mark !== null) usedUpTo.set(key, mark.end);
    const [markStart, markEnd] = mark ? [start + mark.start, start + mark.end] : [start, end];
    spans.push({ place, start, end, markStart, markEnd });
  }
  return spans.toSorted((one, two) => one.start - two.start);
}

/** Where words stand in a sentence, also where a line break parts them. */
function wordsIn(
  sentence: string,
  words: string,
  from: number,
): { readonly start: number; readonly end: number } | null {
  const at = sentence.indexOf(words, from);
  if (at >= 0) return { start: at, end: at + words.length };
  if (!sentence.includes('\n')) return null;
  const parts = words.split(/\s+/u).map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'));
  const found = new RegExp(parts.join(String.raw`\s+`), 'u').exec(sentence.slice(from));
  if (found === null) return null;
  return { start: from + found.index, end: from + found.index + found[0].length };
}

function piecesOf(
  text: string,
  start: number,
  end: number,
  spans: readonly Span[],
): readonly TextPiece[] {
  if (spans.length === 0)
    return [{ start, text: text.slice(start, end), marks: none, sentences: none }];
  const cuts = new Set([start, end]);
  for (const span of spans)
    for (const cut of [span.start, span.end, span.markStart, span.markEnd])
      if (cut > start && cut < end) cuts.add(cut);
  const sorted = [...cuts].toSorted((one, two) => one - two);
  const within = (from: number, to: number, at: number, next: number): boolean =>
    from <= at && to >= next;
  return sorted.slice(0, -1).map((at, index) => {
    const next = sorted[index + 1] as number;
    return {
      start: at,
      text: text.slice(at, next),
      marks: spans
        .filter((span) => within(span.markStart, span.markEnd, at, next))
        .map(({ place }) => place),
      sentences: spans
        .filter((span) => within(span.start, span.end, at, next))
        .map(({ place }) => place),
    };
  });
}
