import { fitText, textWidthPx } from './text-fit.ts';

/** The words that leave with a drawing. */
export interface ChartWords {
  readonly finding: string;
  readonly subtitle: string;
  readonly footnote: string;
}

const drawn = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'dominant-baseline',
] as const;

const namespace = 'http://www.w3.org/2000/svg';
const marginPx = 24;

/**
 * A drawing as an SVG that stands alone: colours and sizes as on the page written into it, the finding
 * and subtitle above, the footnote below.
 */
export function chartAsSvg(source: SVGSVGElement, words: ChartWords): SVGSVGElement {
  const width = source.width.baseVal.value;
  const copy = source.cloneNode(true) as SVGSVGElement;
  writeStyles(source, copy);
  for (const hit of copy.querySelectorAll('.chart-hit')) hit.remove();
  const page = document.createElementNS(namespace, 'svg');
  const paper = getComputedStyle(document.body).backgroundColor;
  const ink = getComputedStyle(source).color;
  const above = document.createElementNS(namespace, 'g');
  let y = marginPx + 14;
  y = writeLines(above, words.finding, { width, y, sizePx: 18, weight: '650', ink });
  y = writeLines(above, words.subtitle, { width, y, sizePx: 13, weight: '400', ink });
  copy.setAttribute('x', String(marginPx));
  copy.setAttribute('y', String(y));
  const below = document.createElementNS(namespace, 'g');
  const end = writeLines(below, words.footnote, {
    width,
    y: y + source.height.baseVal.value + 20,
    sizePx: 12,
    weight: '400',
    ink,
  });
  const size = { width: width + 2 * marginPx, height: end + marginPx - 10 };
  const ground = document.createElementNS(namespace, 'rect');
  setAll(ground, { width: size.width, height: size.height, fill: paper });
  setAll(page, { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  page.append(ground, above, copy, below);
  return page;
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function writeStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of drawn) {
    const value = style.getPropertyValue(property);
    if (value !== '' && value !== 'auto' && value !== 'none') to.setAttribute(property, value);
    else if (value === 'none' && property === 'fill') to.setAttribute(property, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('tabindex');
  if (from.classList.contains('chart-hit')) to.setAttribute('class', 'chart-hit');
  const children = [...from.children];
  [...to.children].forEach((child, index) => {
    const original = children[index];
    if (original !== undefined) writeStyles(original, child);
  });
}

interface LinesOptions {
  readonly width: number;
  readonly y: number;
  readonly sizePx: number;
  readonly weight: string;
  readonly ink: string;
}

/** Writes a text in lines under each other and returns where the next text may begin. */
function writeLines(group: SVGGElement, text: string, options: LinesOptions): number {
  let y = options.y;
  for (const line of breakLines(text, options.sizePx, options.width)) {
    const element = document.createElementNS(namespace, 'text');
    setAll(element, {
      x: marginPx,
      y,
      fill: options.ink,
      'font-family': 'Inter Variable, Inter, Helvetica, Arial, sans-serif',
      'font-size': options.sizePx,
      'font-weight': options.weight,
    });
    element.textContent = line;
    group.append(element);
    y += options.sizePx * 1.45;
  }
  return y + 4;
}

/** A text broken at its spaces into lines of a width; a single word that is wider is cut. */
export function breakLines(text: string, sizePx: number, widthPx: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidthPx(longer, sizePx) > widthPx) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => fitText(each, sizePx, widthPx * 1.05));
}

/** Saves a drawing as SVG. */
export function downloadSvg(svg: SVGSVGElement, fileName: string): void {
  saveBlob(svgBlob(svg), `${fileName}.svg`);
}

function svgBlob(svg: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(svg);
  return new Blob([text], { type: 'image/svg+xml;charset=utf-8' });
}

/** Saves a drawing as PNG at twice its size. */
export async function downloadPng(svg: SVGSVGElement, fileName: string): Promise<void> {
  const blob = await pngOf(svg);
  if (blob !== null) saveBlob(blob, `${fileName}.png`);
}

/** Puts a drawing into the clipboard as a PNG, for slides and messages. */
export async function copyPng(svg: SVGSVGElement): Promise<void> {
  const blob = await pngOf(svg);
  if (blob !== null) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}

/** Puts a drawing into the clipboard as the text of its SVG, which drawing programs take. */
export async function copySvg(svg: SVGSVGElement): Promise<void> {
  await navigator.clipboard.writeText(new XMLSerializer().serializeToString(svg));
}

/** The longest side of a canvas that browsers draw. */
const longestSidePx = 16_000;

/** A drawing at twice its size, or as large as a canvas takes; null where it has no room at all. */
async function pngOf(svg: SVGSVGElement): Promise<Blob | null> {
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
    const scale = Math.min(2, longestSidePx / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A finding as a file name: words and hyphens, at most 60 characters. */
export function fileNameFrom(finding: string): string {
  const plain = finding.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '');
  return plain.slice(0, 60).toLowerCase() || 'chart';
}
