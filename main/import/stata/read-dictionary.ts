import { ImportError } from '../import-error.ts';
import type { RandomFile } from '../random-file.ts';
import { readerLimits } from '../reader-limits.ts';
import { StataCursor } from './stata-cursor.ts';
import {
  isStataVersion,
  type StataDictionary,
  type StataVariable,
  type StataVersion,
  stataWidths,
  storageOfType,
} from './stata-layout.ts';
import type { StataWords } from './stata-words.ts';
import { readValueLabels } from './value-labels.ts';

interface Beginning {
  readonly version: StataVersion;
  readonly isLittleEndian: boolean;
  readonly columns: number;
  readonly rowCount: number;
  readonly label: string;
  readonly cursor: StataCursor;
}

/**
 * Reads what a .dta says of its data: everything but the rows.
 *
 * @throws {ImportError} `file-damaged`, `format-not-supported` (a release that is not read),
 *   `too-many-columns`.
 */
export function readDictionary(file: RandomFile, words: StataWords): StataDictionary {
  const isTagged = file.bytes(0, 1)[0] === 0x3c;
  const start = isTagged ? taggedBeginning(file, words) : plainBeginning(file, words);
  if (start.columns > readerLimits.columns) {
    throw new ImportError('too-many-columns', {
      file: file.file,
      columns: start.columns,
      limit: readerLimits.columns,
    });
  }
  const dictionary = isTagged
    ? taggedDictionary(file, start, words)
    : plainDictionary(file, start, words);
  const dataEnd = dictionary.dataStart + dictionary.rowCount * dictionary.rowBytes;
  if (!(dataEnd <= file.sizeBytes)) {
    throw file.damaged(
      file.sizeBytes,
      `It says that it has ${dictionary.rowCount} rows and ends before them.`,
    );
  }
  return dictionary;
}

function knownVersion(file: RandomFile, version: number): StataVersion {
  if (isStataVersion(version)) return version;
  const isKnown = version >= 102 && version <= 121;
  if (!isKnown) throw file.damaged(0, 'It does not begin as a Stata file does.');
  throw new ImportError('format-not-supported', {
    file: file.file,
    found: `a Stata file of release ${version} (those of Stata 8 and later, 113 to 119, are read)`,
  });
}

function plainBeginning(file: RandomFile, words: StataWords): Beginning {
  const head = file.bytes(0, 109);
  const version = knownVersion(file, head[0] as number);
  if (version >= 117 || (head[1] !== 1 && head[1] !== 2)) {
    throw file.damaged(1, 'It does not begin as a Stata file does.');
  }
  const isLittleEndian = head[1] === 2;
  return {
    version,
    isLittleEndian,
    columns: isLittleEndian ? head.readUInt16LE(4) : head.readUInt16BE(4),
    rowCount: isLittleEndian ? head.readUInt32LE(6) : head.readUInt32BE(6),
    label: words.text(head, 10, 91),
    cursor: new StataCursor(file, 109, isLittleEndian),
  };
}

function plainDictionary(file: RandomFile, start: Beginning, words: StataWords): StataDictionary {
  const { cursor, columns, version } = start;
  const types = cursor.wholes(columns, 1);
  const widths = stataWidths(version);
  const names = cursor.texts(columns, widths.name, words);
  cursor.bytes((columns + 1) * widths.sortEntry);
  const formats = cursor.texts(columns, widths.format, words);
  const labelSets = cursor.texts(columns, widths.name, words);
  const labels = cursor.texts(columns, widths.label, words);
  for (;;) {
    const kind = cursor.whole(1);
    const length = cursor.whole(4);
    if (kind === 0 && length === 0) break;
    cursor.bytes(length);
  }
  const { variables, rowBytes } = describe(file, version, {
    types,
    names,
    formats,
    labelSets,
    labels,
  });
  const dataStart = cursor.position;
  const labelsStart = dataStart + start.rowCount * rowBytes;
  const tail = new StataCursor(file, labelsStart, start.isLittleEndian);
  return {
    ...summary(start),
    rowBytes,
    dataStart,
    variables,
    valueLabels: readValueLabels(file, tail, start, words, false),
    longTextsStart: 0,
  };
}

