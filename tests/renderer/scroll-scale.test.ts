import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  pagesOf,
  rowsInSight,
  scrollScale,
  scrollTopToShow,
  tallestPx,
} from '#renderer/views/data/scroll-scale.ts';

const rowPx = 28;

test('a list below the limit scrolls pixel for pixel', () => {
  const scale = scrollScale(1000, rowPx, 600);
  expect(scale.contentPx).toBe(28_000);
  expect(scale.listTopOf(1234)).toBe(1234);
  expect(scale.scrollTopOf(1234)).toBe(1234);
});

test('a million rows fit into an element that browsers lay out, and both ends are reached exactly', () => {
  const scale = scrollScale(1_000_000, rowPx, 600);
  expect(scale.contentPx).toBe(tallestPx);
  expect(scale.listTopOf(0)).toBe(0);
  expect(scale.listTopOf(tallestPx - 600)).toBe(28_000_000 - 600);
  expect(rowsInSight(scale.listTopOf(tallestPx - 600), 600, rowPx, 1_000_000).to).toBe(1_000_000);
});

test('a list shorter than its frame does not scroll', () => {
  const scale = scrollScale(3, rowPx, 600);
  expect(scale.listTopOf(50)).toBe(0);
  expect(rowsInSight(0, 600, rowPx, 3)).toEqual({ from: 0, to: 3 });
});

test('an empty list has no rows in sight', () => {
  expect(rowsInSight(scrollScale(0, rowPx, 600).listTopOf(0), 600, rowPx, 0)).toEqual({
    from: 0,
    to: 0,
  });
  expect(pagesOf(0, 0, 200)).toEqual([]);
});

test('scroll positions and places in the list are turned into each other without loss', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000_000 }),
      fc.integer({ min: 28, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rows, viewport, part) => {
        const scale = scrollScale(rows, rowPx, viewport);
        const place = part * Math.max(0, rows * rowPx - viewport);
        expect(scale.listTopOf(scale.scrollTopOf(place))).toBeCloseTo(place, 3);
        expect(scale.contentPx).toBeLessThanOrEqual(tallestPx);
      },
    ),
    { seed: 7 },
  );
});

test('any row can be brought into sight whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 5_000_000 }),
      fc.double({ min: 0, max: 0.999999, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rows, part, scrolled) => {
        const viewport = 600;
        const scale = scrollScale(rows, rowPx, viewport);
        const row = Math.floor(part * rows);
        const before = scrolled * (scale.contentPx - viewport);
        const top = scale.listTopOf(scrollTopToShow(row, rowPx, viewport, scale, before));
        expect(row * rowPx).toBeGreaterThanOrEqual(top - 0.01);
        expect((row + 1) * rowPx).toBeLessThanOrEqual(top + viewport + 0.01);
      },
    ),
    { seed: 7 },
  );
});

test('a row that is in sight does not move the list', () => {
  const scale = scrollScale(1000, rowPx, 600);
  expect(scrollTopToShow(5, rowPx, 600, scale, 100)).toBe(100);
});

test('pages cover the rows in sight and no more', () => {
  expect(pagesOf(0, 200, 200)).toEqual([0]);
  expect(pagesOf(199, 201, 200)).toEqual([0, 1]);
  expect(pagesOf(999_900, 1_000_000, 200)).toEqual([4999]);
});
