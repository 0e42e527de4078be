/** A bug that every second release carries, or every one. */
import { shareOption } from './option.ts';
import { inTypical } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';
import { shareText } from './written/texts.ts';

const plan = (present: string) =>
  inTypical(`  deploy takes 4m per server
  bug crash {
    ${present}
    surfaces after exponential(mean 200 server-hours)
  }
`);

export const bugAlwaysPresent = programRule({
  code: 'bug-always-present',
  severity: 'warning',
  recommended: true,
  title: 'Bug that most releases carry',
  options: { most: shareOption(0.5, 'How many of all releases may carry a bug, at most.') },
  message: (args: { bug: string; present: number | null; most: number }) =>
    args.present === null
      ? `Nothing says how many releases carry \`${args.bug}\`, so all of them do.`
      : `${shareText(args.present)} of all releases carry \`${args.bug}\`; ${shareText(args.most)} or more is rarely meant.`,
  help: (args: { bug: string }) =>
    `Say how many of your releases have had it, \`present 3%\`; for what happens if one has it, write a scenario: \`assume ${args.bug} present 100%\`.`,
  page: {
    meaning:
      '`present` is how many of all releases carry a bug of this class, and less than half of them do. A bug with `surfaces` ' +
      'that does not say it is always there.',
    rationale:
      'The chance is often taken for that of being noticed, or written as 100% to see what the gates would do. Then the plan ' +
      'is rolled back almost every time, `optimize` looks for a plan for releases that are all broken, and every figure ' +
      'that is an average over releases is wrong. Even the teams that DORA calls low performers have fewer.',
    raises: plan('present 80%'),
    avoids: plan('present 3%'),
    sources: [{ title: 'DORA: Accelerate State of DevOps Report 2024' }],
  },
  check: ({ root: { path, tree }, program }, { most }, report) => {
    for (const node of tree.declarations) {
      if (node.kind !== 'model') continue;
      const model = program.models.find(({ name }) => name === node.name.text);
      for (const { name, items, span } of nodesOf(node, 'bug')) {
        const said = items.find((item) => item.kind === 'present');
        const bug = model?.bugs.find((each) => each.name === name.text);
        if (bug === undefined) continue;
        const { present, surfaces } = bug;
        // Of one that only shows in places, what shows says how often it is there.
        const always = said === undefined && present === null && surfaces !== null;
        if (!always && (said === undefined || present === null || present < most)) continue;
        report({ bug: bug.name, present, most }, { path, span: said?.span ?? { ...span, end: name.span.end } });
      }
    }
  },
});
