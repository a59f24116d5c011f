import { z } from 'zod';
import {
  type AppendSpec,
  appendSpec,
  type StackSpec,
  stackSpec,
} from '#contract/calls/combinations.ts';
import type { CallNamed } from '#contract/calls/index.ts';
import type { OutputOf } from '#contract/define-call.ts';
import { readSmallFile } from '#main/import/small-file.ts';
import { readSmallTable } from '#main/import/small-table.ts';
import type { AddCommand, Outcome } from './run-command-line.ts';
import { type Session, usageError } from './session.ts';
import { textTable } from './text-table.ts';

interface CommonChoices {
  readonly name?: string;
  readonly preview?: boolean;
}

interface AppendChoices extends CommonChoices {
  readonly match?: string;
  readonly wave?: string;
  readonly waves?: string;
  readonly asText?: string;
  readonly byCode?: string;
}

interface StackChoices extends CommonChoices {
  readonly groups?: string;
  readonly grid?: string;
  readonly itemName?: string;
  readonly carry?: string;
  readonly leaveOutEmpty?: boolean;
  readonly asText?: string;
  readonly byCode?: string;
}

interface MatchChoices extends CommonChoices {
  readonly on?: string;
  readonly keep?: string;
  readonly bring?: string;
  readonly suffix?: string;
}

const shared = [
  ['--name <name>', 'what the new dataset is called'],
  ['--preview', 'show what would be made, and make nothing'],
] as const;

const readings = [
  ['--as-text <variables>', 'variables of different sorts that are to become texts, by commas'],
  ['--by-code <variables>', 'variables whose answers are the same where their codes are'],
] as const;

/** append, match, stack. */
export function addCombineCommands(add: AddCommand): void {
  add<AppendChoices>(
    'append <datasets...>',
    'put datasets of the same questions under each other as a new one',
    [
      ...shared,
      [
        '--match <file>',
        'which variables are one: a table with a column for each dataset, or JSON',
      ],
      ['--wave <name>', 'the variable that says which dataset a row is from (wave)'],
      ['--waves <names>', 'what it says, by commas; the names of the datasets when left out'],
      ...readings,
    ],
    (session, options, ...names) => append(session, options, names.flat()),
  );
  add<StackChoices>(
    'stack <dataset>',
    'turn groups of variables (a grid, a question for each brand) into rows as a new dataset',
    [
      ...shared,
      ['--grid <name>', 'the grid whose items become rows'],
      ['--groups <file>', 'JSON: [{ "name": "liking", "variables": ["q1_a", "q1_b"] }, ...]'],
      ['--item-name <name>', 'the variable that says which item a row is about (item)'],
      [
        '--carry <variables>',
        'variables repeated on each row, by commas; all others when left out',
      ],
      ['--leave-out-empty', 'leave out rows in which no group has a value'],
      ...readings,
    ],
    (session, options, dataset = '') => stack(session, options, dataset),
  );
  add<MatchChoices>(
    'match <left> <right>',
    'put the rows of two datasets side by side by an id as a new one',
    [
      ...shared,
      ['--on <id>', 'the id: one name for both sides, or LEFT=RIGHT'],
      ['--keep <rows>', 'all rows on the left, or matched ones only (all)'],
      ['--bring <variables>', 'variables of the right side, by commas; all when left out'],
      ['--suffix <suffix>', 'added to names that both sides have (_2)'],
    ],
    (session, options, left = '', right = '') => match(session, options, left, right),
  );
}

async function append(
  session: Session,
  options: AppendChoices,
  datasets: readonly string[],
): Promise<Outcome> {
  const usage = 'parallax append DATASET DATASET [--name N] [--match FILE]';
  if (datasets.length < 2) throw usageError('Name two datasets or more.', usage);
  const spec = {
    datasets: [...datasets],
    ...(options.wave ? { waveName: options.wave } : {}),
    ...(options.waves ? { waveAnswers: listOf(options.waves) } : {}),
    ...(options.match ? { match: readMatches(options.match, datasets, usage) } : {}),
    ...readingsOf(options),
  };
  if (options.preview) {
    return outlined(
      await session.call('combination.preview', { spec: { kind: 'append', ...spec } }),
    );
  }
  return madeInWords(await session.call('dataset.append', { ...spec, ...named(options) }));
}

async function stack(session: Session, options: StackChoices, dataset: string): Promise<Outcome> {
  const usage = 'parallax stack DATASET --grid NAME | --groups FILE.json';
  if ((options.grid === undefined) === (options.groups === undefined)) {
    throw usageError('Say either --grid NAME or --groups FILE.', usage);
  }
  const groups =
    options.groups === undefined
      ? await groupsOfGrid(session, dataset, options.grid ?? '', usage)
      : readGroups(options.groups, usage);
  const spec = {
    dataset,
    ...groups,
    ...(options.itemName ? { itemName: options.itemName } : {}),
    ...(options.carry === undefined ? {} : { carry: listOf(options.carry) }),
    leaveOutEmpty: options.leaveOutEmpty ?? false,
    ...readingsOf(options),
  };
  if (options.preview) {
    return outlined(
      await session.call('combination.preview', { spec: { kind: 'stack', ...spec } }),
    );
  }
  return madeInWords(await session.call('dataset.stack', { ...spec, ...named(options) }));
}

