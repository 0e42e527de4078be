/**
 * A path as an URI. `path` is relative to the root of the source with `/` between its parts, or absolute where it lies elsewhere.
 * Every character that has a meaning in an URI is escaped, so that a file's name is nothing but a name.
 */
export function uriOf(path: string): string {
  const escaped = path.split('/').map(escapePart).join('/');
  if (path.startsWith('/')) return `file://${escaped}`;
  return isAbsolute(path) ? `file:///${escaped}` : escaped;
}

/** Whether it is no path below the root of the source. */
export const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:\//.test(path);

/** Half a character has no bytes to escape, and no file's name holds one. */
const HALVES = /\p{Surrogate}/gu;

function escapePart(part: string): string {
  return encodeURIComponent(part.replace(HALVES, '\ufffd'));
}
