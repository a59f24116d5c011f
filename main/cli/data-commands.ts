import { resolve } from 'node:path';
import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { ImportResult, PlanDifference } from '#contract/calls/imports.ts';
import type { CallNamed } from '#contract/calls/index.ts';
import type { InputOf } from '#contract/define-call.ts';
import { wordsFor } from '#contract/error-words/index.ts';
import { importPlan } from '#contract/import-plan.ts';
import { schemaProblems } from '#main/import/schema-problems.ts';
import { readSmallJson } from '#main/import/small-json.ts';
import type { AddCommand } from './run-command-line.ts';
import { CommandError, type Session, usageError } from './session.ts';
import { textTable } from './text-table.ts';

interface ImportOptions {
  readonly name?: string;
  readonly kind?: string;
  readonly sheet?: string;
  readonly plan?: string;
  readonly metadata?: string;
  readonly like?: string;
  readonly withRecipe?: boolean;
  readonly dryRun?: boolean;
}

/** import, datasets, variables, segments, weight-by, export, remove. */
export function addDataCommands(add: AddCommand): void {
  addImport(add);
  add('datasets', 'list the datasets', [], async (session) => {
    const datasets = await session.call('dataset.list', {});
    const rows = datasets.map(({ name, kind, rows: count, variables, source }) => [
      name,
      kind,
      count,
      variables,
      source?.file ?? '–',
    ]);
    return {
      data: datasets,
      words: textTable(['name', 'kind', 'rows', 'variables', 'source'], rows),
    };
  });
  add<{ readonly outline?: boolean }>(
    'variables <dataset>',
    'list the variables of a dataset',
    [['--outline', 'what they are, without counting their answers']],
    async (session, { outline }, dataset = '') => {
      if (outline) return outlined(session, dataset);
      const variables = await session.call('dataset.variables', { dataset });
      const rows = variables.map(({ name, kind, role, label, categories, present, memberOf }) => [
        memberOf ? `  ${name}` : name,
        kind,
        role ?? '',
        present,
        label,
        categories
          .slice(0, 6)
          .map((one) => `${one.label} ${one.count}`)
          .join(' · '),
      ]);
      return {
        data: variables,
        words: textTable(['name', 'kind', 'role', 'answers', 'label', 'distribution'], rows),
      };
    },
  );
  add(
    'segments <dataset>',
    'list the segments of a dataset',
    [],
    async (session, _options, dataset = '') => {
      const segments = await session.call('segment.list', { dataset });
      const rows = segments.map(
        ({ name, aliases, rows: count, expression, reason, alsoCalled }) => [
          name,
          aliases.join(', '),
          alsoCalled.map((one) => `${one.name} (${one.dataset})`).join(', '),
          count ?? '',
          reason === null ? expression : `${expression} (${reason})`.trim(),
        ],
      );
      const heads = ['name', 'aliases', 'same rule as', 'rows', 'rule'];
      return { data: segments, words: textTable(heads, rows) };
    },
  );
  add<ExportOptions>(
    'export <dataset>',
    'write a dataset for other tools (.csv, .xlsx, ...)',
    [
      ['--out <file>', 'the file; its ending says the format'],
      ['--filter <expression>', 'only these rows'],
      ['--values <labels|codes>', 'what stands for an answer in .csv, .xlsx and .jsonl (labels)'],
      ['--codebook <file>', 'a second file (.csv, .xlsx) that lists variables, codes and labels'],
      ['--overwrite', 'replace a file that is there'],
    ],
    async (session, { out, filter, overwrite, values, codebook }, dataset = '') => {
      if (!out)
        throw usageError(
          'Name the file with --out FILE.',
          'parallax export DATASET --out FILE.csv',
        );
      const result = await session.call('dataset.export', {
        dataset,
        out: resolve(out),
        overwrite: overwrite ?? false,
        ...(filter ? { filter } : {}),
        ...(values === undefined ? {} : { values: valuesOf(values) }),
        ...(codebook ? { codebook: resolve(codebook) } : {}),
      });
      return {
        data: result,
        words: [
          `Wrote ${result.rows} rows of ${result.columns} variables to ${result.file}`,
          ...result.notes.map((note) => `note: ${note}`),
          '',
        ].join('\n'),
      };
    },
  );
  add(
    'remove <dataset>',
    'remove a dataset and what was derived from it',
    [],
    async (session, _options, dataset = '') => {
      const result = await session.call('dataset.remove', { dataset });
      return { data: result, words: `Removed ${result.removed}\n` };
    },
  );
}

async function outlined(session: Session, dataset: string) {
  const variables = await session.call('dataset.outline', { dataset });
  const rows = variables.map(({ name, kind, role, label, memberOf }) => [
    memberOf ? `  ${name}` : name,
    kind,
    role ?? '',
    label,
  ]);
  return { data: variables, words: textTable(['name', 'kind', 'role', 'label'], rows) };
}

