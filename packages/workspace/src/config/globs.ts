import { relative } from 'pathe';
import { isInside } from '../files/project-root.ts';
import type { Globs } from './config.ts';
import { compileGlob } from './glob.ts';
import { withFolders } from './glob-mistakes.ts';

/** Whether globs mean a path. Links are followed in both paths; what lies outside the project is never meant. */
export type Matcher = (path: string) => boolean;

/** Made ready once for all files; globs belong to one configuration, and with it to one `root`. */
export function globMatcher(root: string, globs: Globs): Matcher {
  const known = matchers.get(globs) ?? newMatcher(root, globs);
  matchers.set(globs, known);
  return known;
}

const matchers = new WeakMap<Globs, Matcher>();

function newMatcher(root: string, { for: globs, except }: Globs): Matcher {
  const meant = globs.flatMap(withFolders).map(compileGlob);
  const excepted = except.flatMap(withFolders).map(compileGlob);
  return (path) => {
    if (!isInside(root, path)) return false;
    const own = relative(root, path);
    return meant.some((isMeant) => isMeant(own)) && !excepted.some((isMeant) => isMeant(own));
  };
}
