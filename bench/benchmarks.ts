import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './figures.ts';
import { generateCodes } from './generate-codes.ts';
import { generateFeed } from './generate-feed.ts';
import { generateFeedLines } from './generate-feed-lines.ts';
import { generateJourneys } from './generate-journeys.ts';
import { generatePosts } from './generate-posts.ts';
import { generateSurvey } from './generate-survey.ts';
import { generateWide } from './generate-wide.ts';
import { runProgram } from './run-program.ts';

const data = join(import.meta.dirname, 'data');

/** A program and its words; several of them are run in turn, so that noise meets them alike. */
export interface Contender {
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
}

/** Something that is measured. The first contender is Parallax; `rows` is the size of the goal. */
export interface Benchmark {
  readonly name: string;
  readonly rows: number;
  readonly goal: string;
  /** What the figures mean for the analyst, beside time and memory. */
  readonly tell: (figures: Figures, rows: number) => string;
  /** Makes what the contenders need, where it is not there yet. */
  readonly prepare: (rows: number) => readonly Contender[];
}

/** Everything that `npm run bench` measures, in order. */
export const benchmarks: readonly Benchmark[] = [
  {
    name: 'import',
    rows: 1_000_000,
    goal: "at most 0.6 of DuckDB's CPU time, 250 MB, file at most 0.6 of the CSV",
    tell: ({ more }) => `file ${share(more['fileMb'], more['csvMb'])} of the CSV`,
    prepare: (rows) => importers(survey(rows), project('survey', rows), 'survey'),
  },
  {
    name: 'import-wide',
    rows: 50_000,
    goal: '3,000 variables are imported',
    tell: ({ more }) =>
      `${more['variables']} variables, CSV of ${Math.round(more['csvMb'] ?? 0)} MB`,
    prepare: (rows) => [
      ours(
        'import-file',
        made(`wide-${rows}.csv`, (file) => generateWide(rows, file)),
        project('wide', rows),
        'survey',
      ),
    ],
  },
  {
    name: 'scroll-grid',
    rows: 50_000,
    goal: 'under 16.7 ms of work a frame, both ways over 3,000 variables',
    tell: ({ more }) =>
      `first rows after ${seconds(more['firstRowsMs'])}, ${(more['frameMs'] ?? Number.NaN).toFixed(1)} ms a frame`,
    prepare: (rows) => [
      ours(
        'scroll-grid',
        imported(
          made(`wide-${rows}.csv`, (file) => generateWide(rows, file)),
          project('wide', rows),
          'survey',
        ),
      ),
    ],
  },
  {
    name: 'import-sav',
    rows: 1_000_000,
    goal: 'less time than haven takes to read it',
    tell: ({ more }) =>
      `${more['variables']} variables, .sav of ${Math.round(more['csvMb'] ?? 0)} MB, project of ${Math.round(more['fileMb'] ?? 0)} MB`,
    prepare: (rows) => {
      const sav = made(`survey-${rows}.sav`, (file) => {
        runProgram('make-sav', [file, String(rows)]);
      });
      const parallax = ours('import-file', sav, project('survey-sav', rows), 'survey');
      return hasHaven()
        ? [parallax, { name: 'haven (R), into memory', program: 'import-haven', words: [sav] }]
        : [parallax];
    },
  },
  {
    name: 'import-posts',
    rows: 1_000_000,
    goal: "at most 0.7 of DuckDB's CPU time, 250 MB",
    tell: ({ more }) => `file ${share(more['fileMb'], more['csvMb'])} of the CSV`,
    prepare: (rows) => importers(feed(rows), project('feed', rows), 'posts'),
  },
  {
    name: 'import-jsonl',
    rows: 300_000,
    goal: 'cost linear in rows',
    tell: ({ more }) => `JSON of ${Math.round(more['csvMb'] ?? 0)} MB`,
    prepare: (rows) => {
      const lines = made(`feed-${rows}.jsonl`, (file) => generateFeedLines(rows, file));
      return importers(lines, project('feed-jsonl', rows), 'posts');
    },
  },
  {
    name: 'import-parquet',
    rows: 3_000_000,
    goal: 'under 300 MB, however many rows',
    tell: ({ more }) => `Parquet of ${Math.round(more['csvMb'] ?? 0)} MB`,
    prepare: (rows) => {
      const parquet = made(`sales-${rows}.parquet`, (file) => {
        runProgram('make-parquet', [file, String(rows)]);
      });
      return importers(parquet, project('sales', rows), 'survey');
    },
  },
  {
    name: 'search-posts',
    rows: 1_000_000,
    goal: 'each letter typed answered within 100 ms',
    tell: ({ more }) =>
      `index made in ${seconds(more['firstMs'])}; then ${Math.round(more['middleMs'] ?? 0)} ms in the middle, ${Math.round(more['slowestMs'] ?? 0)} ms at most`,
    prepare: (rows) => [ours('search-posts', imported(feed(rows), project('feed', rows), 'posts'))],
  },
  {
    name: 'compare',
    rows: 1_000_000,
    goal: 'under 1.5 s of work',
    tell: ({ more }) =>
      `${more['rows']} rows; cold ${seconds(more['coldMs'])}, again ${seconds(more['warmMs'])}`,
    prepare: (rows) => [ours('compare-survey', importedSurvey(rows))],
  },
  {
    name: 'compare-wide',
    rows: 1_000_000,
    goal: 'under 2 s of work over 200 variables',
    tell: ({ more }) => `${more['rows']} rows`,
    prepare: (rows) => [ours('compare-wide', String(rows))],
  },
  {
    name: 'tables',
    rows: 1_000_000,
    goal: 'at most 0.8 ms of CPU a table, tests and all, a tenth of DuckDB; two threads 0.65 of one',
    tell: ({ cpuMs, more }) =>
      `${more['tables']} weighted tables over ${more['kept']} filtered rows, ${(cpuMs / (more['tables'] ?? 1)).toFixed(2)} ms of CPU each`,
    prepare: tabulators,
  },
  {
    name: 'first-view',
    rows: 1_000_000,
    goal: 'under 1 s',
    tell: ({ more }) =>
      `open ${seconds(more['openMs'])}, list ${seconds(more['listMs'])}, variables ${seconds(more['variablesMs'])}, rows ${seconds(more['rowsMs'])}`,
    prepare: (rows) => [ours('first-view', importedSurvey(rows))],
  },
  {
    name: 'sentiment',
    rows: 100_000,
    goal: 'at least 30,000 posts a second of CPU',
    tell: perSecond,
    prepare: (rows) => [ours('tag-posts', importedPosts(rows), 'sentiment')],
  },
  {
    name: 'sentiment-and-traits',
    rows: 100_000,
    goal: 'at least 10,000 posts a second of CPU',
    tell: perSecond,
    prepare: (rows) => [ours('tag-posts', importedPosts(rows), 'sentiment,trait')],
  },
  {
    name: 'attribution',
    rows: 1_000_000,
    goal: 'at most 1.0 s',
    tell: ({ more }) => `${more['paths']} journeys, ${more['conversions']} conversions, 7 models`,
    prepare: (rows) => [ours('attribute-journeys', importedJourneys(rows))],
  },
];

