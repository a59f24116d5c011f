import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { type CommandLine, keysOf, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = openCommandLine();
  const project = Project.create(line.project);
  writeGuestSurvey(project);
  project.close();
});
afterAll(() => line.remove());

describe('parallax apart', () => {
  it('prints the shape that scripts rely on, and a list for people', async () => {
    const words = ['apart', 'Guests', '--by', 'region', '--a', 'North'];
    const keys = keysOf(await line.json(...words));
    for (const field of ['effect', 'effectWord', 'pHolm', 'pDiscovery', 'isShown', 'sentence']) {
      expect(keys).toContain(`list[].${field}`);
    }
    const { code, out } = await line.type(...words, '--project', line.project);
    expect(code).toBe(0);
    expect(out).toContain('North v Everyone else: most apart in');
    expect(out).toContain('by Holm over');
  });

  it('says how it is written where the segment is missing', async () => {
    expect((await line.failure('apart', 'Guests')).code).toBe(2);
  });
});

describe('parallax profile', () => {
  it('prints the shape that scripts rely on, and a card for people', async () => {
    const words = ['profile', 'Guests', '--by', 'region', '--a', 'North'];
    const keys = keysOf(await line.json(...words));
    for (const field of ['sizeShare', 'base', 'standsOut[].sentence', 'typical[].share']) {
      expect(keys).toContain(field);
    }
    const { out } = await line.type(...words, '--project', line.project);
    expect(out).toContain('most given');
  });
});

describe('parallax associations', () => {
  it('prints the shape that scripts rely on, and takes its options', async () => {
    const words = [
      'associations',
      'Guests',
      '--variables',
      'region,liked,age',
      '--numbers',
      'spearman',
    ];
    const found = await line.json<{ pairs: object[] }>(...words, '--filter', 'age <= 80');
    const keys = keysOf(found);
    for (const field of [
      'first',
      'second',
      'measure',
      'value',
      'corrected',
      'p',
      'pHolm',
      'base',
    ]) {
      expect(keys).toContain(`pairs[].${field}`);
    }
    expect(found.pairs).toHaveLength(3);
    const { out } = await line.type(...words, '--project', line.project);
    expect(out).toContain('correlation-ratio');
    expect((await line.failure('associations', 'Guests', '--numbers', 'kendall')).code).toBe(2);
  });
});

describe('parallax drivers', () => {
  it('prints the shape that scripts rely on, and a table for people', async () => {
    const words = ['drivers', 'Guests', '--outcome', 'score', '--predictors', 'region,age'];
    const keys = keysOf(await line.json(...words));
    for (const field of [
      'fit',
      'drivers[].name',
      'drivers[].share',
      'drivers[].terms[].coefficient',
    ]) {
      expect(keys).toContain(`model.${field}`);
    }
    const { out } = await line.type(...words, '--project', line.project);
    expect(out).toContain('What goes most with');
    expect((await line.failure('drivers', 'Guests', '--outcome', 'liked')).code).toBe(2);
  });
});
