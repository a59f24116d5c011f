import type { Verification } from '#contract/calls/projects.ts';
import { checkCombinations } from '#main/combine/check-combined.ts';
import { chunkHash, chunkRows, type StoredChunk } from '#main/project/column-chunks.ts';
import { contentHash } from '#main/project/corrections.ts';
import { datasetLines } from '#main/project/dataset.ts';
import { derivedThatDiffer } from '#main/project/derived-check.ts';
import { analysisHash } from '#main/project/kept-specifications.ts';
import { inProjectTerms } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { schemaVersion } from '#main/project/schema.ts';
import type { CallContext } from './call-context.ts';

type Check = Verification['checks'][number];

/** Answers `project.verify`. A check that a damaged file brings down has found the damage. */
export function verifyProject(context: CallContext): Verification {
  const { project, interruption } = context;
  const { database, file } = project;
  const checks = [
    checkOf('database', file, () => {
      const integrity = database.pragma('integrity_check', { simple: true }) as string;
      return { sound: integrity === 'ok', detail: integrity };
    }),
    checkOf('references', file, () => {
      const broken = database.pragma('foreign_key_check') as readonly unknown[];
      return { sound: broken.length === 0, detail: `${broken.length} broken` };
    }),
    checkOf('schema', file, () => {
      const version = database.pragma('user_version', { simple: true }) as number;
      const detail = `version ${version}, this program writes ${schemaVersion}`;
      return { sound: version === schemaVersion, detail };
    }),
    checkOf('chunks', file, () => checkChunks(database, interruption)),
    checkOf('rows', file, () => checkRows(database)),
    checkOf('variables', file, () => checkVariables(database)),
    checkOf('analyses', file, () => checkAnalyses(database)),
    checkOf('derived variables', file, () => checkDerived(context)),
    checkOf('combined datasets', file, () => checkCombined(context)),
  ];
  return { sound: checks.every((check) => check.sound), checks };
}

function checkOf(check: string, file: string, look: () => Omit<Check, 'check'>): Check {
  try {
    return { check, ...look() };
  } catch (error) {
    const inTerms = inProjectTerms(error, file);
    if (!(inTerms instanceof ProjectError && inTerms.code === 'project-damaged')) throw error;
    return { check, sound: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function checkChunks(
  database: CallContext['project']['database'],
  interruption: CallContext['interruption'],
): Omit<Check, 'check'> {
  const total = database.prepare('select count(*) from column_chunk').pluck().get() as number;
  const broken: string[] = [];
  let done = 0;
  const chunks = database.prepare('select * from column_chunk order by id').iterate();
  for (const chunk of chunks as IterableIterator<
    StoredChunk & { id: number; variable_id: number; chunk: number }
  >) {
    interruption.report('checking chunks', done++, total);
    if (Buffer.compare(chunkHash(chunk), chunk.sha256) !== 0) {
      broken.push(`variable ${chunk.variable_id} chunk ${chunk.chunk}`);
    }
  }
  const detail =
    broken.length === 0 ? `${total} chunks match their hashes` : `changed: ${broken.join(', ')}`;
  return { sound: broken.length === 0, detail };
}

/** Invariant 3: each stored variable has all rows of its dataset, in chunks that are full but for the last. */
function checkRows(database: CallContext['project']['database']): Omit<Check, 'check'> {
  const wrong = database
    .prepare(
      `select v.name from variable v join dataset d on d.id = v.dataset_id
       left join column_chunk c on c.variable_id = v.id
       group by v.id
       having coalesce(sum(c.row_count), 0) <> d.row_count
         or max(c.chunk) <> count(c.id) - 1
         or sum(c.row_count = ${chunkRows}) < count(c.id) - 1`,
    )
    .pluck()
    .all() as string[];
  const detail =
    wrong.length === 0 ? 'every variable has all its rows' : `rows missing: ${wrong.join(', ')}`;
  return { sound: wrong.length === 0, detail };
}

function checkVariables(database: CallContext['project']['database']): Omit<Check, 'check'> {
  const variables = database.prepare('select id, name, hash from variable').all() as {
    id: number;
    name: string;
    hash: string;
  }[];
  const wrong = variables.filter(({ id, hash }) => contentHash(database, id) !== hash);
  const names = wrong.map(({ name }) => name).join(', ');
  const detail =
    wrong.length === 0 ? `${variables.length} variables match their hashes` : `changed: ${names}`;
  return { sound: wrong.length === 0, detail };
}

/** Each kept analysis is as it was when the append-only log took its hash. */
function checkAnalyses(database: CallContext['project']['database']): Omit<Check, 'check'> {
  const logged = new Set(
    database
      .prepare(
        `select json_extract(details, '$.sha256') from event where what = 'analysis kept'
         union all
         select json_extract(rewritten.value, '$.sha256')
         from event, json_each(event.details, '$.analyses') as rewritten
         where event.what in ('variable edited', 'variable renamed')`,
      )
      .pluck()
      .all() as string[],
  );
  const kept = database
    .prepare(
      `select name, specification, result from analysis
       where kind not in ('saved-table', 'banner', 'report-text')`,
    )
    .all() as {
    readonly name: string;
    readonly specification: string;
    readonly result: string;
  }[];
  const wrong = kept.filter((one) => !logged.has(analysisHash(one.specification, one.result)));
  const names = wrong.map(({ name }) => name).join(', ');
  const detail =
    wrong.length === 0 ? `${kept.length} kept analyses match their hashes` : `changed: ${names}`;
  return { sound: wrong.length === 0, detail };
}

/** Each dataset made from others is what its recipe makes of them; one whose sources are gone is named. */
function checkCombined({ project, columns, interruption }: CallContext): Omit<Check, 'check'> {
  const { checked, moved, gone } = checkCombinations(project, columns, interruption);
  const told = [...moved, ...gone].map(({ dataset, why }) => `${dataset} (${why})`).join(', ');
  const fine = `${checked - moved.length} datasets made from others are what their recipes make`;
  return { sound: moved.length === 0, detail: told === '' ? fine : `${fine}; not so: ${told}` };
}

/** Each derived variable is what its recipe makes of the data of today. */
function checkDerived({ project, columns, interruption }: CallContext): Omit<Check, 'check'> {
  const found = datasetLines(project).map(({ name }) => ({
    dataset: name,
    ...derivedThatDiffer(project, columns, name, interruption),
  }));
  const checked = found.reduce((sum, one) => sum + one.checked, 0);
  const wrong = found.flatMap(({ dataset, differing }) =>
    differing.map(({ name, why }) => `${name} of ${dataset} (${why})`),
  );
  const detail =
    wrong.length === 0
      ? `${checked} derived variables are what their recipes make`
      : `differing: ${wrong.join(', ')}`;
  return { sound: wrong.length === 0, detail };
}
