import { keptForProject } from '../kept-for-project.ts';
import type { BudgetChoice } from './budget-choice.ts';
import type { JourneysChoice } from './journeys-setup.tsx';
import type { UpliftChoice } from './uplift-choice.ts';

/** Which part is open and how the data of each dataset are read, kept when the view is left. */
export const journeysState = keptForProject<{
  readonly tab: 'journeys' | 'return' | 'budget' | 'uplift';
  readonly choiceByDataset: Readonly<Record<string, JourneysChoice>>;
  readonly budgetByDataset: Readonly<Record<string, BudgetChoice>>;
  /** What was measured last. */
  readonly upliftByDataset: Readonly<Record<string, UpliftChoice>>;
}>({ tab: 'journeys', choiceByDataset: {}, budgetByDataset: {}, upliftByDataset: {} });
