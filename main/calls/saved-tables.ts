import type {
  listTables as listTablesCall,
  removeTable as removeTableCall,
  SavedBanner,
  SavedTable,
  saveBanner as saveBannerCall,
  saveTable as saveTableCall,
} from '#contract/calls/saved-tables.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { Undoable, UndoStep } from '#contract/undo.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import {
  deleteLayout,
  type KeptBanner,
  keptBanners,
  keptTables,
  writeBannerIntoTables,
  writeLayout,
} from '#main/project/saved-layouts.ts';
import type { CallContext } from './call-context.ts';

/** Answers `table.list`. */
export function listTables(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof listTablesCall>,
): OutputOf<typeof listTablesCall> {
  const dataset = new Dataset(project, columns, input.dataset).line.name;
  const tables = keptTables(project).filter((one) => isSame(one.input.dataset, dataset));
  const banners = keptBanners(project).filter((one) => isSame(one.dataset, dataset));
  return { tables, banners: banners.map((banner) => withUses(project, banner)) };
}

/** Answers `table.save`. */
export function saveTable(
  { project, columns }: CallContext,
  asked: CheckedInputOf<typeof saveTableCall>,
): SavedTable & Undoable {
  const { id, name, input, banner, look, notes } = asked;
  const dataset = new Dataset(project, columns, input.dataset).line.name;
  const before = keptTables(project).find((one) => one.id === id);
  const body = { input: { ...input, dataset }, banner, look, notes };
  const kept = project.write('table saved', { name, dataset }, () =>
    writeLayout(project, 'saved-table', { id, name, body }),
  );
  const undo = before ? savingAgain(before) : { call: 'table.remove', input: { id: kept } };
  return { ...(keptTables(project).find((one) => one.id === kept) as SavedTable), undo };
}

/** Answers `table.remove`. */
export function removeTable(
  { project }: CallContext,
  { id }: CheckedInputOf<typeof removeTableCall>,
): { readonly removed: string } & Undoable {
  const known = keptTables(project).find((one) => one.id === id);
  if (known === undefined) throw new ProjectError('analysis-not-found', { id });
  project.write('table removed', { name: known.name, dataset: known.input.dataset }, () =>
    deleteLayout(project, id),
  );
  return { removed: known.name, undo: savingAgain(known) };
}

function savingAgain({ changedAt: _, ...table }: SavedTable): UndoStep {
  return { call: 'table.save', input: table };
}

/** Answers `banner.save`: the tables that have the banner follow it. */
export function saveBanner(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof saveBannerCall>,
): SavedBanner & Undoable {
  const { id, name } = input;
  const dataset = new Dataset(project, columns, input.dataset).line.name;
  const before = keptBanners(project).find((one) => one.id === id);
  const body = { dataset, columns: input.columns };
  const find = (wanted: number) =>
    keptBanners(project).find((one) => one.id === wanted) as KeptBanner;
  const kept = project.write('banner saved', { name, dataset }, () => {
    const written = writeLayout(project, 'banner', { id, name, body });
    writeBannerIntoTables(project, find(written));
    return written;
  });
  const undo = before ? bannerAgain(before) : { call: 'banner.remove', input: { id: kept } };
  return { ...withUses(project, find(kept)), undo };
}

/** Answers `banner.remove`. */
export function removeBanner(
  { project }: CallContext,
  { id }: { readonly id: number },
): { readonly removed: string } & Undoable {
  const known = keptBanners(project).find((one) => one.id === id);
  if (known === undefined) throw new ProjectError('analysis-not-found', { id });
  project.write('banner removed', { name: known.name, dataset: known.dataset }, () =>
    deleteLayout(project, id),
  );
  return { removed: known.name, undo: bannerAgain(known) };
}

function bannerAgain({ id, name, dataset, columns }: KeptBanner): UndoStep {
  return { call: 'banner.save', input: { id, name, dataset, columns } };
}

function withUses(project: Project, banner: KeptBanner): SavedBanner {
  const users = keptTables(project).filter((one) => one.banner === banner.id);
  return { ...banner, usedBy: users.map(({ name }) => name) };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
