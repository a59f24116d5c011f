import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rectangle = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640).max(20_000),
  height: z.int().min(480).max(20_000),
});
const windowState = rectangle.extend({ isMaximised: z.boolean() });

/** Where the window stood when it was last closed, in screen pixels. */
export type WindowState = z.output<typeof windowState>;

/** A part of the desktop, in screen pixels. */
export type Rectangle = z.output<typeof rectangle>;

/**
 * The window's last place; null when there is none, when it cannot be read, or when no screen shows its
 * title bar any more (a screen was unplugged).
 */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | null {
  const read = windowState.safeParse(readJson(file));
  if (!read.success) return null;
  return screens.some((screen) => showsTitleBar(read.data, screen)) ? read.data : null;
}

/** Keeps the window's place; a place that cannot be kept loses nothing else. */
export function keepWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch (error) {
    process.stderr.write(`the window's place is not kept: ${String(error)}\n`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Whether at least 100 by 30 pixels of the title bar are on the screen, enough to move the window. */
function showsTitleBar(state: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(state.x, screen.x);
  const right = Math.min(state.x + state.width, screen.x + screen.width);
  const isRowOnScreen = state.y >= screen.y && state.y + 30 <= screen.y + screen.height;
  return isRowOnScreen && right - left >= 100;
}
