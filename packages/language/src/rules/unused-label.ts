/** A label that nothing asks about. */
import type { File } from '../syntax/tree.ts';
import { onOwnFleet } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const FLEET = `topology fleet {
  cluster lab    { label tier = pilot  server[10] }
  cluster web[4] { label tier = broad  server[40] }
}
`;

const plan = (selected: string) =>
  onOwnFleet(
    FLEET,
    `  stage first { deploy ${selected}  wait 24h  gate health }
  stage rest { deploy remaining  wait 4h  gate health }
`,
  );

export const unusedLabel = programRule({
  code: 'unused-label',
  severity: 'hint',
  recommended: false,
  title: 'Unused label',
  options: {},
  message: (args: { label: string; topology: string }) =>
    `Nothing in this file asks about the label \`${args.label}\` of \`${args.topology}\`.`,
  help: (args: { label: string }) =>
    `Select by it, \`all clusters where ${args.label} == …\`, or write what it says as a comment.`,
  page: {
    meaning:
      'In a file with plans, each label that a topology gives is asked about by a `where` or a `spread over`. Tables, and ' +
      'files without plans, may have labels for others.',
    rationale:
      'A label that no selection reads keeps nothing apart: a fleet in which `hw = gen7` is written looks as if old hardware ' +
      'went separately, and it does not. Where it is there for people alone, a `///` above the node serves them better.',
    raises: plan('lab'),
    avoids: plan('all clusters where tier == pilot'),
    sources: [],
  },
  check: ({ root: { path, tree }, files }, _options, report) => {
    if (nodesOf(tree, 'plan').length === 0) return;
    const asked = new Set([...files.values()].flatMap((file) => labelsAsked(file.tree)));
    for (const topology of nodesOf(tree, 'topology')) {
      const told = new Set<string>();
      for (const { name, span } of nodesOf(topology, 'label')) {
        if (asked.has(name.text) || told.has(name.text)) continue;
        told.add(name.text);
        report({ label: name.text, topology: topology.name.text }, { path, span });
      }
    }
  },
});

function labelsAsked(tree: File): readonly string[] {
  const compared = nodesOf(tree, 'comparison').map(({ label }) => label.text);
  return [...compared, ...nodesOf(tree, 'spread').map(({ over }) => over.text)];
}
