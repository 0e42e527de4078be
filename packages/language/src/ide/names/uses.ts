/** From what is named to every place where its name stands. */
import { type SourceFile, splitNumbered } from '../../semantics/index.ts';
import type { Sources } from '../sources.ts';
import { namesOfFile, type StandingName } from './file-names.ts';
import type { Definition } from './kinds.ts';
import { referentsOf } from './referents.ts';

/** Every name of these files that stands for one of these, those that are given to them included. */
export function usesOf(
  sources: Sources,
  definitions: readonly Definition[],
  files: Iterable<SourceFile> = sources.files.values(),
): readonly StandingName[] {
  const wanted = new Set(definitions);
  return namesakes(files, definitions).filter((standing) =>
    referentsOf(sources, standing).some((each) => wanted.has(each)),
  );
}

export interface Namesakes {
  readonly definitions: ReadonlySet<Definition>;
  readonly uses: readonly StandingName[];
}

/** These with all that share a name with them somewhere: what has to be called anew together, lest a name no longer stand for all. */
export function boundTogether(sources: Sources, definitions: readonly Definition[]): Namesakes {
  const found = new Set(definitions);
  let open = namesakes(sources.files.values(), definitions).map((standing) => ({
    standing,
    referents: referentsOf(sources, standing),
  }));
  const uses: StandingName[] = [];
  const seen = new Set<readonly Definition[]>();
  for (let grown = true; grown; ) {
    const left: typeof open = [];
    for (const each of open) {
      if (!each.referents.some((one) => found.has(one))) left.push(each);
      else {
        uses.push(each.standing);
        // Many names stand for one and the same list.
        if (!seen.has(each.referents)) for (const one of each.referents) found.add(one);
        seen.add(each.referents);
      }
    }
    grown = left.length < open.length;
    open = left;
  }
  return { definitions: found, uses };
}

/** The names that have a text by which one of these may be called. */
function namesakes(files: Iterable<SourceFile>, definitions: readonly Definition[]): readonly StandingName[] {
  const texts = new Set(definitions.map(({ name }) => name));
  const places = new Set(definitions.flatMap(({ kind, name }) => (kind === 'node' ? [name] : [])));
  return [...files].flatMap((file) => {
    const { byText } = namesOfFile(file);
    const exact = [...texts].flatMap((text) => byText.get(text) ?? []);
    if (places.size === 0) return exact;
    // `web-2` is called by the name of `web[4]`.
    const numbered = [...byText].flatMap(([text, standing]) =>
      !texts.has(text) && places.has(splitNumbered(text)?.base ?? '') ? standing : [],
    );
    return [...exact, ...numbered];
  });
}
