import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from './sample-data/sample-files.ts';

for (const [name, text] of sampleFiles()) {
  writeFileSync(join(import.meta.dirname, '../sample-data', name), text);
}
