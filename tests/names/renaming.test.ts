// Whatever is called by another name, plans do what they did: the machine is the same but for the name, and nothing is found that was not
// found before; called by its old name again, the text is what it was.
import { serialiseMachine } from '@rollout/compiler';
import {
  applyEdits,
  check,
  type Definition,
  isBuiltIn,
  namesOfFile,
  parse,
  type Renaming,
  renameAt,
  type Sources,
} from '@rollout/language';
import { memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { describe, expect, it } from 'vitest';
import { examples, type Files, pages, sourcesOf } from './projects.ts';

/** The files as they are after the edits. */
function edited(sources: Sources, { edits }: Renaming): Sources {
  const files = new Map(sources.files);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    const text = applyEdits(files.get(path)?.text ?? '', own);
    files.set(path, { path, text, ...parse(text, path) });
  }
  return { ...sources, files };
}

/** The machines of all plans of a file, and all that is found in it. */
async function meaning(path: string, files: Files): Promise<unknown> {
  const fileSystem = memoryFileSystem(files);
  const { plans, diagnostics } = await openDocument(path, {
    fileSystem,
    upTo: Phase.Proven,
    scenario: { kind: 'every' },
  });
  return {
    plans: plans.map(({ name, scenario, machine }) => [
      name,
      scenario,
      machine && JSON.parse(serialiseMachine(machine)),
    ]),
    diagnostics: diagnostics.map(({ code }) => code).sort(),
  };
}

const textsOf = ({ files }: Sources): Files => Object.fromEntries([...files].map(([path, { text }]) => [path, text]));

/** So that it can be found in a machine again. */
const freshName = (i: number): string => `zz${i}zz`;

interface Renamed {
  readonly sources: Sources;
  /** By fresh name. */
  readonly old: ReadonlyMap<string, string>;
}

/** Everything that has a name called by another, one after the other. */
function renameAll(start: Sources): Renamed {
  let sources = start;
  const old = new Map<string, string>();
  for (const path of start.files.keys()) {
    const count = definitionsIn(sources, path).length;
    for (let i = 0; i < count; i++) {
      const definition = definitionsIn(sources, path)[i];
      if (definition === undefined || /^zz\d+zz$/.test(definition.name) || isFixed(sources, definition)) continue;
      const fresh = freshName(old.size);
      old.set(fresh, definition.name);
      sources = applied(sources, definition, fresh);
    }
  }
  return { sources, old };
}

/** Everything called by its old name again. */
function renameBack({ sources: start, old }: Renamed): Sources {
  let sources = start;
  for (const path of start.files.keys()) {
    for (let i = 0; i < definitionsIn(sources, path).length; i++) {
      const definition = definitionsIn(sources, path)[i];
      const name = definition === undefined ? undefined : old.get(definition.name);
      if (definition !== undefined && name !== undefined) sources = applied(sources, definition, name);
    }
  }
  return sources;
}

function applied(sources: Sources, definition: Definition, name: string): Sources {
  const made = renameAt(sources, definition.path, definition.span.start, name);
  if (made.kind === 'renamed') return edited(sources, made);
  throw new Error(`${definition.path}: ${definition.kind} ${definition.name} is not to be ${name}: ${made.reason}`);
}

function definitionsIn({ files }: Sources, path: string): readonly Definition[] {
  const file = files.get(path);
  return file === undefined ? [] : namesOfFile(file).definitions;
}

/** What has no name of its own. */
function isFixed({ files }: Sources, { path, given, span }: Definition): boolean {
  const file = files.get(path);
  const standing = file === undefined ? undefined : namesOfFile(file).names.find(({ name }) => name.span === span);
  return given !== 'name' || standing === undefined || isBuiltIn(standing);
}

/** One for each folder: all its files are called anew together. */
const folders = [...new Map(examples.map((each) => [each.path.split('/')[1], each]))];

describe('everything can be called by another name', () => {
  it.each(folders)('in %s', async (_, { files }) => {
    const start = await sourcesOf({ files });
    const renamed = renameAll(start);
    const texts = { ...files, ...textsOf(renamed.sources) };
    for (const path of start.files.keys()) {
      const after = sayOld(renamed, await meaning(path, texts));
      expect(withoutQuotes(after)).toEqual(withoutQuotes(JSON.stringify(await meaning(path, files))));
    }
    expect(textsOf(renameBack(renamed))).toEqual(textsOf(start));
  });
});

function sayOld({ old }: Renamed, value: unknown): string {
  return JSON.stringify(value).replaceAll(/zz\d+zz/g, (fresh) => old.get(fresh) ?? fresh);
}

/** A machine keeps sentences as they are written, names in quotes where they need some. */
function withoutQuotes(json: string): unknown {
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll(/\\?"/g, '') : value));
}

/** Of so many pages one; all of them take a while. */
const EVERY = 8;

it('on pages of diagnostics that show what is right', async () => {
  const right = pages.filter(({ title }) => title.endsWith(' avoids')).filter((_, i) => i % EVERY === 0);
  for (const each of right) {
    const start = await sourcesOf(each);
    const renamed = renameAll(start);
    expect(findingsIn(renamed.sources), each.title).toEqual(findingsIn(start));
  }
});

/** What the checker finds from any of the files. */
function findingsIn(sources: Sources): readonly string[] {
  const found = [...sources.files.keys()].flatMap((root) => check({ root, ...sources }).diagnostics);
  return found.map(({ code }) => code).sort();
}
