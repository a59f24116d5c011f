import type { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';

/** Seven people of every kind that a derivation can meet, as the dataset “Survey”. */
export function writePreparedSurvey(project: Project): void {
  const scale = (answers: readonly (string | null)[]) => ({
    column: categoryColumn(answers, ['Bad', 'Fair', 'Good'], [1, 2, 3]),
    kind: 'scale' as const,
  });
  writeDataset(project, {
    age: { column: numberColumn([17, 18, 24, 25, 64, 65, null]) },
    region: {
      column: categoryColumn(['North', 'South', 'East', null, 'North', 'South', 'North']),
    },
    q1: scale(['Bad', 'Fair', 'Good', 'Good', null, 'Bad', 'Fair']),
    q2: scale(['Good', 'Good', null, 'Good', null, 'Bad', 'Bad']),
    comment: { column: textColumn(['12 EUR', '1,5', 'none', null, '7', '8', '9']) },
    tv: { column: categoryColumn(['Yes', 'No', 'No', 'Yes', null, 'No', 'No'], ['Yes', 'No']) },
    web: { column: categoryColumn(['No', 'Yes', 'No', 'Yes', null, 'No', 'No'], ['Yes', 'No']) },
  });
}
