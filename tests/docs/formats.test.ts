import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { missingByte, missingReasons } from '#analysis/columns/missing-reason.ts';
import {
  importPlan,
  plannedCategory,
  plannedSet,
  plannedSource,
  plannedVariable,
} from '#contract/import-plan.ts';
import { chunkRows } from '#main/project/column-chunks.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { useFolder, writeDataset } from '../project/make-project.ts';
import { blocks, codeNames, page, table } from './pages.ts';

describe('the import plan as the page describes it', () => {
  const importPage = page('import-recognition.md');

  it('has the fields that the page lists', () => {
    const under = (path: string, schema: { readonly shape: object }) =>
      Object.keys(schema.shape).map((key) => `${path}${key}`);
    const fields = new Set([
      ...under('', importPlan),
      ...under('variables.', plannedVariable),
      ...under('variables.categories.', plannedCategory),
      ...under('variables.missing.', plannedVariable.shape.missing.unwrap().element),
      ...under('sets.', plannedSet),
      ...plannedSource.options.flatMap((source) => under('variables.source.', source)),
    ]);
    const stated = table(importPage, 'Field').flatMap(({ Field = '' }) => codeNames(Field));
    expect(stated.toSorted()).toEqual([...fields].sort());
  });

  it('takes the variables that the page shows, and no field that it does not know', () => {
    const shown = blocks(importPage, 'json plan variable').map(
      (body) => JSON.parse(body) as object,
    );
    expect(shown).toHaveLength(2);
    for (const variable of shown) {
      expect(plannedVariable.safeParse(variable).error).toBeUndefined();
      expect(plannedVariable.safeParse({ ...variable, weight: 1 }).success).toBe(false);
    }
  });

  it('names the reasons for missing answers', () => {
    expect(importPage.text).toContain(missingReasons.map((reason) => `\`${reason}\``).join(', '));
  });
});

describe('the project file as the page describes it', () => {
  const file = useFolder();
  const projectPage = page('project-file.md');

  it('has the tables and columns that the page lists', () => {
    const project = Project.create(file('a.parallax'));
    const tables = project.database
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by rowid",
      )
      .pluck()
      .all() as string[];
    const found = tables.map((name) => ({
      Table: `\`${name}\``,
      Columns: (project.database.pragma(`table_info(${name})`) as { name: string }[])
        .map((column) => `\`${column.name}\``)
        .join(', '),
    }));
    const id = project.database.pragma('application_id', { simple: true }) as number;
    const version = project.database.pragma('user_version', { simple: true }) as number;
    project.close();
    const byName = (one: { Table?: string }, other: { Table?: string }) =>
      (one.Table ?? '').localeCompare(other.Table ?? '');
    expect(found.toSorted(byName)).toEqual(table(projectPage, 'Table').toSorted(byName));
    expect(projectPage.text).toContain(`0x${id.toString(16).toUpperCase()}`);
    expect(projectPage.text).toContain(`the schema version, ${version}.`);
  });

  it('numbers the reasons for missing answers as the page does', () => {
    const wordsOf = (reason: string) => reason.replaceAll('-', ' ').replace('dont', "don't");
    for (const reason of missingReasons) {
      expect(projectPage.text).toContain(`${missingByte(reason)} ${wordsOf(reason)}`);
    }
  });

  const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
  it.skipIf(!hasNumpy)(
    'is read by the Python of the page (Python 3 with numpy absent: skipped)',
    () => {
      const project = Project.create(file('b.parallax'));
      const rows = chunkRows + 3;
      const every = <Value>(value: (row: number) => Value): Value[] =>
        Array.from({ length: rows }, (_, row) => value(row));
      writeDataset(project, {
        gender: {
          column: categoryColumn(every((row) => ['Female', 'Male', null][row % 3] ?? null)),
        },
        income: { column: numberColumn(every((row) => (row % 5 === 0 ? null : row * 1.5))) },
        note: {
          column: textColumn(every((row) => (row < 3 ? (['häh', null, ''][row] ?? null) : null))),
        },
      });
      project.close();
      const python = blocks(projectPage, 'python').join('\n');
      expect((blocks(projectPage, 'python')[0] ?? '').trim().split('\n').length).toBeLessThan(20);
      const script = `${python}
import json, sys
path = sys.argv[1]
income, missing, _ = column(path, "Survey", "income")
gender, _, answers = column(path, "Survey", "gender")
print(json.dumps({
  "rows": len(income), "missing": int((missing > 0).sum()), "reason": int(missing[0]),
  "sum": float(income[missing == 0].sum()), "last": float(income[-1]),
  "answers": answers, "gender": gender[:4].tolist(),
  "notes": [text for text, _ in zip(texts(path, "Survey", "note"), range(4))],
}))`;
      const run = spawnSync('python3', ['-c', script, file('b.parallax')], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      const present = every((row) => (row % 5 === 0 ? 0 : row * 1.5));
      expect(JSON.parse(run.stdout)).toEqual({
        rows,
        missing: present.filter((value) => value === 0).length,
        reason: missingByte('refused'),
        sum: present.reduce((sum, value) => sum + value, 0),
        last: (rows - 1) * 1.5,
        answers: [
          ['Female', null, null],
          ['Male', null, null],
          ['No answer', null, 'no-answer'],
        ],
        gender: [0, 1, 2, 0],
        notes: ['häh', null, '', null],
      });
    },
  );
});
