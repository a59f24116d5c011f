/** What a sheet of an OpenDocument workbook hides. */
export interface HiddenParts {
  readonly isHidden: boolean;
  readonly rows: number;
  /** Places of the hidden columns, from 0. */
  readonly columns: readonly number[];
}

const mostColumns = 1000;

/**
 * What each sheet of an OpenDocument workbook hides, in the order of the sheets: SheetJS does not tell.
 *
 * @param content the text of `content.xml`, or of a flat workbook.
 */
export function hiddenInOpenDocument(content: string): readonly HiddenParts[] {
  const hiddenStyles = new Set<string>();
  for (const [, name = '', properties = ''] of content.matchAll(
    /<style:style style:name="([^"]{1,60})" style:family="table"[^<>]*>\s*<style:table-properties([^<>]*)/gu,
  )) {
    if (properties.includes('table:display="false"')) hiddenStyles.add(name);
  }
  return content
    .split(/<table:table (?=[^<>]*table:name=)/u)
    .slice(1)
    .map((sheet) => {
      const start = sheet.slice(0, sheet.indexOf('>'));
      const style = /table:style-name="([^"]*)"/u.exec(start)?.[1] ?? '';
      return {
        isHidden: hiddenStyles.has(style),
        rows: hiddenRows(sheet),
        columns: hiddenColumns(sheet),
      };
    });
}

function hiddenRows(sheet: string): number {
  let count = 0;
  for (const [tag] of sheet.matchAll(
    /<table:table-row\b[^<>]*table:visibility="collapse"[^<>]*>/gu,
  )) {
    count += Number(/number-rows-repeated="(\d{1,7})"/u.exec(tag)?.[1] ?? 1);
  }
  return count;
}

function hiddenColumns(sheet: string): readonly number[] {
  const hidden: number[] = [];
  let column = 0;
  for (const [tag] of sheet.matchAll(/<table:table-column\b[^<>]*>/gu)) {
    const repeated = Number(/number-columns-repeated="(\d{1,5})"/u.exec(tag)?.[1] ?? 1);
    const isHidden = tag.includes('table:visibility="collapse"');
    for (let one = 0; isHidden && one < repeated && hidden.length < mostColumns; one++) {
      hidden.push(column + one);
    }
    column += repeated;
  }
  return hidden;
}

/**
 * How many filled cells an OpenDocument workbook has once its repetitions are written out: a few bytes can
 * stand for thousands of millions.
 *
 * @param content the text of `content.xml`, or of a flat workbook.
 */
export function filledCellCount(content: string): number {
  let count = 0;
  let rowsRepeated = 1;
  for (const [tag] of content.matchAll(/<table:table-(?:row|cell)\b[^<>]*>/gu)) {
    const repeated = Number(
      /number-(?:rows|columns)-repeated\s*=\s*["']\s*(\d+)/u.exec(tag)?.[1] ?? 1,
    );
    if (tag.startsWith('<table:table-row')) rowsRepeated = repeated;
    else if (!tag.endsWith('/>') || tag.includes('value-type=')) count += rowsRepeated * repeated;
  }
  return count;
}
