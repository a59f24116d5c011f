import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What admission decides about a request. */
export type Admission =
  | { readonly kind: 'admitted' }
  /** The token was good: set this cookie and go to `/`. */
  | { readonly kind: 'exchanged'; readonly cookie: string }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Decides who may talk to the browser face.
 *
 * 1. The address that is printed carries a token that works once; it becomes a cookie that scripts
 *    cannot read and that other sites cannot send.
 * 2. The Host header is this address and no name, so that no foreign name can be pointed at it.
 * 3. What changes something, and every WebSocket, states this address as its Origin.
 *
 * Cookies do not know ports; the cookie's name holds the port, so that two running copies do not sign
 * each other out.
 */
export class Admissions {
  readonly #address: string;
  readonly #cookieName: string;
  readonly #secret = randomBytes(32).toString('base64url');
  #token: string | null = randomBytes(32).toString('base64url');

  /** @param port the port that the face listens on. */
  constructor(port: number) {
    this.#address = `127.0.0.1:${port}`;
    this.#cookieName = `parallax-${port}`;
  }

  /** The address to open first; its token works once. */
  get firstUrl(): string {
    return `http://${this.#address}/?token=${this.#token ?? ''}`;
  }

  /** Decides about a request; `needsOrigin` for whatever changes something and for WebSockets. */
  decide(request: IncomingMessage, url: URL, needsOrigin: boolean): Admission {
    const { host, origin } = request.headers;
    if (host !== this.#address) return refused('This is not the address of this copy of Parallax.');
    const isOwnOrigin = origin === `http://${this.#address}`;
    if (needsOrigin ? !isOwnOrigin : origin !== undefined && !isOwnOrigin) {
      return refused('Only the pages of Parallax itself may ask for this.');
    }
    const isKnown = this.#hasCookie(request.headers.cookie ?? '');
    const token = url.pathname === '/' ? url.searchParams.get('token') : null;
    if (token !== null && (isKnown || this.#spend(token))) {
      const cookie = `${this.#cookieName}=${this.#secret}; Path=/; HttpOnly; SameSite=Strict`;
      return { kind: 'exchanged', cookie };
    }
    if (isKnown && token === null) return { kind: 'admitted' };
    return refused('Open the address that Parallax printed when it started; it works once.');
  }

  #spend(token: string): boolean {
    if (this.#token === null || !isSame(token, this.#token)) return false;
    this.#token = null;
    return true;
  }

  #hasCookie(header: string): boolean {
    return header
      .split(';')
      .map((pair) => pair.trim())
      .some((pair) => isSame(pair, `${this.#cookieName}=${this.#secret}`));
  }
}

function refused(why: string): Admission {
  return { kind: 'refused', why };
}

/** Compares secrets in a time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
