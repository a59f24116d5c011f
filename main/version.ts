import packageJson from '../package.json' with { type: 'json' };

/** The version of Parallax, as its package states it. */
export const version: string = packageJson.version;
