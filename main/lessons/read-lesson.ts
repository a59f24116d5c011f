import { existsSync, readFileSync, statSync } from 'node:fs';
import { nearMatches } from '#analysis/columns/near-matches.ts';
import type { PerceptionGap, PerceptionGapItem } from '#analysis/compare/perception-gap-figures.ts';
import type { ReadyLesson, ReadyQuestion, ReadyStep } from '#contract/calls/lessons.ts';
import {
  type ItemCriterion,
  type LessonFile,
  type LessonQuestion,
  type LessonShow,
  lessonFile,
} from '#contract/lesson-file.ts';
import { ImportError } from '#main/import/import-error.ts';
import { findJsonFault } from '#main/import/json/json-fault.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { LessonFault, type LessonResults, lessonResults } from './lesson-figures.ts';

const largestBytes = 2_000_000;

/**
 * Reads a lesson file and fills in every figure that it refers to.
 *
 * @throws {ImportError} `file-not-found`, `file-too-large`.
 * @throws {ProjectError} `lesson-not-understood`, with the `place` in the file (`steps[2].question.ask`, or
 * line and column where it is no JSON) and the `reason`.
 */
export function readLesson(file: string): ReadyLesson {
  if (!existsSync(file)) throw new ImportError('file-not-found', { file });
  const sizeBytes = statSync(file).size;
  if (sizeBytes > largestBytes) {
    throw new ImportError('file-too-large', { file, bytes: sizeBytes, limit: largestBytes });
  }
  try {
    return readyLesson(file, lessonIn(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (!(cause instanceof LessonFault)) throw cause;
    const { place, reason } = cause;
    throw new ProjectError('lesson-not-understood', { file, place, reason }, { cause });
  }
}

function lessonIn(text: string): LessonFile {
  const checked = lessonFile.safeParse(parsed(text));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new LessonFault(placeOf(issue?.path ?? []), issue?.message ?? 'it has another form');
}

function parsed(bytes: string): unknown {
  const text = bytes.replace(/^\uFEFF/u, '');
  const fault = findJsonFault(text);
  if (fault === null) return JSON.parse(text);
  const before = text.slice(0, fault.at).split('\n');
  const place = `line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
  throw new LessonFault(place, `it is not JSON: ${fault.reason}`);
}

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.reduce<string>(
    (so, part) => (typeof part === 'number' ? `${so}[${part}]` : `${so}.${String(part)}`),
    '',
  );
  return place === '' ? 'the whole file' : place.replace(/^\./u, '');
}

function readyLesson(file: string, lesson: LessonFile): ReadyLesson {
  const results = lessonResults(lesson.calculations);
  return {
    file,
    title: filled(lesson.title, 'title', results),
    about: filled(lesson.about, 'about', results),
    minutes: lesson.minutes,
    source: lesson.source ?? null,
    steps: lesson.steps.map((step, index) => readyStep(step, `steps[${index}]`, results)),
    gaps: results.gaps,
    claims: results.claims,
  };
}

function readyStep(
  step: LessonFile['steps'][number],
  place: string,
  results: LessonResults,
): ReadyStep {
  const texts = (lines: readonly string[], at: string): readonly string[] =>
    lines.map((line, index) => filled(line, `${at}[${index}]`, results));
  const { question, reveal, show, hint } = step;
  return {
    title: filled(step.title, `${place}.title`, results),
    text: texts(step.text, `${place}.text`),
    show: show === undefined ? null : readyShow(show, `${place}.show`, results),
    question: question === undefined ? null : readyQuestion(question, `${place}.question`, results),
    hint: hint === undefined ? null : filled(hint, `${place}.hint`, results),
    reveal:
      reveal === undefined
        ? null
        : {
            text: texts(reveal.text, `${place}.reveal.text`),
            show:
              reveal.show === undefined
                ? null
                : readyShow(reveal.show, `${place}.reveal.show`, results),
          },
  };
}

/** A text with its references in braces replaced by figures. */
function filled(text: string, place: string, { figures }: LessonResults): string {
  return text.replace(/\{([^{}]+)\}/gu, (_, reference: string) => {
    const figure = figures.get(reference.trim());
    if (figure === undefined) throw new LessonFault(place, unknownFigure(reference, figures));
    return figure.text;
  });
}

function unknownFigure(reference: string, figures: LessonResults['figures']): string {
  const keys = [...figures.keys()];
  const near = nearMatches(reference, keys);
  const some = near.length > 0 ? near : keys.slice(0, 12);
  return `nothing is computed as “${reference}”; there are ${some.join(', ') || 'no calculations'}`;
}

function numberOf(reference: string, place: string, { figures }: LessonResults): number {
  const figure = figures.get(reference);
  if (figure === undefined) throw new LessonFault(place, unknownFigure(reference, figures));
  if (figure.number === null) throw new LessonFault(place, `“${reference}” is not a number`);
  return figure.number;
}

function readyShow(show: LessonShow, place: string, results: LessonResults): LessonShow {
  if (show.kind === 'table') {
    const cell = (text: string, at: string): string => filled(text, at, results);
    return {
      ...show,
      caption: cell(show.caption, `${place}.caption`),
      head: show.head.map((text, index) => cell(text, `${place}.head[${index}]`)),
      rows: show.rows.map((row, index) =>
        row.map((text, at) => cell(text, `${place}.rows[${index}][${at}]`)),
      ),
    };
  }
  const known = show.kind === 'claim' ? results.claims : results.gaps;
  if (known[show.of] === undefined) {
    throw new LessonFault(
      `${place}.of`,
      `no ${show.kind === 'claim' ? 'claim' : 'gap'} is computed as “${show.of}”`,
    );
  }
  return show;
}

function readyQuestion(
  question: LessonQuestion,
  place: string,
  results: LessonResults,
): ReadyQuestion {
  const text = (value: string, at: string): string => filled(value, `${place}.${at}`, results);
  const ask = text(question.ask, 'ask');
  if (question.kind === 'choice') {
    const options = question.options.map((option, index) => ({
      text: text(option.text, `options[${index}].text`),
      isRight: option.isRight,
      feedback: text(option.feedback, `options[${index}].feedback`),
    }));
    return { kind: 'choice', ask, options };
  }
  const said = {
    ask,
    right: text(question.right, 'right'),
    otherwise: text(question.otherwise, 'otherwise'),
  };
  if (question.kind === 'number') {
    const { unit, tolerance, ignoreSign } = question;
    return {
      ...said,
      kind: 'number',
      unit,
      tolerance,
      ignoreSign,
      value: numberOf(question.answer, `${place}.answer`, results),
      wrong: question.wrong.map((one, index) => ({
        value: numberOf(one.near, `${place}.wrong[${index}].near`, results),
        tolerance: one.tolerance,
        feedback: text(one.feedback, `wrong[${index}].feedback`),
      })),
    };
  }
  const { of, chart, answer } = question;
  const gap = results.gaps[of];
  if (gap === undefined) throw new LessonFault(`${place}.of`, `no gap is computed as “${of}”`);
  const rightItems = itemsBy(answer, gap);
  if (rightItems.length === 0) throw new LessonFault(`${place}.answer`, 'no item answers to it');
  const wrong = question.wrong.map((one, index) => {
    if (!gap.items.some(({ item }) => item === one.item)) {
      throw new LessonFault(`${place}.wrong[${index}].item`, `“${one.item}” is no item of it`);
    }
    return { item: one.item, feedback: text(one.feedback, `wrong[${index}].feedback`) };
  });
  return { ...said, kind: 'item', of, chart, rightItems, wrong };
}

/** The items of a gap that answer to a criterion; several where they are level. */
function itemsBy(criterion: ItemCriterion, gap: PerceptionGap): readonly string[] {
  const { safe, unsafe } = gap.headline;
  switch (criterion) {
    case 'safe-to-name':
      return safe;
    case 'not-safe-to-name':
      return unsafe.map(({ item }) => item);
    case 'rank-gap-only': {
      const isFar = ({ rankGap }: PerceptionGapItem): boolean =>
        Math.abs(rankGap ?? 0) >= Math.max(2, gap.items.length / 4);
      return gap.items
        .filter((item) => isFar(item) && !safe.includes(item.item) && item.p !== null)
        .map(({ item }) => item);
    }
    case 'widest-gap':
      return farthest(gap.items, ({ gap: level }) => (level === null ? null : Math.abs(level)));
    case 'narrowest-gap':
      return farthest(gap.items, ({ gap: level }) => (level === null ? null : -Math.abs(level)));
    case 'widest-rank-gap':
      return farthest(gap.items, ({ rankGap }) => (rankGap === null ? null : Math.abs(rankGap)));
  }
}

function farthest(
  items: readonly PerceptionGapItem[],
  sizeOf: (item: PerceptionGapItem) => number | null,
): readonly string[] {
  const most = Math.max(...items.flatMap((item) => sizeOf(item) ?? []));
  return items
    .filter((item) => Math.abs((sizeOf(item) ?? Number.NaN) - most) < 1e-9)
    .map(({ item }) => item);
}
