// How the sources have to look: what a reader of any file may rely on.
import { describe, expect, it } from 'vitest';
import { packageFolders, readText, repositoryFiles, shippedSources, sourceFiles } from './support/repository.ts';
import { scan } from './support/syntax-scan.ts';

const longestFile = 400;

/** Files that may be longer, each with the reason why it is one thing. */
const longerFiles = new Map<string, string>([]);

const lines = (path: string): readonly string[] => readText(path).split('\n');

/** Every line of these files that the pattern matches, as `path:line: text`. */
function matches(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) =>
    lines(path).flatMap((text, index) => (pattern.test(text) ? [`${path}:${index + 1}: ${text.trim()}`] : [])),
  );
}

const textFiles = (): readonly string[] => repositoryFiles().filter((path) => !/\.(?:png|ico|gz|zip|bin)$/.test(path));

describe('files', () => {
  it(`have at most ${longestFile} lines`, () => {
    const long = sourceFiles().filter((path) => lines(path).length > longestFile + 1 && !longerFiles.has(path));
    expect(long).toEqual([]);
  });

  it('are on the list of longer ones only while they are', () => {
    const short = [...longerFiles.keys()].filter((path) => lines(path).length <= longestFile + 1);
    expect(short).toEqual([]);
  });

  it('are small: half of what ships is under 120 lines', () => {
    const sizes = shippedSources().map((path) => lines(path).length);
    expect(sizes.filter((size) => size < 120).length).toBeGreaterThanOrEqual(sizes.length / 2);
  });

  it('are named in kebab-case', () => {
    const odd = sourceFiles().filter(
      (path) => !/^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(path.slice(path.lastIndexOf('/') + 1)),
    );
    expect(odd).toEqual([]);
  });
});

describe('tests', () => {
  it('are all run, and leave nothing for later', () => {
    expect(matches(sourceFiles(), /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:skip|only|todo)\b/)).toEqual([]);
  });
});

describe('code', () => {
  it('has nothing left for later', () => {
    expect(matches(sourceFiles(), /\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/)).toEqual([]);
  });

  it('does not silence the type checker, but in a test that says which mistake it wants to see', () => {
    const shipped = sourceFiles().filter((path) => !/\.test\.tsx?$/.test(path));
    expect(matches(shipped, /@ts-(?:ignore|nocheck|expect-error)\b/)).toEqual([]);
    expect(matches(sourceFiles(), /@ts-(?:ignore|nocheck)\b|@ts-expect-erro[r](?!: \w)/)).toEqual([]);
  });

  it('has no any, no non-null assertion and no double cast', () => {
    const typescript = sourceFiles().filter((path) => /\.tsx?$/.test(path));
    const holes = typescript.flatMap((path) =>
      scan(readText(path), path).flatMap(({ kind, line }) => (kind === 'cast' ? [] : [`${path}:${line}: ${kind}`])),
    );
    expect(holes).toEqual([]);
    expect(matches(typescript, /\bas unknown a[s]\b/)).toEqual([]);
  });

  it('gives each cast of what ships a reason beside it', () => {
    const bare = shippedSources().flatMap((path) => {
      const text = lines(path);
      // On the line itself, or above a run of lines with casts: one reason may serve several lines.
      const hasReason = (line: number): boolean => {
        if (text[line - 1]?.includes('//')) return true;
        let above = line - 2;
        while (/\bas\b/.test(text[above] ?? '') && !/^\s*(?:\/\/|\*|\/\*)/.test(text[above] ?? '')) above--;
        return /^\s*(?:\/\/|\*|\/\*)|\*\/\s*$/.test(text[above] ?? '');
      };
      return scan(readText(path), path).flatMap(({ kind, line }) =>
        kind === 'cast' && !hasReason(line) ? [`${path}:${line}: ${text[line - 1]?.trim()}`] : [],
      );
    });
    expect(bare).toEqual([]);
  });
});

describe('the repository', () => {
  it('names no path of the machine that it was written on', () => {
    expect(matches(textFiles(), /(?:^|[^.\w-])\/(?:hom[e]|Use[r]s|roo[t]|wor[k])\//)).toEqual([]);
  });

  it('names no package registry', () => {
    expect(matches(textFiles(), /registry\.(?:npmjs|yarnpkg)\.|npm\.pkg\.github|pypi\.org|deb\.debian\.org/)).toEqual(
      [],
    );
  });

  it('has a lock file without the places that packages were fetched from', () => {
    expect(matches(['package-lock.json'], /"resolved": "(?!packages\/)/)).toEqual([]);
  });

  it('has a lock file for every platform, not only for the one that it was made on', () => {
    const { packages } = JSON.parse(readText('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    // What is overridden would fetch from elsewhere as it is installed, and is left out on every platform.
    const { overrides = {} } = JSON.parse(readText('package.json')) as { overrides?: Record<string, unknown> };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !(name in overrides) &&
          !(`node_modules/${name}` in packages) &&
          !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('fixes the version of each dependency', () => {
    const loose = ['.', ...packageFolders()].flatMap((folder) => {
      const manifest = JSON.parse(readText(`${folder}/package.json`)) as Record<string, Record<string, string>>;
      return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((group) =>
        Object.entries(manifest[group] ?? {}).flatMap(([name, version]) =>
          /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) ? [] : [`${folder}: ${name} ${version}`],
        ),
      );
    });
    expect(loose).toEqual([]);
  });
});
