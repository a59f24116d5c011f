/** What a program that is measured says of itself, as its only line on stdout. */
export interface Figures {
  readonly wallMs: number;
  /** Of all threads of the process, user and system. */
  readonly cpuMs: number;
  readonly peakMb: number;
  /** What else is worth knowing: counts, sizes, times of parts. */
  readonly more: Readonly<Record<string, number>>;
}

/**
 * Measures `work` in this process and prints the figures. `more` may be filled in by the work. Where the
 * work is a sample, `scale` says how many times as much the whole is.
 */
export async function printFigures(
  work: () => Promise<Readonly<Record<string, number>>>,
  scale = 1,
): Promise<void> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const more = await work();
  const wallMs = (performance.now() - startedAt) * scale;
  const cpu = process.cpuUsage(cpuBefore);
  const figures: Figures = {
    wallMs,
    cpuMs: ((cpu.user + cpu.system) / 1000) * scale,
    peakMb: process.resourceUsage().maxRSS / 1024,
    more,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
