import { escapeControls } from '@rollout/language';

/**
 * The same text in one line, with control characters made visible, so that no name from a plan can move the cursor or
 * change colours.
 */
export function printableText(text: string): string {
  return escapeControls(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** The same value with every text in it printable. */
export function printable<T>(value: T): T {
  // Only texts change, so what comes out has the type of what went in.
  return walk(value) as T;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(walk);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [printableText(key), walk(each)]));
}
