/** The disk, for a server that runs in Node. */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileSystem } from '@rollout/workspace';
import { normalize } from 'pathe';

/** Opens without waiting (a named pipe has no writer), and reads nothing but regular files. */
export const disk: FileSystem = {
  read: async (path, maxBytes) => {
    try {
      const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        const stats = await file.stat();
        if (!stats.isFile()) return { kind: 'not-regular' };
        if (stats.size > maxBytes) return { kind: 'too-large', bytes: stats.size };
        const bytes = await file.readFile();
        return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
      } finally {
        await file.close();
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
      if (code === 'EISDIR' || code === 'ENXIO' || code === 'ENODEV') return { kind: 'not-regular' };
      return { kind: 'unreadable', reason: code };
    }
  },
  realPath: async (path) => {
    try {
      return normalize(await realpath(path));
    } catch {
      return null;
    }
  },
};

/** All plans below a folder. */
export async function plansBelow(folder: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  try {
    const paths = await glob(['**/*.rollout'], {
      cwd: folder,
      absolute: true,
      onlyFiles: true,
      ignore: ['**/node_modules/**', '**/.git/**'],
      followSymbolicLinks: false,
      expandDirectories: false,
    });
    return paths.map((path) => normalize(path)).sort();
  } catch {
    // A folder that is not there, or may not be read.
    return [];
  }
}
