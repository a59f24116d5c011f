import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes a survey of 50 columns as CSV, the same for the same number of rows: ids, two times, weights,
 * demography, agreement items, coded items, select-all marks, and two open answers with quotes, commas,
 * line breaks and emoji.
 *
 * `node bench/generate-survey.ts [rows]` writes `bench/data/survey-ROWS.csv` and prints its name.
 */
export function generateSurvey(rows: number, file: string): void {
  const random = seededInts(20_240_611);
  const descriptor = openSync(file, 'w');
  let text = `${columnNames.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    text += `${respondent(row, random)}\n`;
    if (text.length > 1 << 20) {
      writeSync(descriptor, text);
      text = '';
    }
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

type Ints = (below: number) => number;

const countries = [
  'Austria',
  'Brazil',
  'Canada',
  'Chile',
  'Denmark',
  'Finland',
  'Ghana',
  'India',
  'Ireland',
  'Japan',
  'Kenya',
  'Mexico',
  'Norway',
  'Peru',
  'Spain',
  'Sweden',
  'Turkey',
  'Uruguay',
];
const regions = [
  'North coast',
  'Lake district',
  'Hills, east',
  'Hills, west',
  'Capital',
  'Valley',
  'Islands',
];
const schooling = [
  'Primary school',
  'High school',
  'Some college',
  "Bachelor's degree",
  "Master's degree",
  'Doctorate',
];
const incomes = [
  'Less than 10,000',
  '10,000 - 19,999',
  '20,000 - 29,999',
  '30,000 - 49,999',
  '50,000 - 74,999',
  '75,000 or more',
  'Prefer not to say',
];
const work = ['Full time', 'Part time', 'Self-employed', 'Student', 'Retired', 'Not working'];
const groups = [
  'Careful planners',
  'Early birds',
  'Loyal regulars',
  'Occasional guests',
  'Price hunters',
];
const agreement = [
  'Strongly disagree',
  'Disagree',
  'Neither agree nor disagree',
  'Agree',
  'Strongly agree',
  '',
];
const makers = [
  'Alder',
  'Birch & Sons',
  'Cedar, Inc',
  'Dogwood',
  'Elm "Classic"',
  'Fir',
  'Gum',
  'None of these',
];
const words =
  'the coffee was warm and staff kind but queue long parking hard to find prices went up again please open earlier on sundays app crashed twice delivery came late box dented replacement quick thank you would buy more colours sizes smaller cups friendly clear signs needed near entrance music too loud'.split(
    ' ',
  );
const codedSizes = [5, 5, 7, 7, 10, 11, 5, 5, 4, 7, 10, 3, 4, 5, 6, 7, 2, 9, 11, 5];

const columnNames = [
  'resp_id',
  'started',
  'ended',
  'duration_s',
  'weight',
  'country',
  'region',
  'gender',
  'age',
  'age_band',
  'education',
  'income',
  'employment',
  'segment',
  ...numbered('agree', 6),
  ...numbered('q', 20),
  ...numbered('aware_', 6),
  'nps',
  'brand',
  'open_like',
  'open_improve',
];

function respondent(row: number, random: Ints): string {
  const started = 1_735_689_600 + random(31_536_000);
  const seconds = 90 + random(2000);
  const age = 18 + random(72);
  const cells = [
    String(row + 1),
    stamp(started),
    stamp(started + seconds),
    String(seconds),
    (0.2 + random(16_000) / 10_000).toFixed(4),
    pick(countries, random),
    pick(regions, random),
    pick(['Female', 'Male', 'Other'], random),
    String(age),
    ageBand(age),
    pick(schooling, random),
    pick(incomes, random),
    pick(work, random),
    pick(groups, random),
  ];
  for (let item = 0; item < 6; item++) cells.push(pick(agreement, random));
  for (const size of codedSizes) cells.push(random(20) === 0 ? '' : String(1 + random(size)));
  for (let item = 0; item < 6; item++) cells.push(random(3) === 0 ? '1' : '0');
  cells.push(String(random(11)), pick(makers, random), sentence(random), sentence(random));
  return cells.map(quoted).join(',');
}

function sentence(random: Ints): string {
  if (random(100) < 52) return '';
  const parts = Array.from({ length: 5 + random(26) }, () => {
    const word = pick(words, random);
    const turn = random(40);
    if (turn === 0) return `"${word}"`;
    if (turn < 4) return `${word},`;
    return turn === 4 ? `${word}.\n` : turn === 5 ? `${word} ☕🙂` : word;
  });
  return parts.join(' ');
}

function ageBand(age: number): string {
  if (age < 25) return '18-24';
  if (age >= 65) return '65+';
  const low = 25 + 10 * Math.floor((age - 25) / 10);
  return `${low}-${low + 9}`;
}

function stamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function quoted(cell: string): string {
  return /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function pick(list: readonly string[], random: Ints): string {
  return list[random(list.length)] as string;
}

function numbered(stem: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${stem}${index + 1}`);
}

/** Whole numbers below a limit by a 32-bit xorshift: fast, seeded, good enough for made-up answers. */
function seededInts(seed: number): Ints {
  let state = seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = Number(process.argv[2] ?? 1_000_000);
  const file = join(dirname(fileURLToPath(import.meta.url)), 'data', `survey-${rows}.csv`);
  mkdirSync(dirname(file), { recursive: true });
  generateSurvey(rows, file);
  process.stdout.write(`${file}\n`);
}
