import { join } from 'node:path';
import { build } from 'vite';
import packageJson from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'out/bench');

/** The programs that measure Parallax; those of others run as they stand. */
const programs = [
  'attribute-journeys',
  'compare-survey',
  'compare-wide',
  'first-view',
  'import-file',
  'make-parquet',
  'scroll-grid',
  'search-posts',
  'tabulate-pairs',
  'tag-posts',
] as const;

/**
 * Bundles the programs as the application is bundled, so that what is measured is what people run:
 * from sources, a second goes into reading a few hundred files and taking the types out of them.
 */
export async function buildPrograms(): Promise<void> {
  const bundled = Object.keys(packageJson.dependencies).filter(
    (name) => name === 'zod' || name.startsWith('@stdlib/'),
  );
  const inputs = programs.map((name) => [name, join(root, 'bench/programs', `${name}.ts`)]);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: bundled },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node22',
      rolldownOptions: {
        input: { ...Object.fromEntries(inputs), worker: join(root, 'main/jobs/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** The file to run for a program: bundled where it is one of ours. */
export function programFile(name: string): string {
  return (programs as readonly string[]).includes(name)
    ? join(outDir, `${name}.js`)
    : join(import.meta.dirname, 'programs', `${name}.ts`);
}
