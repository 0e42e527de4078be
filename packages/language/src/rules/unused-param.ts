/** A param that nothing in its plan takes a number from. */
import { inWeekly, STAGES } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';
import { referencesIn } from './written/references.ts';
import { withItsLines } from './written/removal.ts';

const plan = (wait: string) => inWeekly('  param soak = 24h in 1h..72h\n', { stages: STAGES.replace('24h', wait) });

export const unusedParam = programRule({
  code: 'unused-param',
  severity: 'warning',
  recommended: true,
  title: 'Unused param',
  options: {},
  message: (args: { name: string; plan: string }) =>
    `Nothing in \`${args.plan}\` uses the param \`${args.name}\`: setting it changes nothing.`,
  help: (args: { name: string }) => `Write \`${args.name}\` where the number stands that it is for, or remove it.`,
  page: {
    meaning: 'Each param of a plan stands somewhere in it in the place of a number.',
    rationale:
      'Who runs `rollout simulate --set soak=48h`, or lets `optimize` look for the best value, gets figures that are all ' +
      'alike, and takes from them that the number does not matter. Most often it is written out in one place too many.',
    raises: plan('24h'),
    avoids: plan('soak'),
    sources: [],
  },
  check: ({ root: { path, text, tree } }, _options, report) => {
    for (const node of nodesOf(tree, 'plan')) {
      const params = nodesOf(node, 'param');
      if (params.length === 0) continue;
      const used = referencesIn(node);
      for (const param of params) {
        const { name } = param;
        if (used.has(name.text)) continue;
        // Whoever sets it on a command line would be told that it is not there.
        const edits = [{ path, span: withItsLines(text, param.span, param.doc), text: '' }];
        const fix = { title: `Remove \`${name.text}\``, safety: 'unsafe', edits } as const;
        report({ name: name.text, plan: node.name.text }, { path, span: name.span, fix });
      }
    }
  },
});
