import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import { callNamed } from '#contract/calls/index.ts';
import type { InputOf, OutputOf } from '#contract/define-call.ts';
import { ImportError } from '#main/import/import-error.ts';
import { type CallWatch, ProjectWorker } from '#main/jobs/worker-pool.ts';
import { Project } from './project.ts';

type Caller = <Name extends CallName>(
  name: Name,
  input: InputOf<CallNamed<Name>>,
) => Promise<OutputOf<CallNamed<Name>>>;

const survey = 'Executives (simulated)';
const posts = 'Posts (simulated)';
const journeys = 'Journeys (simulated)';

/** The folder of sample data: beside the built program, or at the top of the repository. */
export function sampleDataFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'sample-data')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return join(folder, 'sample-data');
}

/** The sample's file of published figures; null where the sample data are not there. */
export function sampleFigures(): string | null {
  const file = join(sampleDataFolder(), 'perception-gap-figures.csv');
  return existsSync(file) ? file : null;
}

/**
 * Builds the sample project from the sample data by the same calls that a person makes. It appears
 * under its name only when it is whole.
 *
 * @throws {ImportError} `file-not-found` when the sample data are not there.
 */
export async function buildSampleProject(file: string, watch: CallWatch = {}): Promise<void> {
  const data = sampleDataFolder();
  if (!existsSync(data)) throw new ImportError('file-not-found', { file: data });
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  for (const left of [partial, `${partial}-wal`, `${partial}-shm`]) rmSync(left, { force: true });
  Project.create(partial).close();
  const writer = new ProjectWorker('write');
  try {
    await writer.open(partial);
    await makeSample(data, callerOf(writer, watch));
  } finally {
    await writer.close();
  }
  renameSync(partial, file);
}

function callerOf(writer: ProjectWorker, watch: CallWatch): Caller {
  return async (name, input) => {
    const answer = await writer.run(name, callNamed(name)?.input.parse(input), watch);
    if (answer.ok) return answer.value as never;
    const { what, why } = answer.error;
    throw new ImportError('plan-does-not-fit-file', {
      file: 'sample-data',
      reason: `${name}: ${what} ${why}`,
    });
  };
}

async function makeSample(data: string, call: Caller): Promise<void> {
  await importSurvey(join(data, 'simulated-executive-survey.csv'), call);
  await call('import.run', {
    file: join(data, 'simulated-posts.csv'),
    name: posts,
    datasetKind: 'posts',
  });
  await call('import.run', {
    file: join(data, 'simulated-journeys.csv'),
    name: journeys,
    datasetKind: 'journeys',
  });
  await defineSegments(call);
  await call('text.tag', { dataset: posts, text: 'text', brands: ['Ortavel', 'Brindlenet'] });
  await keepAnalyses(data, call);
}

/** The survey by its recognised plan, with a plainer name for the question that makes the segments. */
async function importSurvey(file: string, call: Caller): Promise<void> {
  const { plan } = await call('import.preview', { file, name: survey, datasetKind: 'survey' });
  const variables = plan.variables.map((variable) =>
    variable.label.startsWith('Which of these describes')
      ? { ...variable, name: 'segment' }
      : variable,
  );
  await call('import.run', { file, plan: { ...plan, variables } });
}

/** The four segments under the names that reports use for them. */
async function defineSegments(call: Caller): Promise<void> {
  const aliasesByName = {
    Strategic: ['Socially Strategic', 'Strategic users'],
    Informal: ['Ad-hoc', 'Ad-hocs', 'Informal users'],
    Planners: ['Planned users'],
    'No Planners': ['Non-users', 'Anti-social'],
  };
  for (const [name, aliases] of Object.entries(aliasesByName)) {
    const rule = { kind: 'in' as const, variable: 'segment', answers: [name] };
    await call('segment.define', { dataset: survey, name, aliases, rule });
  }
}

async function keepAnalyses(data: string, call: Caller): Promise<void> {
  const by = { by: 'segment', a: 'Strategic', b: 'Informal', weight: null };
  await call('analysis.save', {
    name: 'Strategic v Informal (simulated)',
    specification: { kind: 'comparison', input: { dataset: survey, ...by } },
  });
  await call('analysis.save', {
    name: 'Perception gap (published figures)',
    specification: {
      kind: 'gap-figures',
      input: { file: join(data, 'perception-gap-figures.csv') },
    },
  });
  await call('analysis.save', {
    name: 'Attribution (simulated)',
    specification: { kind: 'attribution', input: { dataset: journeys } },
  });
  await call('analysis.save', {
    name: 'Customer traits in posts (simulated)',
    specification: { kind: 'tags', input: { dataset: posts, tag: 'trait' } },
  });
}
