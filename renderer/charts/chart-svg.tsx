import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Furniture } from './furniture.tsx';
import { nextMark } from './mark-walk.ts';

interface Tip {
  readonly sentence: string;
  readonly x: number;
  readonly y: number;
}

interface Walk {
  readonly activeKey: string | null;
  readonly setActiveKey: (key: string) => void;
  readonly setTip: (tip: Tip | null) => void;
}

const WalkContext = createContext<Walk | null>(null);

/** The id of the mark whose passport is open, if any; it is marked and shows no tip over it. */
export const CurrentMark = createContext<string | null>(null);

/**
 * The drawing of a chart. Marks inside it are walked with the arrow keys; the one under the pointer or
 * with the focus shows its sentence.
 */
export function ChartSvg({
  widthPx,
  heightPx,
  name,
  firstKey,
  children,
}: {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly name: string;
  readonly firstKey: string | null;
  readonly children: ReactNode;
}) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [tip, setTipAnew] = useState<Tip | null>(null);
  const setTip = useCallback(
    (next: Tip | null): void =>
      setTipAnew((shown) => (shown?.sentence === next?.sentence ? shown : next)),
    [],
  );
  const svg = useRef<SVGSVGElement>(null);
  const walk = useMemo(
    () => ({ activeKey: activeKey ?? firstKey, setActiveKey, setTip }),
    [activeKey, firstKey, setTip],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const marks = [...(svg.current?.querySelectorAll<SVGGElement>('[data-mark]') ?? [])];
    const places = marks.map(({ dataset }) => ({
      row: Number(dataset['row']),
      column: Number(dataset['column']),
    }));
    const next = nextMark(places, marks.indexOf(event.target as SVGGElement), event.key);
    if (next === null) return;
    event.preventDefault();
    marks[next]?.focus();
  };
  return (
    <div className="chart-drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG is a group of marks, not a form's fieldset */}
      <svg
        ref={svg}
        className="chart-svg"
        role="group"
        aria-label={name}
        aria-roledescription="chart"
        width={widthPx}
        height={heightPx}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        onKeyDown={onKeyDown}
      >
        <WalkContext value={walk}>{children}</WalkContext>
      </svg>
      {tip !== null && <ChartTip tip={tip} widthPx={widthPx} />}
    </div>
  );
}

function ChartTip({ tip, widthPx }: { readonly tip: Tip; readonly widthPx: number }) {
  const tipPx = Math.min(320, widthPx - 16);
  const left = Math.min(Math.max(tip.x - tipPx / 2, 0), widthPx - tipPx);
  return (
    <div className="chart-tip" aria-hidden="true" style={{ left, top: tip.y, width: tipPx }}>
      {tip.sentence}
    </div>
  );
}

/**
 * A mark that can be met with pointer and keyboard: says its sentence, and opens what stands behind it.
 * `box` is where it can be hit.
 */
export function Mark({
  id,
  row,
  column,
  sentence,
  box,
  onOpen,
  children,
}: {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly sentence: string;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly onOpen: () => void;
  readonly children?: ReactNode;
}) {
  const walk = useContext(WalkContext);
  const isCurrent = useContext(CurrentMark) === id;
  const show = (): void => {
    if (isCurrent) return;
    walk?.setTip({ sentence, x: box.x + box.width / 2, y: box.y + box.height + 6 });
  };
  const hide = (): void => walk?.setTip(null);
  const open = (): void => {
    hide();
    onOpen();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no button element inside an SVG */}
      <g
        className="chart-mark"
        data-mark={id}
        data-row={row}
        data-column={column}
        role="button"
        tabIndex={walk?.activeKey === id ? 0 : -1}
        aria-label={sentence}
        aria-current={isCurrent ? true : undefined}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          open();
        }}
        onFocus={() => {
          walk?.setActiveKey(id);
          show();
        }}
        onBlur={hide}
        onPointerMove={({ movementX, movementY }) => {
          // A drawing that moves under a resting pointer is not looked at.
          if (movementX !== 0 || movementY !== 0) show();
        }}
        onPointerLeave={hide}
      >
        <rect className="chart-hit" {...box} rx={4} />
      </g>
      <Furniture>{children}</Furniture>
    </>
  );
}
