import { resolve } from 'node:path';
import { z } from 'zod';
import type { CallNamed } from '#contract/calls/index.ts';
import { derivation } from '#contract/calls/preparations.ts';
import type { InputOf, OutputOf } from '#contract/define-call.ts';
import { readSmallFile } from '#main/import/small-file.ts';
import type { AddCommand, Outcome } from './run-command-line.ts';
import { type Session, usageError } from './session.ts';
import { textTable } from './text-table.ts';

const usage = 'parallax derive DATASET --spec SPEC.json';

interface DeriveOptions {
  readonly spec?: string;
  readonly replace?: boolean;
  readonly preview?: boolean;
}

/** derive, derived, recipe. */
export function addDeriveCommands(add: AddCommand): void {
  add<DeriveOptions>(
    'derive <dataset>',
    'make variables and segments by a file',
    [
      ['--spec <file>', 'JSON: one derivation or a list; see docs/methods/derived-variables.md'],
      ['--replace', 'derived variables of the same names give way'],
      ['--preview', 'show what would be made, and keep nothing'],
    ],
    (session, options, dataset = '') => derive(session, options, dataset),
  );
  add(
    'derived <dataset>',
    'list how the derived variables of a dataset are made, and what uses them',
    [],
    async (session, _options, dataset = '') => {
      const derived = await session.call('derive.list', { dataset });
      const rows = derived.map(({ name, spec, from, uses }) => [
        name,
        spec.kind,
        from.join(', '),
        uses.map((use) => `${use.what} ${use.name}`).join(', '),
      ]);
      return { data: derived, words: textTable(['name', 'kind', 'from', 'used by'], rows) };
    },
  );
  addRecipe(add);
}

function addRecipe(add: AddCommand): void {
  add<{ out?: string; apply?: string; whole?: boolean; overwrite?: boolean }>(
    'recipe <dataset>',
    'write how a dataset was prepared as a file, or put such a file on a dataset',
    [
      ['--out <file>', 'write the recipe of the dataset'],
      ['--apply <file>', 'put this recipe on the dataset'],
      ['--whole', 'apply all of it or nothing'],
      ['--overwrite', 'replace a file that is there'],
    ],
    async (session, { out, apply, whole, overwrite }, dataset = '') => {
      if ((out === undefined) === (apply === undefined)) {
        throw usageError(
          'Say either --out FILE or --apply FILE.',
          'parallax recipe DATASET --out FILE.json',
        );
      }
      if (out !== undefined) {
        const written = { dataset, out: resolve(out), overwrite: overwrite ?? false };
        const result = await session.call('recipe.export', written);
        const { derivations, segments } = result.recipe;
        const words = `Wrote ${result.file}: ${derivations.length} derivations, ${segments.length} segments.\n`;
        return { data: result, words };
      }
      const file = resolve(apply ?? '');
      const input = { dataset, file, allOrNothing: whole ?? false };
      return appliedInWords(await session.call('recipe.apply', input));
    },
  );
}

function appliedInWords(result: OutputOf<CallNamed<'recipe.apply'>>): Outcome {
  const { applied, notApplied } = result;
  const lost = notApplied.map(({ what, name, why }) => `  ! ${what} ${name}: ${why}\n`).join('');
  const words = `Applied ${applied.length} parts; ${notApplied.length} could not be.\n${lost}`;
  return { data: result, words, failed: applied.length === 0 && notApplied.length > 0 };
}

type DefineSegment = InputOf<CallNamed<'segment.define'>>;

const segmentSpec = z.looseObject({ kind: z.literal('segment').default('segment') });

/** Derivations are made first, all or none; segments may then ask of them. */
async function derive(
  session: Session,
  { spec, replace = false, preview = false }: DeriveOptions,
  dataset: string,
): Promise<Outcome> {
  if (!spec) throw usageError('Name the specification with --spec FILE.', usage);
  const { specs, segments } = readSpecs(spec);
  if (preview) {
    const shown =
      specs.length === 0 ? { made: [] } : await session.call('derive.preview', { dataset, specs });
    return { data: shown, words: madeInWords(shown.made) };
  }
  const made =
    specs.length === 0 ? null : await session.call('derive.run', { dataset, specs, replace });
  const lines = [];
  for (const one of segments) {
    lines.push(await session.call('segment.define', { dataset, ...one } as DefineSegment));
  }
  const words =
    madeInWords(made?.made ?? []) +
    (made?.recomputed ?? []).map((name) => `${name}: made anew\n`).join('') +
    lines.map(({ name, rows }) => `${name}: ${rows} rows\n`).join('') +
    lines.flatMap(({ drift }) => drift.map(driftInWords)).join('');
  return { data: made === null ? lines : { ...made, segments: lines }, words };
}

function driftInWords(drift: OutputOf<CallNamed<'segment.define'>>['drift'][number]): string {
  const { name, dataset, expression, at, standing } = drift;
  const verb = standing ? 'stands' : 'stood';
  return `  ! “${name}” ${verb} for something else in ${dataset} (${at.slice(0, 10)}): ${expression}\n`;
}

function madeInWords(made: OutputOf<CallNamed<'derive.preview'>>['made']): string {
  return made
    .map(({ name, variable, notes }) => {
      const answers = variable.categories.map(({ label, count }) => `${label} ${count}`);
      const { numbers } = variable;
      const shown = numbers
        ? `${numbers.low} to ${numbers.high}, mean ${numbers.mean}`
        : answers.join(' · ');
      const warned = notes.map((note) => `  ! ${note}\n`).join('');
      return `${name}: ${variable.present} answers${shown === '' ? '' : `; ${shown}`}\n${warned}`;
    })
    .join('');
}

interface Specs {
  readonly specs: readonly z.output<typeof derivation>[];
  readonly segments: readonly Readonly<Record<string, unknown>>[];
}

function readSpecs(file: string): Specs & { readonly specs: z.output<typeof derivation>[] } {
  const fail = (reason: string): never => {
    throw usageError(`${file} is not understood: ${reason}`, usage);
  };
  const bytes = readSmallFile(file);
  let read: unknown;
  try {
    read = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  const list = Array.isArray(read) ? read : [read];
  const specs: z.output<typeof derivation>[] = [];
  const segments: Readonly<Record<string, unknown>>[] = [];
  const problems: string[] = [];
  list.forEach((one: unknown, at) => {
    const segment = segmentSpec.safeParse(one);
    if (segment.success) {
      const { kind: _, ...rest } = segment.data;
      segments.push(rest);
      return;
    }
    const checked = derivation.safeParse(one);
    if (checked.success) specs.push(checked.data);
    else problems.push(...problemsAt(checked.error, Array.isArray(read) ? `${at}` : ''));
  });
  if (problems.length > 0) fail(problems.slice(0, 5).join('; '));
  return { specs, segments };
}

/** Where in the JSON, and what should stand there. */
function problemsAt(error: z.ZodError, where: string): readonly string[] {
  return error.issues.map(({ path, message }) => {
    const place = [where, ...path.map(String)].filter((part) => part !== '').join('.');
    return `${place === '' ? 'the file' : `at ${place}`}: ${message}`;
  });
}
