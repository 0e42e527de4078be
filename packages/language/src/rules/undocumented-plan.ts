/** A plan, or a param of one, that does not say what it is for. */
import { inWeekly, STAGES } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (above: string, param: string) =>
  inWeekly(`${param}  param soak = 24h in 1h..72h\n`, { above, stages: STAGES.replace('24h', 'soak') });

export const undocumentedPlan = programRule({
  code: 'undocumented-plan',
  severity: 'hint',
  recommended: false,
  title: 'Plan without documentation',
  options: {},
  message: (args: { what: 'plan' | 'param'; name: string }) =>
    `Nothing says what the ${args.what} \`${args.name}\` is for.`,
  help: (args: { what: 'plan' | 'param' }) =>
    args.what === 'plan'
      ? 'Say above it what it rolls out, and why in this way: `/// …`.'
      : 'Say above it what depends on it: `/// …`.',
  page: {
    meaning: 'Each plan, and each param of a plan, has a `///` above it.',
    rationale:
      'A plan is read by whoever approves it, and by whoever is on call while it runs, at night, for the first time. Why it waits ' +
      'a day, and whether that may be shortened, is nowhere else.',
    raises: plan('', ''),
    avoids: plan(
      '/// One cluster for a day, then all of them.\n',
      '  /// A working day, so that every region has had its peak.\n',
    ),
    sources: [],
  },
  check: ({ root: { path, tree } }, _options, report) => {
    for (const node of nodesOf(tree, 'plan')) {
      if (node.doc === undefined) report({ what: 'plan', name: node.name.text }, { path, span: node.name.span });
      for (const { doc, name } of nodesOf(node, 'param')) {
        if (doc === undefined) report({ what: 'param', name: name.text }, { path, span: name.span });
      }
    }
  },
});
