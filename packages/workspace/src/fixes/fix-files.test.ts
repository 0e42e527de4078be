import { type Diagnostic, sortDiagnostics } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../files/load-project.ts';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { fixFiles, MOST_ROUNDS } from './fix-files.ts';
import type { FixOptions } from './fixed.ts';

/** What a made-up check finds wherever its word stands, and what its fix writes instead, if it has one. */
interface Check {
  readonly word: string;
  readonly writes?: string;
  readonly severity?: Diagnostic['severity'];
  readonly safety?: 'safe' | 'unsafe';
  /** Beside the word itself, this one is written anew, wherever it stands first. */
  readonly alsoWrites?: readonly [string, string];
}

/** Finds what these checks find in comments, and nothing of what else is in a file. */
function parsing(checks: readonly Check[]): FixOptions['parse'] {
  return (text, path) => {
    const source = parseSource(text, path);
    const diagnostics = checks.flatMap((check) =>
      [...text.matchAll(new RegExp(`\\b${check.word}\\b`, 'g'))].map((match) => found(check, match.index, text, path)),
    );
    return { ...source, diagnostics: sortDiagnostics([...source.diagnostics, ...diagnostics]) };
  };
}

function found(check: Check, start: number, text: string, path: string): Diagnostic {
  const { word, writes, alsoWrites, severity = 'warning', safety = 'safe' } = check;
  const span = { start, end: start + word.length };
  const other = alsoWrites === undefined ? -1 : text.indexOf(alsoWrites[0]);
  const more =
    alsoWrites === undefined || other < 0
      ? []
      : [{ path, span: { start: other, end: other + alsoWrites[0].length }, text: alsoWrites[1] }];
  return {
    // The settings of a project know the codes of the catalog alone.
    code: severity === 'error' ? 'unknown-word' : 'limits-nothing',
    severity,
    title: 'A word',
    message: `There is ${word}.`,
    path,
    span,
    ...(writes === undefined
      ? {}
      : { fix: { title: `Write ${writes}`, safety, edits: [{ path, span, text: writes }, ...more] } }),
  };
}

/** What becomes of the only file, or of the first. */
async function fixed(text: string, checks: readonly Check[], options: Partial<FixOptions> = {}) {
  const result = await fixFiles(['/p/plan.rollout'], {
    fileSystem: memoryFileSystem({ '/p/plan.rollout': text }),
    safety: 'safe',
    parse: parsing(checks),
    ...options,
  });
  const [file] = result.files;
  return { ...result, text: file?.after ?? text };
}

test('fixes beside each other are made in one round', async () => {
  const { text, rounds, made, isDone } = await fixed('// a b a\n', [
    { word: 'a', writes: 'one' },
    { word: 'b', writes: 'two' },
  ]);
  expect({ text, rounds, isDone }).toEqual({ text: '// one two one\n', rounds: 1, isDone: true });
  expect(made.map(({ title }) => title)).toEqual(['Write one', 'Write two', 'Write one']);
});

test('what is in the way waits for the next round', async () => {
  const { text, rounds } = await fixed('// x y z\n', [
    { word: 'x', writes: 'X', alsoWrites: ['z', 'Z'] },
    { word: 'z', writes: 'w' },
    { word: 'y', writes: 'Y' },
  ]);
  expect({ text, rounds }).toEqual({ text: '// X Y Z\n', rounds: 1 });
  const later = await fixed('// x z\n', [
    { word: 'x', writes: 'X', alsoWrites: ['z', 'z z'] },
    { word: 'z', writes: 'w' },
  ]);
  expect({ text: later.text, rounds: later.rounds }).toEqual({ text: '// X w w\n', rounds: 2 });
});

test('unsafe fixes are made when they are asked for', async () => {
  const checks: readonly Check[] = [
    { word: 'a', writes: 'one', safety: 'unsafe' },
    { word: 'b', writes: 'two' },
  ];
  expect((await fixed('// a b\n', checks)).text).toBe('// a two\n');
  expect((await fixed('// a b\n', checks, { safety: 'unsafe' })).text).toBe('// one two\n');
});

