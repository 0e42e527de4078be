/** A flag of which nobody has said when it is gone. */
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

export const flagWithoutEnd = programRule({
  code: 'flag-without-end',
  severity: 'hint',
  recommended: true,
  title: 'Flag without an end',
  options: {},
  message: (args: { name: string }) => `Nothing says when \`${args.name}\` is to be gone from the code.`,
  help: 'Say it: `remove by 2027-03-01`.',
  page: {
    meaning: 'Each flag has a day by which it is gone from the code, `remove by`.',
    rationale:
      'A flag that has done its work is a branch that nobody tests and a switch that somebody may pull. At Knight Capital, in ' +
      '2012, code that had not been used for years was still there behind its flag; when the flag was set for something new, ' +
      'one server that had not been upgraded ran it, and lost more than 460 million dollars in 45 minutes.',
    raises: 'flag checkout { owner "payments" }\n',
    avoids: 'flag checkout { owner "payments"  remove by 2027-03-01 }\n',
    sources: [
      {
        title:
          'U.S. Securities and Exchange Commission: In the Matter of Knight Capital Americas LLC, Release No. 34-70694 (2013)',
        url: 'https://www.sec.gov/litigation/admin/2013/34-70694.pdf',
      },
      { title: 'Ramanathan et al., Piranha: Reducing Feature Flag Debt at Uber (ICSE-SEIP 2020)' },
    ],
  },
  check: ({ root: { path, tree } }, _options, report) => {
    for (const { name, items } of nodesOf(tree, 'flag')) {
      if (items.some(({ kind }) => kind === 'remove-by')) continue;
      report({ name: name.text }, { path, span: name.span });
    }
  },
});
