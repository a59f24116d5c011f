import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepWindowState, readWindowState } from '#main/desktop/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'deep', 'window.json');
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1920, height: 1080 };
const state = { x: 2000, y: 40, width: 1360, height: 860, isMaximised: false };

test('a place that was kept is read back, and nothing half-written is left', () => {
  keepWindowState(file, state);
  expect(readWindowState(file, [screen, second])).toEqual(state);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['window.json']);
});

test('a place on a screen that is gone is forgotten', () => {
  keepWindowState(file, state);
  expect(readWindowState(file, [screen])).toBeNull();
});

test.each([
  [{ ...state, x: 1840, y: 40 }, 'only 80 pixels of the title bar show'],
  [{ ...state, x: 100, y: -10 }, 'the title bar is above the screen'],
  [{ ...state, x: 100, y: 1060 }, 'the title bar is below the screen'],
])('%j is forgotten: %s', (place) => {
  keepWindowState(file, place);
  expect(readWindowState(file, [screen])).toBeNull();
});

test.each(['', '{', '[]', '{"x":1}', '{"x":0,"y":0,"width":1e9,"height":600,"isMaximised":false}'])(
  'a damaged place reads as none: %j',
  (text) => {
    const damaged = join(folder, 'damaged.json');
    writeFileSync(damaged, text);
    expect(readWindowState(damaged, [screen])).toBeNull();
  },
);

test('no place yet reads as none', () => {
  expect(readWindowState(join(folder, 'none.json'), [screen])).toBeNull();
});