function summary({
  version,
  isLittleEndian,
  rowCount,
  label,
}: Beginning): Pick<StataDictionary, 'version' | 'isLittleEndian' | 'rowCount' | 'label'> {
  return { version, isLittleEndian, rowCount, label };
}

function taggedBeginning(file: RandomFile, words: StataWords): Beginning {
  const opening = new StataCursor(file, 0, true);
  opening.expect('<stata_dta><header><release>');
  const version = knownVersion(file, Number(opening.bytes(3).toString('latin1')));
  if (version < 117) throw file.damaged(28, 'It does not begin as a Stata file does.');
  opening.expect('</release><byteorder>');
  const order = opening.bytes(3).toString('latin1');
  if (order !== 'LSF' && order !== 'MSF') throw file.damaged(52, 'Its byte order is unknown.');
  const isLittleEndian = order === 'LSF';
  const cursor = new StataCursor(file, opening.position, isLittleEndian);
  cursor.expect('</byteorder><K>');
  const columns = cursor.whole(version === 119 ? 4 : 2);
  cursor.expect('</K><N>');
  const rowCount = cursor.whole(version === 117 ? 4 : 8);
  cursor.expect('</N><label>');
  const label = words.text(cursor.bytes(cursor.whole(version === 117 ? 1 : 2)));
  cursor.expect('</label><timestamp>');
  cursor.bytes(cursor.whole(1));
  cursor.expect('</timestamp></header><map>');
  return { version, isLittleEndian, columns, rowCount, label, cursor };
}

/** Places in the map of a tagged file. */
const mapPlaces = { data: 9, longTexts: 10, valueLabels: 11 };

function taggedDictionary(file: RandomFile, start: Beginning, words: StataWords): StataDictionary {
  const { cursor, columns, version } = start;
  const map = Array.from({ length: 14 }, () => cursor.whole(8));
  cursor.expect('</map><variable_types>');
  const types = cursor.wholes(columns, 2);
  const widths = stataWidths(version);
  cursor.expect('</variable_types><varnames>');
  const names = cursor.texts(columns, widths.name, words);
  cursor.expect('</varnames><sortlist>');
  cursor.bytes((columns + 1) * widths.sortEntry);
  cursor.expect('</sortlist><formats>');
  const formats = cursor.texts(columns, widths.format, words);
  cursor.expect('</formats><value_label_names>');
  const labelSets = cursor.texts(columns, widths.name, words);
  cursor.expect('</value_label_names><variable_labels>');
  const labels = cursor.texts(columns, widths.label, words);
  cursor.expect('</variable_labels>');
  const { variables, rowBytes } = describe(file, version, {
    types,
    names,
    formats,
    labelSets,
    labels,
  });
  const at = (place: number, mark: string): StataCursor => {
    const there = new StataCursor(file, map[place] as number, start.isLittleEndian);
    there.expect(mark);
    return there;
  };
  const data = at(mapPlaces.data, '<data>');
  const longTexts = at(mapPlaces.longTexts, '<strls>');
  const labelCursor = at(mapPlaces.valueLabels, '<value_labels>');
  return {
    ...summary(start),
    rowBytes,
    dataStart: data.position,
    variables,
    valueLabels: readValueLabels(file, labelCursor, start, words, true),
    longTextsStart: longTexts.position,
  };
}

interface Described {
  readonly types: readonly number[];
  readonly names: readonly string[];
  readonly formats: readonly string[];
  readonly labelSets: readonly string[];
  readonly labels: readonly string[];
}

function describe(
  file: RandomFile,
  version: StataVersion,
  { types, names, formats, labelSets, labels }: Described,
): { readonly variables: readonly StataVariable[]; readonly rowBytes: number } {
  let offset = 0;
  const variables = types.map((type, column) => {
    const found = storageOfType(type, version);
    if (found === null) {
      throw file.damaged(0, `Column ${column + 1} has a type that does not exist (${type}).`, {
        column: column + 1,
      });
    }
    const variable = {
      name: names[column] as string,
      label: labels[column] as string,
      format: formats[column] as string,
      labelSet: labelSets[column] as string,
      ...found,
      offset,
    };
    offset += found.width;
    return variable;
  });
  return { variables, rowBytes: offset };
}
