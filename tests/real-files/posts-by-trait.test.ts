import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { agreementOfTags } from '#analysis/text/agreement.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';

const folder = '../shared/data/posts';
const absent = existsSync(folder) ? '' : ' (real files absent: skipped)';

interface PostFile {
  readonly path: string;
  readonly header: boolean;
  readonly text: number;
  readonly id: number | null;
}

const { files, posts, kappa } = JSON.parse(
  readFileSync('tests/real-files/posts-by-trait.json', 'utf8'),
) as {
  readonly files: Readonly<Record<string, PostFile>>;
  readonly posts: readonly (readonly [string, number, string, string])[];
  readonly kappa: number;
};

/** The texts of a file's posts, by record or by the value of its column of ids. */
function textsOf({ path, header, text, id }: PostFile): (place: number) => string {
  const rows = Papa.parse<string[]>(readFileSync(`${folder}/${path}`, 'utf8')).data;
  const records = header ? rows.slice(1) : rows;
  return (place) => {
    const record = id === null ? records[place] : records.find((one) => one[id] === String(place));
    const words = record?.[text] ?? '';
    return words.replaceAll('__company__', '@company').replaceAll(/<cust__|__cust>/g, '');
  };
}

describe('300 posts labelled by trait', () => {
  it('states the kappa of the two passes of its labels', () => {
    const classes = [...new Set(posts.flatMap(([, , first, second]) => [first, second]))];
    const passes = agreementOfTags(
      posts.map(([, , first]) => first),
      posts.map(([, , , second]) => second),
      classes,
    );
    expect(passes.kappa).toBeCloseTo(kappa, 3);
  });
});

describe.skipIf(absent !== '')(`300 posts labelled by trait${absent}`, () => {
  it('are read as labelled two times out of three, and as often where nothing was changed after them', () => {
    const engine = createSentimentEngine();
    const textOf = Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, textsOf(file)]),
    );
    const isRight = posts.map(([name, place, , label]) => {
      const text = textOf[name]?.(place) ?? '';
      expect(text).not.toBe('');
      return (explainText(text, { engine }).trait ?? 'none') === label;
    });
    const share = (some: readonly boolean[]) => some.filter(Boolean).length / some.length;
    expect(isRight.filter(Boolean)).toHaveLength(208);
    expect(share(isRight.filter((_, at) => at % 2 === 1))).toBeGreaterThan(0.66);
  });
});
