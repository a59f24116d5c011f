import type { z } from 'zod';

const mostProblems = 5;
const longestName = 60;
const things: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with names',
  record: 'an object with names',
  null: 'null',
};

/**
 * What is wrong with the content of a JSON file, for whoever wrote it: the first five places, and what
 * should stand there. `start` is what the file as a whole is called.
 */
export function schemaProblems(error: z.ZodError, start = 'the file'): string {
  const { issues } = error;
  const shown = issues
    .slice(0, mostProblems)
    .map((issue) => `${placeOf(issue, start)} ${fault(issue)}`);
  const more = issues.length > shown.length ? `; and ${issues.length - shown.length} more` : '';
  return `${shown.join('; ')}${more}.`;
}

function placeOf({ path }: z.core.$ZodIssue, start: string): string {
  return path.length === 0 ? start : `“${short(path.map(String).join('.'))}”`;
}

function fault(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return / undefined$/u.test(issue.message)
        ? 'is missing'
        : `must be ${things[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has what is not known: ${issue.keys.slice(0, 3).map(short).join(', ')}`;
    case 'invalid_union':
      return 'is none of the forms that may stand there';
    case 'too_small':
    case 'too_big':
      return `is too ${issue.code === 'too_small' ? 'small or short' : 'large or long'} (${issue.message})`;
    default:
      return `is not right (${issue.message})`;
  }
}

function short(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}
