import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

const columnWidthPx = 132;

/** The file as it is: its first rows, header rows marked; the columns of the chosen variable stand out. */
export function FilePreview({
  rows,
  headerRows,
  columnCount,
  chosenColumn,
  onChoose,
}: {
  readonly rows: readonly (readonly string[])[];
  readonly headerRows: number;
  readonly columnCount: number;
  readonly chosenColumn: number | null;
  readonly onChoose: (column: number) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const columns = useVirtualizer({
    horizontal: true,
    count: columnCount,
    getScrollElement: () => frame.current,
    estimateSize: () => columnWidthPx,
    overscan: 3,
  });
  useEffect(() => {
    if (chosenColumn !== null) columns.scrollToIndex(chosenColumn, { align: 'center' });
  }, [chosenColumn, columns]);
  const shown = columns.getVirtualItems();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={frame} className="file-preview" aria-label="First rows of the file" tabIndex={0}>
      <div style={{ width: columns.getTotalSize() + 44 }}>
        {rows.map((row, rowIndex) => {
          const isHeader = rowIndex < headerRows;
          return (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its place
              key={rowIndex}
              className={isHeader ? 'file-row file-row-header' : 'file-row'}
            >
              <span className="file-row-number">{isHeader ? 'head' : rowIndex + 1}</span>
              {shown.map(({ index, start }) => (
                <button
                  type="button"
                  tabIndex={-1}
                  key={index}
                  className={index === chosenColumn ? 'file-cell file-cell-chosen' : 'file-cell'}
                  style={{ left: start + 44, width: columnWidthPx }}
                  title={row[index] ?? ''}
                  onClick={() => onChoose(index)}
                >
                  {(row[index] ?? '') === '' ? (
                    <span className="file-empty missing-hatch">
                      <span className="visually-hidden">empty</span>
                    </span>
                  ) : (
                    row[index]
                  )}
                </button>
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}
