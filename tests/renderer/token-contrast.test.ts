import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/theme/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const text: readonly (readonly [string, readonly string[]])[] = [
  [
    'ink',
    [
      'paper',
      'raised',
      'sunken',
      'hover',
      'accent-soft',
      'side-a-soft',
      'side-b-soft',
      'bad-soft',
      'warn-soft',
    ],
  ],
  ['ink-2', ['paper', 'raised', 'sunken', 'hover', 'accent-soft', 'bad-soft', 'warn-soft']],
  ['ink-3', ['paper', 'raised', 'sunken', 'hover', 'accent-soft']],
  ['accent', ['paper', 'raised', 'hover', 'accent-soft']],
  ['on-accent', ['accent']],
  ['warn', ['paper', 'warn-soft']],
  ['bad', ['paper', 'bad-soft']],
  ['good', ['paper', 'good-soft']],
  ['side-a-text', ['paper', 'raised', 'side-a-soft']],
  ['side-b-text', ['paper', 'raised', 'side-b-soft']],
  ['scale-1-ink', ['scale-1']],
  ['scale-2-ink', ['scale-2']],
  ['scale-3-ink', ['scale-3']],
  ['scale-4-ink', ['scale-4']],
  ['scale-5-ink', ['scale-5']],
];

const marks: readonly (readonly [string, string])[] = [
  ['side-a', 'paper'],
  ['side-b', 'paper'],
  ['edge', 'paper'],
  ['mark', 'paper'],
  ['scale-1', 'paper'],
  ['scale-5', 'paper'],
];

describe.each(['light', 'dark'] as const)('colours, %s', (scheme) => {
  const colour = (name: string): string => {
    const found = colours.get(name);
    if (found === undefined) throw new Error(`--${name} is not a colour of the theme`);
    return found[scheme];
  };

  test.each(text.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    'text in %s on %s reaches 4.5 to 1',
    (ink, ground) => {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(marks)('marks in %s on %s reach 3 to 1', (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  test('the two sides differ in grey', () => {
    expect(contrast(colour('side-a'), colour('side-b'))).toBeGreaterThanOrEqual(1.6);
  });
});