describe('a fix that adds an error', () => {
  const bad = { word: 'bad', severity: 'error' } as const;

  test('is left out, and the others of its round are made', async () => {
    const words = Array.from({ length: 20 }, (_, index) => (index === 13 ? 'b' : 'a'));
    const { text, made, isDone } = await fixed(`// ${words.join(' ')}\n`, [
      { word: 'a', writes: 'good' },
      { word: 'b', writes: 'bad' },
      bad,
    ]);
    expect(text).toBe(`// ${words.map((word) => (word === 'a' ? 'good' : 'b')).join(' ')}\n`);
    expect(made).toHaveLength(19);
    expect(isDone).toBe(true);
  });

  test('is one of many, and all are tried, some in each round', async () => {
    const words = Array.from({ length: 150 }, (_, index) => (index === 75 ? 'a' : 'b'));
    const { text, leftOut, isDone } = await fixed(`// ${words.join(' ')}\n`, [
      { word: 'a', writes: 'good' },
      { word: 'b', writes: 'bad' },
      bad,
    ]);
    expect(text).toBe(`// ${words.join(' ').replace('a', 'good')}\n`);
    expect([leftOut.length, isDone]).toEqual([149, true]);
  });

  test('is not tried again, though it has moved', async () => {
    let parsed = 0;
    const parse = parsing([
      { word: 'a', writes: 'aa' },
      { word: 'aa', writes: 'aaa' },
      { word: 'b', writes: 'bad' },
      bad,
    ]);
    const { text, rounds } = await fixed('// a b\n', [], {
      parse: (...source) => {
        if (source[0].includes('bad')) parsed++;
        return parse?.(...source) ?? parseSource(...source);
      },
    });
    expect({ text, rounds }).toEqual({ text: '// aaa b\n', rounds: 2 });
    // With the other fix of its round, alone, and with what would put its error right.
    expect(parsed).toBe(3);
  });

  test('is made where there are no more errors than before', async () => {
    const fleet = 'topology fleet { region x { server[3] } }\n';
    const checks: readonly Check[] = [
      { ...bad, writes: 'good' },
      { word: 'b', writes: 'bad' },
    ];
    expect((await fixed(`// bad b\n${fleet}`, checks)).text).toBe(`// good good\n${fleet}`);
  });

  test('is made where that can be fixed as well', async () => {
    const checks: readonly Check[] = [
      { word: 'a', writes: 'aa' },
      { word: 'b', writes: 'bad' },
      { ...bad, writes: 'worse' },
      { word: 'worse', severity: 'error', writes: 'good' },
    ];
    const { text, made, leftOut } = await fixed('// b a\n', checks);
    expect({ text, leftOut }).toEqual({ text: '// good aa\n', leftOut: [] });
    expect(made).toHaveLength(4);
    const endless = checks.map((check) => (check.word === 'worse' ? { ...check, writes: 'worse worse' } : check));
    const left = await fixed('// b a\n', endless);
    expect(left.text).toBe('// b aa\n');
    expect(left.leftOut.map(({ title }) => title)).toEqual(['Write bad']);
  });

  test('in another file that imports this one is left out as well', async () => {
    const fileSystem = memoryFileSystem({
      '/p/a.rollout': 'topology fleet { region x { server[3] } }\n',
      '/p/b.rollout': 'import { fleet } from "./a.rollout"\n// renamed\n',
    });
    const checks = [
      { word: 'fleet', writes: 'fleets' },
      { word: 'none', writes: 'some' },
    ];
    const alone = await fixFiles(['/p/a.rollout'], { fileSystem, safety: 'safe', parse: parsing(checks) });
    expect(alone.files.map(({ after }) => after)).toEqual(['topology fleets { region x { server[3] } }\n']);
    const onlyA: FixOptions['parse'] = (text, path) =>
      path === '/p/a.rollout' ? (parsing(checks)?.(text, path) ?? parseSource(text, path)) : parseSource(text, path);
    const both = await fixFiles(['/p/a.rollout', '/p/b.rollout'], { fileSystem, safety: 'safe', parse: onlyA });
    expect(both.files).toEqual([]);
  });
});

describe('fixes without end', () => {
  test('that undo each other leave everything as it was, and what else was fixed stays', async () => {
    const { text, made, isDone } = await fixed('// ping old\n', [
      { word: 'ping', writes: 'pong' },
      { word: 'pong', writes: 'ping' },
      { word: 'old', writes: 'new' },
    ]);
    expect(isDone).toBe(true);
    const again = await fixed(text, [
      { word: 'ping', writes: 'pong' },
      { word: 'pong', writes: 'ping' },
      { word: 'old', writes: 'new' },
    ]);
    expect(text).toBe('// pong new\n');
    expect(again.text).toBe(text);
    expect(again.made).toEqual([]);
    expect(made).toHaveLength(2);
  });

  test('are ended after ten rounds', async () => {
    const { text, rounds, isDone } = await fixed('// a\n', [{ word: 'a', writes: 'a, a' }]);
    expect({ rounds, isDone }).toEqual({ rounds: MOST_ROUNDS, isDone: false });
    expect(text.match(/a/g)).toHaveLength(2 ** MOST_ROUNDS);
  });

  test('are not those that change nothing', async () => {
    expect((await fixed('// a\n', [{ word: 'a', writes: 'a' }])).rounds).toBe(0);
  });
});

