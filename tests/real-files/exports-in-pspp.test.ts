import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { exportedTable } from '#main/calls/exported-table.ts';
import { exportTable } from '#main/export/export-table.ts';
import { runImport } from '#main/import/run-import.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { testFolder } from '../import/import-into.ts';

const data = join(import.meta.dirname, '../../../shared/data/sav');
const hasPspp = spawnSync('pspp', ['--version'], { stdio: 'ignore' }).status === 0;
const folder = testFolder();
afterAll(() => folder.remove());

/** Counts by label, of a sample of files from different programs. */
const samples: readonly (readonly [file: string, variables: readonly string[]])[] = [
  ['displayr/Mobiles_feedback_4_weeks.sav', ['Q1', 'Q2', 'Q4', 'Q7', 'Q12_1', 'Q6_3_r']],
  ['displayr/Colas.sav', ['q1a', 'q4c', 'q8']],
  ['displayr/iLockAll.sav', ['Q6a', 'q11', 'META_Browser']],
  ['displayr/satisfaction.sav', ['Overall', 'ATM']],
  ['spss_misc/jamovi_multi.sav', ['int_col_2', 'factor_col']],
  ['spss_pyreadstat/sample_missing.sav', ['mylabl', 'myord']],
  ['survey_questionr/fecondite_femmes.sav', ['milieu', 'educ', 'religion', 'travail']],
  ['survey_questionr/fecondite_femmes.dta', ['region', 'matri', 'test']],
];

/** What PSPP counts, without the weight of the file: labels of valid values and how often each comes. */
function countedByPspp(
  file: string,
  variables: readonly string[],
): Map<string, Map<string, number>> {
  const syntax = `GET FILE='${file}'.\nWEIGHT OFF.\nFREQUENCIES VARIABLES=${variables.join(' ')} /FORMAT=AVALUE.\n`;
  const out = join(file, '..', 'counted.csv');
  const { status, stderr } = spawnSync('pspp', ['-O', 'format=csv', '-o', out, '-'], {
    input: syntax,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return readTables(spawnSync('cat', [out], { encoding: 'utf8' }).stdout, variables);
}

function readTables(csv: string, variables: readonly string[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const tables = csv.split(/^"?Table: /mu).slice(1);
  const counted = tables.filter((table) => /Frequency/u.test(table));
  counted.forEach((table, place) => {
    const counts = new Map<string, number>();
    let part = '';
    for (const cells of Papa.parse<string[]>(table).data.slice(2)) {
      const [kind = '', label = '', count = ''] = cells;
      if (kind !== '') part = kind;
      if (part === 'Valid' && label !== '' && label !== 'Total') counts.set(label, Number(count));
    }
    found.set(variables[place] ?? '', counts);
  });
  return found;
}

function countedHere(dataset: Dataset, name: string): Map<string, number> {
  const variable = dataset.variables.find((one) => one.name === name);
  if (variable === undefined) throw new Error(`no ${name}`);
  const column = dataset.column(variable);
  if (column.type !== 'category') throw new Error(`${name} holds no answers`);
  const counts = new Map<string, number>();
  for (const code of column.codes) {
    const { label = '', missing = null } = column.categories[code] ?? {};
    if (missing === null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

describe.skipIf(!hasPspp || !existsSync(data))(
  'frequencies of exports in PSPP (real files or PSPP absent: skipped)',
  () => {
    test.each(samples)(
      '%s has the same counts of answers',
      { timeout: 60_000 },
      async (file, variables) => {
        const name = file.replace(/\W/gu, '_');
        const project = Project.create(folder.path(`${name}.parallax`));
        try {
          await runImport(project, join(data, file), { name: 'Data' }, uninterrupted);
          const dataset = new Dataset(project, new ColumnCache(), 'Data');
          const out = folder.path(`${name}.sav`);
          await exportTable(out, exportedTable(dataset, null), uninterrupted);
          const counted = countedByPspp(out, variables);
          for (const variable of variables) {
            const theirs = counted.get(variable) ?? new Map();
            const ours = countedHere(dataset, variable);
            expect(theirs, variable).toEqual(ours);
            expect(ours.size, variable).toBeGreaterThan(0);
          }
        } finally {
          project.close();
        }
      },
    );
  },
);
