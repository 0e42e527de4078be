/**
 * A value as JSON with a line feed at its end. Characters that a terminal would act upon (C1 controls, DEL, those that turn the
 * direction of text) and the line separators are written as escapes, so that the bytes are harmless wherever they are shown.
 */
export function jsonText(value: unknown): string {
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`;
}

/** Escapes in a text that is JSON already. Such characters can stand in its strings only. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
