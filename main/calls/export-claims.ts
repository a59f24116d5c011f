import { extname } from 'node:path';
import type { exportClaims as exportClaimsCall } from '#contract/calls/claim-library.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { claimsCsv, claimsWorkbook } from '#main/export/claims-workbook.ts';
import { ExportError } from '#main/export/export-error.ts';
import { writeOut } from '#main/export/write-out.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { claimSources, keptClaims } from './claim-library.ts';

const formats = ['.csv', '.xlsx', '.json'];

/** Answers `claims.export`. */
export async function exportClaims(
  { project, interruption }: CallContext,
  input: CheckedInputOf<typeof exportClaimsCall>,
): Promise<OutputOf<typeof exportClaimsCall>> {
  const format = extname(input.out).toLowerCase();
  if (!formats.includes(format)) {
    throw new ExportError('format-not-supported', {
      file: input.out,
      format,
      supported: formats,
    });
  }
  const kept = keptClaims(project);
  const byId = new Map(kept.map((claim) => [claim.id, claim]));
  const claims =
    input.claims?.map((id) => {
      const claim = byId.get(id);
      if (!claim) throw new ProjectError('claim-not-found', { id });
      return claim;
    }) ?? kept;
  if (claims.length === 0) throw new ProjectError('nothing-to-report');
  const sources = claimSources(project).filter(({ id }) =>
    claims.some(({ source }) => source === id),
  );
  interruption.report('writing', 0, claims.length);
  const library = { sources, claims };
  const sizeBytes = await writeOut(
    input.out,
    async (sink) => {
      if (format === '.csv') await sink.writeText(claimsCsv(library));
      else if (format === '.json') await sink.writeText(`${JSON.stringify(library, null, 2)}\n`);
      else await sink.writeBytes(await claimsWorkbook(library));
    },
    { overwrite: input.overwrite },
  );
  return { file: input.out, claims: claims.length, sizeBytes };
}
