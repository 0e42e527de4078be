// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
const unseen = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The text with every character that could move a cursor, change colours or turn the direction of writing made
 * visible (`\u{1B}`). Tabs and line feeds stay.
 */
export function escapeControls(text: string): string {
  return text.replaceAll(unseen, (character) => `\\u{${character.charCodeAt(0).toString(16).toUpperCase()}}`);
}
