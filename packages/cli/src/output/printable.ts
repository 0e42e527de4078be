import { escapeControls } from '@rollout/language';

/**
 * The same value with control characters in every text of it made visible, so that no name from a plan can move the cursor or
 * change colours in the terminal.
 */
export function printable<T>(value: T): T {
  // Only texts change, so what comes out has the type of what went in.
  return walk(value) as T;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return escapeControls(value);
  if (Array.isArray(value)) return value.map(walk);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [escapeControls(key), walk(each)]));
}
