import { spawnSync } from 'node:child_process';

/** Reads an SPSS file with R's haven into memory: `import-haven.ts FILE`. Only `read_sav` is timed. */
const [file = ''] = process.argv.slice(2);
const script = `
  suppressMessages(library(haven))
  gc()
  took <- system.time(d <- read_sav(commandArgs(TRUE)[1]))
  peak <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE)))
  cat(sprintf('{"wallMs":%f,"cpuMs":%f,"peakMb":%f,"more":{"rows":%d,"variables":%d}}',
    1000 * took[["elapsed"]], 1000 * (took[["user.self"]] + took[["sys.self"]]), peak / 1024, nrow(d), ncol(d)))`;
const { status, stdout, stderr } = spawnSync('Rscript', ['-e', script, file], { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr);
process.stdout.write(`${stdout.trim().split('\n').at(-1)}\n`);
