import { relative } from 'pathe';
import picomatch from 'picomatch/posix.js';
import { isInside } from '../files/project-root.ts';
import type { Globs } from './config.ts';

/** Whether globs mean a path. Links are followed in both paths; what lies outside the project is never meant. */
export type Matcher = (path: string) => boolean;

export function globMatcher(root: string, { for: globs, except }: Globs): Matcher {
  const isMeant = globs.length === 0 ? () => false : picomatch([...globs]);
  const isExcepted = except.length === 0 ? () => false : picomatch([...except]);
  return (path) => {
    if (!isInside(root, path)) return false;
    const own = relative(root, path);
    return isMeant(own) && !isExcepted(own);
  };
}
