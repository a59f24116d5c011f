import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md').split('\n');

it.each(['compare', 'table', 'attribute'])(
  'the README does not keep an option of %s to itself, nor name one that there is not',
  (command) => {
    const taken = [...read(`main/cli/${command}-command.ts`).matchAll(/\[\s*'(--[a-z-]+)/gu)];
    const rows = readme.filter((line) => line.startsWith(`| \`${command} `));
    const named = rows.flatMap((row) => (row.split(' | ')[0] ?? '').match(/--[a-z-]+/gu) ?? []);
    expect(taken.length).toBeGreaterThan(2);
    expect(named.toSorted()).toEqual(taken.map(([, option]) => option).toSorted());
  },
);

it('the pages on methods do not deny an option that a command takes', () => {
  const pages = ['small-bases-and-suppression', 'attribution-models'].map((page) =>
    read(`docs/methods/${page}.md`),
  );
  for (const option of [
    '--small-base',
    '--suppress',
    '--markov-order',
    '--half-life',
    '--position',
  ]) {
    expect(pages.join('\n')).toContain(`\`${option}\``);
  }
});
