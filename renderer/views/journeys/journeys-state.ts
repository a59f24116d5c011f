import { keptForProject } from '../kept-for-project.ts';
import type { JourneysChoice } from './journeys-setup.tsx';

/** How the paths of each dataset are read, kept when the view is left. */
export const journeysState = keptForProject<{
  readonly choiceByDataset: Readonly<Record<string, JourneysChoice>>;
}>({ choiceByDataset: {} });
