import { describe, expect, it } from 'vitest';
import type { Provenance } from '#contract/provenance.ts';
import { editVariable } from '#main/calls/change-datasets.ts';
import { compareSegments } from '#main/calls/compare-segments.ts';
import { gapFromDatasets } from '#main/calls/gap-from-datasets.ts';
import { defineSegment } from '#main/calls/segments.ts';
import { Project } from '#main/project/project.ts';
import { contextOf, useFolder } from '../project/make-project.ts';
import { writeGuestSurvey } from './guest-survey.ts';

const dataset = 'Guests';
const answers = [
  { code: '1', label: 'Yes', value: null, missing: null },
  { code: '2', label: 'No', value: null, missing: null },
];

describe('the provenance of a result', () => {
  const file = useFolder();

  function withProject(act: (session: ReturnType<typeof sessionOf>) => void): void {
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    act(sessionOf(project));
    project.close();
  }

  function sessionOf(project: Project) {
    const context = contextOf(project);
    return {
      project,
      context,
      define: (name: string, expression: string, replace = false) =>
        defineSegment(context, { dataset, name, expression, aliases: [], replace }),
      edit: (categories: Parameters<typeof editVariable>[1]['categories'], variable = 'liked') =>
        editVariable(context, { dataset, variable, categories }),
      origin: (asked: object): Provenance['datasets'][number] => {
        const input = { dataset, a: 'North', variables: ['score'], level: 0.95 };
        const bases = { smallBase: 30, suppressedBase: 10 };
        const { provenance } = compareSegments(context, { ...input, ...bases, ...asked });
        return provenance.datasets[0] as Provenance['datasets'][number];
      },
    };
  }

  it('does not leave out the variables of by, filter, weight, segments and expressions', () => {
    withProject(({ origin, define }) => {
      define('Northern', 'region = North');
      define('Keen', 'liked = Yes and segment Northern');
      const names = (asked: object) => Object.keys(origin(asked).variables).toSorted();
      expect(names({ by: 'region', weight: 'w', filter: 'age > 3 or media = TV' })).toEqual([
        'age',
        'region',
        'score',
        'tv',
        'w',
        'web',
      ]);
      expect(names({ a: 'keen' })).toEqual(['liked', 'region', 'score']);
      expect(names({ a: 'Liked = Yes', b: 'age is missing' })).toEqual(['age', 'liked', 'score']);
    });
  });

  it('does not leave out what a gap filters by', () => {
    withProject(({ context, define }) => {
      define('Northern', 'region = North');
      const side = { dataset, filter: 'segment Northern and age < 90' };
      const match = [{ item: 'Liked', left: 'liked', right: 'liked' }];
      const gap = gapFromDatasets(context, { left: side, right: side, match, level: 0.95 });
      expect(gap.provenance.datasets).toHaveLength(2);
      for (const { variables, segments } of gap.provenance.datasets) {
        expect(Object.keys(variables).toSorted()).toEqual(['age', 'liked', 'region']);
        expect(segments).toEqual({ Northern: 'region = "North"' });
      }
    });
  });

  it('does not hide the rule behind a segment, also inside another', () => {
    withProject(({ origin, define }) => {
      define('Northern', 'region = North');
      define('Keen', 'liked = Yes and segment Northern');
      expect(origin({ a: 'Keen' }).segments).toEqual({
        Keen: 'liked = "Yes" and segment "Northern"',
        Northern: 'region = "North"',
      });
      define('Northern', 'region = South', true);
      expect(origin({ a: 'Keen' }).segments).toMatchObject({ Northern: 'region = "South"' });
      expect(origin({ by: 'region' }).segments).toEqual({});
    });
  });

  it.each([
    ['a label', [{ ...answers[0], label: 'Ja' }, answers[1]]],
    ['a value', [{ ...answers[0], value: 5 }, answers[1]]],
    ['which answers are missing', [answers[0], { ...answers[1], missing: 'refused' }]],
    ['the order of reading', [answers[1], answers[0]]],
  ])('does not stay the same when an edit changes %s', (_name, edited) => {
    withProject(({ origin, edit }) => {
      const hash = () => origin({ by: 'region', variables: ['liked'] }).variables['liked'];
      const before = hash();
      expect(before).toMatch(/^[0-9a-f]{64}$/u);
      edit(edited as typeof answers);
      expect(hash()).not.toBe(before);
      edit(answers);
      expect(hash()).toBe(before);
    });
  });

  it('is told apart by the log: the event of an edit holds the answers before and after', () => {
    withProject(({ edit, project }) => {
      const refused = { code: '2', label: 'Nein', value: 1, missing: 'refused' as const };
      edit([refused, { ...(answers[0] as (typeof answers)[number]) }]);
      const details = project.database
        .prepare('select details from event order by id desc limit 1')
        .pluck()
        .get() as string;
      const unnamed = { code: '', label: 'No answer', value: null, missing: 'no-answer' };
      expect(JSON.parse(details)).toMatchObject({
        variable: 'liked',
        before: { kind: 'single', categories: [...answers, unnamed] },
        after: { kind: 'single', categories: expect.arrayContaining([refused, answers[0]]) },
      });
    });
  });
});
