import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { ImportError } from '#main/import/import-error.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';
import { importText, testFolder } from './import-into.ts';

const people = 'name,age,city\nAda,36,London\nBob,41,Paris\nCy,29,Rome\nDee,55,Oslo\n';

describe('an import', () => {
  test('keeps every row and the hash of the file', async () => {
    const dataset = await importText(people);
    expect(dataset.result).toMatchObject({
      dataset: 'table',
      rows: 4,
      variables: 3,
      skippedCount: 0,
    });
    expect(dataset.variables.get('age')?.values).toEqual([36, 41, 29, 55]);
    expect(dataset.variables.get('name')?.values).toEqual(['Ada', 'Bob', 'Cy', 'Dee']);
    expect(dataset.sha256).toBe(createHash('sha256').update(people).digest('hex'));
  });

  test('reads the same table in every dialect and encoding', async () => {
    const text = 'naïve;café;größe\n1;Zoë;2\n3;Chloë;4\n5;Noël;6\n7;Zoë;8\n';
    const encoded: readonly Buffer[] = [
      Buffer.from(text, 'utf8'),
      Buffer.from(`\ufeff${text}`, 'utf8'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'latin1'),
    ];
    for (const bytes of encoded) {
      const dataset = await importText(bytes);
      expect([...dataset.variables.keys()]).toEqual(['naïve', 'café', 'größe']);
      expect(dataset.variables.get('café')?.values).toEqual(['Zoë', 'Chloë', 'Noël', 'Zoë']);
    }
  });

  test('reads Mac Roman by the curly quotes and hard spaces that only it makes sense of', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,text\n1,It'),
      Buffer.from([0xd5]),
      Buffer.from('s fine\n2,don'),
      Buffer.from([0xd5]),
      Buffer.from('t know'),
      Buffer.from([0xca]),
      Buffer.from('yet\n3,'),
      Buffer.from([0xd2]),
      Buffer.from('yes'),
      Buffer.from([0xd3]),
      Buffer.from(' she said\n'),
    ]);
    const dataset = await importText(bytes);
    expect(dataset.variables.get('text')?.values).toEqual([
      'It’s fine',
      'don’t know\u00a0yet',
      '“yes” she said',
    ]);
  });

  test('reads an empty cell as no answer and NA as planned, never as zero', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, row) => `${row},${row % 4 === 0 ? '' : row % 4 === 1 ? 'NA' : row * 7}`,
    );
    const dataset = await importText(`key,amount_spent\n${rows.join('\n')}\n`);
    const amount = dataset.variables.get('amount_spent');
    expect(amount?.kind).toBe('number');
    expect(amount?.values.slice(0, 4)).toEqual([null, null, 14, 21]);
    expect(amount?.reasons.slice(0, 4)).toEqual(['no-answer', 'not-applicable', null, null]);
  });

  test('keeps the kinds of missing answers of one question apart', async () => {
    const given = ['Good', 'Bad', 'NA', 'No answer', '', 'Refused', '#N/A'];
    const rows = Array.from({ length: 70 }, (_, row) => `${row},${given[row % 7]}`);
    const dataset = await importText(`key,view\n${rows.join('\n')}\n`);
    const reasons = dataset.variables.get('view')?.reasons ?? [];
    expect(reasons.slice(0, 7)).toEqual([
      null,
      null,
      'not-applicable',
      'no-answer',
      'no-answer',
      'refused',
      'not-applicable',
    ]);
    expect(dataset.variables.get('view')?.answers).toEqual(['Good', 'Bad']);
  });

  test('counts cells that are no number, names the first, and keeps them apart from blanks', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, row) => `${row === 401 ? 'about 9' : row * 3 + 0.5}`,
    );
    const dataset = await importText(`price,x\n${rows.map((cell) => `${cell},1`).join('\n')}\n`);
    const price = dataset.variables.get('price');
    expect([price?.kind, price?.values[401], price?.reasons[401]]).toEqual([
      'number',
      null,
      'unreadable',
    ]);
    expect(dataset.result.warnings).toContainEqual(
      'price: 1 cell could not be read as a number and is missing (row 403 “about 9”).',
    );
  });

  test('revises a kind that only the beginning of the file supports, and answers that come late', async () => {
    const wide = Array.from({ length: 598 }, () => '7').join(',');
    const row = (index: number): string => {
      const late = index > 1600;
      return `${late ? `note ${index}` : index * 10 + 0.5},${late && index % 2 === 0 ? 'Late' : 'Early'},${wide}`;
    };
    const header = Array.from({ length: 600 }, (_, column) => `c${column}`).join(',');
    const text = `${header}\n${Array.from({ length: 2200 }, (_, index) => row(index)).join('\n')}\n`;
    const dataset = await importText(text);
    expect(dataset.variables.get('c0')).toMatchObject({ kind: 'text' });
    expect(dataset.variables.get('c0')?.values.at(-1)).toBe('note 2199');
    expect(dataset.variables.get('c1')?.answers).toEqual(['Early', 'Late']);
    expect(dataset.variables.get('c1')?.values.filter((value) => value === 'Late')).toHaveLength(
      299,
    );
  });

  test('recognises an encoding again that shows only far down the file', async () => {
    const line = `${'plain words '.repeat(80)},1\n`;
    const plain = Buffer.from(`text,number_sold\n${line.repeat(18_000)}`);
    const legacy = Buffer.from('Zoë said no,2\nNoël agreed,3\n', 'latin1');
    const bytes = Buffer.concat([plain, legacy]);
    const dataset = await importText(bytes);
    expect(dataset.variables.get('text')?.values.slice(-2)).toEqual(['Zoë said no', 'Noël agreed']);
  });

  test('turns a list of more than 4,096 answers into text', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, row) => `${row < 20_000 ? `common ${row % 5}` : `rare ${row}`},1`,
    );
    const dataset = await importText(
      `answer,${'x,'.repeat(40)}x\n${rows.map((row) => `${row}${',2'.repeat(40)}`).join('\n')}\n`,
    );
    expect(dataset.variables.get('answer')?.kind).toBe('text');
    expect(dataset.variables.get('answer')?.values.at(-1)).toBe('rare 29999');
  });

  test('writes chunks of 65,536 rows that read back in order', async () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => `${row},${row % 3}`);
    const dataset = await importText(`number_sold,group\n${rows.join('\n')}\n`);
    expect(dataset.variables.get('number_sold')?.values).toEqual(rows.map((_, row) => row));
    expect(dataset.variables.get('group')?.values.at(-1)).toBe(String(69_999 % 3));
  });

  test('leaves out rows of separators alone and says how many', async () => {
    const dataset = await importText(`${people},,\n,,\n`);
    expect(dataset.result.rows).toBe(4);
    expect(dataset.result.warnings).toContain('2 rows with no cell filled in left out.');
  });

  test('keeps a carriage return inside a cell where lines end with line feeds', async () => {
    const dataset = await importText('id,comment,n\n1,first\r\rsecond,2\n3,plain,4\n5,x,6\n');
    expect(dataset.variables.get('comment')?.values).toEqual(['first\r\rsecond', 'plain', 'x']);
  });

  test('tolerates empty cells beyond the header', async () => {
    expect((await importText(`${people}Eve,30,Bonn,,\n`)).result.rows).toBe(5);
  });

  test('takes a header that goes on with empty cells for as wide as every row is', async () => {
    const dataset = await importText('a,b,,\n1,x\n2,y\n3,x\n');
    expect([...dataset.variables.keys()]).toEqual(['a', 'b']);
  });

  test('gives R row names a column of their own', async () => {
    const dataset = await importText('"a","b"\n"r1",10,"x"\n"r2",20,"y"\n"r3",30,"x"\n');
    expect([...dataset.variables.keys()]).toEqual(['row', 'a', 'b']);
    expect(dataset.variables.get('a')?.values).toEqual([10, 20, 30]);
  });
});

