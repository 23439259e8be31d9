import { useSyncExternalStore } from 'react';

/** Light, dark, or as the device has it. */
export type Theme = 'light' | 'dark' | 'device';

const key = 'guildmark.theme';
const listeners = new Set<() => void>();

/** The person's choice, kept on this device. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'device';
}

/** Puts the choice on the page; called before the first drawing. */
export function applyTheme(): void {
  const theme = chosenTheme();
  if (theme === 'device') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Keeps a choice and shows it at once. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'device') localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

/** The choice, for a menu. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenTheme);
}