async function match(
  session: Session,
  options: MatchChoices,
  left: string,
  right: string,
): Promise<Outcome> {
  const usage = 'parallax match LEFT RIGHT --on ID[=ID] [--keep all|matched]';
  if (!options.on) throw usageError('Name the id with --on ID, or --on LEFT=RIGHT.', usage);
  const { keep = 'all' } = options;
  if (keep !== 'all' && keep !== 'matched') {
    throw usageError(`--keep is all or matched, not “${keep}”.`, usage);
  }
  const [leftId = '', rightId = leftId] = options.on.split('=');
  const spec = {
    left,
    right,
    on: { left: leftId, right: rightId },
    keep,
    ...(options.bring === undefined ? {} : { bring: listOf(options.bring) }),
    ...(options.suffix ? { suffix: options.suffix } : {}),
  } as const;
  if (options.preview) {
    return outlined(
      await session.call('combination.preview', { spec: { kind: 'match', ...spec } }),
    );
  }
  return madeInWords(await session.call('dataset.match', { ...spec, ...named(options) }));
}

function named({ name }: CommonChoices): { readonly name?: string } {
  return name ? { name } : {};
}

function readingsOf({ asText, byCode }: Pick<AppendChoices, 'asText' | 'byCode'>) {
  return {
    ...(asText ? { asText: listOf(asText) } : {}),
    ...(byCode ? { byCode: listOf(byCode) } : {}),
  };
}

function listOf(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

async function groupsOfGrid(
  session: Session,
  dataset: string,
  grid: string,
  usage: string,
): Promise<Pick<StackSpec, 'groups' | 'items'>> {
  const proposals = await session.call('combination.propose-stack', { dataset });
  for (const { groups, items } of proposals) {
    const found = groups.find(({ name }) => name.toLowerCase() === grid.toLowerCase());
    if (found) return { groups: [found], items: [...items] };
  }
  const known = proposals.flatMap(({ groups }) => groups.map(({ name }) => name)).join(', ');
  const has = known === '' ? 'none that was found' : known;
  throw usageError(`“${dataset}” has no grid “${grid}”; it has ${has}.`, usage);
}

const groupsFile = z.union([
  stackSpec.shape.groups.transform((groups) => ({ groups })),
  stackSpec.pick({ groups: true, items: true }),
]);

function readGroups(file: string, usage: string): Pick<StackSpec, 'groups' | 'items'> {
  const checked = groupsFile.safeParse(readJson(file, usage));
  if (checked.success) return checked.data;
  throw usageError(`${file} is not understood: ${issues(checked.error)}`, usage);
}

/** A table whose header names the datasets (and, if wanted, `name`), or the list as JSON. */
function readMatches(
  file: string,
  datasets: readonly string[],
  usage: string,
): AppendSpec['match'] {
  if (file.toLowerCase().endsWith('.json')) {
    const checked = appendSpec.shape.match.safeParse(readJson(file, usage));
    if (checked.success) return checked.data;
    throw usageError(`${file} is not understood: ${issues(checked.error)}`, usage);
  }
  const { header, rows } = readSmallTable(file);
  const folded = header.map((one) => one.toLowerCase());
  const columns = datasets.map((dataset) => folded.indexOf(dataset.toLowerCase()));
  const absent = datasets.filter((_, at) => (columns[at] ?? -1) < 0);
  if (absent.length > 0) {
    throw usageError(`${file} has no column called ${absent.join(', ')}.`, usage);
  }
  const nameColumn = folded.indexOf('name');
  return rows.map((cells) => {
    const from = columns.map((column) => cells[column]?.trim() || null);
    const name = cells[nameColumn]?.trim() || from.find((one) => one !== null) || '';
    return { name, from };
  });
}

function readJson(file: string, usage: string): unknown {
  const bytes = readSmallFile(file);
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`${file} is not understood: ${reason}`, usage);
  }
}

function issues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

function outlined(outline: OutputOf<CallNamed<'combination.preview'>>): Outcome {
  const rows = outline.variables.map(({ name, kind, label, from }) => [
    name,
    kind,
    from.map((one) => one ?? '–').join(' | '),
    label,
  ]);
  const heading = `“${outline.name}” would have ${outline.rows} rows of ${outline.variables.length} variables\n`;
  const words =
    heading + notesInWords(outline.notes) + textTable(['name', 'kind', 'from', 'label'], rows, 50);
  return { data: outline, words };
}

function madeInWords(made: OutputOf<CallNamed<'dataset.append'>>): Outcome {
  const { dataset, rows, variables, seconds, warnings } = made;
  const heading = `Made “${dataset}”: ${rows} rows of ${variables} variables in ${seconds.toFixed(1)} s\n`;
  return { data: made, words: heading + notesInWords(warnings) };
}

function notesInWords(notes: readonly string[]): string {
  return notes.map((note) => `  ! ${note}\n`).join('');
}
