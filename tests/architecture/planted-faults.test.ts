import { describe, expect, test } from 'vitest';
import { anyTypes } from './checks/any-types.ts';
import { undocumentedExports } from './checks/documented-exports.ts';
import { filesTooLong } from './checks/file-sizes.ts';
import { importsAstray } from './checks/import-directions.ts';
import { importLoops } from './checks/import-loops.ts';
import { impurities } from './checks/purity.ts';
import { namesInOtherCase, roomsNamedForNothing, strangersAtTop } from './checks/rooms.ts';
import { unseededProperties } from './checks/seeded-properties.ts';
import { type ParsedFile, parseFile } from './parse-file.ts';

function parsed(files: Readonly<Record<string, string>>): readonly ParsedFile[] {
  return Object.entries(files)
    .map(([path, text]) => parseFile(path, text))
    .filter((file): file is ParsedFile => file !== null);
}

describe('an import that goes astray is seen', () => {
  test.each([
    ['analysis/a.ts', "import { b } from '#main/b.ts';"],
    ['analysis/a.ts', "import type { b } from '#contract/b.ts';"],
    ['analysis/a.ts', "import { readFileSync } from 'node:fs';"],
    ['analysis/a.ts', "import d3 from 'd3';"],
    ['analysis/deep/a.ts', "export { b } from '../../renderer/b.ts';"],
    ['contract/a.ts', "import { b } from '#main/b.ts';"],
    ['contract/a.ts', "import { join } from 'node:path';"],
    ['preload/index.ts', "import { b } from '#main/b.ts';"],
    ['preload/index.ts', "import { readFileSync } from 'node:fs';"],
    ['main/a.ts', "import { b } from '#renderer/b.ts';"],
    ['main/a.ts', "import { b } from '../tests/b.ts';"],
    ['main/a.ts', "const b = await import('lodash');"],
    ['renderer/a.tsx', "import type { b } from '#analysis/b.ts';"],
    ['renderer/a.tsx', "import { ipcRenderer } from 'electron';"],
    ['renderer/a.ts', "import { b } from '#main/b.ts';"],
  ])('%s: %s', (path, text) => {
    const [message] = importsAstray(parsed({ [path]: text }));
    expect(message).toContain(`${path}:1 imports`);
    expect(message).toMatch(/may import: \w+\//u);
  });

  test.each([
    ['analysis/a.ts', "import betainc from '@stdlib/math-base-special-betainc';"],
    ['analysis/a.ts', "import { b } from './b.ts'; import { c } from '#analysis/deep/c.ts';"],
    ['contract/a.ts', "import { z } from 'zod'; import type { b } from '#analysis/b.ts';"],
    ['main/a.ts', "import { join } from 'node:path'; import { b } from '#analysis/b.ts';"],
    ['main/version.ts', "import it from '../package.json' with { type: 'json' };"],
    ['renderer/a.tsx', "import { Button } from 'react-aria-components/Button';"],
    ['tests/a.ts', "import { b } from '#renderer/b.ts';"],
  ])('and one that does not is left alone: %s: %s', (path, text) => {
    expect(importsAstray(parsed({ [path]: text }))).toEqual([]);
  });

  test('the message lists what is allowed', () => {
    expect(importsAstray(parsed({ 'preload/a.ts': "import 'd3';" }))).toEqual([
      'preload/a.ts:1 imports d3\n  preload/ may import: preload/, contract/, electron',
    ]);
  });

  test('a name that only begins like an allowed one is not allowed', () => {
    expect(importsAstray(parsed({ 'contract/a.ts': "import 'zodiac';" }))).toHaveLength(1);
  });
});

describe('a loop of imports is seen', () => {
  test('of two files, and of one through aliases and re-exports', () => {
    const loop = importLoops(
      parsed({
        'main/a.ts': "import { b } from './b.ts';",
        'main/b.ts': "export { c } from '#main/deep/c.ts';",
        'main/deep/c.ts': "const a = await import('../a.ts');",
      }),
    );
    expect(loop).toEqual(['main/a.ts\n  -> main/b.ts\n  -> main/deep/c.ts\n  -> main/a.ts']);
  });

  test('and types alone make none', () => {
    const files = { 'main/a.ts': "import { b } from './b.ts';", 'main/b.ts': '' };
    const typed = { ...files, 'main/b.ts': "import type { A } from './a.ts';" };
    const inline = { ...files, 'main/b.ts': "import { type A } from './a.ts';" };
    expect(importLoops(parsed(typed))).toEqual([]);
    expect(importLoops(parsed(inline))).toEqual([]);
  });
});

describe('a file that is too long is seen', () => {
  const lines = (count: number): string => 'x\n'.repeat(count);

  test('beyond the limit, and not at it', () => {
    const files = new Map([
      ['main/at.ts', lines(400)],
      ['main/beyond.ts', lines(401)],
    ]);
    expect(filesTooLong(files, {})).toEqual(['main/beyond.ts has 401 lines; a file may have 400']);
  });

  test('and the list of long files can only shrink', () => {
    const files = new Map([['main/long.ts', lines(450)]]);
    expect(filesTooLong(files, { 'main/long.ts': 450 })).toEqual([]);
    expect(filesTooLong(files, { 'main/long.ts': 449 })).toHaveLength(1);
    expect(filesTooLong(files, { 'main/long.ts': 460 })).toHaveLength(1);
    expect(filesTooLong(files, { 'main/long.ts': 450, 'main/gone.ts': 500 })).toHaveLength(1);
  });
});

test('a property test without a seed is seen, also beside one that has it', () => {
  const assertion = (options: string) => `\nfc.${'assert'}(fc.property(any, check)${options});`;
  const files = new Map([
    ['tests/a.test.ts', assertion('') + assertion(', { seed: 1 }')],
    ['tests/b.test.ts', assertion(', { seed: 1 }')],
  ]);
  expect(unseededProperties(files)).toEqual([
    'tests/a.test.ts:2 asserts a property without a seed',
  ]);
});

describe('an export that says nothing of itself is seen', () => {
  test.each([
    'export function a(): void {}',
    'export const a = 1;',
    'export interface A { readonly b: string }',
    'export type A = string;',
    'export class A {}',
    '// a line is no doc comment\nexport const a = 1;',
    '/* one star */\nexport const a = 1;',
    '/** Of another. */\nconst b = 1;\nexport const a = b;',
    'export default 1;',
  ])('%j', (text) => {
    expect(undocumentedExports(parsed({ 'main/a.ts': text }))).toHaveLength(1);
  });

  test.each([
    '/** What for. */\nexport const a = 1;',
    '/**\n * What for.\n */\nexport async function a(): Promise<void> {}',
    '/** What for. */\n// biome-ignore lint/x: y\nexport const a = 1;',
    "export { a } from './a.ts';",
    'const a = 1;',
  ])('and one that does is left alone: %j', (text) => {
    expect(undocumentedExports(parsed({ 'main/a.ts': text }))).toEqual([]);
  });

  test('and the renderer and the tests speak for themselves', () => {
    expect(undocumentedExports(parsed({ 'renderer/a.ts': 'export const a = 1;' }))).toEqual([]);
  });
});

describe('a reach of analysis for the outer world is seen', () => {
  test.each([
    'const a = Math.random();',
    'const now = Date.now();',
    'const now = new Date();',
    'console.log(1);',
    'const home = process.env.HOME;',
    'performance.now();',
    'const a = () => fetch("x");',
    'setTimeout(f, 1);',
    'const g = globalThis;',
    'document.title = "a";',
  ])('%s', (text) => {
    expect(impurities(parsed({ 'analysis/a.ts': text }))).toHaveLength(1);
    expect(impurities(parsed({ 'main/a.ts': text }))).toEqual([]);
  });

  test.each([
    'const a = Math.max(1, 2);',
    'const day = new Date(0);',
    'export function f(document: string): number { return document.length; }',
    'const a = { process: 1 }; a.process;',
    'const word = post.window;',
  ])('and what is its own is left alone: %s', (text) => {
    expect(impurities(parsed({ 'analysis/a.ts': text }))).toEqual([]);
  });
});

describe('names', () => {
  test('any is seen', () => {
    expect(
      anyTypes(parsed({ 'tests/a.ts': 'const a: any = 1; const b = a as any;' })),
    ).toHaveLength(2);
    expect(anyTypes(parsed({ 'tests/a.ts': "const any = 'any';" }))).toEqual([]);
  });

  test('a stranger at the top is seen, with what may stand there', () => {
    const [message] = strangersAtTop(['main', 'todo.txt']);
    expect(message).toMatch(/^todo\.txt does not belong .* analysis, bench/u);
  });

  test.each(['main/utils/a.ts', 'renderer/deep/helpers/a.ts', 'analysis/common.ts', 'lib/a.ts'])(
    'a room that says nothing of what is in it is seen: %s',
    (path) => {
      expect(roomsNamedForNothing([path])).toHaveLength(1);
    },
  );

  test('other spellings of names are seen', () => {
    expect(namesInOtherCase(['renderer/GapChart.tsx', 'main/a_b.ts', 'main/a-b.ts'])).toHaveLength(
      2,
    );
  });
});
