#!/usr/bin/env node
// The command line: builds what is missing, then runs it with a Node that can.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { capableNode, complainOfNode, runNode } from './capable-node.js';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const commandLine = at('out/main/cli.js');

async function run(node) {
  if (!existsSync(commandLine)) {
    process.stderr.write('Building Parallax (once) …\n');
    // Standard output belongs to the command: what the build says goes to standard error.
    const build = [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', at('.')];
    const code = await runNode(node, build, ['ignore', 2, 2]);
    if (code !== 0) return code;
  }
  return runNode(node, [commandLine, ...process.argv.slice(2)]);
}

const node = capableNode();
if (node === null) {
  complainOfNode();
  process.exitCode = 1;
} else {
  process.exitCode = await run(node);
}
