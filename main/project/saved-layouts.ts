import { z } from 'zod';
import {
  type SavedBanner,
  type SavedTable,
  tableLook,
  tableNote,
} from '#contract/calls/saved-tables.ts';
import { tableInput } from '#contract/calls/tables.ts';
import { version } from '#main/version.ts';
import type { Project } from './project.ts';

/** Kinds of kept specifications that are layouts: asked for in the window, no analyses of a report. */
export const layoutKinds = ['saved-table', 'banner'] as const;

type LayoutKind = (typeof layoutKinds)[number];

interface LayoutRow {
  readonly id: number;
  readonly name: string;
  readonly specification: string;
  readonly changedAt: string;
}

const tableBody = z.strictObject({
  input: tableInput,
  banner: z.int().nullable(),
  look: tableLook,
  notes: z.array(tableNote),
});

const bannerBody = z.strictObject({ dataset: z.string(), columns: tableInput.shape.columns });

type BannerBody = z.output<typeof bannerBody>;

/** A banner without the names of its tables. */
export type KeptBanner = Omit<SavedBanner, 'usedBy'>;

function layoutRows(project: Project, kind: LayoutKind): readonly LayoutRow[] {
  return project.database
    .prepare(
      `select id, name, specification, created_at as changedAt from analysis where kind = ?
       order by name collate nocase, id`,
    )
    .all(kind) as LayoutRow[];
}

/** The saved banners of all datasets, by name. */
export function keptBanners(project: Project): readonly KeptBanner[] {
  return layoutRows(project, 'banner').map(({ specification, ...row }) => ({
    ...row,
    ...bannerBody.parse(JSON.parse(specification)),
  }));
}

/** The saved tables of all datasets, by name, with the columns that their banners have today. */
export function keptTables(project: Project): readonly SavedTable[] {
  const banners = keptBanners(project);
  return layoutRows(project, 'saved-table').map(({ specification, ...row }) => {
    const body = tableBody.parse(JSON.parse(specification));
    return { ...row, ...body, input: withBanner(body.input, body.banner, banners) };
  });
}

/** A table's input with the columns of its banner; its own where the banner is gone. */
export function withBanner(
  input: SavedTable['input'],
  banner: number | null | undefined,
  banners: readonly KeptBanner[],
): SavedTable['input'] {
  const found = banners.find(({ id, dataset }) => id === banner && isSame(dataset, input.dataset));
  return found === undefined ? input : { ...input, columns: found.columns };
}

/** Writes a layout inside the caller's transaction, in place of the one of `id` or as a new one; returns its id. */
export function writeLayout(
  project: Project,
  kind: LayoutKind,
  layout: {
    readonly id?: number | undefined;
    readonly name: string;
    readonly body: Omit<SavedTable, 'id' | 'name' | 'changedAt'> | BannerBody;
  },
): number {
  const { id = null, name, body } = layout;
  return project.database
    .prepare(
      `insert into analysis (id, kind, name, specification, inputs, result, method_version, created_at)
       values (?, ?, ?, ?, '{}', 'null', ?, ?)
       on conflict (id) do update set name = excluded.name, specification = excluded.specification,
         method_version = excluded.method_version, created_at = excluded.created_at
       where kind = excluded.kind
       returning id`,
    )
    .pluck()
    .get(id, kind, name, JSON.stringify(body), version, new Date().toISOString()) as number;
}

/** Puts a banner's columns into the tables that have it, so that they stay when it is removed. */
export function writeBannerIntoTables(project: Project, banner: KeptBanner): void {
  for (const { id, name, changedAt: _, ...body } of keptTables(project)) {
    if (body.banner !== banner.id) continue;
    const input = withBanner(body.input, banner.id, [banner]);
    writeLayout(project, 'saved-table', { id, name, body: { ...body, input } });
  }
}

/** Removes a layout inside the caller's transaction. */
export function deleteLayout(project: Project, id: number): void {
  project.database
    .prepare(`delete from analysis where id = ? and kind in ('saved-table', 'banner')`)
    .run(id);
}

/** Puts new names in the saved tables and banners of a dataset inside the caller's transaction. */
export function renameInLayouts(
  project: Project,
  dataset: string,
  rename: (input: SavedTable['input']) => SavedTable['input'],
): void {
  for (const { id, name, changedAt: _, ...body } of keptTables(project)) {
    if (!isSame(body.input.dataset, dataset)) continue;
    const input = rename(body.input);
    if (JSON.stringify(input) === JSON.stringify(body.input)) continue;
    writeLayout(project, 'saved-table', { id, name, body: { ...body, input } });
  }
  for (const { id, name, ...banner } of keptBanners(project)) {
    if (!isSame(banner.dataset, dataset)) continue;
    const { columns } = rename(tableInput.parse({ ...noRows, ...pick(banner) }));
    if (JSON.stringify(columns) === JSON.stringify(banner.columns)) continue;
    writeLayout(project, 'banner', { id, name, body: { dataset: banner.dataset, columns } });
  }
}

const noRows = { rows: [''] };

function pick({ dataset, columns }: Omit<KeptBanner, 'id' | 'name'>) {
  return { dataset, columns };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
