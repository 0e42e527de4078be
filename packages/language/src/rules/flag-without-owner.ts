/** A flag for which nobody answers. */
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

export const flagWithoutOwner = programRule({
  code: 'flag-without-owner',
  severity: 'hint',
  recommended: true,
  title: 'Flag without an owner',
  options: {},
  message: (args: { name: string }) => `Nobody answers for \`${args.name}\`.`,
  help: 'Say who does: `owner "payments"`.',
  page: {
    meaning: 'Each flag says who answers for it, `owner`.',
    rationale:
      'Whoever meets an old flag has to ask somebody whether it may go, and whoever is woken by what it does has to know whom ' +
      'to wake next. A flag without an owner is left on, or off, for ever: it is safer to leave than to ask everybody.',
    raises: 'flag checkout { remove by 2027-03-01 }\n',
    avoids: 'flag checkout { owner "payments"  remove by 2027-03-01 }\n',
    sources: [
      {
        title: 'Pete Hodgson: Feature Toggles (aka Feature Flags)',
        url: 'https://martinfowler.com/articles/feature-toggles.html',
      },
    ],
  },
  check: ({ root: { path, tree } }, _options, report) => {
    for (const { name, items } of nodesOf(tree, 'flag')) {
      if (items.some(({ kind }) => kind === 'owner')) continue;
      report({ name: name.text }, { path, span: name.span });
    }
  },
});
