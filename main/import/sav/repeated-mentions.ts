import type { Interruption } from '#analysis/interruption.ts';
import type { TypedFile, TypedValues } from '../typed-file.ts';
import { codeOf } from './sav-answers.ts';
import type { SavDictionary, SavSet } from './sav-dictionary.ts';

const mostRows = 5000;
const mostCells = 600_000;
const mostRepeats = 0.05;

/** Of the rows looked at those with two answers or more in a set's variables, and those that repeat one. */
export interface MentionsSeen {
  readonly several: number;
  readonly repeated: number;
}

/** Whether so many rows repeat an answer that the variables cannot be first mention, second mention, third. */
export function isGrid({ several, repeated }: MentionsSeen): boolean {
  return repeated > several * mostRepeats;
}

/**
 * How often the variables of each set of categories give the same answer twice in a row, by the first rows
 * of the file. Nobody mentions a thing twice: where that is common, the variables are questions side by side.
 */
export async function repeatedMentions(
  dictionary: SavDictionary,
  batches: TypedFile['batches'],
  interruption: Interruption,
): Promise<ReadonlyMap<SavSet, MentionsSeen>> {
  const sets = dictionary.sets.filter(
    ({ kind, variables }) => kind === 'categories' && variables.length > 1,
  );
  const wanted = [...new Set(sets.flatMap(({ variables }) => variables))].sort((a, b) => a - b);
  const most = Math.min(mostRows, Math.floor(mostCells / Math.max(1, wanted.length)));
  const seen = new Map(sets.map((set) => [set, { several: 0, repeated: 0 }]));
  if (wanted.length === 0) return seen;
  const missing = new Map(wanted.map((place) => [place, missingCodes(dictionary, place)]));
  let rows = 0;
  for await (const batch of batches(wanted, interruption)) {
    const count = Math.min(batch.rows, most - rows);
    for (const [set, counts] of seen) {
      const members = set.variables.map((place) => ({
        values: batch.columns[wanted.indexOf(place)] as TypedValues,
        missing: missing.get(place) as ReadonlySet<string>,
      }));
      for (let row = 0; row < count; row++) {
        const given = members.flatMap((member) => answerAt(member.values, row, member.missing));
        if (given.length < 2) continue;
        counts.several++;
        if (new Set(given).size < given.length) counts.repeated++;
      }
    }
    rows += count;
    if (rows >= most) break;
  }
  return seen;
}

function missingCodes({ variables }: SavDictionary, place: number): ReadonlySet<string> {
  const variable = variables[place];
  if (variable === undefined) return new Set();
  return new Set(variable.missing.values.map((value) => codeOf(variable, value)));
}

function answerAt(values: TypedValues, row: number, missing: ReadonlySet<string>): string[] {
  const text =
    values.type === 'number'
      ? numberAt(values.values[row] as number)
      : Buffer.from(values.bytes.subarray(values.offsets[row], values.offsets[row + 1]))
          .toString('utf8')
          .trim();
  return text === '' || missing.has(text) ? [] : [text];
}

function numberAt(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
