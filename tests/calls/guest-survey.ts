import type { NumberColumn } from '#analysis/columns/column.ts';
import type { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';

/** `count` times `value`. */
export function times<Value>(count: number, value: Value): readonly Value[] {
  return Array.from({ length: count }, () => value);
}

/** Days as a column of instants. */
function days(dates: readonly (string | null)[]): NumberColumn {
  return numberColumn(dates.map((date) => (date === null ? null : Date.parse(date))));
}

/**
 * One hundred guests: forty of the north, fifty of the south, ten who did not say. What the tests expect
 * is counted from these lines.
 *
 * - `liked`: of the north 30 yes, 10 no; of the south 10 yes, 40 no; nobody else answered.
 * - `score`, a scale of 1 to 5: the north gave 20 times 5 and 20 times 4, the south 25 times 4 and 25
 *   times 1; the others refused.
 * - `age`: 1 to 100, unknown for the last five. `w`: 1 in the first half of each region, else 3.
 * - `tv` and `web` are members of `media`: the north took tv, the south took tv and web, the rest nothing.
 */
export function writeGuestSurvey(project: Project, name = 'Guests'): void {
  const region = [...times(40, 'North'), ...times(50, 'South'), ...times(10, null)];
  const score = categoryColumn(
    [
      ...times(20, '5'),
      ...times(20, '4'),
      ...times(25, '4'),
      ...times(25, '1'),
      ...times(10, null),
    ],
    ['1', '2', '3', '4', '5'],
    [1, 2, 3, 4, 5],
  );
  writeDataset(
    project,
    {
      id: { kind: 'id', column: textColumn(region.map((_, row) => `guest ${row + 1}`)) },
      region: { label: 'Where do you live?', column: categoryColumn(region, ['North', 'South']) },
      liked: {
        label: 'Did you like it?',
        column: categoryColumn(
          [
            ...times(30, 'Yes'),
            ...times(10, 'No'),
            ...times(10, 'Yes'),
            ...times(40, 'No'),
            ...times(10, null),
          ],
          ['Yes', 'No'],
        ),
      },
      score: { label: 'How good was it?', kind: 'scale', column: score },
      age: { column: numberColumn(region.map((_, row) => (row < 95 ? row + 1 : null))) },
      visited: {
        kind: 'date',
        column: days(region.map((_, row) => (row < 2 ? '2024-02-29' : null))),
      },
      tv: {
        label: 'What do you use? TV',
        set: 'media',
        column: categoryColumn([...times(90, 'Yes'), ...times(10, null)], ['Yes', 'No']),
      },
      web: {
        label: 'What do you use? Web',
        set: 'media',
        column: categoryColumn(
          [...times(40, 'No'), ...times(50, 'Yes'), ...times(10, null)],
          ['Yes', 'No'],
        ),
      },
      w: {
        kind: 'weight',
        column: numberColumn([
          ...times(20, 1),
          ...times(20, 3),
          ...times(25, 1),
          ...times(25, 3),
          ...times(10, 1),
        ]),
      },
      words: { column: textColumn(region.map((_, row) => (row % 2 ? 'fine, thank you' : null))) },
    },
    {
      name,
      sets: [
        { name: 'media', label: 'What do you use?', kind: 'multiple', baseRule: 'cell-not-empty' },
      ],
      source: { name: 'guests.csv', bytes: 4321, sha256: 'ab'.repeat(32), plan: { version: 1 } },
      warnings: ['one warning'],
    },
  );
}
