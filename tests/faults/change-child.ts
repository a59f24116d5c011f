import { writeSync } from 'node:fs';
import { Project } from '#main/project/project.ts';
import { writeSegment } from '#main/project/segments.ts';

/**
 * Makes one small change after the other, each of a segment and its alias, and says on stdout which are
 * done: `change-child.ts PROJECT PREFIX [COUNT]`, without a count until it is ended.
 */
const [file = '', prefix = '', count = 'Infinity'] = process.argv.slice(2);
const project = Project.open(file, 'write');
for (let number = 1; number <= Number(count); number++) {
  const name = `${prefix} ${number}`;
  const rule = { kind: 'missing', variable: 'region' } as const;
  project.write('segment defined', { name }, () =>
    writeSegment(project, 1, { name, aliases: [`alias ${name}`], rule }, false, '2026-01-01'),
  );
  writeSync(1, `${number}\n`);
}
project.close();
