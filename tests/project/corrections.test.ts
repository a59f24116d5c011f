import { describe, expect, it } from 'vitest';
import { customerTraits } from '#analysis/text/customer-traits.ts';
import { editVariable } from '#main/calls/change-datasets.ts';
import { correctTag, tagAgreement } from '#main/calls/correct-tags.ts';
import { tagTexts } from '#main/calls/tag-texts.ts';
import { saveCodebook } from '#main/calls/text-settings.ts';
import { verifyProject } from '#main/calls/verify-project.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { chunkRows } from '#main/project/column-chunks.ts';
import {
  contentHash,
  readCorrections,
  standingCorrections,
  writeCode,
} from '#main/project/corrections.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { contextOf, useFolder, writeDataset } from './make-project.ts';

describe('content hashes', () => {
  const file = useFolder();

  it('are the same whether the writer states them or the file is read for them', () => {
    const project = Project.create(file('a.parallax'));
    const codes = Uint8Array.from({ length: chunkRows + 9 }, (_, row) => row % 3);
    const answers = { ...categoryColumn([], ['A', 'B']), codes };
    const values = Float64Array.from(codes, (code) => code / 8);
    writeDataset(project, {
      answers: { column: answers },
      numbers: { column: { type: 'number', values, missing: null } },
    });
    const stated = project.database.prepare('select id, hash from variable').all();
    expect(stated).toHaveLength(2);
    for (const { id, hash } of stated as { id: number; hash: string }[]) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/u);
      expect(contentHash(project.database, id)).toBe(hash);
    }
    project.close();
  });
});

describe('a code changed by hand', () => {
  const file = useFolder();

  it.each([0, chunkRows - 1, chunkRows, chunkRows + 8])(
    'changes row %d and no other, and the project stays sound',
    (row) => {
      const project = Project.create(file('a.parallax'));
      const codes = Uint8Array.from({ length: chunkRows + 9 }, (_, index) => index % 2);
      writeDataset(project, { tag: { column: { ...categoryColumn([], ['A', 'B', 'C']), codes } } });
      const cache = new ColumnCache();
      const before = new Dataset(project, cache, 'Survey');
      const variable = before.variable('tag');
      const column = before.categoryColumn(variable);
      project.write('changed', {}, (database) => writeCode(database, variable, column, row, 2));
      const after = new Dataset(project, cache, 'Survey');
      const changed = after.categoryColumn(after.variable('tag')).codes;
      const differing = [...codes.keys()].filter((index) => codes[index] !== changed[index]);
      expect(differing).toEqual([row]);
      expect(changed[row]).toBe(2);
      expect(after.variable('tag').hash).not.toBe(variable.hash);
      expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
      project.close();
    },
  );
});

