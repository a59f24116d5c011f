const maximumDepth = 8;

/**
 * The whole numbers of a structure in Thrift's compact protocol, by their field numbers, yes and
 * no as 1 and 0; other fields are stepped over. Just enough to know what a page says of itself.
 */
export class ThriftFields {
  readonly length: number;
  readonly #numbers: ReadonlyMap<string, number>;

  private constructor(length: number, numbers: ReadonlyMap<string, number>) {
    this.length = length;
    this.#numbers = numbers;
  }

  /** Reads a structure from its first byte; null where the bytes end within it or are none. */
  static read(bytes: Uint8Array): ThriftFields | null {
    const numbers = new Map<string, number>();
    const walk = new Walk(bytes, numbers);
    return walk.structure('', 0) ? new ThriftFields(walk.position, numbers) : null;
  }

  /** A whole number, or 1 for yes and 0 for no, by the path of its fields. */
  number(...path: readonly number[]): number | null {
    return this.#numbers.get(`${path.join('.')}.`) ?? null;
  }
}

class Walk {
  position = 0;
  readonly #bytes: Uint8Array;
  readonly #numbers: Map<string, number>;

  constructor(bytes: Uint8Array, numbers: Map<string, number>) {
    this.#bytes = bytes;
    this.#numbers = numbers;
  }

  structure(path: string, depth: number): boolean {
    if (depth > maximumDepth) return false;
    for (let field = 0; ; ) {
      const head = this.#bytes[this.position++];
      if (head === undefined) return false;
      if (head === 0) return true;
      const delta = head >> 4;
      field = delta === 0 ? zigzag(this.#varint()) : field + delta;
      if (!this.#value(head & 15, `${path}${field}.`, depth)) return false;
    }
  }

  #value(type: number, path: string, depth: number): boolean {
    switch (type) {
      case 1:
      case 2:
        this.#numbers.set(path, type === 1 ? 1 : 0);
        return true;
      case 3:
        return this.#skip(1);
      case 4:
      case 5:
      case 6:
        this.#numbers.set(path, zigzag(this.#varint()));
        return this.position <= this.#bytes.length;
      case 7:
        return this.#skip(8);
      case 8:
        return this.#skip(this.#varint());
      case 9:
      case 10:
        return this.#list(path, depth);
      case 12:
        return this.structure(path, depth + 1);
      default:
        return false;
    }
  }

  #list(path: string, depth: number): boolean {
    const head = this.#bytes[this.position++];
    if (head === undefined) return false;
    const count = head >> 4 === 15 ? this.#varint() : head >> 4;
    for (let at = 0; at < count; at++) {
      const isThere =
        (head & 15) <= 2 ? this.#skip(1) : this.#value(head & 15, `${path}[].`, depth + 1);
      if (!isThere) return false;
    }
    return true;
  }

  #skip(count: number): boolean {
    this.position += count;
    return this.position <= this.#bytes.length;
  }

  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = this.#bytes[this.position++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  }
}

function zigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
