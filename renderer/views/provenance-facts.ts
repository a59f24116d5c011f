import type { Provenance } from '#contract/provenance.ts';
import { fileNameOf } from '../words/quantities.ts';

/** One line of a passport. */
export interface Fact {
  readonly term: string;
  readonly description: string;
}

/** What a result was computed from, as lines of a passport: filter, segments, weight, source, method. */
export function provenanceFacts(provenance: Provenance): readonly Fact[] {
  const several = provenance.datasets.length > 1;
  const facts = provenance.datasets.flatMap((dataset): readonly Fact[] => {
    const of = several ? ` of ${dataset.name}` : '';
    const { source } = dataset;
    return [
      { term: `Filter${of}`, description: dataset.filter ?? 'none' },
      ...Object.entries(dataset.segments).map(([name, rule]) => ({
        term: `Segment ${name}${of}`,
        description: rule,
      })),
      { term: `Weight${of}`, description: dataset.weight ?? 'none' },
      ...(source === null
        ? []
        : [
            {
              term: `Source${of}`,
              description: `${fileNameOf(source.file)}, SHA-256 ${source.sha256.slice(0, 16)}…`,
            },
          ]),
    ];
  });
  return [
    ...facts,
    { term: 'Method', description: `${provenance.method} (version ${provenance.methodVersion})` },
  ];
}
