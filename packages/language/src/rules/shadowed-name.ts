/** A name that stands for two things in the places where it is read. */
import { LEVELS, type Program, pluralOfLevel } from '../program/index.ts';
import type { File, Plan } from '../syntax/tree.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { namesIn, nodesOf } from './written/nodes.ts';

/** What begins a selection, and levels: a place of such a name has to be written in quotes. */
const WORDS: ReadonlySet<string> = new Set([
  'all',
  'here',
  'remaining',
  ...LEVELS,
  ...LEVELS.map((level) => pluralOfLevel(level)),
]);

const plan = (param: string) =>
  inWeekly(
    `  param ${param} = 24h in 1h..72h
`,
    {
      stages: `  stage first { deploy 1 cluster in west  wait ${param}  gate health }
  stage rest { deploy remaining  wait 4h  gate health }
`,
    },
  );

export const shadowedName = programRule({
  code: 'shadowed-name',
  severity: 'warning',
  recommended: true,
  title: 'One name, two things',
  options: {},
  message: (args: { name: string; is: string; also: string }) => `\`${args.name}\` is ${args.is}, and ${args.also}.`,
  help: 'Give it a name that nothing else has.',
  page: {
    meaning:
      'A param does not have the name of a place, a label or a ring that its plan speaks of, nor of a word that begins a ' +
      'selection; a place does not have the name of such a word, nor a label that of a level.',
    rationale:
      'Where both could stand, one of them is taken and the other hidden: `all` is everything, never the param of that name, ' +
      'and `spread over zone` means the level. Where only one can stand, whoever reads the plan still has to know which: ' +
      '`where tier == early` compares with a word, also in a plan with a param `early`.',
    raises: plan('west'),
    avoids: plan('first-soak'),
    sources: [],
  },
  check: ({ root: { path, tree }, files, program }, _options, report) => {
    const said = (name: string, is: string, also: string, { span }: { readonly span: File['span'] }): void =>
      report({ name, is, also }, { path, span });
    for (const node of nodesOf(tree, 'plan')) {
      const params = nodesOf(node, 'param');
      if (params.length === 0) continue;
      const trees = [...files.values()].map((file) => file.tree);
      const meanings = meaningsIn(node, trees, program);
      for (const { name } of params) {
        const also = meanings.get(name.text);
        if (also !== undefined) said(name.text, `a param of \`${node.name.text}\``, also, name);
      }
    }
    for (const { name } of nodesOf(tree, 'fleet-node')) {
      if (name === undefined || !WORDS.has(name.text)) continue;
      said(name.text, 'a place', 'a word that selects: unless it is in quotes, the word is meant', name);
    }
    for (const { name } of nodesOf(tree, 'label')) {
      const level = LEVELS.find((each) => each === name.text);
      if (level !== undefined) said(name.text, 'a label', 'a level: `spread over` takes it for the level', name);
    }
  },
});

/** What names stand for in a plan, beside its params. */
function meaningsIn(node: Plan, files: readonly File[], program: Program): ReadonlyMap<string, string> {
  const plan = program.plans.find(({ name }) => name === node.name.text);
  const topologies = files.flatMap((file) => nodesOf(file, 'topology'));
  const fleet = topologies.find(({ name }) => name.text === plan?.topology);
  const audience = program.audiences.find(({ name }) => name === plan?.audience);
  const meanings = new Map<string, string>();
  const add = (name: string, meaning: string): void => {
    if (!meanings.has(name)) meanings.set(name, meaning);
  };
  for (const word of WORDS) add(word, 'a word that selects');
  for (const { name } of fleet === undefined ? [] : nodesOf(fleet, 'fleet-node')) {
    if (name !== undefined) add(name.text, 'a place of the fleet');
  }
  for (const { name } of audience?.rings ?? []) add(name, 'a ring');
  for (const { of, as, name } of namesIn(node)) {
    if (of.kind === 'comparison') add(name.text, as === 'label' ? 'a label' : 'a value of a label');
    if (of.kind === 'address') add(name.text, 'a place of the fleet');
  }
  return meanings;
}
