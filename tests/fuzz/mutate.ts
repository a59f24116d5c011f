import { type Unzipped, unzipSync, zipSync } from 'fflate';
import type { Chance } from './chance.ts';

/** A seed file, and what it is made of: that decides where it is broken. */
export type Material = 'binary' | 'text' | 'archive';

type Mutation = (bytes: Buffer, chance: Chance) => Buffer;

const extremes = [
  0n,
  1n,
  -1n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fff_ffffn,
  0x8000_0000n,
  0xffff_ffffn,
  2n ** 31n + 1n,
  2n ** 40n,
  2n ** 53n,
  2n ** 62n,
  -(2n ** 63n),
];

/** Bytes that mean something to one format or another: lengths, marks, numbers at the edge. */
const morsels: readonly Buffer[] = [
  'ffffffffffffffff7f',
  'ffffffffffffffffff01',
  'ffffffff0f',
  '0000000000000000',
  'efffffffffffffff',
  'ffffffffffffefff',
  '000000000000f87f',
  'fe',
  'fdfdfdfd',
].map((hex) => Buffer.from(hex, 'hex'));

/** Pieces of text at which readers stumble. */
const stumbles: readonly Buffer[] = [
  '"',
  '""',
  '"\n',
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\r\n\r\n',
  '\0',
  '\u001a',
  '\ufeff',
  '\u202e',
  '\u2028',
  '=1+1',
  '-0',
  '1e999',
  '-1e-999',
  'NaN',
  '1e20',
  '99999999999999999999999999999999',
  '0x10',
  '9007199254740993',
  '2024-02-30',
  '0000-00-00',
  '9999999-12-31',
  '\\',
  '\\u0000',
  '\\ud800',
  '\\udc00\\ud800',
  'null',
  'true',
  '[',
  ']',
  '{',
  '}',
  ':',
  '[[[[[[[[',
  '{"a":',
  '__proto__',
  'constructor',
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#0;',
  '&#x110000;',
  '&#99999999999;',
  '&amp',
  "'; drop table dataset; --",
  '<img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
]
  .map((text) => Buffer.from(text))
  .concat([
    Buffer.from([0xff]),
    Buffer.from([0xc3]),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from([0xfe, 0xff]),
  ]);

const anywhere: readonly Mutation[] = [
  flipBits,
  fillRun,
  copyOver,
  repeatBlock,
  removeBlock,
  swapBlocks,
  cutShort,
  addRubbish,
];
const inBinary: readonly Mutation[] = [
  ...anywhere,
  writeExtreme,
  writeExtreme,
  turnAround,
  putMorsel,
  nudge,
];
const inText: readonly Mutation[] = [
  ...anywhere,
  insertStumble,
  insertStumble,
  insertStumble,
  repeatStumble,
  growNumber,
  growNumber,
  repeatLine,
  dropCharacter,
];

/** The bytes, broken in one to four ways. */
export function mutate(bytes: Buffer, material: Material, chance: Chance): Buffer {
  if (material === 'archive' && chance.below(4) > 0) return mutatePart(bytes, chance);
  const mutations = material === 'text' ? inText : inBinary;
  let broken = Buffer.from(bytes);
  const rounds = 1 + Math.min(chance.below(4), chance.below(4));
  for (let round = 0; round < rounds; round++) {
    if (broken.length > 0) broken = chance.one(mutations)(broken, chance) as typeof broken;
  }
  return broken;
}

/** Breaks what an archive holds and packs it again, so that the reader behind the checksums meets it. */
function mutatePart(bytes: Buffer, chance: Chance): Buffer {
  const parts: Unzipped = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = chance.one(names);
  const part = Buffer.from(parts[name] as Uint8Array);
  if (chance.below(20) === 0) delete parts[name];
  else {
    const material = /\.(?:xml|rels)$|^mimetype$/u.test(name) ? 'text' : 'binary';
    parts[name] = new Uint8Array(part.length === 0 ? part : mutate(part, material, chance));
  }
  return Buffer.from(zipSync(parts, { level: 1 }));
}

function flipBits(bytes: Buffer, chance: Chance): Buffer {
  for (let flip = chance.below(8); flip >= 0; flip--) {
    const at = chance.below(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << chance.below(8));
  }
  return bytes;
}

function fillRun(bytes: Buffer, chance: Chance): Buffer {
  const [start, end] = chance.stretch(bytes.length, 64);
  const kind = chance.below(3);
  for (let at = start; at < end; at++) bytes[at] = [0, 255, chance.below(256)][kind] as number;
  return bytes;
}

function copyOver(bytes: Buffer, chance: Chance): Buffer {
  const [start, end] = chance.stretch(bytes.length, 128);
  bytes.copy(bytes, chance.below(bytes.length), start, end);
  return bytes;
}

