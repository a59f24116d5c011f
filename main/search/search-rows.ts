import type { Interruption } from '#analysis/interruption.ts';
import { parseSearch } from '#analysis/text/search-query.ts';
import type { Dataset } from '../project/dataset.ts';
import type { Project } from '../project/project.ts';
import { textIndex } from './text-index.ts';

/** What is looked for, and in which variable's texts. */
export interface TextSearch {
  readonly text: string;
  readonly query: string;
}

/** The rows that the last search found: scrolling asks for the same ones again and again. */
const last = { key: '', rows: new Uint32Array(0) };

/**
 * The rows of a dataset whose text fits a search, from the first.
 *
 * @throws {AnalysisError} `variable-not-found`; `cancelled` through the interruption.
 * @throws {ProjectError} `variable-kind-unsuitable`.
 */
export function searchRows(
  project: Project,
  dataset: Dataset,
  search: TextSearch,
  interruption: Interruption,
): Uint32Array {
  const variable = dataset.storedText(search.text);
  const key = JSON.stringify([project.file, variable.id, variable.hash, search.query]);
  if (last.key === key) return last.rows;
  const index = textIndex(project.file, variable);
  index.prepare(dataset, variable, interruption);
  const rows = index.rows(parseSearch(search.query));
  Object.assign(last, { key, rows });
  return rows;
}