describe('an import that must not happen', () => {
  let folder: ReturnType<typeof testFolder>;
  let project: Project;
  let before: string;

  beforeEach(async () => {
    folder = testFolder();
    project = Project.create(folder.path('p.parallax'));
    writeFileSync(folder.path('people.csv'), people);
    await runImport(project, folder.path('people.csv'), {}, uninterrupted);
    before = contents(project);
  });

  afterEach(() => {
    expect(contents(project)).toBe(before);
    project.close();
    folder.remove();
  });

  const refused = (content: string | Buffer, wishes = {}, name = 'bad.csv'): Promise<unknown> => {
    writeFileSync(folder.path(name), content);
    return runImport(project, folder.path(name), wishes, uninterrupted);
  };

  test('because the file is not there', async () => {
    await expect(
      runImport(project, folder.path('none.csv'), {}, uninterrupted),
    ).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });

  test('because it is a folder', async () => {
    mkdirSync(folder.path('folder.csv'));
    await expect(
      runImport(project, folder.path('folder.csv'), {}, uninterrupted),
    ).rejects.toMatchObject({
      code: 'file-not-readable',
    });
  });

  test('because it is empty, or holds a header alone', async () => {
    await expect(refused('')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(refused('\n\n\n')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(refused('a,b,c\n')).rejects.toMatchObject({
      code: 'no-data-rows',
      details: { headerRows: 1 },
    });
    await expect(refused('a,b,c\n,,\n,,\n')).rejects.toMatchObject({ code: 'no-data-rows' });
  });

  test('because it is no table', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d494844520000', 'hex');
    await expect(refused(png)).rejects.toMatchObject({
      code: 'format-not-supported',
      details: { found: 'a PNG picture' },
    });
    const portable = `${'\u00e2'.repeat(40)}ASCII SPSS PORT FILE\r\n00000-0000\r\nA8/20181216`;
    await expect(refused(Buffer.from(portable, 'latin1'))).rejects.toMatchObject({
      code: 'format-not-supported',
      details: { found: expect.stringContaining('SPSS portable file') },
    });
    await expect(refused(Buffer.from('SQLite format 3\0......'))).rejects.toMatchObject({
      code: 'format-not-supported',
    });
    await expect(
      refused(Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256))),
    ).rejects.toMatchObject({
      code: 'file-is-binary',
    });
  });

  test('because a row has too few cells: which row, how many, and what they are', async () => {
    await expect(refused('a,b,c\n1,2,3\n4,5\n6,7,8\n9,1,2\n')).rejects.toMatchObject({
      code: 'ragged-row',
      details: {
        file: folder.path('bad.csv'),
        rowNumber: 3,
        expected: 3,
        found: 2,
        cells: ['4', '5'],
      },
    });
  });

  test('because a row has too many cells', async () => {
    await expect(refused('a,b\n1,2\n4,5,6\n7,8\n9,1\n')).rejects.toMatchObject({
      code: 'ragged-row',
      details: { rowNumber: 3, expected: 2, found: 3, cells: ['4', '5', '6'] },
    });
  });

  test('because a quote opens that never closes', async () => {
    await expect(refused('a,b\n1,2\n3,"4\n5,6\n7,8\n')).rejects.toMatchObject({
      code: 'unclosed-quote',
      details: { rowNumber: 3 },
    });
  });

  test('because the encoding of the plan does not fit', async () => {
    const bytes = Buffer.from('a,b\nZoë,1\nNoël,2\nMia,3\n', 'latin1');
    writeFileSync(folder.path('bad.csv'), bytes);
    const { plan } = await previewImport(folder.path('bad.csv'), {}, uninterrupted);
    await expect(
      refused(bytes, { plan: { ...plan, datasetName: 'x', encoding: 'utf-8' } }),
    ).rejects.toMatchObject({
      code: 'bytes-do-not-fit-encoding',
      details: { encoding: 'utf-8', nearRowNumber: 2 },
    });
    await expect(refused(bytes, { plan: { ...plan, encoding: 'klingon' } })).rejects.toMatchObject({
      code: 'encoding-not-recognised',
    });
  });

  test('because the plan is for another file', async () => {
    writeFileSync(folder.path('bad.csv'), 'a\n1\n2\n');
    const { plan } = await previewImport(folder.path('people.csv'), {}, uninterrupted);
    await expect(refused('a\n1\n2\n', { plan })).rejects.toMatchObject({
      code: 'plan-does-not-fit-file',
      details: { reason: 'column-beyond-file' },
    });
  });

  test('because a dataset of that name is there, whatever its case', async () => {
    await expect(refused(people, { name: 'PEOPLE' })).rejects.toMatchObject({
      code: 'dataset-exists',
    });
  });

  test('because the person stopped it half-way', async () => {
    const rows = Array.from({ length: 90_000 }, (_, row) => `${row},some text ${row}`).join('\n');
    writeFileSync(folder.path('long.csv'), `number_sold,comment\n${rows}\n`);
    let reports = 0;
    const stop = {
      report: (stage: string, done: number) => {
        reports++;
        if (stage === 'reading' && done > 1_000_000) throw new ImportError('cancelled');
      },
    };
    await expect(runImport(project, folder.path('long.csv'), {}, stop)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(reports).toBeGreaterThan(3);
  });
});

/** All that the project's tables hold, as text. */
function contents(project: Project): string {
  const tables = project.database
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all() as string[];
  const rows = tables.map((name) =>
    project.database.prepare(`select * from "${name}"`).raw().all(),
  );
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
