import type { Provenance } from '#contract/provenance.ts';
import type { Dataset } from '#main/project/dataset.ts';
import { version } from '#main/version.ts';

/** What a dataset contributed to a result, for the result's provenance. */
export function datasetProvenance(
  dataset: Dataset,
  used: {
    readonly filter: string | null;
    readonly weight: string | null;
    readonly variables: readonly string[];
  },
): Provenance['datasets'][number] {
  const { name, rows, source } = dataset.line;
  const hashes = used.variables.flatMap((variable) => {
    const set = dataset.set(variable);
    const members = set ? set.members : [dataset.variable(variable)];
    return members.map((member) => [member.name, member.hash] as const);
  });
  return {
    name,
    rows,
    filter: used.filter,
    weight: used.weight,
    source: source && { file: source.file, sha256: source.sha256 },
    variables: Object.fromEntries(hashes),
  };
}

/** The provenance of a result: method, its version, and the call that makes it again. */
export function provenanceOf(
  datasets: Provenance['datasets'],
  method: string,
  call: Provenance['call'],
): Provenance {
  return { datasets, method, methodVersion: version, call };
}