interface ExportOptions {
  readonly out?: string;
  readonly filter?: string;
  readonly overwrite?: boolean;
  readonly values?: string;
  readonly codebook?: string;
}

function valuesOf(text: string): 'labels' | 'codes' {
  if (text === 'labels' || text === 'codes') return text;
  throw usageError(
    `--values takes labels or codes, not “${text}”.`,
    'parallax export DATASET --out FILE.csv --values codes',
  );
}

function addImport(add: AddCommand): void {
  add<ImportOptions>(
    'import <file>',
    'import a file into the project',
    [
      ['--name <name>', 'the name of the dataset'],
      ['--kind <kind>', 'survey, posts, journeys or campaigns'],
      ['--sheet <sheet>', 'the sheet of a workbook'],
      ['--plan <plan>', 'a plan (JSON) in place of the one that is recognised'],
      [
        '--metadata <metadata>',
        'labels, answers and sets from a file beside the data: a table or JSON',
      ],
      ['--like <dataset>', 'read the file by the plan of this dataset, and say what differs'],
      ['--with-recipe', 'put the derived variables, segments and weight of that dataset on it too'],
      ['--dry-run', 'show the plan and what it would make, and import nothing'],
    ],
    async (session, options, file = '') => {
      const input: InputOf<CallNamed<'import.run'>> = {
        file: resolve(file),
        ...(options.name ? { name: options.name } : {}),
        ...(options.kind ? { datasetKind: options.kind as DatasetKind } : {}),
        ...(options.sheet ? { sheet: options.sheet } : {}),
        ...(options.plan ? { plan: readPlan(options.plan) } : {}),
        ...(options.metadata ? { metadata: resolve(options.metadata) } : {}),
        ...(options.like ? { like: options.like } : {}),
      };
      if (options.withRecipe && !options.like) {
        throw usageError(
          'Say whose recipe with --like DATASET.',
          'parallax import FILE --like DATASET --with-recipe',
        );
      }
      if (options.dryRun) return dryRun(session, input);
      if (!isProjectGiven(options))
        throw usageError(
          'Name the project with --project FILE.',
          'parallax import FILE --project PROJECT',
        );
      const result = await session.call('import.run', {
        ...input,
        withRecipe: options.withRecipe ?? false,
      });
      const warnings = result.warnings.map((warning) => `  ! ${warning}\n`).join('');
      const skipped = result.skippedCount > 0 ? `, ${result.skippedCount} rows skipped` : '';
      return {
        data: result,
        words: `Imported ${result.rows} rows of ${result.variables} variables as “${result.dataset}” in ${result.seconds.toFixed(1)} s${skipped}\n${warnings}${likeInWords(result.differences)}${recipeInWords(result.recipe)}`,
      };
    },
    'nothing',
  );
}

function isProjectGiven(options: ImportOptions): boolean {
  return 'project' in options && Boolean(options.project);
}

async function dryRun(session: Session, input: InputOf<CallNamed<'import.run'>>) {
  const preview = await session.call('import.preview', input);
  const { plan } = preview;
  const rows = plan.variables.map(({ name, kind, role, set, label, categories, why }) => [
    name,
    kind,
    role ?? '',
    set ?? '',
    label,
    categories.length,
    why[0] ?? '',
  ]);
  const heading = `${plan.file}: ${plan.format}, ${plan.encoding}, ${plan.headerRows} header rows, as ${plan.datasetKind}\n`;
  const warnings = plan.warnings.map((warning) => `  ! ${warning}\n`).join('');
  return {
    data: preview,
    words:
      heading +
      warnings +
      likeInWords(preview.differences) +
      textTable(['name', 'kind', 'role', 'set', 'label', 'answers', 'why'], rows, 50),
  };
}

function likeInWords(differences: readonly PlanDifference[]): string {
  const taken = { was: ' (as it was is taken)', is: ' (as it is now is taken)' };
  return differences
    .map((one) => `  ~ ${one.words}${one.taken === null ? '' : taken[one.taken]}\n`)
    .join('');
}

function recipeInWords(recipe: ImportResult['recipe']): string {
  if (recipe === null) return '';
  const lost = recipe.notApplied.map(({ what, name, why }) => `  ! ${what} ${name}: ${why}\n`);
  const heading = `Recipe: ${recipe.applied.length} parts applied; ${recipe.notApplied.length} could not be.\n`;
  return heading + lost.join('');
}

function readPlan(file: string) {
  const fail = (reason: string): CommandError => {
    const details = { file, reason };
    return new CommandError({
      code: 'plan-not-understood',
      ...wordsFor('plan-not-understood', details),
      details,
    });
  };
  const read = readSmallJson(file, fail);
  const inner = typeof read === 'object' && read !== null && 'plan' in read ? read.plan : read;
  const checked = importPlan.safeParse(inner);
  if (checked.success) return checked.data;
  throw fail(schemaProblems(checked.error));
}
