import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyProject } from '#main/calls/verify-project.ts';
import { Project } from '#main/project/project.ts';
import { importAndReadBack, testFolder } from '../import/import-into.ts';
import { contextOf } from '../project/make-project.ts';
import { flatOds, type HostileFile, spreadsheetMl, writeHostileFiles } from './hostile-files.ts';
import { type Seed, seedsByKind } from './seeds.ts';

interface Outcome {
  readonly file: string;
  readonly code: string;
  readonly sentences: string;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly ms: number;
  readonly maxRssMb: number;
}

const mostRssMb = 700;
const longestMs = 300_000;
/** Of computing: how long it takes by the clock is up to what else this computer does. */
const mostMs = 20_000;
const onPosix = process.platform !== 'win32';

const folder = testFolder();
afterAll(() => folder.remove());

/** Has a process of its own import the files; it is ended when one of them takes too long. */
async function importInChild(words: readonly string[]): Promise<readonly Outcome[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hostile-child.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = setInterval(() => child.kill('SIGKILL'), longestMs);
  const outcomes: Outcome[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    watch.refresh();
    outcomes.push(JSON.parse(line) as Outcome);
  }
  clearInterval(watch);
  return outcomes;
}

function newProject(name: string): string {
  Project.create(folder.path(name)).close();
  return folder.path(name);
}

describe.skipIf(!onPosix)('files made to bring a reader down (no pipes here: skipped)', () => {
  let files: readonly HostileFile[] = [];
  let outcomes: readonly Outcome[] = [];

  beforeAll(async () => {
    const [sav] = await seedsByKind.sav();
    const [xls] = seedsByKind.xls();
    const dta = seedsByKind.dta().find(({ bytes }) => bytes.includes('GSO'));
    files = writeHostileFiles(folder.path(''), { sav, xls, dta } as Record<
      'sav' | 'xls' | 'dta',
      Seed
    >);
    const project = newProject('p.parallax');
    outcomes = await importInChild([project, ...files.map(({ file }) => file)]);
  }, 600_000);

  test('are each read or refused with a code that fits', () => {
    expect(outcomes.map(({ file }) => file)).toEqual(files.map(({ file }) => file));
    const wrong = outcomes.filter(({ code }, at) => !files[at]?.codes.includes(code));
    expect(wrong).toEqual([]);
  });

  test('are named in what the person reads, which is no programmer’s', () => {
    for (const { file, code, sentences, details } of outcomes) {
      if (code === 'read') continue;
      expect(details?.['file'], sentences).toBe(file);
      expect(sentences).not.toMatch(/undefined|\[object|EISDIR|ENOTDIR|ELOOP|is not a function/u);
    }
  });

  test('take seconds', () => {
    expect(outcomes.filter(({ ms }) => ms > mostMs)).toEqual([]);
  });

  test(`take less than ${mostRssMb} MB of memory, all in one process`, () => {
    expect(outcomes.at(-1)?.maxRssMb).toBeGreaterThan(20);
    expect(outcomes.find(({ maxRssMb }) => maxRssMb > mostRssMb)).toBeUndefined();
  });

  test('leave a sound project with what was read', () => {
    const project = Project.open(folder.path('p.parallax'), 'read');
    const verified = verifyProject(contextOf(project));
    const names = project.database.prepare('select name from dataset order by id').pluck().all();
    project.close();
    expect(verified).toMatchObject({ sound: true });
    expect(names).toEqual(outcomes.filter(({ code }) => code === 'read').map(({ file }) => file));
  });
});

test.skipIf(process.getuid?.() !== 0)(
  'a file of another person, of whatever kind, is refused (not as root: skipped)',
  async () => {
    const whole: string[] = [];
    for (const kind of ['delimited', 'sav', 'parquet', 'xlsx', 'ods', 'json'] as const) {
      const [seed] = await seedsByKind[kind]();
      const file = folder.path(`secret.${kind === 'delimited' ? 'csv' : kind}`);
      writeFileSync(file, (seed as Seed).bytes);
      chmodSync(file, 0o600);
      whole.push(file);
    }
    const [first = ''] = whole;
    const project = newProject('rights.parallax');
    const outcomes = await importInChild(['--as', '65534', project, first, ...whole]);
    expect(outcomes.map(({ code }) => code)).toEqual(whole.map(() => 'file-not-readable'));
    expect(outcomes.every(({ sentences }) => sentences.includes('may not be opened'))).toBe(true);
  },
);

test.each([
  ['SpreadsheetML', 'laughs.xml', spreadsheetMl],
  ['a flat OpenDocument workbook', 'laughs.fods', flatOds],
])('entities of %s are not expanded, though its cells are read', async (_, name, make) => {
  const doctype = '<!DOCTYPE a [<!ENTITY e "expanded">]>';
  writeFileSync(folder.path(name), make(doctype, '&e;'));
  const { variables } = await importAndReadBack(folder.path(name));
  const [values] = [...variables.values()].map((variable) => variable.values);
  expect(values).toContain('reached');
  expect(JSON.stringify(values)).not.toContain('expanded');
});

describe('names that mean something elsewhere', () => {
  const names = [
    "'; drop table dataset; --",
    '"; delete from variable; --',
    '<img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    '@SUM(1+1)',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '\u202egnirts',
    'zero\u200bwidth',
    'ﷺ'.repeat(40),
    '🏳️‍🌈',
  ];

  test.each(['csv', 'json'])('are read as they are, and do nothing (.%s)', async (ending) => {
    const rows = [1, 2, 3].map((row) => names.map((name) => `${name} ${row}`));
    const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    const content =
      ending === 'csv'
        ? [names, ...rows].map((row) => row.map(quoted).join(',')).join('\n')
        : `[${rows.map((row) => `{${row.map((cell, at) => `${JSON.stringify(names[at])}:${JSON.stringify(cell)}`).join(',')}}`).join(',')}]`;
    const file = folder.path(`names.${ending}`);
    writeFileSync(file, content);
    const dataset = await importAndReadBack(file);
    const read = [...dataset.variables.values()];
    expect(read).toHaveLength(names.length);
    expect(read.map(({ values }) => values[1])).toEqual(names.map((name) => `${name} 2`));
    // Spaces without width are spaces in a label; nothing else of it is gone.
    expect(read.map(({ label }) => label)).toEqual(
      names.map((name) => name.replace('\u200b', ' ')),
    );
    expect(new Set(dataset.variables.keys()).size).toBe(names.length);
  });

  test('half a character in a name of JSON is refused with its place', async () => {
    const file = folder.path('half.json');
    writeFileSync(file, '[{"a\\ud800":1}]');
    await expect(importAndReadBack(file)).rejects.toMatchObject({
      code: 'file-damaged',
      details: { rowNumber: 1 },
    });
    expect(readFileSync(file, 'utf8')).toContain('ud800');
  });
});
