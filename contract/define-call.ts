import { z } from 'zod';
import type { ErrorCode } from './error-codes.ts';

// The window's security policy forbids compiling functions, which zod would try first.
z.config({ jitless: true });

/**
 * How a call runs.
 *
 * - `host`: opens, closes or names projects; answered by the host itself.
 * - `query`: reads; answered by a reader, in parallel with others.
 * - `change`: writes a little; answered by the one writer.
 * - `job`: long work; progress and cancel come with it. `writes` says whether the writer does it.
 */
export type CallKind = 'host' | 'query' | 'change' | 'job';

/** A call that any face can make. `output` carries the type of the answer and no value. */
export interface Call<Name extends string, Input extends z.ZodType, Output> {
  readonly name: Name;
  readonly kind: CallKind;
  readonly writes: boolean;
  readonly input: Input;
  readonly errors: readonly ErrorCode[];
  readonly output: Returned<Output>;
}

/** Stands for a type at run time, where types are gone. */
export interface Returned<Output> {
  readonly typeOnly?: Output;
}

/** Names the type of a call's answer: `output: returns<ComparisonResult>()`. */
export function returns<Output>(): Returned<Output> {
  return {};
}

/** Declares a call; `writes` follows from the kind except for jobs, which state it. */
export function defineCall<const Name extends string, Input extends z.ZodType, Output>(definition: {
  readonly name: Name;
  readonly kind: CallKind;
  readonly writes?: boolean;
  readonly input: Input;
  readonly errors: readonly ErrorCode[];
  readonly output: Returned<Output>;
}): Call<Name, Input, Output> {
  return { ...definition, writes: definition.writes ?? definition.kind === 'change' };
}

/** What a caller hands to a call (before defaults are filled in). */
export type InputOf<C> = C extends Call<string, infer I, unknown> ? z.input<I> : never;

/** What a call's answering function receives (defaults filled in). */
export type CheckedInputOf<C> = C extends Call<string, infer I, unknown> ? z.output<I> : never;

/** What a call answers with. */
export type OutputOf<C> = C extends Call<string, z.ZodType, infer O> ? O : never;

/**
 * Where a job is: `done` of `total` units (null when unknown) of the named stage. `rows` and their pace
 * since the stage began are null where a job does not go row by row.
 */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly rows: number | null;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** An error as a person reads it; `code` is for programs, `details` is plain data. */
export interface ErrorInWords {
  readonly code: ErrorCode;
  readonly what: string;
  readonly why: string;
  readonly tryThis: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What comes back from any call over any wire. */
export type Answer<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly error: ErrorInWords };
