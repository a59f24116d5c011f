import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type TestHost } from '../calls/open-host.ts';

interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface Golden {
  readonly append: { readonly one: string; readonly two: string; readonly made: Cells };
  readonly match: {
    readonly posts: string;
    readonly customers: string;
    readonly made: { readonly all: Cells; readonly matched: Cells };
    readonly counts: Readonly<Record<string, number>>;
  };
  readonly stack: { readonly wide: string; readonly made: Cells; readonly melted: Cells };
}

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../goldens/combinations.json'), 'utf8'),
) as Golden;

let host: TestHost;
beforeAll(async () => {
  host = await openHost(() => undefined);
  const files = {
    One: golden.append.one,
    Two: golden.append.two,
    Posts: golden.match.posts,
    Customers: golden.match.customers,
    Wide: golden.stack.wide,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(host.folder, `${name}.csv`);
    writeFileSync(file, text);
    await host.ask('import.run', { file, name, datasetKind: 'survey' });
  }
});
afterAll(() => host.close());

/** A dataset's cells under the golden's columns, as text: people's words for numbers are the file's here. */
async function cellsOf(dataset: string, columns: readonly string[]): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = [];
  for (let from = 0; ; from += 1000) {
    const variables = [...columns];
    const window = await host.ask('dataset.rows', { dataset, from, count: 1000, variables });
    rows.push(
      ...window.cells.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
    );
    if (rows.length >= window.total) return rows;
  }
}

function inText({ rows }: Cells): (string | null)[][] {
  return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
}

describe('datasets put together, held to pandas', () => {
  it('append is concat, whatever the order of the columns', async () => {
    const made = await host.ask('dataset.append', { datasets: ['One', 'Two'] });
    expect(made).toMatchObject({ dataset: 'One + Two', rows: 270, variables: 8 });
    const { made: expected } = golden.append;
    expect(await cellsOf('One + Two', expected.columns)).toEqual(inText(expected));
  });

  it.each(['all', 'matched'] as const)('match keeping %s is merge, many to one', async (keep) => {
    const on = { left: 'author', right: 'customer' };
    const name = `With ${keep}`;
    const made = await host.ask('dataset.match', {
      left: 'Posts',
      right: 'Customers',
      on,
      keep,
      name,
    });
    const expected = golden.match.made[keep];
    expect(made.rows).toBe(expected.rows.length);
    expect(await cellsOf(name, expected.columns)).toEqual(inText(expected));
    const { matched, leftWithout, rightWithout, withoutId } = made.matched ?? {};
    expect({
      matched,
      leftWithout: leftWithout?.count,
      rightWithout: rightWithout?.count,
      withoutId: withoutId?.left,
    }).toEqual(golden.match.counts);
  });

  it('stack is wide_to_long, by the groups that it proposes itself', async () => {
    const proposals = await host.ask('combination.propose-stack', { dataset: 'Wide' });
    const [proposal] = proposals;
    expect(proposals).toHaveLength(1);
    expect(proposal?.items).toEqual(['Acme', 'Bolt', 'Cone']);
    const groups = [...(proposal?.groups ?? [])];
    const items = [...(proposal?.items ?? [])];
    const name = 'Long';
    const made = await host.ask('dataset.stack', { dataset: 'Wide', groups, items, name });
    const { made: expected } = golden.stack;
    expect(made.rows).toBe(expected.rows.length);
    expect(await cellsOf('Long', expected.columns)).toEqual(inText(expected));
  });

  it('stack of one group is melt', async () => {
    const variables = ['liking_Acme', 'liking_Bolt', 'liking_Cone'];
    await host.ask('dataset.stack', {
      dataset: 'Wide',
      groups: [{ name: 'liking', variables }],
      items: variables,
      carry: ['id'],
      name: 'Melted',
    });
    const { melted } = golden.stack;
    expect(await cellsOf('Melted', melted.columns)).toEqual(inText(melted));
  });

  it('what was put together is made again by verify and rerun, and comes out the same', async () => {
    const { sound, checks } = await host.ask('project.verify', {});
    const check = checks.find((one) => one.check === 'combined datasets');
    expect(check?.detail).toMatch(/^\d+ datasets made from others are what their recipes make$/u);
    expect(sound).toBe(true);
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
  });
});
