/** A name that is imported and never named. */
import type { Fix } from '../diagnostics/index.ts';
import type { SourceFile } from '../semantics/source.ts';
import type { Import, Name } from '../syntax/tree.ts';
import { importing } from './page-example.ts';
import { type ProgramSubject, programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';
import { withItsLines } from './written/removal.ts';
import { usesOf } from './written/uses.ts';

export const unusedImport = programRule({
  code: 'unused-import',
  severity: 'warning',
  recommended: true,
  title: 'Unused import',
  options: {},
  message: (args: { name: string; from: string }) => `Nothing uses \`${args.name}\`, imported from "${args.from}".`,
  help: 'Take it out of the import, or name it where it was meant.',
  page: {
    meaning: 'Whatever a file imports is named in it, or meant where nothing else can be.',
    rationale:
      'Who reads the file looks for what the name does in it, and who changes the other file believes that this one depends ' +
      'on it. Often it is a trace of a mistake: the plan goes on with another fleet or other numbers than was thought.',
    raises: importing('fleet, old-fleet, typical'),
    avoids: importing('fleet, typical'),
    sources: [],
  },
  check: (subject, _options, report) => {
    const imports = nodesOf(subject.root.tree, 'import');
    if (imports.length === 0) return;
    const isUsed = usesOf(subject);
    for (const node of imports) {
      const unused = node.names.filter(({ text }) => !isUsed(text));
      // A file may be imported so that the flags that it retires are known here.
      if (unused.length === node.names.length && retiresFlags(subject)) continue;
      for (const name of unused) {
        const place = { path: subject.root.path, span: name.span };
        report(
          { name: name.text, from: node.from?.text ?? '' },
          { ...place, fix: removal(subject.root, node, name, unused) },
        );
      }
    }
  },
});

function retiresFlags({ root, files }: ProgramSubject): boolean {
  return [...files.values()].some((file) => file !== root && nodesOf(file.tree, 'retired-flags').length > 0);
}

/** Where all of its names are unused the whole import goes, with the first of them. */
function removal({ path, text }: SourceFile, node: Import, name: Name, unused: readonly Name[]): Fix {
  if (unused.length === node.names.length) {
    const edits = [{ path, span: withItsLines(text, node.span), text: '' }];
    return { title: 'Remove the import', safety: 'safe', edits };
  }
  const i = node.names.indexOf(name);
  const [before, after] = [node.names[i - 1], node.names[i + 1]];
  // With the comma that stands between it and its neighbour.
  const span =
    after === undefined
      ? { start: before?.span.end ?? name.span.start, end: name.span.end }
      : { start: name.span.start, end: after.span.start };
  return { title: `Remove \`${name.text}\` from the import`, safety: 'safe', edits: [{ path, span, text: '' }] };
}
