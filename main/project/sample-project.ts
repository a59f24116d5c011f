import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import { callNamed } from '#contract/calls/index.ts';
import type { InputOf } from '#contract/define-call.ts';
import { ImportError } from '#main/import/import-error.ts';
import { type CallWatch, ProjectWorker } from '#main/jobs/worker-pool.ts';
import { Project } from './project.ts';

type Step = {
  readonly [Name in CallName]: { readonly name: Name; readonly input: InputOf<CallNamed<Name>> };
}[CallName];

/** The folder of sample data: beside the built program, or at the top of the repository. */
export function sampleDataFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'sample-data')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return join(folder, 'sample-data');
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
    for (const { name, input } of sampleSteps(data)) {
      const checked = callNamed(name)?.input.parse(input);
      const answer = await writer.run(name, checked, watch);
      if (!answer.ok)
        throw new ImportError('plan-does-not-fit-file', {
          file: data,
          reason: `${name}: ${answer.error.what} ${answer.error.why}`,
        });
    }
  } finally {
    await writer.close();
  }
  renameSync(partial, file);
}

function sampleSteps(data: string): readonly Step[] {
  const survey = 'Executives (simulated)';
  const posts = 'Posts (simulated)';
  const journeys = 'Journeys (simulated)';
  const importOf = (
    file: string,
    name: string,
    datasetKind: 'survey' | 'posts' | 'journeys',
  ): Step => ({
    name: 'import.run',
    input: { file: join(data, file), name, datasetKind },
  });
  const keep = (input: InputOf<CallNamed<'analysis.save'>>): Step => ({
    name: 'analysis.save',
    input,
  });
  const segment = (name: string, aliases: string[]): Step => ({
    name: 'segment.define',
    input: {
      dataset: survey,
      name,
      aliases,
      rule: { kind: 'in', variable: 'segment', answers: [name] },
    },
  });
  return [
    importOf('simulated-executive-survey.csv', survey, 'survey'),
    importOf('simulated-posts.csv', posts, 'posts'),
    importOf('simulated-journeys.csv', journeys, 'journeys'),
    segment('Strategic', ['Socially Strategic', 'Strategic users']),
    segment('Informal', ['Ad-hoc', 'Ad-hocs', 'Informal users']),
    segment('Planners', ['Planned users']),
    segment('No Planners', ['Non-users', 'Anti-social']),
    {
      name: 'text.tag',
      input: { dataset: posts, text: 'text', brands: ['Ortavel', 'Brindlenet'] },
    },
    keep({
      name: 'Strategic v Informal (simulated)',
      specification: {
        kind: 'comparison',
        input: { dataset: survey, a: 'Strategic', b: 'Informal', weight: null },
      },
    }),
    keep({
      name: 'Perception gap (published figures)',
      specification: {
        kind: 'gap-figures',
        input: { file: join(data, 'perception-gap-figures.csv') },
      },
    }),
    keep({
      name: 'Attribution (simulated)',
      specification: { kind: 'attribution', input: { dataset: journeys } },
    }),
    keep({
      name: 'Customer traits in posts (simulated)',
      specification: { kind: 'tags', input: { dataset: posts, tag: 'trait' } },
    }),
  ];
}
