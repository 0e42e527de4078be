/** Paths of a configuration, where files move. */
import { type Move, pathAfter, type TextEdit } from '@rollout/language';
import { parseTree } from 'jsonc-parser';
import { dirname, join, relative } from 'pathe';
import type { LoadedConfig } from './config.ts';

/**
 * The edits after which a configuration, and what it extends, names the same files when these have moved: what it extends, the files of its policies,
 * and globs as far as they name folders and files. Paths are those from before: the edits are made first. What leaves the project stays as it is
 * written, and is reported from then on. Empty where the configuration cannot be read.
 */
export function movedPathEdits({ root, config, texts }: LoadedConfig, moves: readonly Move[]): readonly TextEdit[] {
  if (config === null) return [];
  const moved = pathAfter(moves);
  const newRoot = dirname(moved(config.path));
  const written = (path: string): string | undefined => {
    const own = relative(newRoot, moved(join(root, path)));
    return own === '' || own.startsWith('..') ? undefined : own;
  };
  return [...texts].flatMap(([path, text]) =>
    namedIn(text).flatMap(({ node, isGlob }): readonly TextEdit[] => {
      const before = textOf(node);
      const { fixed, rest } = isGlob ? partsOf(before) : { fixed: before, rest: '' };
      const after = fixed === '' || leavesProject(fixed) ? undefined : written(fixed);
      if (after === undefined || after === join(fixed) || (isGlob && MAGIC.test(after))) return [];
      const value = `${before.startsWith('./') ? './' : ''}${after}${rest}`;
      return [{ path, span: { start: node.offset, end: node.offset + node.length }, text: JSON.stringify(value) }];
    }),
  );
}

type Node = NonNullable<ReturnType<typeof parseTree>>;

interface Named {
  readonly node: Node;
  readonly isGlob: boolean;
}

/** Every text that names files: the configuration has been read, so its shape is known. */
function namedIn(text: string): readonly Named[] {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const policies = childrenOf(memberOf(tree, 'policies'));
  const files = [memberOf(tree, 'extends'), ...policies.map((each) => memberOf(each, 'file'))].flatMap(textsIn);
  const globs = [...policies, ...childrenOf(memberOf(tree, 'overrides'))].flatMap((each) =>
    ['for', 'except'].flatMap((name) => textsIn(memberOf(each, name))),
  );
  return [...files.map((node) => ({ node, isGlob: false })), ...globs.map((node) => ({ node, isGlob: true }))];
}

const childrenOf = (node: Node | undefined): readonly Node[] => node?.children ?? [];

function memberOf(node: Node | undefined, name: string): Node | undefined {
  return childrenOf(node).find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

/** A text, or those of a list. */
function textsIn(node: Node | undefined): readonly Node[] {
  return (node?.type === 'array' ? childrenOf(node) : [node]).flatMap((each) =>
    each?.type === 'string' ? [each] : [],
  );
}

const textOf = ({ value }: { readonly value?: unknown }): string => (typeof value === 'string' ? value : '');

/** What stands for more than itself in a glob. */
const MAGIC = /[*?[\]{}\\!]/;

/** The folders and the file that a glob names, and what follows them. */
function partsOf(glob: string): { readonly fixed: string; readonly rest: string } {
  const segments = glob.split('/');
  const first = segments.findIndex((segment) => MAGIC.test(segment));
  if (first < 0) return { fixed: glob, rest: '' };
  const rest = segments.slice(first).join('/');
  return { fixed: segments.slice(0, first).join('/'), rest: first === 0 ? rest : `/${rest}` };
}

function leavesProject(path: string): boolean {
  return path.startsWith('/') || join(path).startsWith('..');
}
