import { resolve } from 'node:path';
import type { AddCommand } from './run-command-line.ts';
import { serve } from './serve.ts';
import { usageError } from './session.ts';
import { textTable } from './text-table.ts';

/** new, datasets, verify, rerun, report, events, serve. */
export function addProjectCommands(add: AddCommand): void {
  add(
    'new <file>',
    'make an empty project',
    [],
    async (session, _options, file) => {
      const info = await session.call('project.new', { file: resolve(file ?? '') });
      return { data: info, words: `Made ${info.file}\n` };
    },
    'nothing',
  );
  add('verify', 'check integrity, hashes and schema', [], async (session) => {
    const result = await session.call('project.verify', {});
    const rows = result.checks.map(({ check, sound, detail }) => [
      check,
      sound ? 'sound' : 'BROKEN',
      detail,
    ]);
    return {
      failed: !result.sound,
      data: result,
      words: `${textTable(['check', 'result', 'detail'], rows)}${result.sound ? 'The project is sound.' : 'The project is damaged.'}\n`,
    };
  });
  add('events', 'list what changed, newest first', [], async (session) => {
    const events = await session.call('project.events', {});
    const rows = events.map(({ at, what, details }) => [at, what, JSON.stringify(details)]);
    return { data: events, words: textTable(['at', 'what', 'details'], rows, 100) };
  });
  add(
    'rerun',
    'compute every kept analysis again and list each number that moved',
    [],
    async (session) => {
      const result = await session.call('report.rerun', {});
      const rows = result.moved.map(({ analysis, where, was, is }) => [analysis, where, was, is]);
      const words = `${result.analyses} analyses, ${result.numbers} numbers computed again; ${rows.length} moved.\n`;
      return {
        data: result,
        words:
          rows.length === 0 ? words : words + textTable(['analysis', 'where', 'was', 'is'], rows),
      };
    },
  );
  add<{ out?: string; analysis?: string; overwrite?: boolean }>(
    'report',
    'write the kept analyses as one workbook',
    [
      ['--out <file>', 'the workbook (.xlsx)'],
      ['--analysis <ids>', 'only these, separated by commas'],
      ['--overwrite', 'replace a file that is there'],
    ],
    async (session, { out, analysis, overwrite }) => {
      if (!out)
        throw usageError(
          'Name the workbook with --out FILE.xlsx.',
          'parallax report --out FILE.xlsx',
        );
      const analyses = analysis?.split(',').map(Number);
      const result = await session.call('report.write', {
        out: resolve(out),
        overwrite: overwrite ?? false,
        ...(analyses ? { analyses } : {}),
      });
      return {
        data: result,
        words:
          `Wrote ${result.file}: ${result.sheets.length} sheets, ${result.evidence} numbers with their evidence.\n` +
          result.leftOut
            .map(({ analysis, why }) => `  ! ${analysis} is left out: ${why}\n`)
            .join(''),
      };
    },
  );
  add<{ port?: string }>(
    'serve',
    'serve the window to this machine’s browser',
    [['--port <number>', 'the port (any free one unless given)', '0']],
    async (session, { port = '0' }) => {
      const { project } = await session.call('project.current', {});
      // The served host opens the project itself.
      await session.close();
      const served = await serve(project?.file ?? null, port, session.io);
      return { data: { served }, words: '' };
    },
    'nothing',
  );
}
