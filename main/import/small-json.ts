import { findJsonFault } from './json/json-fault.ts';
import { readSmallFile } from './small-file.ts';

const deepest = 1000;

/**
 * What a small JSON file holds.
 *
 * @param refuse makes the error for a file that is not JSON out of what is wrong with it and where.
 * @throws {ImportError} those of `readSmallFile`; whatever `refuse` makes.
 */
export function readSmallJson(file: string, refuse: (reason: string) => Error): unknown {
  return smallJsonOf(readSmallFile(file), refuse);
}

/** What the bytes of a small JSON file hold; see `readSmallJson`. */
export function smallJsonOf(bytes: Buffer, refuse: (reason: string) => Error): unknown {
  const text = bytes.toString('utf8').replace(/^\ufeff/u, '');
  if (isDeeperThan(text, deepest)) throw refuse(`Its values are nested more than ${deepest} deep.`);
  try {
    return JSON.parse(text);
  } catch {
    const { at, reason } = findJsonFault(text) ?? { at: 0, reason: 'it is not JSON' };
    const before = text.slice(0, at).split('\n');
    const place = `line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
    throw refuse(`It is not JSON: ${reason} (${place}).`);
  }
}

function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') {
      if (++depth > most) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}
