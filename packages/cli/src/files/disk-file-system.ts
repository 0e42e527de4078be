import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import type { FileSystem } from '@rollout/workspace';
import { normalize } from 'pathe';
import { errorCode, reasonOf } from './reason.ts';

/**
 * The disk. Opens without waiting (a named pipe has no writer), and reads nothing but regular files. Small files, one after the
 * other: each is there sooner than another thread would have been told to fetch it.
 */
export const diskFileSystem: FileSystem = {
  read: async (path, maxBytes) => {
    let file: number | undefined;
    try {
      file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const stats = fstatSync(file);
      if (!stats.isFile()) return { kind: 'not-regular' };
      if (stats.size > maxBytes) return { kind: 'too-large', bytes: stats.size };
      const bytes = readFileSync(file);
      return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
      // A socket, or a pipe or device that nobody serves.
      if (code === 'EISDIR' || code === 'ENXIO' || code === 'ENODEV') return { kind: 'not-regular' };
      return { kind: 'unreadable', reason: reasonOf(error) };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  },
  realPath: async (path) => {
    try {
      return normalize(realpathSync.native(path));
    } catch {
      return null;
    }
  },
};
