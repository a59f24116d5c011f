/** What happened, why, and what to try: short, neutral, and naming the culprit. */
export interface Words {
  readonly what: string;
  readonly why: string;
  readonly tryThis: string;
}

/** Facts about an error, as it was thrown. */
export type Details = Readonly<Record<string, unknown>>;

/** A detail as text within a sentence; an absent one reads as the given word. */
export function said(details: Details, name: string, absent = 'unknown'): string {
  const value = details[name];
  if (value === undefined || value === null || value === '') return absent;
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A number of bytes as people say it: "16 MB". */
export function size(details: Details, name: string): string {
  const bytes = Number(details[name]);
  if (!Number.isFinite(bytes)) return said(details, name);
  const steps = [
    ['GB', 2 ** 30],
    ['MB', 2 ** 20],
    ['kB', 2 ** 10],
  ] as const;
  const step = steps.find(([, unit]) => bytes >= unit);
  if (step === undefined) return `${bytes} bytes`;
  const amount = bytes / step[1];
  return `${amount.toLocaleString('en-US', { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${step[0]}`;
}

/** Every detail by its name, for errors whose culprit has no fixed one: "row 12, conversions -3". */
export function facts(details: Details): string {
  const told = Object.entries(details).map(
    ([name, value]) => `${name === 'rowNumber' ? 'row' : name} ${String(value)}`,
  );
  return told.length === 0 ? 'which one is not known' : told.join(', ');
}

/** A detail in typographic quotes, cut where it is long. */
export function quoted(details: Details, name: string): string {
  const text = said(details, name, '');
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
}

/** The last part of a path, which is how people name a file. */
export function fileName(details: Details): string {
  return said(details, 'file', 'the file').split(/[\\/]/u).at(-1) ?? 'the file';
}

/** " Did you mean “a”, “b”?", or nothing. */
export function suggestion(details: Details, name = 'near'): string {
  const near = details[name];
  if (!Array.isArray(near) || near.length === 0) return '';
  return ` Near it: ${near
    .slice(0, 5)
    .map((one) => `“${String(one)}”`)
    .join(', ')}.`;
}
