import { type ReactNode, useEffect, useState } from 'react';
import { pathOfFile } from '../ask/ask.ts';
import { useDropTaker } from './drop-taker.ts';

/** Where the host can read a dropped file: its own path, or where the browser's upload put it. */
export async function placeOfDroppedFile(file: File): Promise<string> {
  const path = pathOfFile(file);
  if (path !== null && path !== '') return path;
  const response = await fetch(`/drop?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(`${file.name} could not be handed over (${response.status}).`);
  return ((await response.json()) as { readonly file: string }).file;
}

/** Takes a file that is dropped anywhere on the page. */
export function DropAnywhere({
  onFile,
  children,
}: {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}) {
  const [isOver, setIsOver] = useState(false);
  const taker = useDropTaker((state) => state.taker);
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFile]);
  return (
    <>
      {children}
      {isOver && (
        <div className="drop-veil" aria-hidden="true">
          <p>{taker?.words ?? 'Drop a data file or a project to open it'}</p>
        </div>
      )}
    </>
  );
}
