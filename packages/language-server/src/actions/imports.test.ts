// Imports that are taken out of the examples come back one by one, in order, and the plans are what they were.
import { applyEdits, type Change, missingImports, organizeImports, type Sources } from '@rollout/language';
import { expect, test } from 'vitest';
import { exampleFolders, type Folder, MADE, machinesOf, sourcesOf } from './testing/examples.ts';

const importing = [...exampleFolders(), MADE].flatMap((folder) => {
  const { files } = sourcesOf(folder.texts);
  return [...files.values()]
    .filter(({ tree }) => tree.declarations.some(({ kind }) => kind === 'import'))
    .map(({ path }) => [`${folder.name}/${path}`, folder, path] as const);
});

function changed(texts: Folder['texts'], { edits, creates }: Change): Folder['texts'] {
  expect(creates).toEqual([]);
  const after = new Map(texts);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    after.set(path, applyEdits(texts.get(path) ?? '', own));
  }
  return after;
}

/** The first import by which a name becomes known, wherever in the file a name is unknown. */
function nextImport(sources: Sources, path: string): Change | undefined {
  const length = sources.files.get(path)?.text.length ?? 0;
  for (let offset = 0; offset < length; offset++) {
    const [first] = missingImports(sources, path, offset);
    if (first !== undefined) return first.change();
  }
  return undefined;
}

test('there are some', () => {
  expect(importing.length).toBeGreaterThan(1);
});

test.each(importing)('%s', (_, { texts }, path) => {
  const before = machinesOf(texts, path).machines;
  const without = (texts.get(path) ?? '').replaceAll(/^import .*\n+/gm, '');
  let now: Folder['texts'] = new Map([...texts, [path, without]]);
  for (let more = nextImport(sourcesOf(now), path); more !== undefined; more = nextImport(sourcesOf(now), path)) {
    now = changed(now, more);
  }
  expect(machinesOf(now, path).machines).toEqual(before);

  // The other way round, and in order again.
  const text = (now.get(path) ?? '').replace(/\{ (.*) \} from/, (_, names: string) => {
    return `{ ${names.split(', ').reverse().join(', ')} } from`;
  });
  now = new Map([...now, [path, text]]);
  const ordered = organizeImports(sourcesOf(now), path);
  if (ordered !== undefined) now = changed(now, ordered);
  expect(organizeImports(sourcesOf(now), path)).toBeUndefined();
  expect(machinesOf(now, path).machines).toEqual(before);
});
