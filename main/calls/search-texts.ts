import { parseSearch, snippetOf } from '#analysis/text/search-query.ts';
import type { searchTexts as searchCall, TextSearchResult } from '#contract/calls/texts.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { chunkRows } from '#main/project/column-chunks.ts';
import { Dataset } from '#main/project/dataset.ts';
import { searchRows } from '#main/search/search-rows.ts';
import type { CallContext } from './call-context.ts';

/** Answers `text.search`. */
export function searchTexts(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof searchCall>,
): TextSearchResult {
  const startedAt = performance.now();
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.storedText(input.text);
  const mask = input.filter === undefined ? null : dataset.mask(input.filter, interruption);
  const found = searchRows(project, dataset, input, interruption);
  const rows = mask === null ? found : found.filter((row) => mask[row] === 1);
  const query = parseSearch(input.query);
  const decoder = new TextDecoder();
  const lines = Array.from(rows.subarray(input.from, input.from + input.limit), (row) => {
    const column = dataset.chunk(variable, Math.floor(row / chunkRows));
    if (column.type !== 'text') return { row, snippet: snippetOf('', query) };
    const at = row % chunkRows;
    const text = decoder.decode(column.bytes.subarray(column.offsets[at], column.offsets[at + 1]));
    return { row, snippet: snippetOf(text, query) };
  });
  return {
    found: rows.length,
    of: dataset.rowCount,
    from: input.from,
    lines,
    seconds: (performance.now() - startedAt) / 1000,
  };
}
