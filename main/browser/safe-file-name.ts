const longestName = 120;
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * The name of a dropped file as a name that any file system takes: no folders, no control characters,
 * no leading or trailing dots. The ending is kept, for it says how the file is read.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_').replace(/^[.\s]+|[.\s]+$/gu, '');
  if (clean === '') return 'dropped';
  const short = clean.length > longestName ? shortened(clean) : clean;
  return reservedOnWindows.test(short) ? `_${short}` : short;
}

function shortened(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return name.slice(0, longestName - ending.length) + ending;
}
