import { keptForProject } from '../kept-for-project.ts';
import type { JourneysChoice } from './journeys-setup.tsx';

/** Which part is open and how the paths of each dataset are read, kept when the view is left. */
export const journeysState = keptForProject<{
  readonly tab: 'journeys' | 'return';
  readonly choiceByDataset: Readonly<Record<string, JourneysChoice>>;
}>({ tab: 'journeys', choiceByDataset: {} });
