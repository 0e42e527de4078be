import { describe, expect, it } from 'vitest';
import type { Theme } from './theme.ts';
import { PAGE_THEME, THEMES, themeProperties } from './themes.ts';

/** Relative luminance of a colour, by WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(THEMES))('%s', (_, theme: Theme) => {
  const { surface, raised, text, muted, good, caution, bad, limit, onColor, series, state } = theme;

  it('has texts that stand out by 4.5 to 1 from what they stand on', () => {
    for (const ground of [surface, raised]) {
      for (const color of [text, muted, good, caution, bad, limit]) {
        expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const ground of [good, caution, bad, series[0]]) expect(contrast(onColor, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('has marks that stand out by 3 to 1', () => {
    // What is fresh and still watched is told from what is done by its pattern, and stands beside it.
    const { baking, ...states } = state;
    for (const color of [...series, ...Object.values(states)]) {
      expect(contrast(color, surface)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(baking, surface)).toBeGreaterThanOrEqual(2.4);
  });
});

it('a page sets each colour that its drawings refer to', () => {
  const properties = themeProperties(THEMES.dark);
  for (const reference of JSON.stringify(PAGE_THEME).matchAll(/var\((--[\w-]+)\)/g)) {
    expect(properties).toContain(`${reference[1]}:`);
  }
  expect(Object.keys(PAGE_THEME)).toEqual(Object.keys(THEMES.light));
});
