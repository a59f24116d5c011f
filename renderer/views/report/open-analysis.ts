import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import { ask } from '../../ask/ask.ts';
import { type SegmentChoice, useWorkspace } from '../../workspace.ts';
import { compareState } from '../compare/compare-state.ts';
import { figures } from '../gap/gap-figures.tsx';
import { gapDraft, noSide } from '../gap/gap-state.ts';
import { budgetChoiceOf } from '../journeys/budget-choice.ts';
import { foundColumns } from '../journeys/journeys-setup.tsx';
import { journeysState } from '../journeys/journeys-state.ts';
import { openSavedTable } from '../tables/saved-tables.tsx';
import { textState } from '../text/text-state.ts';

type SpecificationOf<Kind extends AnalysisSpecification['kind']> = Extract<
  AnalysisSpecification,
  { readonly kind: Kind }
>;

/** Sets a view up as a kept analysis was asked for and goes there. */
export async function openAnalysis(
  specification: AnalysisSpecification,
  go: (path: string) => void,
): Promise<void> {
  switch (specification.kind) {
    case 'comparison':
    case 'apart':
    case 'profile':
      await openComparison(specification);
      compareState.set({ tab: comparisonTabs[specification.kind] });
      return go('/compare');
    case 'waves':
      openWaves(specification);
      return go('/compare');
    case 'associations':
      openAssociations(specification);
      return go('/compare');
    case 'drivers':
      openDrivers(specification);
      return go('/compare');
    case 'gap-figures':
      figures.set({ file: specification.input.file, figures: specification.input.figures ?? null });
      gapDraft.set({ source: 'figures' });
      return go('/gap');
    case 'gap-datasets':
      openGap(specification);
      return go('/gap');
    case 'attribution':
      openAttribution(specification);
      return go('/journeys');
    case 'return':
      journeysState.set({ tab: 'return' });
      return go('/journeys');
    case 'uplift':
      openUplift(specification);
      return go('/journeys');
    case 'budget':
      openBudget(specification);
      return go('/journeys');
    case 'table':
      openSavedTable(savedForm(specification));
      return go('/tables');
    case 'tags':
      useWorkspace.getState().setDataset(specification.input.dataset);
      textState.set({ panel: 'overview' });
      return go('/text');
  }
}

function savedForm({ input, banner, notes }: SpecificationOf<'table'>) {
  const look = { figure: 'column', isHeat: false, hasChart: false } as const;
  return { input, banner: banner ?? null, look, notes: notes ?? [] };
}

const comparisonTabs = { comparison: 'answers', apart: 'apart', profile: 'profile' } as const;

async function openComparison({
  input,
}: SpecificationOf<'comparison' | 'apart' | 'profile'>): Promise<void> {
  const { dataset, by, a } = input;
  const b = 'b' in input ? input.b : undefined;
  const segments = by === undefined ? await ask('segment.list', { dataset }) : [];
  const names = new Set(segments.flatMap(({ name, aliases }) => [name, ...aliases]));
  const sideOf = (side: string | undefined): SegmentChoice => {
    if (side === undefined) return { kind: 'rest' };
    if (by !== undefined) return { kind: 'answer', by, answer: side };
    return names.has(side)
      ? { kind: 'segment', name: side }
      : { kind: 'expression', expression: side };
  };
  putContext(input);
  const workspace = useWorkspace.getState();
  workspace.setSegmentA(sideOf(a));
  workspace.setSegmentB(sideOf(b));
  const { chosenByDataset } = compareState.get();
  compareState.set({
    chosenByDataset: { ...chosenByDataset, [dataset]: input.variables ?? null },
  });
}

/** The rows that an analysis was narrowed to, for a view that reads them from the bar above. */
function putContext(input: {
  readonly dataset: string;
  readonly weight?: string | null | undefined;
  readonly filter?: string | undefined;
}): void {
  const workspace = useWorkspace.getState();
  workspace.setDataset(input.dataset);
  if (input.weight !== undefined) workspace.setWeight(input.weight);
  workspace.setFilter(input.filter ?? '');
}

function openWaves({ input }: SpecificationOf<'waves'>): void {
  const [dataset = '', ...others] = input.datasets;
  putContext({ dataset, weight: input.weight, filter: input.filter });
  const mode = others.length > 0 ? 'datasets' : 'rows';
  const { by = null, variables = null } = input;
  const { wavesByDataset } = compareState.get();
  compareState.set({
    tab: 'waves',
    wavesByDataset: { ...wavesByDataset, [dataset]: { mode, by, others, variables } },
  });
}

function openAssociations({ input }: SpecificationOf<'associations'>): void {
  putContext(input);
  const { associatedByDataset } = compareState.get();
  compareState.set({
    tab: 'associations',
    associatedByDataset: { ...associatedByDataset, [input.dataset]: input.variables ?? null },
  });
}

function openDrivers({ input }: SpecificationOf<'drivers'>): void {
  putContext(input);
  const { dataset, outcome, answers = [], predictors } = input;
  const { driversByDataset } = compareState.get();
  compareState.set({
    tab: 'drivers',
    driversByDataset: { ...driversByDataset, [dataset]: { outcome, answers, predictors } },
  });
}

function openGap({ input }: SpecificationOf<'gap-datasets'>): void {
  const sideOf = ({ dataset, filter, name, weight }: typeof input.left) => ({
    ...noSide,
    dataset,
    filter: filter ?? '',
    name: name ?? '',
    weight,
  });
  gapDraft.set({
    source: 'datasets',
    left: sideOf(input.left),
    right: sideOf(input.right),
    matches: input.match.map((match, index) => ({ ...match, id: index + 1, likeness: null })),
    input,
    isEditing: false,
  });
}

function openUplift({ input }: SpecificationOf<'uplift'>): void {
  const { dataset, unit, time, outcome, treated, since } = input;
  useWorkspace.getState().setDataset(dataset);
  journeysState.set({
    tab: 'uplift',
    upliftByDataset: {
      ...journeysState.get().upliftByDataset,
      [dataset]: { unit, time, outcome, treated, since: String(since) },
    },
  });
}

function openBudget({ input }: SpecificationOf<'budget'>): void {
  useWorkspace.getState().setDataset(input.dataset);
  journeysState.set({
    tab: 'budget',
    budgetByDataset: {
      ...journeysState.get().budgetByDataset,
      [input.dataset]: budgetChoiceOf(input),
    },
  });
}

function openAttribution({ input }: SpecificationOf<'attribution'>): void {
  const { dataset, path, conversions, value, nulls, separator } = input;
  const { bootstrap, seed, halfLifeTouches, markovOrder } = input;
  useWorkspace.getState().setDataset(dataset);
  journeysState.set({
    tab: 'journeys',
    choiceByDataset: {
      ...journeysState.get().choiceByDataset,
      [dataset]: {
        ...foundColumns,
        path: path ?? null,
        conversions: conversions ?? null,
        value: value ?? null,
        nulls: nulls ?? null,
        separator: separator ?? '',
        bootstrap,
        seed,
        halfLifeTouches,
        markovOrder,
      },
    },
  });
}
