/**
 * What is known to be wrong, file by file. Mistakes of writing are found anew in every world, at once. What takes computing (a plan compiled, proven, run and
 * linted) is told from time to time by the worker; until it is told again, it is carried along with the text.
 */
import { type Diagnostic, sortDiagnostics } from '@rollout/language';
import type { Edit } from '../documents/edit.ts';
import type { World } from '../world/world.ts';
import { carriedThrough } from './carrying.ts';

export interface Findings {
  /** All that is to be shown in a file, sorted. */
  readonly of: (world: World, path: string) => Promise<readonly Diagnostic[]>;
  /** Files in which something was found that is told of with this one: those that it reaches. */
  readonly elsewhere: (world: World, path: string) => Promise<readonly string[]>;
  /** All files in which something computed was found. */
  readonly paths: () => readonly string[];
  /** What the worker says of a plan's file, the whole of it; true: it is something new. */
  readonly learn: (world: World, root: string, diagnostics: readonly Diagnostic[]) => Promise<boolean>;
  /** A text was edited. */
  readonly edited: (path: string, edits: readonly Edit[]) => void;
  /** What was said of plans whose files are gone is taken back; true: there were such. */
  readonly forgetGone: (world: World) => Promise<boolean>;
}

export function createFindings(): Findings {
  /** By file that was opened as a plan. */
  const computed = new Map<string, readonly Diagnostic[]>();

  return {
    of: async (world, path) => {
      const quick = await quickIn(world, path);
      // Nobody who deletes a file is to be told that it is missing; that one cannot be read is still said.
      if ((await world.text(path)) === null) return quick.filter(({ code }) => code !== 'file-missing');
      const later = [...computed.values()].flat().filter((diagnostic) => diagnostic.path === path);
      return unique(sortDiagnostics([...quick, ...later]));
    },
    elsewhere: async (world, path) => {
      const { diagnostics } = await world.checked(path);
      const others = [...diagnostics, ...(computed.get(path) ?? [])].map((each) => each.path);
      return [...new Set(others)].filter((other) => other !== path).sort();
    },
    paths: () => [...new Set([...computed.values()].flat().map(({ path }) => path))].sort(),
    learn: async (world, root, diagnostics) => {
      const known = new Map<string, Set<string>>();
      for (const path of new Set(diagnostics.map((each) => each.path))) {
        known.set(path, new Set((await quickIn(world, path)).map(keyOf)));
      }
      const later = diagnostics.filter((each) => known.get(each.path)?.has(keyOf(each)) !== true);
      const isNew = JSON.stringify(later) !== JSON.stringify(computed.get(root) ?? []);
      computed.set(root, later);
      return isNew;
    },
    edited: (path, edits) => {
      for (const [root, diagnostics] of computed) computed.set(root, carriedThrough(diagnostics, path, edits));
    },
    forgetGone: async (world) => {
      let isOther = false;
      for (const [root, diagnostics] of [...computed]) {
        if ((await world.text(root)) !== null) continue;
        computed.delete(root);
        isOther ||= diagnostics.length > 0;
      }
      return isOther;
    },
  };
}

/** What is said of a file without computing anything, by itself alone. */
async function quickIn(world: World, path: string): Promise<readonly Diagnostic[]> {
  if (!(await world.isPlan(path))) return [];
  const { diagnostics } = await world.checked(path);
  return diagnostics.filter((each) => each.path === path);
}

function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((each) => {
    const key = keyOf(each);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

const keyOf = ({ path, span, code, message }: Diagnostic): string =>
  JSON.stringify([path, span.start, span.end, code, message]);
