import { expect, test } from 'vitest';
import { formatShortcut, isShortcut, type KeyPress } from '#renderer/frame/actions.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});

test('mod is Ctrl, and ⌘ on a Mac, and never both', () => {
  expect(isShortcut('mod+k', press({ key: 'k', ctrlKey: true }), false)).toBe(true);
  expect(isShortcut('mod+k', press({ key: 'k', metaKey: true }), false)).toBe(false);
  expect(isShortcut('mod+k', press({ key: 'k', metaKey: true }), true)).toBe(true);
  expect(isShortcut('mod+k', press({ key: 'k' }), false)).toBe(false);
});

test('undo is not redo', () => {
  const redo = press({ key: 'Z', ctrlKey: true, shiftKey: true });
  expect(isShortcut('mod+z', redo, false)).toBe(false);
  expect(isShortcut('shift+mod+z', redo, false)).toBe(true);
});

test('signs are known by what they are, whatever keys make them', () => {
  expect(isShortcut('?', press({ key: '?', shiftKey: true }), false)).toBe(true);
  expect(isShortcut('/', press({ key: '/' }), false)).toBe(true);
});

test('Alt with a figure works where Alt makes another sign of it', () => {
  expect(isShortcut('alt+2', press({ key: '€', code: 'Digit2', altKey: true }), true)).toBe(true);
});

test('shortcuts are written as the keyboard at hand has them', () => {
  expect(formatShortcut('shift+mod+z', true)).toBe('⇧⌘Z');
  expect(formatShortcut('shift+mod+z', false)).toBe('Shift Ctrl Z');
});
