import type { Dialog } from 'electron';
import { expect, test } from 'vitest';
import { chooseFile } from '#contract/calls/projects.ts';
import { askForFile, filePurposes } from '#main/desktop/file-dialogs.ts';

interface Asked {
  readonly how: 'open' | 'save';
  readonly options: Readonly<Record<string, unknown>>;
}

function scriptedDialog(file: string | null): { dialog: Dialog; asked: Asked[] } {
  const asked: Asked[] = [];
  const canceled = file === null;
  const dialog = {
    showOpenDialog(options: Readonly<Record<string, unknown>>) {
      asked.push({ how: 'open', options });
      return Promise.resolve({ canceled, filePaths: canceled ? [] : [file] });
    },
    showSaveDialog(options: Readonly<Record<string, unknown>>) {
      asked.push({ how: 'save', options });
      return Promise.resolve({ canceled, filePath: file ?? '' });
    },
  };
  return { dialog: dialog as unknown as Dialog, asked };
}

test('there is a dialog for each purpose that a page can name', () => {
  const named = chooseFile.input.shape.purpose.options;
  expect([...filePurposes].sort()).toEqual([...named].sort());
});

test.each(filePurposes)(
  '%s answers the chosen file, and null when none was chosen',
  async (purpose) => {
    const chosen = scriptedDialog('/surveys/a.csv');
    expect(await askForFile(chosen.dialog, null, purpose, undefined)).toBe('/surveys/a.csv');
    expect(await askForFile(scriptedDialog(null).dialog, null, purpose, undefined)).toBeNull();
    const [asked] = chosen.asked;
    expect(asked?.how).toBe(purpose.startsWith('open') ? 'open' : 'save');
    expect(asked?.options['title']).toMatch(/\w/u);
    expect(asked?.options['filters']).not.toEqual([]);
  },
);

test('a suggested name is suggested', async () => {
  const { dialog, asked } = scriptedDialog(null);
  await askForFile(dialog, null, 'save-report', 'Wave 3.xlsx');
  expect(asked[0]?.options['defaultPath']).toBe('Wave 3.xlsx');
});

test('a purpose that there is not is a fault of the caller', async () => {
  await expect(askForFile(scriptedDialog('/a').dialog, null, 'print', undefined)).rejects.toThrow(
    'no such purpose: print',
  );
});
