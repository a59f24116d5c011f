import { describe, expect, it } from 'vitest';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { editVariable } from '#main/calls/change-datasets.ts';
import { defineSegment, listSegments } from '#main/calls/segments.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { contextOf, useFolder } from './make-project.ts';

describe('segments after the labels of answers were edited', () => {
  const file = useFolder();
  const dataset = 'Guests';

  function withSegments(
    expressions: Readonly<Record<string, string>>,
    act: (session: ReturnType<typeof sessionOf>) => void,
  ): void {
    const project = Project.create(file('a.parallax'));
    writeGuestSurvey(project);
    const session = sessionOf(project);
    for (const [name, expression] of Object.entries(expressions)) {
      const rule = parseRule(expression);
      defineSegment(session.context, { dataset, name, rule, aliases: [], replace: false });
    }
    act(session);
    project.close();
  }

  function sessionOf(project: Project) {
    const context = contextOf(project);
    return {
      project,
      context,
      relabel: (variable: string, labels: readonly string[]) =>
        editVariable(context, {
          dataset,
          variable,
          categories: labels.map((label, index) => ({
            code: String(index + 1),
            label,
            value: null,
            missing: null,
          })),
        }),
      sizes: () => listSegments(context, { dataset }).map(({ name, rows }) => [name, rows]),
      expressions: () => listSegments(context, { dataset }).map(({ expression }) => expression),
      log: () =>
        project.database
          .prepare('select details from event order by id desc limit 1')
          .pluck()
          .get() as string,
    };
  }

  const expressions = {
    Keen: 'liked = yes',
    Cool: 'LIKED = 2 and not (liked in (Yes))',
    Either: 'liked in (No, Yes) or region = North',
    'On others': 'segment Keen and region = South',
  };

  it.each([
    ['a new label', ['Liked it', 'No']],
    ['labels that change places', ['No', 'Yes']],
    ['a label that is the code of another answer', ['2', '1']],
    ['labels that differ by case only', ['YES', 'yes']],
    ['the same label for both', ['Yes', 'Yes']],
  ])('do not lose or swap their rows by %s', (_name, labels) => {
    withSegments(expressions, ({ relabel, sizes }) => {
      const before = sizes();
      expect(before.map(([, rows]) => rows)).toEqual([40, 50, 90, 10]);
      relabel('liked', labels);
      expect(sizes()).toEqual(before);
    });
  });

  it('say the new label, keep what still holds as it was written, and stand in the log', () => {
    withSegments(expressions, ({ relabel, expressions: written, log }) => {
      relabel('liked', ['Liked it', 'No']);
      expect(written()).toEqual([
        'liked = "Liked it"',
        'LIKED = "2" and liked != "Liked it"',
        'liked in ("No", "Liked it") or region = "North"',
        'segment "Keen" and region = "South"',
      ]);
      expect(JSON.parse(log())).toMatchObject({ segments: ['Keen', 'Cool', 'Either'] });
    });
  });

  it('do not lose their rows when a member of a set is called otherwise', () => {
    withSegments({ Web: 'media = web', Both: 'media in (TV, Web)' }, (session) => {
      const before = session.sizes();
      expect(before.map(([, rows]) => rows)).toEqual([50, 90]);
      const edit = { dataset, variable: 'web', label: 'What do you use? The internet' };
      editVariable(session.context, edit);
      expect(session.sizes()).toEqual(before);
      expect(session.expressions()[0]).toBe('media = "The internet"');
    });
  });

  it('are not made to mean more: an edit that leaves an answer without a name of its own is refused', () => {
    withSegments({ Keen: 'liked = Yes' }, ({ relabel, sizes, expressions: written }) => {
      const [before, rules] = [sizes(), written()];
      expect(() => relabel('liked', ['1', '1'])).toThrow(
        expect.objectContaining({ code: 'segment-unusable' }),
      );
      expect(sizes()).toEqual(before);
      expect(written()).toEqual(rules);
    });
  });

  it('are all listed when the answer of one is gone, with the reason', () => {
    withSegments({ Keen: 'liked = Yes', Northern: 'region = North' }, (session) => {
      session.project.database
        .prepare("update category set label = 'Ja' where label = 'Yes'")
        .run();
      expect(session.sizes()).toEqual([
        ['Keen', null],
        ['Northern', 40],
      ]);
      const [keen] = listSegments(session.context, { dataset });
      expect(keen?.expression).toBe('liked = "Yes"');
      expect(keen?.reason).toContain('Yes');
    });
  });
});
