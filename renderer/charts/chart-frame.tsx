import { Check, Copy, Table2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Finding, Footnote } from '../controls/notes.tsx';
import { chartAsSvg } from './chart-download.ts';
import { CurrentMark } from './chart-svg.tsx';
import './charts.css';
import { PictureMenu } from './picture-menu.tsx';
import { useWidth } from './use-width.ts';

/** What surrounds a chart. `sentences` are those of its marks, in order, for copying as text. */
export interface ChartFrameProps {
  /** What the chart says, as a sentence. `minor` sets it smaller, for a second chart of a view. */
  readonly finding: string;
  readonly minor?: boolean;
  /** What is shown, and in which unit. */
  readonly subtitle: string;
  /** Base, weight, test, missing, source. */
  readonly footnote: string;
  readonly sentences: readonly string[];
  readonly table: ReactNode;
  /** What must be read before the chart. */
  readonly note?: ReactNode;
  /** Further controls beside "Show as table". */
  readonly tools?: ReactNode;
  /** The id of the mark that the open passport is about, if any. */
  readonly current?: string | null | undefined;
  readonly children: (widthPx: number) => ReactNode;
}

/** A chart with its finding, its words, and the ways out of it: table, text, SVG, PNG. */
export function ChartFrame(props: ChartFrameProps) {
  const { finding, minor = false, subtitle, footnote, table, note, tools, children } = props;
  const [isTable, setIsTable] = useState(false);
  const [body, widthPx] = useWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const drawing = (): SVGSVGElement | null => {
    const svg = figure.current?.querySelector<SVGSVGElement>('.chart-svg');
    return svg ? chartAsSvg(svg, { finding, subtitle, footnote }) : null;
  };
  return (
    <figure ref={figure} className="chart">
      {minor ? <h3 className="chart-minor-finding">{finding}</h3> : <Finding>{finding}</Finding>}
      <div className="chart-head-row">
        <p className="chart-subtitle">{subtitle}</p>
        <div className="chart-tools no-print">
          {tools}
          <Button look="quiet" icon={Table2} onPress={() => setIsTable(!isTable)}>
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
          <CopyText {...props} />
          {!isTable && <PictureMenu finding={finding} drawing={drawing} />}
        </div>
      </div>
      {note}
      <div ref={body} className="chart-body">
        {isTable ? (
          table
        ) : (
          <CurrentMark value={props.current ?? null}>
            {widthPx > 0 && children(widthPx)}
          </CurrentMark>
        )}
      </div>
      {footnote !== '' && <Footnote>{footnote}</Footnote>}
    </figure>
  );
}

/** A chart's words as plain text: finding, what is shown, a line for each mark, footnote. */
export function chartAsText(
  words: Pick<ChartFrameProps, 'finding' | 'subtitle' | 'footnote' | 'sentences'>,
): string {
  const { finding, subtitle, footnote, sentences } = words;
  return [finding, subtitle, '', ...sentences, '', footnote].join('\n').trim();
}

function CopyText(props: ChartFrameProps) {
  const [hasCopied, setHasCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(chartAsText(props)).then(() => {
      setHasCopied(true);
      setTimeout(() => setHasCopied(false), 2_000);
    });
  };
  return (
    <Button look="quiet" icon={hasCopied ? Check : Copy} onPress={copy}>
      {hasCopied ? 'Copied' : 'Copy as text'}
    </Button>
  );
}
