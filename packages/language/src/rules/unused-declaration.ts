/** Something that a file with plans declares, and that nothing in it uses. */
import type { File } from '../syntax/tree.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';
import { withItsLines } from './written/removal.ts';
import { usesOf } from './written/uses.ts';

const SHOP = 'service shop { runs on all  load 2_000 requests/s  headroom 40% }\n\n';

const plan = (head: string) => inWeekly('', { above: SHOP, head });

export const unusedDeclaration = programRule({
  code: 'unused-declaration',
  severity: 'hint',
  recommended: true,
  title: 'Unused declaration',
  options: {},
  message: (args: { what: string; name: string }) => `Nothing in this file uses the ${args.what} \`${args.name}\`.`,
  help: (args: { name: string }) =>
    `Name \`${args.name}\` where it is meant, remove it, or move it to a file of what several plans share.`,
  page: {
    meaning:
      'In a file with plans, each topology, service, audience, flag, health and model is used by something in it. Files without ' +
      'plans are there for others to import from, so nothing is said of them.',
    rationale:
      'A declaration that nothing uses often was meant to be used: a `service` that no plan says `of` leaves its load unknown ' +
      'and its capacity unchecked, a `health` that no gate names is never looked at, and the figures do not say so. Where it ' +
      'is left over, it is read, reviewed and kept up for nothing.',
    raises: plan('on fleet using typical'),
    avoids: plan('of shop on fleet using typical'),
    sources: [],
  },
  check: (subject, _options, report) => {
    const { path, text, tree } = subject.root;
    if (nodesOf(tree, 'plan').length === 0) return;
    const isUsed = usesOf(subject);
    for (const node of tree.declarations) {
      if (!isShareable(node) || isUsed(node.name.text)) continue;
      const { name, kind: what } = node;
      const edits = [{ path, span: withItsLines(text, node.span, node.doc), text: '' }];
      const fix = { title: `Remove \`${name.text}\``, safety: 'unsafe', edits } as const;
      report({ what, name: name.text }, { path, span: name.span, fix });
    }
  },
});

type Declaration = File['declarations'][number];
type Shareable = Exclude<Declaration, { readonly kind: 'import' | 'retired-flags' | 'plan' | 'scenario' | 'policy' }>;

/** Plans and scenarios are what a file is for, and a policy holds for all of its plans. */
function isShareable(node: Declaration): node is Shareable {
  switch (node.kind) {
    case 'topology':
    case 'service':
    case 'audience':
    case 'flag':
    case 'health':
    case 'model':
      return true;
    case 'import':
    case 'retired-flags':
    case 'plan':
    case 'scenario':
    case 'policy':
      return false;
  }
}
