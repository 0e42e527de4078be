/** For those who have a text and no files. */
import { sortDiagnostics } from '../diagnostics/index.ts';
import { parse } from '../syntax/index.ts';
import type { File } from '../syntax/tree.ts';
import { check } from './check.ts';
import { assetsOf, importsOf } from './references.ts';
import type { CheckResult, Links, SourceFile } from './source.ts';

/** What a text can be checked with, beside itself. */
export interface CheckTextOptions {
  /** What diagnostics and locations call the text; `plan.rollout` unless told. */
  readonly path?: string;
  /** Other sources and tables, by the names that the text (or one of them) refers to them with. */
  readonly files?: Readonly<Record<string, string>>;
  /** Params set from outside: `{ soak: '12h' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Parses and checks a text. The diagnostics are those of the parser and of the checker, sorted by place. Never throws. */
export function checkText(text: string, options: CheckTextOptions = {}): CheckResult {
  const root = normal(options.path ?? 'plan.rollout');
  const assets = new Map(Object.entries(options.files ?? {}).map(([name, content]) => [normal(name), content]));
  const files = new Map<string, SourceFile>();
  const links = new Map<string, Links>();
  const open = [{ name: root, content: text }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, content } = next;
    if (files.has(name)) continue;
    const { tree, diagnostics, comments } = parse(content, name);
    files.set(name, { path: name, text: content, tree, comments, diagnostics });
    links.set(name, linksOf(tree));
    for (const { text: written } of importsOf(tree)) {
      const imported = assets.get(normal(written));
      if (imported !== undefined) open.push({ name: normal(written), content: imported });
    }
  }
  const settings = new Map(Object.entries(options.settings ?? {}));
  const { program, diagnostics } = check({ root, files, links, assets, settings });
  const found = [...files.values()].flatMap((file) => file.diagnostics);
  return { program, diagnostics: sortDiagnostics([...found, ...diagnostics]) };
}

/** Every string that may name a file, led to the name that it is held under. */
function linksOf(tree: File): Links {
  return new Map([...importsOf(tree), ...assetsOf(tree)].map(({ text }) => [text, normal(text)]));
}

function normal(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}