describe('files', () => {
  const checks = [{ word: 'old', writes: 'new' }];
  const files = {
    '/p/a.rollout': 'import { fleet } from "./b.rollout"\n// old\n',
    '/p/b.rollout': '// old\ntopology fleet { region x { server[3] } }\n',
  };
  const options: FixOptions = { fileSystem: memoryFileSystem(files), safety: 'safe', parse: parsing(checks) };

  test('that were not named are not changed', async () => {
    const { files: changed } = await fixFiles(['/p/a.rollout'], options);
    expect(changed.map(({ path }) => path)).toEqual(['/p/a.rollout']);
  });

  test('that were named are all changed, in whatever order, once', async () => {
    const there = await fixFiles(['/p/a.rollout', '/p/b.rollout'], options);
    const back = await fixFiles(['/p/b.rollout', '/p/a.rollout'], options);
    expect(there.files).toEqual(back.files);
    expect(there.files.map(({ path }) => path)).toEqual(['/p/a.rollout', '/p/b.rollout']);
    expect(there.made).toHaveLength(2);
  });

  test('that are links are changed where they lie', async () => {
    const fileSystem = {
      ...memoryFileSystem(files),
      realPath: async (path: string) =>
        memoryFileSystem(files).realPath(path === '/p/link.rollout' ? '/p/a.rollout' : path),
      read: async (path: string, most: number) =>
        memoryFileSystem(files).read(path === '/p/link.rollout' ? '/p/a.rollout' : path, most),
    };
    const { files: changed, made } = await fixFiles(['/p/link.rollout', '/p/a.rollout'], { ...options, fileSystem });
    expect(changed.map(({ path }) => path)).toEqual(['/p/a.rollout']);
    expect(made).toHaveLength(1);
  });

  test('that are not on the disk are fixed as they are given', async () => {
    const texts = new Map([['/p/stdin.rollout', 'import { fleet } from "./b.rollout"\n// old\n']]);
    const { files: changed } = await fixFiles(['/p/stdin.rollout'], { ...options, texts });
    expect(changed).toEqual([
      {
        path: '/p/stdin.rollout',
        before: texts.get('/p/stdin.rollout'),
        after: 'import { fleet } from "./b.rollout"\n// new\n',
      },
    ]);
  });

  test('that cannot be read are left alone', async () => {
    expect((await fixFiles(['/p/none.rollout'], options)).files).toEqual([]);
  });
});

describe('text', () => {
  test('beyond the first plane is counted as editors do', async () => {
    const { text } = await fixed('// 🚀 週次 a é a\n', [{ word: 'a', writes: 'ö' }]);
    expect(text).toBe('// 🚀 週次 ö é ö\n');
  });

  test('keeps its line ends', async () => {
    const { text } = await fixed('// x\r\n// a\r\n', [{ word: 'a', writes: 'b\n// c' }]);
    expect(text).toBe('// x\r\n// b\r\n// c\r\n');
  });

  test('begins after a byte order mark', async () => {
    const { files: changed } = await fixed('\ufeff// a\n', [{ word: 'a', writes: 'b' }]);
    expect(changed).toEqual([{ path: '/p/plan.rollout', before: '// a\n', after: '// b\n' }]);
  });
});

test('a fix that cannot be made is a bug of ours', async () => {
  const outside: FixOptions['parse'] = (text, path) => {
    const source = parseSource(text, path);
    const span = { start: 0, end: text.length + 1 };
    const fix = { title: 'Delete all', safety: 'safe', edits: [{ path, span, text: '' }] } as const;
    return { ...source, diagnostics: [{ ...found({ word: 'a' }, 0, text, path), fix }] };
  };
  await expect(fixed('// a\n', [], { parse: outside })).rejects.toThrow('limits-nothing changes 0 to 6 of a text of 5');
});
