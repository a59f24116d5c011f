import type { VariableLine } from '#contract/calls/datasets.ts';
import type { RakingTarget } from '#contract/calls/weights.ts';

/** A category in the sheet: its answers, one for each variable, and what was typed for it, in per cent. */
export interface DraftCell {
  readonly answers: readonly string[];
  readonly typed: string;
}

/** A margin in the sheet. */
export interface DraftMargin {
  readonly variables: readonly string[];
  readonly cells: readonly DraftCell[];
}

/** How the figures of a margin stand. `message` says what is wrong, or that nothing is. */
export interface DraftSum {
  readonly sum: number;
  readonly isRight: boolean;
  readonly message: string;
}

/** Published per cents are rounded; so much of a point may be lost by it. */
const roundingPoints = 0.15;

/** An empty margin over a variable, or over several crossed: every combination of their answers. */
export function newMargin(variables: readonly VariableLine[]): DraftMargin {
  let combined: readonly (readonly string[])[] = [[]];
  for (const { categories } of variables) {
    const labels = categories.filter((one) => one.missing === null).map((one) => one.label);
    combined = combined.flatMap((before) => labels.map((label) => [...before, label]));
  }
  return {
    variables: variables.map(({ name }) => name),
    cells: combined.map((answers) => ({ answers, typed: '' })),
  };
}

/** A target that was read as a margin in per cent; answers that it leaves out stand after it, empty. */
export function marginOfTarget(
  target: RakingTarget,
  variables: readonly VariableLine[],
): DraftMargin {
  const sum = target.categories.reduce((total, one) => total + one.target, 0);
  const factor = sum <= 2 ? 100 : sum <= 200 ? 1 : 100 / sum;
  const read = target.categories.map(({ answers, target: figure }) => ({
    answers,
    typed: String(Number((figure * factor).toPrecision(10))),
  }));
  const known = new Set(read.map(({ answers }) => folded(answers)));
  const lines = target.variables.flatMap(
    (name) => variables.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? [],
  );
  const left =
    lines.length === target.variables.length
      ? newMargin(lines).cells.filter(({ answers }) => !known.has(folded(answers)))
      : [];
  return { variables: target.variables, cells: [...read, ...left] };
}

function folded(answers: readonly string[]): string {
  return answers.map((one) => one.toLowerCase().replace(/\s+/gu, '')).join('|');
}

/** A figure as people type it: "12", "12.5", "12,5", "12.5 %"; NaN else. An empty one is NaN too. */
export function figureIn(typed: string): number {
  const plain = typed.replace(/[%\s\u00a0\u202f]/gu, '').replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}

/** What a margin's figures come to, and what is wrong with them. */
export function sumOf({ cells }: DraftMargin): DraftSum {
  const figures = cells.map(({ typed }) => figureIn(typed));
  const sum = figures.reduce((total, one) => total + (Number.isFinite(one) ? one : 0), 0);
  const rounded = `${Number(sum.toFixed(2))}\u202f%`;
  const wrong = cells.find(({ typed }) => typed.trim() !== '' && !(figureIn(typed) >= 0));
  const empty = cells.filter(({ typed }) => typed.trim() === '').length;
  const say = (message: string, isRight = false): DraftSum => ({ sum, isRight, message });
  if (wrong !== undefined) return say(`“${wrong.typed}” is no per cent.`);
  if (empty === cells.length) return say('Type the per cent of each answer in the population.');
  if (empty > 0)
    return say(
      `${rounded} so far; ${empty} ${empty === 1 ? 'answer has' : 'answers have'} no figure.`,
    );
  if (Math.abs(sum - 100) <= roundingPoints) return say(`${rounded}`, true);
  const off = `${Number(Math.abs(100 - sum).toFixed(2))} ${Math.abs(100 - sum) === 1 ? 'point' : 'points'}`;
  return say(sum < 100 ? `${rounded}: ${off} missing.` : `${rounded}: ${off} too many.`);
}

/** One figure typed anew. */
export function withFigure(margin: DraftMargin, at: number, typed: string): DraftMargin {
  const cells = margin.cells.map((cell, place) => (place === at ? { ...cell, typed } : cell));
  return { ...margin, cells };
}

/**
 * Cells of a spreadsheet pasted at a row: a column of figures goes down from there; two columns are
 * labels and figures, which go where the labels say. Null where the text is a single figure or no table.
 */
export function withPasted(margin: DraftMargin, at: number, text: string): DraftMargin | null {
  const lines = text.replace(/\r/gu, '').replace(/\n+$/u, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return null;
  let pasted = margin;
  rows.forEach((cells, index) => {
    const figure = (cells.at(-1) ?? '').trim();
    const labels = cells.slice(0, -1);
    const place =
      labels.length === 0
        ? at + index
        : margin.cells.findIndex(({ answers }) => folded(answers) === folded(labels));
    if (place >= 0) pasted = withFigure(pasted, place, figure);
  });
  return pasted;
}

/** Gives the only empty answer what is missing from 100 %; the margin as it is where that cannot be. */
export function withRest(margin: DraftMargin): DraftMargin {
  const places = margin.cells.flatMap(({ typed }, place) => (typed.trim() === '' ? [place] : []));
  const rest = 100 - sumOf(margin).sum;
  const [only] = places;
  if (only === undefined || places.length > 1 || rest < 0) return margin;
  return withFigure(margin, only, String(Number(rest.toFixed(6))));
}

/** The margins as `weight.preview` takes them; null while one of them is not whole. */
export function targetsOf(margins: readonly DraftMargin[]) {
  if (margins.length === 0 || !margins.every((margin) => sumOf(margin).isRight)) return null;
  return margins.map(({ variables, cells }) => ({
    variables: [...variables],
    categories: cells.map(({ answers, typed }) => ({
      answers: [...answers],
      target: figureIn(typed),
    })),
  }));
}

/** A bound as typed: empty is none, undefined what is no number or on the wrong side of the mean. */
export function boundIn(typed: string, side: 'low' | 'high'): number | null | undefined {
  if (typed.trim() === '') return null;
  const bound = figureIn(typed);
  const isRight = side === 'low' ? bound >= 0 && bound < 1 : bound > 1 && Number.isFinite(bound);
  return isRight ? bound : undefined;
}
