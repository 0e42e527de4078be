import type { FileRead, FileSystem } from './file-system.ts';

/** The largest file of the language, in bytes. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8' }
  | Exclude<FileRead, { kind: 'file' }>;

/** The file's text. A byte order mark at its beginning is no part of it. */
export async function readText(fileSystem: FileSystem, path: string): Promise<TextRead> {
  const read = await fileSystem.read(path, MAX_FILE_BYTES);
  return read.kind === 'file' ? decodeText(read.bytes) : read;
}

/** The bytes as UTF-8, all of them or nothing. */
export function decodeText(bytes: Uint8Array): TextRead {
  if (bytes.length > MAX_FILE_BYTES) return { kind: 'too-large', bytes: bytes.length };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-utf8' };
  }
}
