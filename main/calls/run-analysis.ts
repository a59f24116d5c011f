import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { ReportedAnalysis, ReportedBody } from '#main/export/report-content.ts';
import { keptBanners, withBanner } from '#main/project/saved-layouts.ts';
import { attribute } from './attribute.ts';
import type { CallContext } from './call-context.ts';
import { compareSegments } from './compare-segments.ts';
import { compareWaves } from './compare-waves.ts';
import { computeReturn } from './compute-return.ts';
import { findDrivers } from './find-drivers.ts';
import { gapFromDatasets } from './gap-from-datasets.ts';
import { gapFromFigures } from './gap-from-figures.ts';
import { measureUplift } from './measure-uplift.ts';
import { planBudget } from './plan-budget.ts';
import { profileSegment } from './profile-segment.ts';
import { runAssociations } from './run-associations.ts';
import { runTable } from './run-table.ts';
import { summariseTags } from './summarise-tags.ts';
import { whatSetsApart } from './what-sets-apart.ts';

/** An analysis computed: its words and its numbers, without the name that it is kept under. */
export type ComputedAnalysis = Omit<ReportedAnalysis, 'id' | 'name'>;

/** Computes an analysis from its whole specification. The same data give the same numbers. */
export function runAnalysis(
  context: CallContext,
  specification: AnalysisSpecification,
): ComputedAnalysis {
  switch (specification.kind) {
    case 'comparison': {
      const comparison = compareSegments(context, specification.input);
      return withBody(comparison, { kind: 'comparison', comparison });
    }
    case 'gap-figures': {
      const gap = gapFromFigures(context, specification.input);
      return withBody(gap, { kind: 'gap', gap });
    }
    case 'gap-datasets': {
      const gap = gapFromDatasets(context, specification.input);
      return withBody(gap, { kind: 'gap', gap });
    }
    case 'attribution': {
      const attribution = attribute(context, specification.input);
      return withBody(attribution, { kind: 'attribution', attribution });
    }
    case 'table': {
      const { input, banner, notes } = specification;
      const table = runTable(context, withBanner(input, banner, keptBanners(context.project)));
      const noted = (notes ?? []).map(({ about, text }) => ` Note on ${about}: ${text}`).join('');
      return withBody(
        { ...table, footnote: `${table.footnote}${noted}` },
        { kind: 'table', table },
      );
    }
    case 'tags': {
      const counted = summariseTags(context, specification.input);
      return withBody(counted, { kind: 'tags', tags: counted.summary });
    }
    case 'apart': {
      const apart = whatSetsApart(context, specification.input);
      return withBody(apart, { kind: 'apart', apart });
    }
    case 'profile': {
      const profile = profileSegment(context, specification.input);
      return withBody(profile, { kind: 'profile', profile });
    }
    case 'waves': {
      const waves = compareWaves(context, specification.input);
      return withBody(waves, { kind: 'waves', waves });
    }
    case 'associations': {
      const associations = runAssociations(context, specification.input);
      return withBody(associations, { kind: 'associations', associations });
    }
    case 'drivers': {
      const drivers = findDrivers(context, specification.input);
      return withBody(drivers, { kind: 'drivers', drivers });
    }
    case 'return': {
      const returned = computeReturn(context, specification.input);
      return withBody(returned, { kind: 'return', returned });
    }
    case 'uplift': {
      const uplift = measureUplift(context, specification.input);
      return withBody(uplift, { kind: 'uplift', uplift });
    }
    case 'budget': {
      const budget = planBudget(context, specification.input);
      return withBody(budget, { kind: 'budget', budget });
    }
  }
}

/** A name for an analysis that nobody named. */
export function nameOfAnalysis(specification: AnalysisSpecification): string {
  switch (specification.kind) {
    case 'comparison': {
      const { a, b, by } = specification.input;
      return `${a} v ${b ?? 'everyone else'}${by === undefined ? '' : ` (${by})`}`;
    }
    case 'gap-figures':
      return `Perception gap, ${specification.input.file.split(/[\\/]/u).at(-1) ?? ''}`;
    case 'gap-datasets':
      return `Perception gap, ${specification.input.left.name ?? specification.input.left.dataset} and ${specification.input.right.name ?? specification.input.right.dataset}`;
    case 'attribution':
      return `Attribution, ${specification.input.dataset}`;
    case 'table':
      return nameOfTable(specification.input);
    case 'tags':
      return `${specification.input.tag}, ${specification.input.dataset}`;
    case 'apart': {
      const { a, b } = specification.input;
      return `What sets ${a} and ${b ?? 'everyone else'} apart`;
    }
    case 'profile':
      return `Profile of ${specification.input.a}`;
    case 'waves': {
      const { datasets, by } = specification.input;
      return `Changes between waves, ${datasets.join(', ')}${by === undefined ? '' : ` (${by})`}`;
    }
    case 'associations':
      return `What goes together, ${specification.input.dataset}`;
    case 'drivers':
      return `Drivers of ${specification.input.outcome}`;
    case 'return': {
      const { ledger, dataset } = specification.input;
      return `Return of ${ledger?.title ?? dataset ?? 'the ledger'}`;
    }
    case 'uplift':
      return `Uplift of ${specification.input.outcome}`;
    case 'budget':
      return `Budget for ${specification.input.outcome}`;
  }
}

function nameOfTable(input: {
  readonly rows: readonly unknown[];
  readonly columns: readonly unknown[];
}): string {
  const [rows, columns] = [namesIn(input.rows), namesIn(input.columns)];
  const more = rows.length > 2 ? ` and ${rows.length - 2} more` : '';
  const stub = `${rows.slice(0, 2).join(', ')}${more}`;
  return columns.length === 0 ? stub : `${stub} by ${columns.join(', ')}`;
}

/** The names in entries of a table, which are names or objects that hold some. */
function namesIn(entries: readonly unknown[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    const { label, variable, segments, nest } = entry as {
      readonly label?: string;
      readonly variable?: string;
      readonly segments?: readonly string[];
      readonly nest?: readonly unknown[];
    };
    const name = label ?? variable ?? segments?.join(', ');
    return name === undefined ? [namesIn(nest ?? []).join(' within ')] : [name];
  });
}

function withBody(
  words: Pick<ComputedAnalysis, 'finding' | 'footnote' | 'provenance'>,
  body: ReportedBody,
): ComputedAnalysis {
  const { finding, footnote, provenance } = words;
  return { finding, footnote, provenance, body };
}
