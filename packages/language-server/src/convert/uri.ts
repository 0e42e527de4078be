/**
 * URIs of the protocol and paths of everything else. Paths are absolute and use `/`. A file's path is that of the disk; what lies elsewhere
 * (`untitled:`, `vscode-vfs:`, `vscode-test-web:`, …) has a path that begins with `/@`, which no disk has.
 */
import { URI } from 'vscode-uri';

const ELSEWHERE = /^\/@([a-z][a-z0-9+.-]*):([^/]*)(\/.*)$/i;

/** Where the path of a URI is not absolute: `untitled:Untitled-1`. */
const NO_ROOT = '~';

/** Never throws; what is no URI gets a path of its own. */
export function pathOf(uri: string): string {
  const own = wellFormed(uri);
  const parsed = parse(own);
  if (parsed === undefined) return `/@unknown:/${encodeURIComponent(own)}`;
  const { scheme, authority, path, query } = parsed;
  // An editor's name for a file that is yet to be written.
  if (scheme === 'file' || (scheme === 'untitled' && path.startsWith('/'))) return diskPath(authority, path);
  const more = query === '' ? '' : `?${encodeURIComponent(query)}`;
  const isRooted = path.startsWith('/');
  return `/@${scheme}:${isRooted ? authority : NO_ROOT}${isRooted ? path : `/${path}`}${more}`;
}

/** The URI of a path, written as VS Code writes it. */
export function uriOf(path: string): string {
  const [, scheme = '', authority = '', rest = ''] = ELSEWHERE.exec(path) ?? [];
  if (scheme === '') return URI.file(wellFormed(path)).toString();
  const [at = '', query] = rest.split('?');
  const isRooted = authority !== NO_ROOT;
  return URI.from({
    scheme,
    authority: isRooted ? authority : '',
    path: wellFormed(isRooted ? at : at.slice(1)),
    ...(query === undefined ? {} : { query: decoded(query) }),
  }).toString();
}

function decoded(query: string): string {
  try {
    return decodeURIComponent(query);
  } catch {
    // Not one of ours: a file's name may hold anything.
    return wellFormed(query);
  }
}

/** Halves of pairs, which no URI can have, become the mark of what cannot be read. */
function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

/** As the disk's file system has it: `C:/plans/a.rollout`, `//server/share/a.rollout`. */
function diskPath(authority: string, path: string): string {
  if (authority !== '') return `//${authority}${path}`;
  const [, drive] = /^\/([a-z]):/i.exec(path) ?? [];
  return drive === undefined ? path : `${drive.toUpperCase()}:${path.slice(3)}`;
}

function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri, true);
  } catch {
    return undefined;
  }
}