function importers(file: string, out: string, kind: string): readonly Contender[] {
  const parallax = ours('import-file', file, out, kind);
  if (existsSync(join(import.meta.dirname, 'peers/node_modules/@duckdb/node-api'))) {
    const duckDb = (threads: string): Contender => ({
      name: `DuckDB on ${threads} ${threads === '1' ? 'thread' : 'threads'}`,
      program: 'import-duckdb',
      words: [file, join(data, 'peer.duckdb'), threads],
    });
    return [parallax, duckDb('1'), duckDb('2')];
  }
  if (!file.endsWith('.csv')) return [parallax];
  const words = [file, join(data, 'peer.sqlite')];
  return [parallax, { name: 'sqlite3 .import', program: 'import-sqlite', words }];
}

/** DuckDB counts a sample of the tables; its figures are those of all, and it tests none. */
function tabulators(rows: number): readonly Contender[] {
  const program = 'tabulate-pairs';
  const contenders = [
    ours(program, String(rows), '1'),
    { name: 'Parallax, 2 threads', program, words: [String(rows), '2'] },
  ];
  if (!existsSync(join(import.meta.dirname, 'peers/node_modules/@duckdb/node-api'))) {
    return contenders;
  }
  const file = made(`codes-${rows}.csv`, (out) => generateCodes(rows, out));
  const duckDb = { name: 'DuckDB, sample x 25', program: 'tabulate-duckdb', words: [file, '1'] };
  return [...contenders, duckDb];
}

function hasHaven(): boolean {
  return spawnSync('Rscript', ['-e', 'library(haven)']).status === 0;
}

function ours(program: string, ...words: readonly string[]): Contender {
  return { name: 'Parallax', program, words };
}

function survey(rows: number): string {
  return made(`survey-${rows}.csv`, (file) => generateSurvey(rows, file));
}

function feed(rows: number): string {
  return made(`feed-${rows}.csv`, (file) => generateFeed(rows, file));
}

function importedSurvey(rows: number): string {
  return imported(survey(rows), project('survey', rows), 'survey');
}

function importedPosts(rows: number): string {
  const csv = made(`posts-${rows}.csv`, (file) => generatePosts(rows, file));
  return imported(csv, project('posts', rows), 'posts');
}

function importedJourneys(rows: number): string {
  const csv = made(`journeys-${rows}.csv`, (file) => generateJourneys(rows, file));
  return imported(csv, project('journeys', rows), 'journeys');
}

function project(name: string, rows: number): string {
  return join(data, `${name}-${rows}.parallax`);
}

function imported(csv: string, out: string, kind: string): string {
  if (!existsSync(out)) runProgram('import-file', [csv, out, kind]);
  return out;
}

function made(name: string, make: (file: string) => void): string {
  mkdirSync(data, { recursive: true });
  const file = join(data, name);
  if (!existsSync(file)) make(file);
  return file;
}

function perSecond({ wallMs, cpuMs, more }: Figures): string {
  const pace = (ms: number): string =>
    Math.round(((more['rows'] ?? 0) / ms) * 1000).toLocaleString('en');
  return `${pace(cpuMs)} posts a second of CPU, ${pace(wallMs)} by the clock`;
}

function share(part = Number.NaN, whole = Number.NaN): string {
  return (part / whole).toFixed(2);
}

function seconds(ms = Number.NaN): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
