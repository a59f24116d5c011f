import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import type { Comparison } from '#contract/calls/comparisons.ts';
import { runCall } from '#main/jobs/run-call.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { writeCode } from '#main/project/corrections.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { useFolder } from '../project/make-project.ts';

describe('a call that reads while another process writes', () => {
  const file = useFolder();
  const input = {
    dataset: 'Guests',
    by: 'region',
    a: 'North',
    b: 'South',
    variables: ['liked'],
    level: 0.95,
    smallBase: 30,
    suppressedBase: 10,
  };

  async function withProject(
    act: (session: ReturnType<typeof sessionOf>) => Promise<void>,
  ): Promise<void> {
    const writer = Project.create(file('a.parallax'));
    writeGuestSurvey(writer);
    const reader = Project.open(file('a.parallax'), 'read');
    await act(sessionOf(writer, reader));
    reader.close();
    writer.close();
  }

  function sessionOf(writer: Project, reader: Project) {
    return {
      reader,
      /** Gives the first guest, who liked it, the answer with that code. */
      answerOfFirst: (code: number) => {
        const dataset = new Dataset(writer, new ColumnCache(), 'Guests');
        const variable = dataset.variable('liked');
        const column = dataset.categoryColumn(variable);
        writer.write('changed', {}, (database) => writeCode(database, variable, column, 0, code));
      },
      shares: async (columns: ColumnCache, meanwhile: () => void = () => undefined) => {
        const interruption = { report: meanwhile };
        const context = { openProject: () => reader, columns, interruption };
        const { rows } = (await runCall('compare.segments', input, context)) as Comparison;
        return rows.map((row) => (row.kind === 'share' ? row.a.share : null));
      },
    };
  }

  it('does not mix two states, nor leave the later one in the cache under the hash of the earlier', async () => {
    await withProject(async ({ answerOfFirst, shares }) => {
      const before = await shares(new ColumnCache());
      const columns = new ColumnCache();
      let isChanged = false;
      const changeOnce = () => {
        if (!isChanged) answerOfFirst(1);
        isChanged = true;
      };
      expect(await shares(columns, changeOnce)).toEqual(before);
      expect(isChanged).toBe(true);
      expect(await shares(columns)).not.toEqual(before);
      answerOfFirst(0);
      expect(await shares(columns)).toEqual(before);
    });
  });

  it('sees what was written before it, also after a call that failed or was stopped', async () => {
    await withProject(async ({ answerOfFirst, shares, reader }) => {
      const before = await shares(new ColumnCache());
      const stop = () => {
        throw new AnalysisError('cancelled');
      };
      await expect(shares(new ColumnCache(), stop)).rejects.toThrow(AnalysisError);
      const context = {
        openProject: () => reader,
        columns: new ColumnCache(),
        interruption: uninterrupted,
      };
      await expect(runCall('segment.list', { dataset: 'Nobody' }, context)).rejects.toMatchObject({
        code: 'dataset-not-found',
      });
      expect(reader.database.inTransaction).toBe(false);
      answerOfFirst(1);
      expect(await shares(new ColumnCache())).not.toEqual(before);
    });
  });
});
