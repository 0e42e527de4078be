import { relative } from 'pathe';
import { isInside } from '../files/project-root.ts';
import type { Globs } from './config.ts';
import { compileGlob } from './glob.ts';

/** Whether globs mean a path. Links are followed in both paths; what lies outside the project is never meant. */
export type Matcher = (path: string) => boolean;

export function globMatcher(root: string, { for: globs, except }: Globs): Matcher {
  const meant = globs.map(compileGlob);
  const excepted = except.map(compileGlob);
  return (path) => {
    if (!isInside(root, path)) return false;
    const own = relative(root, path);
    return meant.some((isMeant) => isMeant(own)) && !excepted.some((isMeant) => isMeant(own));
  };
}
