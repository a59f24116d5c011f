/** Where a text stops being JSON, and why. `at` counts characters from 0. */
export interface JsonFault {
  readonly at: number;
  readonly reason: string;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/uy;
const word = /[-+]?[A-Za-z_$][\w$]*/uy;
const plainText = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]){1,4096}/uy;
const escaped = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/uy;
const notJson: ReadonlyMap<string, string> = new Map([
  ['NaN', 'NaN is no value of JSON (null is)'],
  ['Infinity', 'Infinity is no value of JSON (null is)'],
  ['undefined', 'undefined is no value of JSON (null is)'],
  ['None', 'None is no value of JSON (null is)'],
  ['True', 'True is no value of JSON (true is)'],
  ['False', 'False is no value of JSON (false is)'],
]);

/**
 * Finds the place where a text that is not JSON goes wrong, in words: what `JSON.parse` leaves out.
 * Null where nothing is wrong.
 */
export function findJsonFault(text: string): JsonFault | null {
  const walk = new FaultWalk(text);
  walk.value();
  if (walk.fault === null && walk.next() !== '') walk.fail('something follows the value');
  return walk.fault;
}

/** Recursive: the caller has bounded the depth. */
class FaultWalk {
  readonly #text: string;
  #at = 0;
  fault: JsonFault | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  next(): string {
    while (' \n\r\t'.includes(this.#text[this.#at] ?? 'x')) this.#at++;
    return this.#text[this.#at] ?? '';
  }

  fail(reason: string): void {
    this.fault ??= { at: this.#at, reason };
  }

  value(): void {
    const first = this.next();
    if (first === '{') this.#members('}', () => this.#pair());
    else if (first === '[') this.#members(']', () => this.value());
    else if (first === '"') this.#string();
    else if (!this.#passes(number)) this.#word(first);
  }

  #pair(): void {
    if (this.next() !== '"') {
      this.fail('a key must be in double quotes');
      return;
    }
    this.#string();
    if (this.fault !== null) return;
    if (this.next() !== ':') {
      this.fail('a colon is missing after a key');
      return;
    }
    this.#at++;
    this.value();
  }

  #members(close: string, member: () => void): void {
    this.#at++;
    if (this.next() === close) {
      this.#at++;
      return;
    }
    while (this.fault === null) {
      member();
      if (this.fault !== null) return;
      const after = this.next();
      if (after === close) {
        this.#at++;
        return;
      }
      if (after !== ',') {
        this.fail(`a comma or “${close}” is missing`);
        return;
      }
      this.#at++;
      if (this.next() === close) {
        this.fail('a comma stands before the closing bracket');
        return;
      }
    }
  }

  #string(): void {
    this.#at++;
    while (this.#passes(plainText) || this.#passes(escaped));
    const after = this.#text[this.#at];
    if (after === '"') this.#at++;
    else if (after === '\\') this.fail('a backslash is followed by what JSON does not know');
    else if (after === undefined) this.fail('a text in quotes never ends');
    else this.fail('a text holds a line break or another control character that is not escaped');
  }

  #word(first: string): void {
    const start = this.#at;
    word.lastIndex = start;
    const found = word.exec(this.#text)?.[0] ?? '';
    if (found === 'true' || found === 'false' || found === 'null') {
      this.#at += found.length;
      return;
    }
    if (first === '') {
      this.fail('a value is missing at the end');
      return;
    }
    this.fail(
      notJson.get(found.replace(/^[-+]/u, '')) ?? `“${found || first}” is no value of JSON`,
    );
  }

  #passes(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
