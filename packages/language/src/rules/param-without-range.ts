/** A param that may be anything. */
import { inWeekly, STAGES } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (range: string) => inWeekly(`  param soak = 24h${range}\n`, { stages: STAGES.replace('24h', 'soak') });

export const paramWithoutRange = programRule({
  code: 'param-without-range',
  severity: 'hint',
  recommended: false,
  title: 'Param without a range',
  options: {},
  message: (args: { name: string }) => `Nothing says what \`${args.name}\` may be.`,
  help: (args: { name: string; value: string }) =>
    `Say from where to where it makes sense: \`param ${args.name} = ${args.value} in …\`.`,
  page: {
    meaning: 'Each param says between which values it may be set.',
    rationale:
      'Whoever sets it from a command line at night is held by nothing: `--set soak=24m` is taken as well as `24h`. With a ' +
      'range it is an error; and `rollout optimize` knows where to look for a better value.',
    raises: plan(''),
    avoids: plan(' in 1h..72h'),
    sources: [],
  },
  check: ({ root: { path, text, tree } }, _options, report) => {
    for (const { name, value, range } of nodesOf(tree, 'param')) {
      if (range !== undefined || value === undefined) continue;
      const written = text.slice(value.span.start, value.span.end);
      report({ name: name.text, value: written }, { path, span: name.span });
    }
  },
});
