import type { PictureInk, TablePicture } from './lay-out-table-picture.ts';

const namespace = 'http://www.w3.org/2000/svg';
const family = 'Inter Variable, Inter, Helvetica, Arial, sans-serif';

/** Draws a laid out table as an SVG that stands alone, in the colours of the theme at hand. */
export function drawTablePicture(picture: TablePicture, name: string): SVGSVGElement {
  const { width, height, texts, rules, shades } = picture;
  const colour = themeColours();
  const page = element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  const title = element('title', {});
  title.textContent = name;
  page.append(title, element('rect', { width, height, fill: colour('paper') }));
  for (const { shade, ...place } of shades)
    page.append(
      element('rect', { ...place, fill: colour('accent'), 'fill-opacity': shade * 0.34 }),
    );
  for (const { isStrong, ...ends } of rules)
    page.append(element('line', { ...ends, stroke: colour(isStrong ? 'edge' : 'hairline') }));
  for (const { words, x, y, isEnd, isStrong, isItalic, sizePx, ink } of texts) {
    const text = element('text', {
      x,
      y,
      fill: colour(ink),
      'font-family': family,
      'font-size': sizePx,
      'font-weight': isStrong ? 650 : 400,
      ...(isItalic ? { 'font-style': 'italic' } : {}),
      ...(isEnd ? { 'text-anchor': 'end' } : {}),
    });
    text.textContent = words;
    page.append(text);
  }
  return page as SVGSVGElement;
}

/** The colours of the theme as they stand on the page, light or dark, written out. */
function themeColours(): (name: PictureInk | 'paper' | 'edge' | 'hairline') => string {
  const probe = document.createElement('span');
  document.body.append(probe);
  const found = new Map<string, string>();
  for (const name of ['ink', 'ink-2', 'ink-3', 'accent', 'paper', 'edge', 'hairline']) {
    probe.style.color = `var(--${name})`;
    found.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return (name) => found.get(name) ?? 'currentColor';
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
