import { describe, expect, it } from 'vitest';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { defineSegment, listSegments, removeSegment } from '#main/calls/segments.ts';
import { Project } from '#main/project/project.ts';
import { readSegments, segmentRule } from '#main/project/segments.ts';
import { categoryColumn } from '../columns/make-columns.ts';
import { contextOf, useFolder, writeDataset } from './make-project.ts';

describe('segments', () => {
  const file = useFolder();
  const north: Rule = { kind: 'in', variable: 'region', answers: ['North'] };
  const south: Rule = { kind: 'in', variable: 'region', answers: ['South'] };

  function withProject(act: (session: ReturnType<typeof sessionOf>) => void): void {
    const project = Project.create(file('a.parallax'));
    const column = categoryColumn(['North', 'South', 'South', null]);
    writeDataset(project, { region: { column } });
    act(sessionOf(project));
    project.close();
  }

  function sessionOf(project: Project) {
    const context = contextOf(project);
    const dataset = 'Survey';
    return {
      project,
      define: (name: string, rule: Rule, aliases: readonly string[] = [], replace = false) =>
        defineSegment(context, { dataset, name, rule, aliases: [...aliases], replace }),
      remove: (name: string) => removeSegment(context, { dataset, name }),
      list: () => listSegments(context, { dataset }).map(({ name, rows }) => [name, rows]),
      lines: () => listSegments(context, { dataset }),
      names: () => readSegments(project, 1).map(({ name, aliases }) => [name, aliases]),
    };
  }

  const isTaken = expect.objectContaining({ code: 'segment-exists' });
  const leadsBack = expect.objectContaining({ code: 'segment-refers-to-itself' });

  it('are found by name and by alias, without regard to case or outer spaces', () => {
    withProject(({ define, project }) => {
      define('Northerners', north, ['N', 'Up there']);
      for (const name of ['northerners', 'NORTHERNERS', 'n', ' up THERE ']) {
        expect(segmentRule(project, 1, name)).toEqual(north);
      }
      expect(segmentRule(project, 1, 'nobody')).toBeNull();
    });
  });

  it('refuse a name or an alias that stands for another segment, and keep everything', () => {
    withProject(({ define, names }) => {
      define('Northerners', north, ['N']);
      expect(() => define('northerners', south)).toThrow(isTaken);
      expect(() => define('n', south)).toThrow(isTaken);
      expect(() => define('Southerners', south, ['NORTHERNERS'])).toThrow(isTaken);
      expect(() => define('Southerners', south, ['n'])).toThrow(isTaken);
      expect(() => define('n', south, [], true)).toThrow(isTaken);
      expect(names()).toEqual([['Northerners', ['N']]]);
    });
  });

  it('are replaced when asked, with their aliases', () => {
    withProject(({ define, list, names }) => {
      define('Somewhere', north, ['N']);
      define('Somewhere', south, ['S'], true);
      expect(names()).toEqual([['Somewhere', ['S']]]);
      expect(list()).toEqual([['Somewhere', 2]]);
    });
  });

  it('take an alias once, however often it is given', () => {
    withProject(({ define, names }) => {
      define('Northerners', north, ['N', 'n', ' N ', 'Northerners']);
      expect(names()).toEqual([['Northerners', ['N']]]);
    });
  });

  it('refuse a rule about themselves', () => {
    withProject(({ define, list }) => {
      const not: Rule = { kind: 'not', rule: { kind: 'segment', name: 'A' } };
      expect(() => define('a', not)).toThrow(leadsBack);
      expect(list()).toEqual([]);
    });
  });

  it('refuse a rule that leads back to themselves by an alias or through another segment', () => {
    withProject(({ define, list }) => {
      define('A', north, ['first']);
      define('B', { kind: 'segment', name: 'first' });
      expect(() => define('A', { kind: 'segment', name: 'B' }, ['first'], true)).toThrow(leadsBack);
      expect(() => define('C', { kind: 'segment', name: 'third' }, ['third'])).toThrow(leadsBack);
      expect(list()).toEqual([
        ['A', 1],
        ['B', 1],
      ]);
    });
  });

  it('refuse a rule about what the dataset does not have', () => {
    withProject(({ define }) => {
      const rule: Rule = { kind: 'in', variable: 'region', answers: ['Nroth'] };
      expect(() => define('A', rule)).toThrow(
        expect.objectContaining({ code: 'answer-not-found' }),
      );
      const other: Rule = { kind: 'missing', variable: 'regoin' };
      const isUnknown = expect.objectContaining({ code: 'variable-not-found' });
      expect(() => define('A', other)).toThrow(isUnknown);
    });
  });

  it.each(['()', 'not ()', 'region in ()', 'region not in ()', 'not (region in ())'])(
    'are not locked for good by the documented expression %s',
    (expression) => {
      withProject(({ define, remove, list, names }) => {
        define('A', parseRule(expression));
        define('B', north);
        expect(list().map(([name]) => name)).toEqual(['A', 'B']);
        remove('A');
        expect(names()).toEqual([['B', []]]);
      });
    },
  );

  it('do not keep the others from use when the rule of one cannot be read, and it can be removed', () => {
    withProject(({ define, remove, list, lines, project, names }) => {
      define('A', north, ['first']);
      define('B', south);
      define('On A', { kind: 'segment', name: 'A' });
      const spoil = project.database.prepare('update segment set rule = ? where name = ?');
      for (const spoilt of ['{"kind":"sometimes"}', '{', 'null']) {
        spoil.run(spoilt, 'A');
        expect(list()).toEqual([
          ['A', null],
          ['B', 2],
          ['On A', null],
        ]);
      }
      expect(lines()[0]).toMatchObject({ rule: null, expression: '', words: '' });
      expect(lines()[0]?.reason).toContain('cannot be read');
      expect(lines()[2]).toMatchObject({ expression: 'segment "A"' });
      const isUnusable = expect.objectContaining({ code: 'segment-unusable' });
      expect(() => define('C', { kind: 'segment', name: 'first' })).toThrow(isUnusable);
      define('C', north);
      remove('A');
      expect(names().map(([name]) => name)).toEqual(['B', 'On A', 'C']);
      expect(list()[1]).toEqual(['On A', null]);
    });
  });

  it('refuse a removal that would leave a rule too deep to be read again, and keep everything', () => {
    withProject(({ define, remove, list }) => {
      const deep = (rule: Rule): Rule => {
        let whole = rule;
        for (let depth = 0; depth < 500; depth++) whole = { kind: 'not', rule: whole };
        return whole;
      };
      define('A', deep(north));
      define('On A', deep({ kind: 'segment', name: 'A' }));
      const before = list();
      expect(() => remove('A')).toThrow(expect.objectContaining({ code: 'segment-unusable' }));
      expect(list()).toEqual(before);
    });
  });

  it('leave those that were built on them as they are when they are removed', () => {
    withProject(({ define, remove, list }) => {
      define('A', north, ['first']);
      define('Not A', { kind: 'not', rule: { kind: 'segment', name: 'FIRST' } });
      const before = list().slice(1);
      remove('A');
      expect(list()).toEqual(before);
    });
  });
});
