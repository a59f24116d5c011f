import { join } from 'node:path';
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
import { readCode, readTopLevel } from './read-repository.ts';

const root = join(import.meta.dirname, '../..');
const rooms = ['analysis', 'contract', 'main', 'preload', 'renderer'];
const code = readCode(root, [...rooms, 'tests', 'scripts', 'bench']);
const parsed = [...code]
  .map(([path, text]) => parseFile(path, text))
  .filter((file): file is ParsedFile => file !== null);

describe('the repository', () => {
  test('imports point in the allowed directions', () => {
    expect(importsAstray(parsed)).toEqual([]);
  });

  test('imports run in no loop', () => {
    expect(importLoops(parsed)).toEqual([]);
  });

  test('no file is longer than it may be', () => {
    expect(filesTooLong(code)).toEqual([]);
  });

  test('every export of analysis, contract and main is documented', () => {
    expect(undocumentedExports(parsed)).toEqual([]);
  });

  test('analysis is pure', () => {
    expect(impurities(parsed)).toEqual([]);
  });

  test('nothing is typed any', () => {
    expect(anyTypes(parsed)).toEqual([]);
  });

  test('no property test draws other examples at each run', () => {
    expect(unseededProperties(code)).toEqual([]);
  });

  test('only what belongs there stands at the top', () => {
    expect(strangersAtTop(readTopLevel(root))).toEqual([]);
  });

  test('every room is named for what is in it', () => {
    expect(roomsNamedForNothing(code.keys())).toEqual([]);
    expect(namesInOtherCase(code.keys())).toEqual([]);
  });
});
