const narrow = new Set([...'iljtfrI.,:;|!()[]\'"´` ·\u00a0\u202f-']);
const wide = new Set([...'mwMWQGODCNH%@—&']);

/**
 * About how wide a text stands in Inter, in pixels: good to some 6 %, for laying out labels where there
 * is no page to measure on. Characters outside the Latin alphabet count as wide.
 */
export function textWidthPx(text: string, sizePx: number): number {
  let ems = 0;
  for (const character of text) {
    if (narrow.has(character)) ems += 0.32;
    else if (wide.has(character)) ems += 0.82;
    else if (character > '\u2E7F') ems += 1.05;
    else ems += character >= 'A' && character <= 'Z' ? 0.67 : 0.57;
  }
  return ems * sizePx;
}

/** A text cut at a word's end where one is near, with an ellipsis, so that it stands within a width. */
export function fitText(text: string, sizePx: number, widthPx: number): string {
  if (textWidthPx(text, sizePx) <= widthPx) return text;
  const characters = [...text];
  let kept = characters.length;
  while (kept > 1 && textWidthPx(`${characters.slice(0, kept).join('')}…`, sizePx) > widthPx) {
    kept -= 1;
  }
  const cut = characters.slice(0, kept).join('');
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > kept * 0.7 ? cut.slice(0, atWord) : cut).trimEnd()}…`;
}
