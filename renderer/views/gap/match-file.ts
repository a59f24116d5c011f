import { startJob } from '../../ask/ask.ts';
import { chooseFile } from '../../files/file-request.ts';
import type { EditedMatch, Match } from './match-editing.ts';

/** Asks for a match file and reads it; null when the person chose none or it could not be read. */
export async function loadMatch(): Promise<readonly EditedMatch[] | null> {
  const file = await chooseFile('open-match');
  if (file === null) return null;
  const read = await startJob('gap.match', { file }, { title: 'Loading the match' }).done.catch(
    () => null,
  );
  return read?.map((match, index) => ({ ...match, id: index + 1, likeness: null })) ?? null;
}

/** Asks where to keep the match and writes it there; the person has agreed to overwrite. */
export async function saveMatch(match: readonly Match[]): Promise<void> {
  const file = await chooseFile('save-match', 'match.json');
  if (file === null) return;
  const says = ({ items }: { readonly items: number }): string => `Saved ${items} pairs`;
  startJob(
    'gap.saveMatch',
    { file, match: [...match], overwrite: true },
    { title: 'Saving the match', says },
  );
}
