import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileSystem } from '@rollout/workspace';
import { normalize } from 'pathe';
import { errorCode, reasonOf } from './reason.ts';

/** The disk. Opens without waiting (a named pipe has no writer), and reads nothing but regular files. */
export const diskFileSystem: FileSystem = {
  read: async (path, maxBytes) => {
    let file: Awaited<ReturnType<typeof open>> | undefined;
    try {
      file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const stats = await file.stat();
      if (!stats.isFile()) return { kind: 'not-regular' };
      if (stats.size > maxBytes) return { kind: 'too-large', bytes: stats.size };
      const bytes = await file.readFile();
      return bytes.length > maxBytes ? { kind: 'too-large', bytes: bytes.length } : { kind: 'file', bytes };
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
      // A socket, or a pipe or device that nobody serves.
      if (code === 'EISDIR' || code === 'ENXIO' || code === 'ENODEV') return { kind: 'not-regular' };
      return { kind: 'unreadable', reason: reasonOf(error) };
    } finally {
      await file?.close();
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
