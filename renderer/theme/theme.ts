/** What the person chose: the system's colours, or always light, or always dark. */
export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'parallax-theme';

/** The theme chosen on this machine before. */
export function rememberedTheme(): Theme {
  const stored = globalThis.localStorage?.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Puts a theme on the page and remembers it. */
export function applyTheme(theme: Theme): void {
  const { classList } = document.documentElement;
  classList.toggle('light', theme === 'light');
  classList.toggle('dark', theme === 'dark');
  localStorage.setItem(storageKey, theme);
}

/** The theme after this one, for a button that walks through them. */
export function nextTheme(theme: Theme): Theme {
  return theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system';
}
