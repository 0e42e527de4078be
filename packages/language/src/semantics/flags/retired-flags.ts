/** Names of flags that are gone, in all files that are read: a name that one of them retires is retired for all. */
import type { Location } from '../../program/index.ts';
import { nameMessages } from '../messages/names.ts';
import { at, type Context, type Report } from '../report.ts';
import type { CheckInput, SourceFile } from '../source.ts';

/** Where each is said; the root's own sentence, if it has one. */
export function retiredFlags({ root, files }: CheckInput): ReadonlyMap<string, Location> {
  const retired = new Map<string, Location>();
  const paths = [...files.keys()].sort();
  for (const path of [root, ...paths]) {
    for (const { text, span } of namesIn(files.get(path))) {
      if (!retired.has(text)) retired.set(text, { path, span });
    }
  }
  return retired;
}

export function reportRetiredTwice(file: SourceFile, report: Report): void {
  const context: Context = { file, report };
  const known = new Set<string>();
  for (const name of namesIn(file)) {
    const what = `That \`${name.text}\` is retired`;
    if (known.has(name.text)) report.add(nameMessages.create('said-twice', { what }, at(context, name)));
    known.add(name.text);
  }
}

function namesIn(file: SourceFile | undefined) {
  const nodes = file?.tree.declarations.filter((node) => node.kind === 'retired-flags') ?? [];
  return nodes.flatMap(({ flags }) => flags.filter(({ missing }) => !missing));
}
