// Every fix that an example of the catalog shows, with every rule in force.
import { type AnyEntry, applyEdits, type Diagnostic, exampleFiles, type Fix } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import type { FileSystem } from '../files/file-system.ts';
import { openDocument } from '../phases/open-document.ts';
import { Phase } from '../phases/phase.ts';
import { exampleFileSystem, FOLDER } from '../testing/example-files.ts';
import { fixFiles } from './fix-files.ts';
import { overlaid } from './overlay.ts';

const STRICT = { path: 'rollout.config.json', text: '{ "preset": "strict" }\n' };

interface Source {
  readonly path: string;
  readonly fileSystem: FileSystem;
}

function exampleOf({ page }: AnyEntry): Source {
  const files = exampleFiles(page.raises);
  const [first] = files;
  if (first === undefined) throw new Error('an example without a file');
  const all = files.some(({ path }) => path === STRICT.path) ? files : [...files, STRICT];
  return { path: `${FOLDER}/${first.path}`, fileSystem: exampleFileSystem(all) };
}

const open = ({ path, fileSystem }: Source, upTo: Phase = Phase.Linted) =>
  openDocument(path, { fileSystem, upTo, scenario: { kind: 'every' } });

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));

/** What of these is not among the others, each as often as it is there. */
function beyond(codes: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return codes.filter((code) => {
    const at = left.indexOf(code);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The files with this one fix made. */
function withFix({ fileSystem }: Source, texts: ReadonlyMap<string, string>, { edits }: Fix): FileSystem {
  const paths = [...new Set(edits.map(({ path }) => path))];
  const edited = paths.map((path): [string, string] => {
    const own = edits.filter((edit) => edit.path === path);
    return [path, applyEdits(texts.get(path) ?? '', own)];
  });
  return overlaid(fileSystem, new Map(edited));
}

let fixes = 0;

describe('what the pages of the catalog raise', () => {
  test.each([...catalog])('%s', async (code, entry) => {
    const source = exampleOf(entry);
    // Runs take their time, and only rules are found after them.
    const isFixed = async (upTo: Phase) => (await open(source, upTo)).diagnostics.some(({ fix }) => fix !== undefined);
    if (entry.rule === undefined && !(await isFixed(Phase.Proven))) return;
    const { diagnostics, texts } = await open(source);
    if (diagnostics.every(({ fix }) => fix === undefined)) return;

    // Each alone adds no error; one of the page's own code leaves less of that.
    for (const { code: found, fix } of diagnostics) {
      if (fix === undefined) continue;
      fixes++;
      const after = (await open({ ...source, fileSystem: withFix(source, texts, fix) })).diagnostics;
      expect(beyond(errorsOf(after), errorsOf(diagnostics)), fix.title).toEqual([]);
      if (found !== code) continue;
      const count = (all: readonly Diagnostic[]) => all.filter((each) => each.code === code).length;
      expect(count(after), fix.title).toBeLessThan(count(diagnostics));
    }

    // All together come to rest, and there is nothing left to be done.
    const kinds = new Set(diagnostics.flatMap(({ fix }) => fix?.safety ?? []));
    for (const safety of kinds) {
      const fixed = await fixFiles([source.path], { ...source, safety });
      expect([fixed.isDone, fixed.leftOut]).toEqual([true, []]);
      expect((await fixFiles([source.path], { fileSystem: fixed.fileSystem, safety })).files).toEqual([]);
    }
  });

  test('is fixed in many ways', () => {
    expect(fixes).toBeGreaterThan(40);
  });
});
