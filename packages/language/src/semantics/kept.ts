/**
 * What checks have made of declarations, for later checks over the same trees: an edit changes one file, and all others are checked again with it. Kept is
 * only what reads nothing but its own tree and what it is told to rest on, and what says nothing; so it is what checking it again would make.
 */
import type { Report } from './report.ts';
import type { SourceFile } from './source.ts';
import type { Tables } from './tables/tables.ts';

export interface Kept<Node extends object, Made> {
  /** What was made of the declaration in that file resting on the same values; else what `make` makes of it now. */
  readonly of: (from: Origin<Node>, outside: Outside, make: (watched: Watched) => Made) => Made;
}

export interface Origin<Node> {
  readonly node: Node;
  readonly file: SourceFile;
  /** What is read besides, compared one by one by identity. */
  readonly restsOn: readonly unknown[];
}

/** What a check has that is not of the declaration. */
export interface Outside {
  readonly report: Report;
  readonly tables: Tables;
}

/** The same; it notices when it is used. */
export interface Watched extends Outside {
  /** A function after whose use nothing is kept. */
  readonly noticing: <Args extends readonly unknown[], Value>(
    use: (...args: Args) => Value,
  ) => (...args: Args) => Value;
}

export function createKept<Node extends object, Made>(): Kept<Node, Made> {
  const known = new WeakMap<Node, { readonly made: Made; readonly file: SourceFile; readonly restsOn: unknown[] }>();
  return {
    of: ({ node, file, restsOn }, outside, make) => {
      const before = known.get(node);
      const isSame = before?.file === file && before.restsOn.length === restsOn.length;
      if (before !== undefined && isSame && restsOn.every((each, i) => each === before.restsOn[i])) return before.made;
      let isQuiet = true;
      const made = make(
        watched(outside, () => {
          isQuiet = false;
        }),
      );
      if (isQuiet) known.set(node, { made, file, restsOn: [...restsOn] });
      return made;
    },
  };
}

function watched({ report, tables }: Outside, notice: () => void): Watched {
  const noticing: Watched['noticing'] =
    (use) =>
    (...args) => {
      notice();
      return use(...args);
    };
  return {
    report: {
      add: noticing(report.add),
      missing: noticing(report.missing),
      // Counts what the two before add, so that differences of it are those of this work alone.
      problems: report.problems,
      spend: noticing(report.spend),
      suggest: noticing(report.suggest),
      diagnostics: noticing(report.diagnostics),
    },
    tables: { find: noticing(tables.find) },
    noticing,
  };
}
