import { writeSync } from 'node:fs';
import { uninterrupted } from '#analysis/interruption.ts';
import { errorInWords } from '#main/error-in-words.ts';
import { readDocumentText } from '#main/import/documents/document-text.ts';
import { runImport } from '#main/import/run-import.ts';
import { Project } from '#main/project/project.ts';

/**
 * Imports files one after the other, as another user where `--as UID` says so, and says on stdout what came
 * of each and the most memory that the process has had: `hostile-child.ts PROJECT FILE...`.
 */
const words = process.argv.slice(2);
const uid = words[0] === '--as' ? Number(words.splice(0, 2)[1]) : null;
const [projectFile = '', ...files] = words;
const project = Project.open(projectFile, 'write');
// The formats' readers are loaded when their first file is met: here before the rights are given up.
if (uid !== null) {
  await runImport(project, files.shift() ?? '', {}, uninterrupted);
  process.seteuid?.(uid);
}
for (const file of files) {
  const before = process.cpuUsage();
  let code = 'read';
  let sentences = '';
  let details: unknown = null;
  try {
    if (/\.docx$/u.test(file)) await readDocumentText(file);
    else await runImport(project, file, { name: file }, uninterrupted);
  } catch (error) {
    const inWords = errorInWords(error);
    code = inWords.code;
    sentences = `${inWords.what} ${inWords.why} ${inWords.tryThis}`;
    details = inWords.details;
  }
  const { user, system } = process.cpuUsage(before);
  const ms = Math.round((user + system) / 1000);
  const maxRssMb = process.resourceUsage().maxRSS >> 10;
  writeSync(1, `${JSON.stringify({ file, code, sentences, details, ms, maxRssMb })}\n`);
}
if (uid !== null) process.seteuid?.(0);
project.close();
