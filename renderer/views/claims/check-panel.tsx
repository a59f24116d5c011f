import { FolderOpen } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '../../controls/button.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { CheckedText } from './checked-text.tsx';
import { chooseText } from './choose-text.ts';
import { checkSource, claimsState } from './claims-state.ts';
import { exampleText } from './example-text.ts';

/** A text to be checked, or what checking it showed. */
export function CheckPanel() {
  const { source, round } = claimsState.use();
  return source === null ? <TextEntry /> : <CheckedText key={round} source={source} />;
}

function TextEntry() {
  const { draft } = claimsState.use();
  const isEmpty = draft.trim() === '';
  const check = (): void => {
    if (!isEmpty) checkSource({ text: draft });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    check();
  };
  return (
    <div className="claims-entry">
      <div>
        <h2 className="finding">Hold the comparisons in a text to its own figures</h2>
        <p className="quiet">
          Paste a report, an article or a slide’s words; or open a .txt, .md, .docx or .pdf with a
          text, or a .csv or .xlsx with a claim a row. “34 % more likely”, “three times as many”,
          “up 12 points”: each is held to the figures printed beside it. Nothing leaves this
          computer.
        </p>
      </div>
      <TextField
        label="The text"
        lines={14}
        value={draft}
        onChange={(text) => claimsState.set({ draft: text })}
        onKeyDown={onKeyDown}
        placeholder="Paste or type"
      />
      <div className="row-actions">
        <Button look="primary" isDisabled={isEmpty} onPress={check}>
          Check the text
        </Button>
        <Button icon={FolderOpen} onPress={() => void chooseText()}>
          Open a file
        </Button>
        <Button look="quiet" onPress={() => checkExample()}>
          Try an example
        </Button>
        <span className="small quiet">A file can also be dropped here.</span>
      </div>
    </div>
  );
}

function checkExample(): void {
  claimsState.set({ draft: exampleText });
  checkSource({ text: exampleText });
}
