import { z } from 'zod';
import type { PerceptionGap } from '#analysis/compare/perception-gap-figures.ts';
import { defineCall, returns } from '../define-call.ts';
import type { LessonShow } from '../lesson-file.ts';

export type { LessonShow } from '../lesson-file.ts';

/** A lesson that comes with Parallax. */
export interface LessonLine {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly minutes: number;
}

/** A printed claim with what Parallax says of it. */
export interface LessonClaim {
  readonly quote: string;
  readonly verdict: string;
  readonly diagnosis: string;
  readonly corrected: string | null;
}

/** A question with all that is needed to check an answer; figures in the unit that is asked for. */
export type ReadyQuestion =
  | {
      readonly kind: 'choice';
      readonly ask: string;
      readonly options: readonly {
        readonly text: string;
        readonly isRight: boolean;
        readonly feedback: string;
      }[];
    }
  | {
      readonly kind: 'number';
      readonly ask: string;
      readonly unit: string;
      readonly value: number;
      readonly tolerance: number;
      readonly ignoreSign: boolean;
      readonly right: string;
      readonly wrong: readonly {
        readonly value: number;
        readonly tolerance: number;
        readonly feedback: string;
      }[];
      readonly otherwise: string;
    }
  | {
      readonly kind: 'item';
      readonly ask: string;
      readonly of: string;
      readonly chart: 'dumbbell' | 'slope' | 'quadrant';
      readonly rightItems: readonly string[];
      readonly right: string;
      readonly wrong: readonly { readonly item: string; readonly feedback: string }[];
      readonly otherwise: string;
    };

/** A step with its figures filled in. */
export interface ReadyStep {
  readonly title: string;
  readonly text: readonly string[];
  readonly show: LessonShow | null;
  readonly question: ReadyQuestion | null;
  readonly hint: string | null;
  readonly reveal: {
    readonly text: readonly string[];
    readonly show: LessonShow | null;
  } | null;
}

/** A lesson ready to be played: every figure in it computed. */
export interface ReadyLesson {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly minutes: number;
  readonly source: string | null;
  readonly steps: readonly ReadyStep[];
  readonly gaps: Readonly<Record<string, PerceptionGap>>;
  readonly claims: Readonly<Record<string, LessonClaim>>;
}

/** The lessons that come with Parallax. */
export const listLessons = defineCall({
  name: 'lesson.list',
  kind: 'query',
  input: z.strictObject({}),
  errors: [],
  output: returns<readonly LessonLine[]>(),
});

/** Reads a lesson file, computes what it asks for, and fills its figures in. */
export const readLesson = defineCall({
  name: 'lesson.read',
  kind: 'query',
  input: z.strictObject({ file: z.string() }),
  errors: ['file-not-found', 'file-too-large', 'lesson-not-understood'],
  output: returns<ReadyLesson>(),
});
