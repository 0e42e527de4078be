import { escapeControls } from '@rollout/language';

/**
 * The same text in one line, with control characters made visible, so that no name from a plan can move the cursor or
 * change colours.
 */
export function printableText(text: string): string {
  return escapeControls(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** The same value with every text in it printable: itself, where every text is. */
export function printable<T>(value: T): T {
  // Only texts change, so what comes out has the type of what went in.
  return told(value) as T;
}

function told(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return walk(value);
  const before = made.get(value);
  if (before !== undefined) return before;
  const walked = walk(value);
  made.set(value, walked);
  return walked;
}

/** Results and traces never change, and each of their pictures asks for them. */
const made = new WeakMap<object, unknown>();

/** Few texts have anything to escape: what is as it should be is not built once more. */
function walk(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map(walk);
    return items.every((item, index) => Object.is(item, value[index])) ? value : items;
  }
  const entries = Object.entries(value);
  const own = entries.map(([key, each]): [string, unknown] => [printableText(key), walk(each)]);
  const isSame = own.every(([key, each], index) => key === entries[index]?.[0] && Object.is(each, entries[index]?.[1]));
  return isSame ? value : Object.fromEntries(own);
}
