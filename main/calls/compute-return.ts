import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { computeReturn as compute, type ReturnResult } from '#analysis/roi/compute-return.ts';
import type { Ledger } from '#analysis/roi/ledger.ts';
import {
  type computeReturn as computeReturnCall,
  type LedgerFile,
  ledgerFile,
  type ReturnAnswer,
} from '#contract/calls/returns.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { Provenance } from '#contract/provenance.ts';
import { ImportError } from '#main/import/import-error.ts';
import { findJsonFault } from '#main/import/json/json-fault.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { campaignLines } from './campaign-lines.ts';
import { provenanceOf } from './provenance.ts';

const largestBytes = 2_000_000;

/** Answers `return.compute`. What was read from a file stands whole in the provenance. */
export function computeReturn(
  context: CallContext,
  input: CheckedInputOf<typeof computeReturnCall>,
): ReturnAnswer {
  const given = input.ledger ?? (input.file === undefined ? null : readLedgerFile(input.file));
  if (given === null && input.dataset === undefined) {
    throw notUnderstood(input.file ?? 'The ledger', 'There is neither a ledger nor a dataset.');
  }
  const file = given ?? ledgerFile.parse({});
  const campaigns = input.dataset === undefined ? null : campaignLines(context, file, input);
  const { valuePerConversion: _, ...rest } = file;
  const ledger: Ledger = { ...rest, lines: [...(campaigns?.lines ?? []), ...file.lines] };
  const options = { draws: input.draws, seed: input.seed, confidence: input.level };
  const result = compute(ledger, options, context.interruption);
  const datasets = campaigns?.datasets ?? [];
  return {
    ...result,
    warnings: [...(campaigns?.warnings ?? []), ...result.warnings],
    ledger,
    finding: findingOf(result),
    footnote: footnoteOf(result, ledger, datasets),
    provenance: provenanceOf(datasets, returnMethod, {
      name: 'return.compute',
      input: { ...input, ledger: file },
    }),
  };
}

const returnMethod =
  'ROI is (value - cost) / cost, ROAS value / cost; inputs with a range drawn from a triangle, seeded; unit values held against usual ones';

function readLedgerFile(file: string): LedgerFile {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new ImportError('file-not-found', { file });
  const { size } = statSync(file);
  if (size > largestBytes) {
    throw new ImportError('file-too-large', { file, bytes: size, limit: largestBytes });
  }
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  const fault = findJsonFault(text);
  if (fault !== null) {
    const line = text.slice(0, fault.at).split('\n').length;
    throw notUnderstood(file, `At line ${line} it is not JSON: ${fault.reason}.`);
  }
  const json: unknown = JSON.parse(text);
  const checked = ledgerFile.safeParse(Array.isArray(json) ? { lines: json } : json);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const place = (issue?.path ?? []).map(String).join('.');
  throw notUnderstood(
    file,
    `${place === '' ? 'It' : `At ${place} it`} is not as a ledger is: ${issue?.message}.`,
  );
}

function notUnderstood(file: string, reason: string): ProjectError {
  return new ProjectError('figures-not-understood', { file: basename(file), reason });
}

function findingOf({ total, lines, questions }: ReturnResult): string {
  const [question] = questions;
  if (question !== undefined) return question.sentence;
  if (total.roi === null) {
    return lines.length === 0
      ? 'Nothing was spent and nothing came back: there is no return to state'
      : 'No line has both a cost and a value: there is no return to state';
  }
  const percent = (share: number): string => `${Math.round(share * 100)} %`.replace('-', '\u2212');
  const range =
    total.low === null || total.high === null
      ? ''
      : ` (${percent(total.low)} to ${percent(total.high)} over the ranges of the inputs)`;
  const best = [...lines].sort((a, b) => (b.roi ?? -Infinity) - (a.roi ?? -Infinity))[0];
  const of =
    total.lines > 1 && best?.roi !== null && best !== undefined
      ? `; best is ${best.channel} with ${percent(best.roi)}`
      : '';
  return `What was spent returned ${percent(total.roi)} beyond itself${range}${of}.`;
}

function footnoteOf(
  { lines, total }: ReturnResult,
  ledger: Ledger,
  datasets: Provenance['datasets'],
): string {
  const sources = datasets.flatMap(({ source, name }) => source?.file ?? name);
  const source = sources.length > 0 ? ` Source: ${sources.join(', ')}.` : '';
  const money = ledger.currency === undefined ? '' : ` in ${ledger.currency}`;
  return `Base: ${wholeCount(total.lines)} of ${wholeCount(lines.length)} lines have cost and value${money}, from ${wholeCount(ledger.inputs.length)} inputs on record; a return divides what is on record and proves no cause.${source}`;
}
