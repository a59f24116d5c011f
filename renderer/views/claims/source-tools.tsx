import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ClaimSource } from '#contract/calls/claim-library.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { changeClaims } from './change-claims.ts';
import { libraryState } from './library-state.ts';

/** The source that the library is narrowed to: what is known of it, to be corrected or removed. */
export function SourceTools({ source }: { readonly source: ClaimSource }) {
  const [isEditing, setIsEditing] = useState(false);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const known = [source.author, source.date, source.file].filter((words) => words !== null);
  const remove = (): void => {
    changeClaims(`removal of ${source.title}`, 'claims.remove', { sources: [source.id] })
      .then(() => libraryState.set({ source: null }))
      .catch((fault: unknown) => setError(wordsOf(fault)));
  };
  return (
    <div className="view-section-head">
      <span className="quiet truncate">
        {known.length === 0 ? 'No author, date or file is named' : known.join(' · ')}
      </span>
      <div className="row-actions">
        <Button look="quiet" icon={Pencil} onPress={() => setIsEditing(true)}>
          Correct the source
        </Button>
        <Button look="quiet" icon={Trash2} onPress={remove}>
          Remove it with {formatCounted(source.claims, 'claim')}
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {isEditing && <SourceDialog source={source} onClose={() => setIsEditing(false)} />}
    </div>
  );
}

function SourceDialog({
  source,
  onClose,
}: {
  readonly source: ClaimSource;
  readonly onClose: () => void;
}) {
  const [title, setTitle] = useState(source.title);
  const [author, setAuthor] = useState(source.author ?? '');
  const [date, setDate] = useState(source.date ?? '');
  const [note, setNote] = useState(source.note);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const isDateGood = date.trim() === '' || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(date.trim());
  const save = async (): Promise<void> => {
    const { file, sha256 } = source;
    const corrected = {
      ...{ file, sha256, note, title: title.trim() },
      author: author.trim() === '' ? null : author.trim(),
      date: date.trim() === '' ? null : date.trim(),
    };
    try {
      await changeClaims(`source ${title.trim()}`, 'claims.source', {
        id: source.id,
        source: corrected,
      });
      onClose();
    } catch (fault) {
      setError(wordsOf(fault));
    }
  };
  return (
    <Dialog
      title="Correct the source"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isDisabled={title.trim() === '' || !isDateGood}
            onPress={() => void save()}
          >
            Save the source
          </Button>
        </>
      }
    >
      <TextField label="Source" value={title} onChange={setTitle} />
      <div className="keep-pair">
        <TextField label="Author or publisher" value={author} onChange={setAuthor} />
        <TextField
          label="Date"
          value={date}
          onChange={setDate}
          placeholder="2011 or 2011-03-07"
          error={isDateGood ? null : 'A year, 2011-03 or 2011-03-07'}
        />
      </div>
      <TextField label="Note" lines={3} value={note} onChange={setNote} />
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  );
}
