import { Check, Image } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Menu } from '../controls/menu.tsx';
import { copyPng, copySvg, downloadPng, downloadSvg, fileNameFrom } from './chart-download.ts';

const saidWords = { copied: 'Copied', refused: 'The picture could not be made' } as const;

/** A drawing to take along: saved or copied, for slides or for print. `drawing` is null where there is none. */
export function PictureMenu({
  label = 'Picture',
  finding,
  drawing,
}: {
  readonly label?: string;
  readonly finding: string;
  readonly drawing: () => SVGSVGElement | null;
}) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  const take = (how: (svg: SVGSVGElement) => Promise<void> | void): void => {
    const svg = drawing();
    if (svg !== null) void Promise.resolve(how(svg)).catch(() => setSaid('refused'));
  };
  const copy = (how: (svg: SVGSVGElement) => Promise<void>): void =>
    take(async (svg) => {
      await how(svg);
      setSaid('copied');
      setTimeout(() => setSaid(null), 2_000);
    });
  const name = fileNameFrom(finding);
  return (
    <Menu
      label="Take the picture along"
      actions={[
        { id: 'copy-png', label: 'Copy as PNG, for slides', run: () => copy(copyPng) },
        { id: 'copy-svg', label: 'Copy as SVG text', run: () => copy(copySvg) },
        {
          id: 'png',
          label: 'Save as PNG, for slides',
          run: () => take((svg) => downloadPng(svg, name)),
        },
        {
          id: 'svg',
          label: 'Save as SVG, for print',
          run: () => take((svg) => downloadSvg(svg, name)),
        },
      ]}
    >
      <Button look="quiet" icon={said === 'copied' ? Check : Image}>
        {said === null ? label : saidWords[said]}
      </Button>
    </Menu>
  );
}
