/**
 * The one way in which anything here touches files. Paths are absolute and use `/`. The disk's implementation lives with
 * those who may do I/O (the command line, the language server); a pocketful of files in memory is beside this.
 */
export interface FileSystem {
  /** The file's content, or why there is none. Reads nothing that is larger than `maxBytes`. Never throws. */
  readonly read: (path: string, maxBytes: number) => Promise<FileRead>;
  /** The path with every link followed; null where nothing is. */
  readonly realPath: (path: string) => Promise<string | null>;
}

export type FileRead =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** A folder, a pipe, a device … */
  | { readonly kind: 'not-regular' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: string };
