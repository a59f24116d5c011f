import { chooseFile } from '../../files/file-request.ts';
import { checkSource } from './claims-state.ts';

/** Lets the person choose a file and checks its claims. */
export async function chooseText(): Promise<void> {
  const file = await chooseFile('open-text');
  if (file !== null) checkSource({ file });
}
