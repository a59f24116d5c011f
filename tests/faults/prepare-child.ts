import { writeSync } from 'node:fs';
import { deriveVariables as deriveCall } from '#contract/calls/preparations.ts';
import { rakeWeight as rakeCall } from '#contract/calls/weights.ts';
import { deriveVariables } from '#main/calls/derive-variables.ts';
import { rakeWeight } from '#main/calls/weights.ts';
import { Project } from '#main/project/project.ts';
import { contextOf } from '../project/make-project.ts';

/**
 * Derives twelve variables in one go, or rakes a weight, again and again, and says on stdout how often it has
 * done so: `prepare-child.ts PROJECT derive|rake PREFIX`, until it is ended.
 */
const [file = '', what, prefix = ''] = process.argv.slice(2);
const dataset = 'Guests';
const project = Project.open(file, 'write');
const context = contextOf(project);
for (let done = 1; ; done++) {
  const name = `made ${prefix} ${done}`;
  if (what === 'derive') {
    const specs = Array.from({ length: 12 }, (_, at) => ({
      kind: 'expression',
      name: `${name} ${at}`,
      expression: `age + ${at}`,
    }));
    deriveVariables(context, deriveCall.input.parse({ dataset, specs }));
  } else {
    const targets = [
      {
        variables: ['region'],
        categories: [
          { answers: ['North'], target: 45 },
          { answers: ['South'], target: 55 },
        ],
      },
    ];
    await rakeWeight(context, rakeCall.input.parse({ dataset, targets, name }));
  }
  writeSync(1, `${done}\n`);
}
