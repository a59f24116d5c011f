import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { importAndReadBack, testFolder } from './import-into.ts';

const folder = testFolder();
afterAll(folder.remove);

function file(name: string, content: string | Buffer): string {
  const path = folder.path(name);
  writeFileSync(path, content);
  return path;
}

const preview = (path: string) => previewImport(path, {}, uninterrupted);

describe('a web page that was saved as .xls', () => {
  const rows = ['1|Fémale|0042|3/4', '2|Male &amp; more|7|', '3|Male|8|12:30'].map(
    (row) =>
      `<tr>${row.replace(/([^|]*)\|?/gu, (cell, text) => (cell === '' ? '' : `<td>${text}</td>`))}</tr>`,
  );
  const page = `<html><head><meta charset="windows-1252"></head><body><table border=1>
    <tr><th>id</th><th>Gender</th><th>Code</th><th>Said</th></tr>${rows.join('\n')}</table></body></html>`;

  test('has its cells as they are written, in the encoding that it names', async () => {
    for (const encoding of ['latin1', 'utf8'] as const) {
      const path = file(`${encoding}.xls`, Buffer.from(page, encoding));
      const { variables, result } = await importAndReadBack(path);
      expect(result.rows).toBe(3);
      expect(variables.get('Gender')?.values).toEqual(['Fémale', 'Male & more', 'Male']);
      expect(variables.get('Code')?.values.map(String)).toContain('0042');
      expect(variables.get('Said')?.values).toContain('3/4');
    }
  });

  test('is refused by name without a table, and where it was cut short', async () => {
    await expect(
      preview(file('empty.xls', '<!DOCTYPE html><html><p>Sign in</p></html>')),
    ).rejects.toMatchObject({ code: 'format-not-supported' });
    await expect(preview(file('cut.xls', page.slice(0, 300)))).rejects.toMatchObject({
      code: 'workbook-not-readable',
    });
  });
});

describe('texts', () => {
  test('that are read by people are told to be no table', async () => {
    const prose = `# On the use of phones in trains\n\n${'Nearly half of all passengers use them now.\n'.repeat(9)}`;
    const { plan } = await preview(file('prose.md', prose));
    expect(plan.warnings.join()).toContain('running text');
    const lines = `text\n${'I like the new phone very much indeed\n'.repeat(9)}`;
    expect((await preview(file('posts.txt', lines))).plan.warnings.join()).not.toContain('running');
  });

  test('of few posts in nested JSON are posts, with their roles', async () => {
    const posts = ['Love it', 'Why so late?', 'Meh'].map((text, at) => ({
      id: `9${at}`,
      created_at: `2024-03-0${at + 1}T10:00:00Z`,
      user: { screen_name: `u${at}`, followers: at * 10 },
      full_text: text,
      public_metrics: { like_count: at, retweet_count: at + 1 },
    }));
    const { plan } = await preview(file('few.json', JSON.stringify(posts)));
    expect(plan.datasetKind).toBe('posts');
    const roles = plan.variables.map(({ role }) => role).filter(Boolean);
    expect(roles).toEqual(['post-id', 'time', 'author', 'text', 'reactions', 'reactions']);
  });

  test('with one semicolon, be it written twice, are no question with several answers', async () => {
    const said = [
      'Good',
      'Bad',
      'OK',
      'good; but slow',
      'Good',
      'Bad',
      'OK',
      'Good; Bad',
      'Good; Bad',
    ];
    const rows = said.map((text, at) => `${at + 1},${text}`).join('\n');
    const { plan } = await preview(file('comment.csv', `id,comment\n${rows}\n`));
    expect(plan.sets).toEqual([]);
  });
});

test('the preview lists the steps of a scale in their order, and other answers by count', async () => {
  const agree = ['Agree', 'Disagree', 'Agree', 'Neither agree nor disagree', 'Strongly agree'];
  const rows = Array.from(
    { length: 40 },
    (_, at) => `${at + 1},${agree[at % 5]},${at % 3 ? 'B' : 'A'}`,
  );
  const { glimpses } = await preview(file('order.csv', `id,view,town\n${rows.join('\n')}\n`));
  expect(glimpses[1]?.top.map(({ label }) => label)).toEqual([
    'Disagree',
    'Neither agree nor disagree',
    'Agree',
    'Strongly agree',
  ]);
  expect(glimpses[2]?.top.map(({ label }) => label)).toEqual(['B', 'A']);
});