function repeatBlock(bytes: Buffer, chance: Chance): Buffer {
  const [start, end] = chance.stretch(bytes.length, 512);
  const block = bytes.subarray(start, end);
  const copies = Array.from(
    { length: 1 + chance.below(chance.below(8) === 0 ? 200 : 3) },
    () => block,
  );
  return Buffer.concat([bytes.subarray(0, end), ...copies, bytes.subarray(end)]);
}

function removeBlock(bytes: Buffer, chance: Chance): Buffer {
  const [start, end] = chance.stretch(bytes.length, 256);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
}

function swapBlocks(bytes: Buffer, chance: Chance): Buffer {
  const [from, middle] = chance.stretch(bytes.length, 128);
  const end = Math.min(bytes.length, middle + 1 + chance.below(128));
  return Buffer.concat([
    bytes.subarray(0, from),
    bytes.subarray(middle, end),
    bytes.subarray(from, middle),
    bytes.subarray(end),
  ]);
}

function cutShort(bytes: Buffer, chance: Chance): Buffer {
  return bytes.subarray(0, 1 + chance.below(bytes.length));
}

function addRubbish(bytes: Buffer, chance: Chance): Buffer {
  const rubbish = Buffer.from(
    Array.from({ length: 1 + chance.below(300) }, () => chance.below(256)),
  );
  return Buffer.concat([bytes, rubbish]);
}

/** A count or a length that says something impossible. */
function writeExtreme(bytes: Buffer, chance: Chance): Buffer {
  const width = chance.one([1, 2, 4, 4, 8]);
  if (bytes.length < width) return bytes;
  const at = chance.below(bytes.length - width + 1);
  const place = chance.below(2) === 0 ? at : at - (at % width);
  const number = Buffer.alloc(8);
  number.writeBigInt64LE(BigInt.asIntN(64, chance.one(extremes)));
  const written = number.subarray(0, width);
  (chance.below(4) === 0 ? Buffer.from(written).reverse() : written).copy(bytes, place);
  return bytes;
}

/** A number in the other order of bytes. */
function turnAround(bytes: Buffer, chance: Chance): Buffer {
  const width = chance.one([2, 4, 8]);
  if (bytes.length >= width) {
    const at = chance.below(bytes.length - width + 1);
    bytes.subarray(at, at + width).reverse();
  }
  return bytes;
}

function putMorsel(bytes: Buffer, chance: Chance): Buffer {
  const morsel = chance.one(morsels);
  const at = chance.below(bytes.length);
  if (chance.below(2) === 0) {
    morsel.copy(bytes, at);
    return bytes;
  }
  return Buffer.concat([bytes.subarray(0, at), morsel, bytes.subarray(at)]);
}

/** A number that is off by one or two. */
function nudge(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length);
  bytes[at] = ((bytes[at] as number) + chance.one([1, 2, 254, 255])) % 256;
  return bytes;
}

function insertStumble(bytes: Buffer, chance: Chance): Buffer {
  const [start, end] = chance.stretch(bytes.length, 12);
  const after = chance.below(2) === 0 ? start : end;
  return Buffer.concat([bytes.subarray(0, start), chance.one(stumbles), bytes.subarray(after)]);
}

function repeatStumble(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length);
  const many = Buffer.from(
    chance
      .one(stumbles)
      .toString('latin1')
      .repeat(1 + chance.below(3000)),
    'latin1',
  );
  return Buffer.concat([bytes.subarray(0, at), many, bytes.subarray(at)]);
}

function growNumber(bytes: Buffer, chance: Chance): Buffer {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/\d+/gu)];
  if (numbers.length === 0) return bytes;
  const { index, 0: old } = chance.one(numbers);
  const grown = chance.one([
    '-1',
    '0',
    '1e309',
    '2147483648',
    '4294967296',
    '1099511627776',
    '9'.repeat(40),
    `${old}.5`,
    '',
  ]);
  return Buffer.from(text.slice(0, index) + grown + text.slice(index + old.length), 'latin1');
}

function repeatLine(bytes: Buffer, chance: Chance): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const line = chance.one(lines);
  lines.splice(
    chance.below(lines.length),
    chance.below(2),
    ...Array.from({ length: chance.below(4) }, () => line),
  );
  return Buffer.from(lines.join('\n'), 'latin1');
}

function dropCharacter(bytes: Buffer, chance: Chance): Buffer {
  const marks = [0x22, 0x2c, 0x0a, 0x3e, 0x3c, 0x7d, 0x5d, 0x3b, 0x3a];
  const mark = chance.one(marks);
  const places = [...bytes.keys()].filter((at) => bytes[at] === mark);
  if (places.length === 0) return bytes;
  const at = chance.one(places);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
}
