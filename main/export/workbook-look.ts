import type { BorderStyle, CellStyle, FillStyle, FontStyle, PageSetup } from 'hucre';

/** The colours of a workbook, RGB without #. The two sides keep theirs through all of Parallax. */
export const colours = {
  sideA: '0F5C63',
  sideB: 'C9851A',
  ink: '1B2226',
  ink2: '4C575E',
  ink3: '7A858C',
  hairline: 'D5DBDE',
  raised: 'F2F5F5',
  paper: 'FFFFFF',
} as const;

/** One colour for each of several series that are no sides, apart in grey and to colour-blind eyes. */
export const seriesColours: readonly string[] = [
  'A9C5C8',
  '6FA0A6',
  'C9A66B',
  'C9851A',
  '8A5A12',
  '0F5C63',
  '1B2226',
  '7D6B91',
  '5E7F4A',
];

/** The number formats of a workbook, by what is shown. */
export const numberFormats = {
  share: '0" "%',
  shareFine: '0.0" "%',
  points: '+0.0" points";"−"0.0" points";0.0" points"',
  mean: '0.00',
  meanGap: '+0.00;"−"0.00;0.00',
  times: '0.00"x"',
  relative: '+0" "%;"−"0" "%;0" "%',
  probability: '[<0.001]"< .001";0.000',
  count: '#,##0',
  weighted: '#,##0.0',
  number: '#,##0.00;"−"#,##0.00;0.00',
  rank: '0.#',
  text: '@',
} as const;

/** One of `numberFormats`. */
export type NumberFormat = keyof typeof numberFormats;

const font = (more: Partial<FontStyle>): FontStyle => ({
  name: 'Calibri',
  size: 11,
  color: { rgb: colours.ink },
  ...more,
});

const hairline: BorderStyle = {
  bottom: { style: 'thin', color: { rgb: colours.hairline } },
};

const raised: FillStyle = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb: colours.raised },
};

const ruled: BorderStyle = { bottom: { style: 'medium', color: { rgb: colours.ink } } };

const headed = (colour: string, horizontal: 'left' | 'right' = 'right'): CellStyle => ({
  font: font({ bold: true, color: { rgb: colour } }),
  fill: raised,
  border: ruled,
  alignment: { horizontal, vertical: 'bottom', wrapText: true },
});

/** How the cells of a workbook look, by their role. Numbers take `figureStyle`. */
export const cellStyles = {
  finding: { font: font({ size: 16, bold: true }), alignment: { wrapText: true, vertical: 'top' } },
  subtitle: {
    font: font({ color: { rgb: colours.ink2 } }),
    alignment: { wrapText: true, vertical: 'top' },
  },
  footnote: {
    font: font({ size: 10, color: { rgb: colours.ink2 } }),
    alignment: { wrapText: true, vertical: 'top' },
  },
  note: { font: font({}), alignment: { wrapText: true, vertical: 'top' } },
  header: headed(colours.ink, 'left'),
  headerFigure: headed(colours.ink),
  headerA: headed(colours.sideA),
  headerB: headed(colours.sideB),
  label: { font: font({}), border: hairline, alignment: { vertical: 'top', wrapText: true } },
  link: {
    font: font({ color: { rgb: colours.sideA }, underline: true }),
    alignment: { vertical: 'top' },
  },
} as const satisfies Record<string, CellStyle>;

const styleByFormat = new Map<NumberFormat, CellStyle>(
  Object.entries(numberFormats).map(([format, numFmt]) => [
    format as NumberFormat,
    { font: font({}), border: hairline, numFmt, alignment: { vertical: 'top' } },
  ]),
);

/** The style of a figure with a number format. */
export function figureStyle(format: NumberFormat): CellStyle {
  return styleByFormat.get(format) as CellStyle;
}

/** A landscape page as wide as its sheet. */
export const widePage: PageSetup = {
  orientation: 'landscape',
  paperSize: 'a4',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};
