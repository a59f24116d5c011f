import { isUtf8 } from 'node:buffer';
import type { JsonCursor, TakenValue } from './json-cursor.ts';
import { findJsonFault } from './json-fault.ts';

/** A value of JSON. Numbers of more than 15 digits are texts here, so that ids keep all of them. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** An object of JSON. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Whether a value is an object with keys. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A record with the first key that one of its objects repeats, if any does (the last one counts). */
export interface ParsedRecord {
  readonly value: JsonValue;
  readonly repeatedKey: string | null;
}

/**
 * Reads one value strictly: what RFC 8259 does not allow is refused, and so are half characters
 * (an escaped surrogate without its other half), which no text can hold.
 *
 * @throws {ImportError} `file-damaged` with the record and the byte.
 */
export function parseRecord(cursor: JsonCursor, taken: TakenValue): ParsedRecord {
  const { bytes, byte } = taken;
  if (!isUtf8(bytes))
    throw cursor.damage('It holds bytes that are not UTF-8.', badByte(bytes, byte));
  const text = taken.hasLongNumbers ? withLongNumbersQuoted(bytes) : bytes.toString('utf8');
  const value = parsed(cursor, text, taken);
  const repeatedKey = countKeys(value) === taken.keyCount ? null : firstRepeatedKey(text);
  if (text.includes('\\u')) refuseHalfCharacters(cursor, value, taken);
  return { value, repeatedKey };
}

function parsed(cursor: JsonCursor, text: string, { bytes, byte }: TakenValue): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    const whole = bytes.toString('utf8');
    const fault = findJsonFault(whole) ?? { at: 0, reason: 'it is not JSON' };
    const place = byte + Buffer.byteLength(whole.slice(0, fault.at));
    throw cursor.damage(`${fault.reason[0]?.toUpperCase()}${fault.reason.slice(1)}.`, place);
  }
}

function badByte(bytes: Buffer, byte: number): number {
  let low = 0;
  for (let step = bytes.length; step >= 1; step = Math.floor(step / 2)) {
    while (low + step <= bytes.length && isUtf8(bytes.subarray(0, low + step))) low += step;
  }
  return byte + low;
}

/** The text with its long whole numbers in quotes; what else is wrong with it stays wrong. */
function withLongNumbersQuoted(bytes: Buffer): string {
  const pieces: string[] = [];
  let from = 0;
  let isInString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (isInString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) isInString = false;
    } else if (byte === 0x22) isInString = true;
    else if (isPartOfNumber(byte)) {
      const start = at;
      while (isPartOfNumber(bytes[at + 1] as number)) at++;
      if (at - start < 15) continue;
      const token = bytes.toString('latin1', start, at + 1);
      if (!/^-?[1-9]\d{15,}$/u.test(token)) continue;
      pieces.push(bytes.toString('utf8', from, start), `"${token}"`);
      from = at + 1;
    }
  }
  return pieces.join('') + bytes.toString('utf8', from);
}

function isPartOfNumber(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === 0x65 ||
    byte === 0x45
  );
}

function countKeys(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value as readonly JsonValue[]) count += countKeys(element);
    return count;
  }
  const members = value as JsonObject;
  for (const key in members) count += 1 + countKeys(members[key] as JsonValue);
  return count;
}

const tokens = /"[^"\\]{0,4096}(?:\\.[^"\\]{0,4096}){0,4096}"|[{}[\]:]/gsu;

function firstRepeatedKey(text: string): string | null {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      if (open.at(-1)?.has(last)) return String(JSON.parse(last));
      open.at(-1)?.add(last);
    } else last = token;
  }
  return null;
}

function refuseHalfCharacters(cursor: JsonCursor, value: JsonValue, taken: TakenValue): void {
  if (!holdsHalfCharacter(value)) return;
  const text = taken.bytes.toString('latin1');
  const found = /\\u(?:d[89ab]..(?!\\ud[c-f])|d[c-f]..)/iu.exec(
    text.replace(/\\ud[89ab]..\\ud[c-f]../giu, '------------'),
  );
  throw cursor.damage(
    'A text holds half of a character (an escaped surrogate without its other half).',
    taken.byte + (found?.index ?? 0),
  );
}

function holdsHalfCharacter(value: JsonValue): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsHalfCharacter);
  return Object.entries(value).some(
    ([key, member]) => !key.isWellFormed() || holdsHalfCharacter(member as JsonValue),
  );
}
