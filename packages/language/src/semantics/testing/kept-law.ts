/**
 * What a check keeps of trees that it has seen must not show: after any edits, a check says what one says that sees all trees for the first time.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { parse } from '../../syntax/index.ts';
import type { check } from '../check.ts';
import type { SourceFile } from '../source.ts';

const PATHS = ['plan.rollout', 'numbers.rollout', 'base.rollout', 'fleet.rollout'] as const;

const TEXTS = [
  `import { fleet, table } from "fleet.rollout"
import { numbers, dark, watched } from "numbers.rollout"
import { plain, rings } from "base.rollout"
health calm { metric errors { bad when higher  threshold 5% } }
model own extends plain { rollback takes 5m per server }
plan one on fleet using numbers { stage s { deploy all  gate probe  wait 1h } }
plan two on table using own { stage s { deploy all } }
plan three on fleet using own { stage s { deploy all } }
plan four on fleet using watched { stage s { deploy all  wait 1h  gate standard } }
plan five on fleet using dark { stage s { deploy all } }
`,
  `import { base, standard } from "base.rollout"
import { checkout } from "fleet.rollout"
model numbers extends base {
  bug crash { present 1%  surfaces after exponential(mean 200 server-hours) }
  gate probe { detects 95%  false alarm 1%  takes 5m }
}
model dark {
  deploy takes 1m per server
  bug hidden { present 2%  behind checkout  surfaces after exponential(mean 9 server-hours) }
}
model watched {
  deploy takes 2m per server
  metric error-rate is normal(mean 0.5%, sd 0.1%)
  bug seen { present 1%  surfaces after exponential(mean 9 server-hours)  moves error-rate to normal(mean 4%, sd 1%) }
  gate standard { takes 10m }
}
`,
  `health loud { metric errors { bad when higher  threshold 2% } }
health standard { metric error-rate { bad when higher  threshold 1% } }
audience rings { ring early 5%  ring rest 95% }
model base {
  deploy takes empirical("times.csv", column "seconds") per server
  rollback takes 90s per server
  bug leak { present 1%  surfaces after exponential(mean 20 server-hours) }
}
model plain { deploy takes 2m per server  bug slow { present 3%  shows 10% per cluster } }
`,
  `topology fleet { cluster a[2] { server[3] }  cluster b { label wave = 1  server[4] } }
topology table from "servers.csv"
topology ordered { cluster c[2] { server[2] }  order c-1, c-2 }
flag checkout
`,
] as const;

/** Two ways to write a line of a file, by its number. Where a file is spoilt by one, it is whole again by the same. */
const TURNS = [
  [0, 'threshold 5%', 'threshold 6%'],
  [0, 'extends plain', 'extends numbers'],
  [1, 'extends base', 'extends dark'],
  [1, 'standard }', 'calm }'],
  [2, 'health loud', 'health calm'],
  [2, 'threshold 1%', 'threshold 3%'],
  [2, 'metric error-rate', 'metric error-count'],
  [2, 'health standard {', 'health standard '],
  [2, 'deploy takes 2m', 'deploy takes 3m'],
  [2, 'model plain {', 'model plain { deploy'],
  [3, 'flag checkout', '/// Who pays.\nflag checkout'],
  [3, 'flag checkout', 'flag payment'],
  [2, 'present 1%', 'present 4%'],
  [3, 'server[3]', 'server[5]'],
] as const;

const TABLES = [
  'seconds\n60\n75\n90\n',
  'seconds\n1\n2\n3\n',
  'cluster,servers\na,2\n',
  'cluster,servers\nb,1\n',
  'broken',
] as const;

interface Tables {
  readonly times: number;
  readonly servers: number;
}

const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('typed'),
      file: fc.nat(3),
      at: fc.nat(500),
      length: fc.nat(6),
      put: word(),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('turned'), turn: fc.constantFrom(...TURNS) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tables'),
      times: fc.nat(TABLES.length - 1),
      servers: fc.nat(TABLES.length - 1),
    }),
  },
  // All that was written before is there again.
  { weight: 1, arbitrary: fc.constant({ kind: 'anew' } as const) },
);

function word() {
  return fc.constantFrom('', ' ', '{', '}', 'x', '0', '1h', 'flag f\n', 'health calm { }', 'base', 'retired ', '// ');
}

/** Of `check`, or of one with a mistake in it. */
export function keptLaw(checking: typeof check) {
  return fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
    let texts: readonly string[] = TEXTS;
    let tables: Tables = { times: 0, servers: 2 };
    const trees = new Map<string, SourceFile>();
    for (const step of [{ kind: 'anew' } as const, ...edits]) {
      switch (step.kind) {
        case 'anew':
          texts = TEXTS;
          break;
        case 'tables':
          tables = step;
          break;
        case 'typed':
          texts = texts.map((text, i) => (i === step.file ? typedInto(text, step) : text));
          break;
        case 'turned':
          texts = texts.map((text, i) => (i === step.turn[0] ? turned(text, step.turn) : text));
          break;
      }
      for (const [i, path] of PATHS.entries()) {
        const text = texts[i] ?? '';
        if (trees.get(path)?.text !== text) trees.set(path, readOne(path, text));
      }
      const anew = read(texts);
      for (const root of PATHS) {
        const found = checked(checking, root, [...trees.values()], tables);
        const expected = checked(checking, root, anew, tables);
        // To say where two large trees differ takes long, and nearly always they do not.
        if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
      }
    }
  });
}

function typedInto(text: string, { at, length, put }: { at: number; length: number; put: string }): string {
  const start = Math.min(at, text.length);
  return text.slice(0, start) + put + text.slice(start + length);
}

function turned(text: string, [, one, other]: (typeof TURNS)[number]): string {
  return text.includes(other) ? text.replace(other, one) : text.replace(one, other);
}

function read(texts: readonly string[]): readonly SourceFile[] {
  return PATHS.map((path, i) => readOne(path, texts[i] ?? ''));
}

function readOne(path: string, text: string): SourceFile {
  const { tree, diagnostics, comments } = parse(text, path);
  return { path, text, tree, comments, diagnostics };
}

function checked(checking: typeof check, root: string, files: readonly SourceFile[], { times, servers }: Tables) {
  const links = new Map([...PATHS, 'times.csv', 'servers.csv'].map((path) => [path, path] as const));
  return checking({
    root,
    files: new Map(files.map((file) => [file.path, file])),
    links: new Map(PATHS.map((path) => [path, links])),
    assets: new Map([
      ['times.csv', TABLES[times] ?? ''],
      ['servers.csv', TABLES[servers] ?? ''],
    ]),
  });
}

/** That what is written at first has no error: else little would be kept. */
export function beginsSound(checking: typeof check): void {
  const { diagnostics } = checked(checking, PATHS[0], read(TEXTS), { times: 0, servers: 2 });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
}
