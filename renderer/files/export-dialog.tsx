import { useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Checkbox } from '../controls/checkbox.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Select } from '../controls/select.tsx';
import {
  type ExportWishes,
  exportFormats,
  useExportRequest,
  writeAsWished,
} from './write-dataset.ts';

const valueChoices = [
  { value: 'labels', label: 'Labels, such as “Agree”' },
  { value: 'codes', label: 'Codes, such as 4' },
] as const;

/** How a dataset is to be written: open whenever something asks to write one. */
export function ExportDialog() {
  const request = useExportRequest((state) => state.request);
  return request === null ? null : <ExportChoices {...request} />;
}

function ExportChoices({ dataset, filter }: { readonly dataset: string; readonly filter: string }) {
  const [wishes, setWishes] = useState<ExportWishes>({
    format: 'csv',
    values: 'labels',
    hasCodebook: false,
    filter,
  });
  const change = (part: Partial<ExportWishes>): void => setWishes((now) => ({ ...now, ...part }));
  const close = (): void => useExportRequest.setState({ request: null });
  const hasCells = exportFormats.some((one) => one.value === wishes.format && one.hasCells);
  const write = (): void => {
    close();
    void writeAsWished(dataset, hasCells ? wishes : { ...wishes, values: 'labels' });
  };
  return (
    <Dialog
      title={`Write ${dataset} to a file`}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button look="primary" onPress={write}>
            Choose where …
          </Button>
        </>
      }
    >
      <Select
        label="Format"
        choices={exportFormats}
        value={wishes.format}
        onChange={(format) => change({ format })}
      />
      {hasCells ? (
        <Select
          label="Answers are written as"
          choices={valueChoices}
          value={wishes.values}
          onChange={(values) => change({ values })}
        />
      ) : (
        <p className="quiet small">
          The file holds codes and labels where its format can; what it cannot hold is said.
        </p>
      )}
      <Checkbox isSelected={wishes.hasCodebook} onChange={(hasCodebook) => change({ hasCodebook })}>
        A codebook beside it: codes, labels and reasons for no answer
      </Checkbox>
      {filter !== '' && (
        <Checkbox
          isSelected={wishes.filter !== ''}
          onChange={(isFiltered) => change({ filter: isFiltered ? filter : '' })}
        >
          Only rows of the filter
        </Checkbox>
      )}
    </Dialog>
  );
}
