// npm test: style, types, build and all tests, one after the other; the last line counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What is read of vitest's report. */
interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function run(title: string, args: readonly string[]): boolean {
  process.stdout.write(`\n== ${title}\n`);
  const startedAt = performance.now();
  const [program = '', ...others] = args;
  const ran = spawnSync(process.execPath, [join(root, 'node_modules', program), ...others], {
    cwd: root,
    stdio: 'inherit',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`== ${title}: ${ran.status === 0 ? 'well' : 'FAILED'} (${seconds} s)\n`);
  return ran.status === 0;
}

function runTests(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-tests-'));
  const file = join(folder, 'report.json');
  try {
    const isWell = run('tests', [
      'vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return countsOf(readReport(file), isWell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): TestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  } catch (error) {
    process.stderr.write(`the tests left no report: ${String(error)}\n`);
    return null;
  }
}

/** A test file that broke before its first test, and an error outside of any test, count as failures. */
function countsOf(report: TestReport | null, isWell: boolean): Counts {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !isWell ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const steps = [
  run('style', ['@biomejs/biome/bin/biome', 'check', '.']),
  run('types', ['typescript/bin/tsc', '--noEmit']),
  run('build', ['electron-vite/bin/electron-vite.js', 'build']),
];
const tests = runTests();
const failed = tests.failed + steps.filter((isWell) => !isWell).length;
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
process.stdout.write(`\n${tests.passed} passed, ${failed} failed${skipped}\n`);
process.exitCode = failed === 0 ? 0 : 1;
