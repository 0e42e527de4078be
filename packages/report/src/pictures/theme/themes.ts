import type { StandaloneTheme, Theme } from './theme.ts';

/**
 * Hues by Okabe and Ito (2008), which those who see fewer colours tell apart, made darker or lighter until texts stand out from the surface by
 * 4.5 to 1 and all else by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const THEMES: Readonly<Record<StandaloneTheme, Theme>> = {
  light: {
    surface: '#ffffff',
    raised: '#f2f4f7',
    text: '#1b1f24',
    muted: '#57606a',
    line: '#d0d7de',
    series: ['#0b66a8', '#b35c00', '#007a58', '#a3457a', '#6b5fb5', '#7a6a00'],
    good: '#007a58',
    caution: '#916100',
    bad: '#b3261e',
    limit: '#b3261e',
    onColor: '#ffffff',
    state: {
      old: '#8b949e',
      changing: '#b35c00',
      baking: '#5aa7dd',
      fresh: '#0b66a8',
      returning: '#a3457a',
      failed: '#b3261e',
      lost: '#1b1f24',
      doubted: '#7a6a00',
    },
  },
  dark: {
    surface: '#14181d',
    raised: '#1f252c',
    text: '#e8edf2',
    muted: '#a4aeb9',
    line: '#3a434d',
    series: ['#62b0ea', '#f0a54a', '#3fc79a', '#e48bbb', '#a99df0', '#d6c34a'],
    good: '#3fc79a',
    caution: '#e8b339',
    bad: '#ff7b72',
    limit: '#ff7b72',
    onColor: '#0d1117',
    state: {
      old: '#6e7781',
      changing: '#f0a54a',
      baking: '#2f6f9f',
      fresh: '#62b0ea',
      returning: '#e48bbb',
      failed: '#ff7b72',
      lost: '#e8edf2',
      doubted: '#d6c34a',
    },
  },
};

/** Colours by the names of properties that the page's style sheet sets, so that one drawing serves light, dark and paper. */
export const PAGE_THEME: Theme = named(THEMES.light, '-');

/** For a style sheet: each property of `PAGE_THEME` with its value in a theme. */
export function themeProperties(theme: Theme): string {
  return propertiesOf(theme, '-')
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

function propertiesOf(part: object, path: string): [name: string, value: string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] => {
    const name = `${path}-${kebab(key)}`;
    return typeof value === 'string' ? [[name, value]] : propertiesOf(value, name);
  });
}

/** The same shape, each colour replaced by a reference to its property. */
function named<T extends object>(part: T, path: string): T {
  const entries = Object.entries(part).map(([key, value]) => {
    const name = `${path}-${kebab(key)}`;
    return [key, typeof value === 'string' ? `var(${name})` : named(value, name)];
  });
  const made = Object.fromEntries(entries);
  // Only texts were replaced, by texts; a list stays a list.
  return (Array.isArray(part) ? Object.values(made) : made) as T;
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
