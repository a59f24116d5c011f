import { ChartSvg, Mark } from './chart-svg.tsx';
import { Furniture } from './furniture.tsx';
import { layOutSharePanels, type SharePanel } from './lay-out-share-panels.ts';

/** Small multiples of bars; see `layOutSharePanels`. */
export function SharePanelsChart({
  panels,
  rowLabels,
  widthPx,
  name,
  onOpen,
}: {
  readonly panels: readonly SharePanel[];
  readonly rowLabels: readonly string[];
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (panel: string, row: number) => void;
}) {
  const layout = layOutSharePanels(panels, rowLabels, { widthPx });
  return (
    <ChartSvg
      widthPx={widthPx}
      heightPx={layout.heightPx}
      name={name}
      firstKey={layout.panels[0]?.bars[0]?.key ?? null}
    >
      <Furniture>
        {layout.labels.map(({ key, y, text, full }) => (
          <text key={key} x={0} y={y} className="chart-context">
            <title>{full}</title>
            {text}
          </text>
        ))}
      </Furniture>
      {layout.panels.map((panel, index) => (
        <g key={panel.key}>
          <Furniture>
            <text x={panel.x} y={panel.y} className="chart-panel-head">
              <title>{panel.fullTitle}</title>
              {panel.title}
            </text>
            <line
              x1={panel.x}
              x2={panel.x}
              y1={panel.y + 12}
              y2={(panel.bars.at(-1)?.y ?? panel.y) + layout.barPx + 3}
              className="chart-zero"
            />
          </Furniture>
          {panel.bars.map((bar) => (
            <Mark
              key={bar.key}
              id={bar.key}
              row={bar.row + 1000 * Math.round(panel.y)}
              column={index}
              sentence={bar.sentence}
              box={{ x: bar.x, y: bar.y - 3, width: layout.panelPx, height: layout.barPx + 6 }}
              onOpen={() => onOpen(panel.key, bar.row)}
            >
              <rect
                x={bar.x}
                y={bar.y}
                width={Math.max(bar.widthPx, 0.5)}
                height={layout.barPx}
                className={bar.isMarked ? 'chart-bar is-solid' : 'chart-bar'}
              />
              {bar.from !== null && bar.to !== null && (
                <line
                  x1={bar.from}
                  x2={bar.to}
                  y1={bar.y + layout.barPx / 2}
                  y2={bar.y + layout.barPx / 2}
                  className="chart-whisker"
                />
              )}
              <text
                x={bar.valueX}
                y={bar.y + layout.barPx / 2}
                className={bar.isMarked ? 'chart-gap is-solid' : 'chart-context'}
              >
                {bar.value}
              </text>
            </Mark>
          ))}
        </g>
      ))}
    </ChartSvg>
  );
}
