import type { WaveChange, WaveChanges, WaveRow } from '#contract/calls/waves.ts';
import type { SlopeItem } from '../../charts/lay-out-share-slope.ts';
import type { TableColumn } from '../../controls/data-table.tsx';
import { formatProbability } from '../../words/numbers.ts';
import { changeWords, isShown, valueWords, waveName, wavePassport } from './wave-passport.ts';

/** More waves than these do not fit beside each other: the latest are shown, the others drawn. */
const mostWaveColumns = 6;

/** The figures of every row: the waves, the latest change, the change since the first, the trend. */
export function waveColumns(changes: WaveChanges): readonly TableColumn<WaveRow>[] {
  const { waves } = changes;
  const latest = waves.length - 2;
  const hasTrend = waves.length > 2;
  const firstShown = Math.max(0, waves.length - mostWaveColumns);
  return [
    { id: 'label', label: 'Question', value: ({ label }) => label },
    { id: 'category', label: 'Answer', value: ({ category }) => category },
    ...waves.slice(firstShown).map(({ name }, at): TableColumn<WaveRow> => {
      const wave = firstShown + at;
      return {
        id: `wave ${wave}`,
        label: name,
        isNumber: true,
        value: ({ points }) => points[wave]?.value ?? null,
        show: (row) => valueWords(row, row.points[wave]?.value ?? null),
      };
    }),
    ...changeColumns(changes, 'latest', latest),
    ...(hasTrend
      ? [...changeColumns(changes, 'first', 2 * waves.length - 4), ...trendColumns()]
      : []),
    { id: 'note', label: 'To note', value: ({ note }) => note ?? '' },
  ];
}

function changeColumns(
  changes: WaveChanges,
  id: string,
  place: number,
): readonly TableColumn<WaveRow>[] {
  const one = (row: WaveRow): WaveChange | undefined => row.changes[place];
  const known = changes.rows.map(one).find((change) => change !== undefined);
  const name = (wave: number | undefined): string =>
    wave === undefined ? '' : waveName(changes, wave);
  return [
    {
      id: `${id} change`,
      label: `${name(known?.to)} v ${name(known?.from)}`,
      isNumber: true,
      value: (row) => one(row)?.change ?? null,
      show: (row) => changeWords(row, one(row)?.change ?? null),
      passport: (row) => {
        const change = one(row);
        return change === undefined ? null : wavePassport(changes, row, change);
      },
    },
    {
      id: `${id} p`,
      label: 'p adjusted',
      isNumber: true,
      smallestFirst: true,
      value: (row) => one(row)?.pAdjusted ?? null,
      show: (row) => {
        const p = one(row)?.pAdjusted ?? null;
        return p === null ? '–' : formatProbability(p);
      },
    },
  ];
}

function trendColumns(): readonly TableColumn<WaveRow>[] {
  return [
    {
      id: 'trend',
      label: 'Trend a wave',
      isNumber: true,
      value: ({ trend }) => trend?.slope ?? null,
      show: (row) => changeWords(row, row.trend?.slope ?? null),
    },
    {
      id: 'trend p',
      label: 'p of trend, adjusted',
      isNumber: true,
      smallestFirst: true,
      value: ({ trend }) => trend?.pAdjusted ?? null,
      show: ({ trend }) => (trend === null ? '–' : formatProbability(trend.pAdjusted)),
    },
  ];
}

/** The questions that have shares to draw, those with the largest latest change first. */
export function drawnQuestions(
  changes: WaveChanges,
): readonly { readonly value: string; readonly label: string }[] {
  const shares = changes.rows.filter(({ kind }) => kind === 'share');
  return [...new Map(shares.map(({ variable, label }) => [variable, label]))].map(
    ([value, label]) => ({ value, label }),
  );
}

/** The answers of a question as lines from wave to wave; filled where any of its changes stands out. */
export function waveLines(changes: WaveChanges, variable: string): readonly SlopeItem[] {
  return changes.rows
    .filter((row) => row.kind === 'share' && row.variable === variable)
    .map(
      (row): SlopeItem => ({
        key: rowKey(row),
        label: row.category,
        isTold: row.changes.some((change) => isShown(change, changes.confidence)),
        points: row.points.map(({ value, base }, wave) => ({
          share: value,
          base,
          sentence: pointSentence(changes, row, wave),
        })),
      }),
    );
}

/** The change that a point of the chart opens: into its wave; of the first wave out of it. */
export function changeAt(row: WaveRow, wave: number): WaveChange | undefined {
  return row.changes[Math.max(0, wave - 1)];
}

/** What tells a row of the list. */
export function rowKey({ variable, kind, category }: WaveRow): string {
  return `${variable}\u0000${kind}\u0000${category}`;
}

function pointSentence(changes: WaveChanges, row: WaveRow, wave: number): string {
  const { value = null, base = 0 } = row.points[wave] ?? {};
  const told = `${row.category}, ${waveName(changes, wave)}: ${valueWords(row, value)}, base ${base}`;
  return wave === 0 ? told : `${told}. ${changeAt(row, wave)?.sentence ?? ''}`;
}
