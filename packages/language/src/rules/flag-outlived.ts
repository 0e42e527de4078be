/** A plan that enables a flag after the day by which it is to be gone. */
import type { Example } from '../diagnostics/index.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const FLAG = `audience users 2_000_000 {
  ring internal 0.2%
  ring early 5%
  ring broad
}

flag checkout { owner "payments"  remove by 2027-03-01 }
`;

const MODEL = `model typical {
  flag takes 30s
  bug wrong-total { present 4%  behind checkout  surfaces after exponential(mean 100_000 user-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}
`;

const launch = (starts: string): Example => {
  const shown = `${FLAG}
plan launch using typical {
  starts ${starts} 09:00
  stage all {
    enable checkout for internal, early, 30%, broad { wait 1d  gate health }
  }
}
`;
  return { shown, text: () => `${MODEL}${shown}` };
};

export const flagOutlived = programRule({
  code: 'flag-outlived',
  severity: 'warning',
  recommended: true,
  title: 'Flag past its end',
  options: {},
  message: (args: { name: string; removeBy: string; starts: string }) =>
    `\`${args.name}\` is to be gone by ${args.removeBy}, and this plan, which enables it, starts on ${args.starts}.`,
  help: 'Give it a later day, or remove it from the code instead.',
  page: {
    meaning: 'No plan enables a flag after its `remove by`, the day by which it is gone from the code.',
    rationale:
      'Either the flag was not removed when it should have been, and nobody has noticed; or it was, and the plan switches ' +
      'something that is not there any more, so that its figures are about a launch that does not happen.',
    raises: launch('2027-05-03'),
    avoids: launch('2026-11-02'),
    sources: [
      {
        title: 'Pete Hodgson: Feature Toggles (aka Feature Flags)',
        url: 'https://martinfowler.com/articles/feature-toggles.html',
      },
    ],
  },
  check: ({ root: { path, tree }, program }, _options, report) => {
    for (const node of nodesOf(tree, 'plan')) {
      const starts = program.plans.find(({ name }) => name === node.name.text)?.starts;
      if (starts === undefined || starts === null) continue;
      const told = new Set<string>();
      for (const { flag: name } of nodesOf(node, 'enable')) {
        if (told.has(name.text)) continue;
        told.add(name.text);
        const flag = program.flags.find((each) => each.name === name.text);
        if (flag === undefined || flag.removeBy === null || flag.removeBy >= starts.date) continue;
        const related = [{ ...flag.location, message: 'the flag' }];
        report({ name: flag.name, removeBy: flag.removeBy, starts: starts.date }, { path, span: name.span, related });
      }
    }
  },
});
