import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../docs/methods');

/** A page of the methods, by its file name. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

/** A block marked `json example`: what to compute, from what, and what the page says it gives. */
export interface Example {
  readonly page: string;
  readonly compute: string;
  readonly given: unknown;
  readonly gives: unknown;
}

/** Every page under docs/methods. */
export const pages: readonly Page[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** One page. */
export function page(name: string): Page {
  const found = pages.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
}

/** The fenced blocks of a page whose info string is `kind`. */
export function blocks({ text }: Page, kind: string): readonly string[] {
  const pattern = new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gmu');
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Every example of every page. */
export function examples(): readonly Example[] {
  return pages.flatMap((one) =>
    blocks(one, 'json example').map((body) => ({
      page: one.name,
      ...(JSON.parse(body) as Omit<Example, 'page'>),
    })),
  );
}

/** The rows of the table whose first header cell is `first`, each by header; cells are trimmed. */
export function table(
  { name, text }: Page,
  first: string,
): readonly Readonly<Record<string, string>>[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  if (start < 0) throw new Error(`${name} has no table that begins with ${first}`);
  const header = cellsOf(lines[start] ?? '');
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end < 0 ? undefined : end).map((line) => {
    const cells = cellsOf(line);
    const entries: [string, string][] = [];
    // A header that comes twice keeps its second column under its name and the number 2.
    header.forEach((title, at) => {
      const isTaken = entries.some(([key]) => key === title);
      entries.push([isTaken ? `${title} 2` : title, cells[at] ?? '']);
    });
    return Object.fromEntries(entries);
  });
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** The names in backticks in a cell. */
export function codeNames(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '');
}

/** Links to files and paths in backticks that lead nowhere, from docs/methods or the repository's top. */
export function deadReferences({ name, text }: Page): readonly string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/gu)].map((match) =>
    join(folder, match[1] ?? ''),
  );
  const paths = [
    ...text.matchAll(/`((?:tests|analysis|scripts|sample-data|main|contract)\/[\w./-]+)`/gu),
  ].map((match) => join(folder, '../..', match[1] ?? ''));
  return [...links, ...paths].filter((path) => !existsSync(path)).map((path) => `${name}: ${path}`);
}

/**
 * How what a page states differs from what is computed; empty where it does not. Objects may hold more
 * than is stated. A number holds to half a unit of its last stated digit, and to three decimals at
 * least; one under 0.001 to half a per cent.
 */
export function differences(stated: unknown, computed: unknown, where = ''): readonly string[] {
  if (typeof stated === 'number') {
    const isNear = typeof computed === 'number' && Math.abs(stated - computed) <= tolerance(stated);
    return isNear ? [] : [`${where}: the page says ${stated}, computed ${String(computed)}`];
  }
  if (Array.isArray(stated)) {
    const found: readonly unknown[] = Array.isArray(computed) ? computed : [];
    if (found.length !== stated.length)
      return [`${where}: the page lists ${stated.length}, computed ${found.length}`];
    return stated.flatMap((one, at) => differences(one, found[at], `${where}[${at}]`));
  }
  if (typeof stated === 'object' && stated !== null) {
    const found = (typeof computed === 'object' ? computed : null) as Record<
      string,
      unknown
    > | null;
    return Object.entries(stated).flatMap(([key, value]) =>
      differences(value, found?.[key], `${where}.${key}`),
    );
  }
  return stated === computed
    ? []
    : [`${where}: the page says ${String(stated)}, computed ${String(computed)}`];
}

function tolerance(stated: number): number {
  if (stated !== 0 && Math.abs(stated) < 0.001) return Math.abs(stated) * 0.005;
  const decimals = String(stated).split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** -Math.max(3, decimals) * (1 + 1e-9);
}
