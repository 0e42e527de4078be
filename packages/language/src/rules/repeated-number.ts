/** One wait, written in several places. */

import type { Fix } from '../diagnostics/index.ts';
import { addTo } from '../grouping.ts';
import type { DurationLiteral, Plan } from '../syntax/tree.ts';
import { countOption } from './option.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { asFirstSentence } from './written/first-sentence.ts';
import { namesIn, nodesOf } from './written/nodes.ts';

const plan = (param: string, wait: string) =>
  inWeekly(param, {
    stages: `  stage first { deploy 1 cluster  wait ${wait}  gate health }
  stage second { deploy 1 cluster  wait ${wait}  gate health }
  stage rest { deploy remaining  wait ${wait}  gate health }
`,
  });

export const repeatedNumber = programRule({
  code: 'repeated-number',
  severity: 'hint',
  recommended: false,
  title: 'One number in several places',
  options: { least: countOption(3, 'In how many places one wait stands before it is found.') },
  message: (args: { wait: string; count: number; plan: string }) =>
    `\`wait ${args.wait}\` stands in \`${args.plan}\` ${args.count} times.`,
  help: (args: { wait: string }) =>
    `Give it a name, and say from where to where it makes sense: \`param bake = ${args.wait} in …\`.`,
  page: {
    meaning: 'A wait that a plan has in three places or more is a `param`.',
    rationale:
      'When it is to be longer, one of the places is forgotten. A param can also be set from the command line, and ' +
      '`rollout optimize` can look for the value that is worth its time.',
    raises: plan('', '24h'),
    avoids: plan('  param bake = 24h in 1h..72h\n', 'bake'),
    sources: [],
  },
  check: ({ root: { path, tree } }, { least }, report) => {
    for (const node of nodesOf(tree, 'plan')) {
      const places = new Map<string, DurationLiteral[]>();
      for (const { duration } of nodesOf(node, 'wait')) {
        if (duration?.kind === 'duration') addTo(places, duration.text, duration);
      }
      for (const [wait, same] of places) {
        const [first, ...others] = same;
        if (first === undefined || same.length < Math.max(2, least)) continue;
        const related = others.map(({ span }) => ({ path, span, message: 'and here' }));
        const fix = named(path, node, wait, same);
        report({ wait, count: same.length, plan: node.name.text }, { path, span: first.span, related, fix });
      }
    }
  },
});

function named(path: string, plan: Plan, wait: string, same: readonly DurationLiteral[]): Fix | undefined {
  const taken = new Set(namesIn(plan).map(({ name }) => name.text));
  const name = ['bake', `bake-${wait}`].find((each) => !taken.has(each));
  if (name === undefined) return undefined;
  const param = asFirstSentence(path, plan, `param ${name} = ${wait}`);
  const uses = same.map(({ span }) => ({ path, span, text: name }));
  return param === undefined ? undefined : { title: `Name it \`${name}\``, safety: 'unsafe', edits: [param, ...uses] };
}
