import { type TableFigure, tableFigures } from '#contract/calls/saved-tables.ts';
import { figureWords } from './cell-words.ts';

/** What cells can print, to choose from. */
export const tableFigureChoices: readonly {
  readonly value: TableFigure;
  readonly label: string;
}[] = tableFigures.map((value) => ({ value, label: figureWords[value] }));
