import type { FileMap } from '../read-repository.ts';

/** Property tests without a seed: they draw other examples at each run, and fail or pass by chance. */
export function unseededProperties(files: FileMap): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    const [before = '', ...properties] = text.split(/\bfc\.assert\(/u);
    let line = before.split('\n').length;
    return properties.flatMap((property) => {
      const at = line;
      line += property.split('\n').length - 1;
      return /\bseed:/u.test(property) ? [] : [`${path}:${at} asserts a property without a seed`];
    });
  });
}
