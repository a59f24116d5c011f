import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import packageJson from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);

// Every worker loads these; as one file they load in a fraction of the time of their many small ones.
const bundled = Object.keys(packageJson.dependencies).filter(
  (name) => name === 'zod' || name.startsWith('@stdlib/'),
);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: {
          index: at('main/desktop/index.ts'),
          cli: at('main/cli/index.ts'),
          worker: at('main/jobs/worker.ts'),
          'spreadsheet-worker': at('main/import/spreadsheet/spreadsheet-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
