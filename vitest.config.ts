import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Threads and child processes of the tests load the same TypeScript again and again: Node keeps it stripped.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node');

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Node 24 can abort (`jit_page.has_value()`) when V8 replaces the wrappers of what strips types:
    // https://github.com/nodejs/node/issues/64500. They are never replaced here.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000', '--no-memory-protection-keys'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
