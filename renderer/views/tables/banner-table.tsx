import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from '../../controls/button.tsx';
import { formatCount } from '../../words/numbers.ts';
import './banner-table.css';
import { type ShownTable, TableBody } from './banner-body.tsx';
import { TableHead, type TableSorting } from './banner-head.tsx';
import { neighbourCell } from './cell-walk.ts';
import { cellSentences, headSentences } from './cell-words.ts';
import { rowBlocks } from './read-table.ts';

/** Cells that a page draws at once without a pause that is felt. */
const mostCells = 1_200;
const fewestRows = 16;

/**
 * The table: headings that span, bases, a figure with its letters or arrow in each cell. Cells are walked
 * with the arrow keys; the one under the pointer or with the focus is explained in words; Enter or a click
 * opens what stands behind it.
 */
export function BannerTable({
  caption,
  sorting,
  onSort,
  openCell,
  onOpen,
  ...shown
}: ShownTable & {
  readonly caption: string;
  readonly sorting: TableSorting | null;
  readonly onSort: (sorting: TableSorting | null) => void;
  readonly openCell: string | null;
  readonly onOpen: (row: number, column: number) => void;
}) {
  const { table } = shown;
  const tipId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const [wanted, setWanted] = useState(1);
  const blocks = useMemo(() => rowBlocks(table.rows), [table]);
  const pageRows = Math.max(fewestRows, Math.floor(mostCells / table.columns.length));
  const drawnRows = useDeferredValue(wanted * pageRows);
  const isCut = table.rows.length > drawnRows * 1.2;
  /** More rows are drawn as the end of those that there are comes near. */
  const drawMore = (): void => {
    const { current } = frame;
    if (!isCut || current === null || drawnRows < wanted * pageRows) return;
    const left = current.scrollHeight - current.scrollTop - current.clientHeight;
    if (left < 2 * current.clientHeight) setWanted(wanted + 1);
  };
  useEffect(drawMore);
  const explain = (event: FocusEvent | MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-cell], [data-head]');
    if (button === null || frame.current === null) {
      setTip(null);
      return;
    }
    if (event.type === 'focus') {
      if (button.dataset['cell'] !== undefined) takeTabStop(button, frame.current);
      button.setAttribute('aria-describedby', tipId);
    }
    const sentences = sentencesOf(shown, button);
    setTip({ sentences, ...tipPlace(button, frame.current) });
  };
  /** Focus that moves into view scrolls: its words go along with it, those of the pointer go. */
  const follow = (): void => {
    drawMore();
    const button = document.activeElement?.closest<HTMLElement>('[data-cell], [data-head]');
    const isInside = button != null && frame.current?.contains(button) === true;
    if (tip === null || !isInside || frame.current === null) setTip(null);
    else setTip({ sentences: sentencesOf(shown, button), ...tipPlace(button, frame.current) });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setTip(null);
    const next = neighbourCell(event.target as Element, event.key, frame.current);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };
  const open = (event: MouseEvent): void => {
    const [row, column] = placeOf((event.target as Element).closest<HTMLElement>('[data-cell]'));
    if (row === undefined || column === undefined) return;
    setTip(null);
    onOpen(row, column);
  };
  return (
    <div className="banner-frame-place">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears what the buttons in its cells do */}
      <div
        ref={frame}
        className="banner-frame"
        onClick={open}
        onKeyDown={press}
        onFocus={explain}
        onBlur={() => setTip(null)}
        onMouseOver={explain}
        onMouseLeave={() => setTip(null)}
        onScroll={follow}
      >
        <table className={shown.isHeat ? 'banner-table is-heat' : 'banner-table'}>
          <caption className="visually-hidden">{caption}</caption>
          <TableHead table={table} sorting={sorting} onSort={onSort} />
          <TableBody
            table={table}
            figure={shown.figure}
            blocks={blocks}
            sorting={sorting}
            openCell={openCell}
            rowLimit={isCut ? drawnRows : Number.POSITIVE_INFINITY}
          />
        </table>
      </div>
      {isCut && (
        <p className="row-actions">
          <span className="quiet">
            {formatCount(drawnRows)} of {formatCount(table.rows.length)} rows drawn; more as you
            scroll.
          </span>
          <Button look="quiet" onPress={() => setWanted(Number.POSITIVE_INFINITY)}>
            Draw all
          </Button>
        </p>
      )}
      <div
        id={tipId}
        role={tip === null ? undefined : 'tooltip'}
        className={tip === null ? 'visually-hidden' : 'chart-tip cell-tip'}
        style={tip === null ? undefined : { left: tip.left, top: tip.top }}
      >
        {tip?.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}

/** Tab leads back to the cell that had the focus last. */
function takeTabStop(button: HTMLElement, frame: HTMLElement): void {
  for (const other of frame.querySelectorAll('[data-cell][tabindex="0"]'))
    other.setAttribute('tabindex', '-1');
  button.setAttribute('tabindex', '0');
}

function sentencesOf({ table, figure, level }: ShownTable, button: HTMLElement): readonly string[] {
  const head = button.dataset['head'];
  if (head !== undefined) return headSentences(table, Number(head), level);
  const [row = -1, column = -1] = placeOf(button);
  return cellSentences(table, row, column, figure, level);
}

interface Tip {
  readonly sentences: readonly string[];
  readonly left: number;
  readonly top: number;
}

const tipPx = 300;

function tipPlace(button: HTMLElement, frame: HTMLElement): { left: number; top: number } {
  const at = button.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const left = Math.max(0, Math.min(at.left - around.left - 40, around.width - tipPx - 8));
  return { left, top: at.bottom - around.top + 6 };
}

function placeOf(button: HTMLElement | null): readonly number[] {
  return button?.dataset['cell']?.split(':').map(Number) ?? [];
}
