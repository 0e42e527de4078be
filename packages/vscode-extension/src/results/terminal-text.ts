// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
const CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text for one of VS Code's terminals, which the output of tests is one of, too: no name of a plan moves its cursor, or makes a link that leads elsewhere than it says. */
export function terminalText(text: string): string {
  return text
    .replaceAll(CONTROLS, (character) => `\\u{${character.charCodeAt(0).toString(16).toUpperCase()}}`)
    .replaceAll('\n', '\r\n');
}
