import { create } from 'zustand';
import type { WireState } from './wire.ts';

/** Whether the host can be reached, for the banner. */
export const useConnection = create<{ readonly state: WireState }>()(() => ({
  state: 'connecting',
}));
