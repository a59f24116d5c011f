import { create } from 'zustand';
import { answers, ask } from '../ask/ask.ts';

/** What a file is chosen for. */
export type FilePurpose =
  | 'open-data'
  | 'open-text'
  | 'open-project'
  | 'save-project'
  | 'save-report'
  | 'save-data'
  | 'open-recipe'
  | 'save-recipe'
  | 'save-claims'
  | 'open-lesson'
  | 'open-metadata'
  | 'open-match'
  | 'save-match';

/** A choice that the in-app file browser is to make. */
export interface FileRequest {
  readonly purpose: FilePurpose;
  readonly suggestedName: string;
  readonly answer: (file: string | null) => void;
}

/** The open request of the in-app file browser, if any. */
export const useFileRequest = create<{ readonly request: FileRequest | null }>()(() => ({
  request: null,
}));

/**
 * Asks the person for a file: with the system's dialog where the host has one, else in the page. Null
 * when the person closes it.
 */
export async function chooseFile(purpose: FilePurpose, suggestedName = ''): Promise<string | null> {
  const { canChooseFiles } = await ask('host.abilities', {});
  if (canChooseFiles) {
    const input = suggestedName === '' ? { purpose } : { purpose, suggestedName };
    return (await ask('host.choose', input)).file;
  }
  return new Promise((resolve) => {
    useFileRequest.getState().request?.answer(null);
    // Files come and go without the project changing.
    answers.removeQueries({ queryKey: ['host.folder'] });
    const answer = (file: string | null): void => {
      useFileRequest.setState({ request: null });
      resolve(file);
    };
    useFileRequest.setState({ request: { purpose, suggestedName, answer } });
  });
}
