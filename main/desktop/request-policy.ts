import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the window may load. */
export interface PagePlace {
  /** The folder of the built page. */
  readonly rendererFolder: string;
  /** The development server, while developing; else null. */
  readonly developmentUrl: string | null;
}

/**
 * Whether the window may make a request: files of the built page, what the page made itself (`blob:`,
 * `data:`), and the developer tools. Never the network, save for a development server.
 */
export function isRequestAllowed(address: string, place: PagePlace): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (['devtools:', 'blob:', 'data:'].includes(url.protocol)) return true;
  return isOwnPage(address, place);
}

/** Whether an address is the built page or one of its files, or the development server's. */
export function isOwnPage(address: string, place: PagePlace): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === 'file:') return url.host === '' && isWithin(url, place.rendererFolder);
  const development = place.developmentUrl === null ? null : URL.parse(place.developmentUrl);
  if (development === null) return false;
  return url.host === development.host && ['http:', 'ws:'].includes(url.protocol);
}

function isWithin(url: URL, folder: string): boolean {
  try {
    return fileURLToPath(url).startsWith(folder + sep);
  } catch (error) {
    // An encoded slash or a drive that does not exist: no path at all.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
