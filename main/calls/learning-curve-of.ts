import { learnLabels } from '#analysis/text/label-learner.ts';
import { type LearningPoint, learningCurve } from '#analysis/text/learning-curve.ts';
import { type StoredCoding, standingCode } from '#main/project/coding-sheets.ts';
import { cellReader } from './read-rows.ts';
import { labelOfCode, type TagForCoding } from './tag-for-coding.ts';

const fewest = 40;
const mostTexts = 1000;
const sizes = [10, 20, 40, 80, 160, 320, 640];
const seed = 20_110_402;

/**
 * What a classifier that learns from the coded posts alone reaches on coded posts that it has not seen, for
 * growing numbers of them; empty under 40 coded posts.
 */
export function learningCurveOf(
  tag: TagForCoding,
  byRow: ReadonlyMap<number, readonly StoredCoding[]>,
): readonly LearningPoint[] {
  const cell = cellReader(tag.dataset.textColumn(tag.text), 'text');
  const label = labelOfCode(tag);
  const coded = [...byRow].slice(0, mostTexts).flatMap(([row, codings]) => {
    const code = standingCode(codings);
    return code === null ? [] : [{ text: String(cell.cell(row) ?? ''), label: label(code) }];
  });
  if (coded.length < fewest) return [];
  const texts = coded.map(({ text }) => text);
  const labels = coded.map((one) => one.label);
  const most = Math.floor(coded.length * 0.8);
  const steps = [...sizes.filter((size) => size < most), most];
  return learningCurve(texts, labels, learnLabels, { sizes: steps, folds: 5, seed });
}
