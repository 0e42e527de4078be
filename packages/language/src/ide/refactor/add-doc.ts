/** Documentation for what has none. */
import type { TextEdit } from '../../diagnostics/index.ts';
import type { DocComment, Name, SyntaxNode } from '../../syntax/tree.ts';
import type { At, Offer } from './refactoring.ts';
import { insertion, isOnHead } from './written.ts';

/** What has a name, and may have documentation. */
type Documented = SyntaxNode & { readonly doc: DocComment | undefined; readonly name: Name };

export function addDoc({ file, around, span }: At): readonly Offer[] {
  const node = around.findLast(isDocumented);
  if (node === undefined || node.doc !== undefined || node.name.missing || !isOnHead(file, node, span)) return [];
  const name = node.name.text;
  const what = `What \`${name}\` is for.`;
  return [
    {
      title: `Document \`${name}\``,
      kind: 'refactor.rewrite.doc',
      keeps: 'machine',
      draft: () => {
        const line = file.text.slice(file.text.lastIndexOf('\n', node.span.start - 1) + 1, node.span.start);
        const begins = /^[ \t]*$/.test(line);
        const text = `${begins ? '' : '\n'}/// ${what}\n${begins ? line : ''}`;
        const edit: TextEdit = insertion(file, node.span.start, text);
        const start = text.indexOf(what);
        return { edits: [edit], select: { edit, start, end: start + what.length } };
      },
    },
  ];
}

function isDocumented(node: SyntaxNode): node is Documented {
  return 'doc' in node && 'name' in node && typeof node.name === 'object';
}