describe('tags corrected by hand', () => {
  const file = useFolder();
  const texts = ['I love it, wonderful', 'This is awful, I hate it', 'It is a chair', null];

  function withTags(act: (session: ReturnType<typeof sessionOf>) => void): void {
    const project = Project.create(file('a.parallax'));
    const given = {
      text: { column: textColumn(texts) },
      age: { column: numberColumn([1, 2, 3, 4]) },
    };
    writeDataset(project, given, { name: 'Posts', kind: 'posts' });
    const session = sessionOf(project);
    session.tag();
    act(session);
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    project.close();
  }

  function sessionOf(project: Project) {
    const context = contextOf(project);
    const dataset = () => new Dataset(project, context.columns, 'Posts');
    const variable = 'sentiment';
    return {
      project,
      tag: (models: ('sentiment' | 'trait')[] = ['sentiment']) =>
        tagTexts(context, { dataset: 'Posts', text: 'text', brands: [], models, learn: false }),
      names: () => dataset().variables.map(({ name }) => name),
      setNames: () => dataset().sets.map(({ name }) => name),
      correct: (row: number, label: string | null, of = variable) =>
        correctTag(context, { dataset: 'Posts', variable: of, row, label }),
      labels: () => {
        const { codes, categories } = dataset().categoryColumn(dataset().variable(variable));
        return [...codes].map((code) => categories[code]?.missing ?? categories[code]?.label);
      },
      relabel: (labels: Readonly<Record<string, string>>) => {
        const { categories } = dataset().answers(dataset().variable(variable));
        editVariable(context, {
          dataset: 'Posts',
          variable,
          categories: categories.map((category) => ({
            ...category,
            label: labels[category.code] ?? category.label,
          })),
        });
      },
      agreement: () => tagAgreement(context, { dataset: 'Posts', tag: variable }),
      corrections: () => readCorrections(project.database, dataset().variable(variable)),
      standing: () => standingCorrections(project.database, dataset().variable(variable)),
    };
  }

  it('stand in the data, with what the machine said kept beside them', () => {
    withTags(({ correct, labels, standing }) => {
      expect(labels().slice(0, 3)).toEqual(['positive', 'negative', 'neutral']);
      expect(correct(2, 'Positive')).toMatchObject({ row: 2, was: 'neutral', became: 'positive' });
      expect(labels().slice(0, 3)).toEqual(['positive', 'negative', 'positive']);
      expect(standing().get(2)?.was).toBe('neutral');
    });
  });

  it('remember what the machine said after a second correction, and give it back', () => {
    withTags(({ correct, labels, standing, corrections }) => {
      correct(2, 'positive');
      expect(correct(2, 'negative')).toMatchObject({ was: 'neutral', became: 'negative' });
      expect(correct(2, null)).toMatchObject({ was: 'neutral', became: null });
      expect(labels()[2]).toBe('neutral');
      expect(standing().size).toBe(0);
      expect(corrections().map(({ became }) => became)).toEqual(['positive', 'negative', null]);
    });
  });

  it('survive another tagging of the same texts', () => {
    withTags(({ tag, correct, labels, standing, agreement }) => {
      correct(2, 'POSITIVE');
      correct(1, 'negative');
      expect(tag().correctionsKept).toBe(2);
      expect(labels().slice(0, 3)).toEqual(['positive', 'negative', 'positive']);
      expect([...standing()]).toEqual([
        [2, { was: 'neutral', became: 'positive' }],
        [1, { was: 'negative', became: 'negative' }],
      ]);
      expect(agreement()).toMatchObject({ checked: 2, accuracy: 0.5 });
    });
  });

  it('are not lost by another tagging after the labels were edited, and agree as before', () => {
    withTags(({ tag, correct, relabel, labels, agreement, corrections }) => {
      correct(2, 'positive');
      correct(1, 'negative');
      relabel({ positive: 'Good', negative: 'Bad', neutral: 'Neither' });
      expect(labels().slice(0, 3)).toEqual(['Good', 'Bad', 'Good']);
      correct(0, 'Neither');
      expect(corrections().map(({ was, became }) => [was, became])).toEqual([
        ['Neither', 'Good'],
        ['Bad', 'Bad'],
        ['Good', 'Neither'],
      ]);
      expect(agreement()).toMatchObject({
        checked: 3,
        confusion: {
          classes: ['Bad', 'Neither', 'Good'],
          counts: [
            [1, 0, 0],
            [0, 0, 1],
            [0, 1, 0],
          ],
        },
      });
      expect(agreement().perClass.map((line) => line.class)).toEqual(['Bad', 'Neither', 'Good']);
      expect(tag()).toMatchObject({ correctionsKept: 3, correctionsLost: 0 });
      expect(labels().slice(0, 3)).toEqual(['neutral', 'negative', 'positive']);
      expect(agreement()).toMatchObject({ checked: 3, accuracy: 1 / 3 });
    });
  });

  it('do not swap their answers when labels change places', () => {
    withTags(({ correct, relabel, labels, standing }) => {
      relabel({ positive: 'negative', negative: 'positive', neutral: 'neutral' });
      expect(correct(2, 'negative')).toMatchObject({ was: 'neutral', became: 'negative' });
      expect(standing().get(2)).toEqual({ was: 'neutral', became: 'positive' });
      relabel({ positive: 'positive', negative: 'negative', neutral: 'neutral' });
      expect(labels()[2]).toBe('positive');
      expect(correct(2, null)).toMatchObject({ was: 'neutral', became: null });
      expect(labels()[2]).toBe('neutral');
    });
  });

  it('are not lost in silence when their answer is gone', () => {
    withTags(({ tag, correct, project }) => {
      correct(2, 'positive');
      correct(1, 'negative');
      project.database.prepare("update correction set became = 'gone' where row = 2").run();
      expect(tag()).toMatchObject({ correctionsKept: 1, correctionsLost: 1 });
      const log = 'select details from event order by id desc limit 1';
      expect(JSON.parse(project.database.prepare(log).pluck().get() as string)).toMatchObject({
        correctionsKept: 1,
        correctionsLost: 1,
      });
    });
  });

  it('do not come back after another tagging when they were taken back', () => {
    withTags(({ tag, correct, labels }) => {
      correct(2, 'positive');
      correct(2, null);
      expect(tag().correctionsKept).toBe(0);
      expect(labels()[2]).toBe('neutral');
    });
  });

  it('are refused for an unknown label, a row that is not there, and answers that are no tags', () => {
    withTags(({ correct, labels }) => {
      const before = labels();
      const code = (name: string) => expect.objectContaining({ code: name });
      expect(() => correct(0, 'splendid')).toThrow(code('answer-not-found'));
      expect(() => correct(4, 'positive')).toThrow(code('row-out-of-range'));
      expect(() => correct(0, 'positive', 'age')).toThrow(code('variable-kind-unsuitable'));
      expect(() => correct(0, 'positive', 'sentiments')).toThrow(code('variable-not-found'));
      expect(labels()).toEqual(before);
    });
  });

  it('do not stay behind with the tag of a label that the codebook has no more', () => {
    withTags(({ tag, correct, project, names, setNames }) => {
      tag(['sentiment', 'trait']);
      const before = names();
      const [first, ...others] = customerTraits.labels;
      const goes = `trait_${first?.id}`;
      expect(before).toContain(goes);
      expect(setNames()).toEqual(['traits']);
      correct(2, 'Yes', goes);
      saveCodebook(contextOf(project), {
        name: 'trait',
        codebook: { ...customerTraits, labels: others },
      });
      expect(tag(['sentiment'])).toMatchObject({ correctionsLost: 0 });
      expect(names().toSorted()).toEqual(before.toSorted());
      expect(tag(['trait'])).toMatchObject({ correctionsKept: 0, correctionsLost: 1 });
      expect(names().toSorted()).toEqual(before.filter((name) => name !== goes).toSorted());
      expect(setNames()).toEqual(['traits']);
    });
  });

  it('say nothing of agreement before anything was checked', () => {
    withTags(({ agreement }) => {
      expect(agreement()).toMatchObject({ checked: 0, accuracy: null, kappa: null });
    });
  });
});
