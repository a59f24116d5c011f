// Runs a script of this folder with a Node that can: node scripts/run.js scripts/start.ts [arguments]
import { capableNode, complainOfNode, runNode } from './capable-node.js';

const node = capableNode();
if (node === null) {
  complainOfNode();
  process.exitCode = 1;
} else {
  process.exitCode = await runNode(node, process.argv.slice(2));
}
