/** What can be imported where an import says not yet from where. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Import, Name } from '../../syntax/tree.ts';
import { documentation } from '../hover/markdown.ts';
import { writtenName } from '../names/index.ts';
import { isImportable, namesKnownIn, reachedFrom } from '../refactor/importing.ts';
import { pathFrom } from '../refactor/paths.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';

/** Each name that another file declares, the nearest files first; taken, it says where it is from. */
export function importable(place: Place): readonly Draft[] {
  const { file, sources } = place;
  const node = file.tree.declarations.findLast((each) => each.span.start < place.offset);
  if (node?.kind !== 'import' || isFrom(node)) return [];
  const known = namesKnownIn(file);
  const isWritten = ({ span }: Name): boolean => span.start <= place.offset && place.offset <= span.end;
  const listed = node.names.filter((name) => !name.missing && !isWritten(name)).map(({ text }) => text);
  const written = new Set(node.names.filter(isWritten).map(({ text }) => text));
  const source = sourceBehind(place);
  const others = othersOf(place).filter(
    (other) => source.path === '' || source.path === pathFrom(file.path, other.path),
  );
  return declaringAll(others, listed).flatMap((other) => {
    // What imports this file cannot be imported by it.
    if (reachedFrom(sources, other).has(file)) return [];
    const path = pathFrom(file.path, other.path);
    return other.tree.declarations.flatMap((declared): readonly Draft[] => {
      if (!isImportable(declared) || declared.name.missing) return [];
      const { text: name } = declared.name;
      if (listed.includes(name) || (known.has(name) && !written.has(name))) return [];
      const text = writtenName(name, declared.kind);
      return [
        {
          label: name,
          kind: declared.kind,
          detail: `${declared.kind} ${name} · ${path}`,
          documentation: documentation(declared.doc?.text ?? ''),
          ...withSource(text, path, source),
          rank: RANK.expected + path.split('/').length / 100,
        },
      ];
    });
  });
}

/** The files that declare what is listed already; all where none does. */
function declaringAll(files: readonly SourceFile[], listed: readonly string[]): readonly SourceFile[] {
  const found = files.filter(({ tree }) =>
    listed.every((name) => tree.declarations.some((node) => isImportable(node) && node.name.text === name)),
  );
  return found.length > 0 ? found : files;
}

function isFrom({ from }: Import): boolean {
  return from !== undefined && from.text !== '';
}

function othersOf({ file, sources }: Place): readonly SourceFile[] {
  const others = [...sources.files.values()].filter((other) => other !== file);
  return others.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What stands behind the cursor of where an import is from. */
interface Source {
  /** Behind the brace that closes the names; undefined where none does. */
  readonly at: number | undefined;
  /** From there on: ` from "./fleet.rollout"`, or less of it. */
  readonly written: string;
  /** The path in it; empty where there is none. */
  readonly path: string;
}

/** The tree does not say: an import without names is none. */
function sourceBehind({ file, span }: Place): Source {
  const [closing] = /^[^\n{}]*\}/.exec(file.text.slice(span.end)) ?? [];
  if (closing === undefined) return { at: undefined, written: '', path: '' };
  const at = span.end + closing.length;
  const [written = '', path = ''] = /^[ \t]*from\b[ \t]*(?:"([^"\n]*)"?)?/.exec(file.text.slice(at)) ?? [];
  return { at, written, path };
}

/** The name, and what the import still needs: behind its brace where that stands there, else behind the name. */
function withSource(name: string, path: string, { at, written }: Source): Pick<Draft, 'text' | 'also'> {
  const quoted = JSON.stringify(path);
  if (at === undefined) return { text: `${name} } from ${quoted}` };
  if (written === '') return { text: name, also: [{ at, text: ` from ${quoted}` }] };
  // A path that was begun is gone on with where it stands.
  if (written.includes('"')) return { text: name };
  return { text: name, also: [{ at: at + written.length, text: (written.endsWith('from') ? ' ' : '') + quoted }] };
}
