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

const PLACE = 'a place of the fleet';

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
    const placesOf = placesIn([...files.values()].map((file) => file.tree));
    for (const node of nodesOf(tree, 'plan')) {
      const params = nodesOf(node, 'param');
      if (params.length === 0) continue;
      const plan = program.plans.find((each) => each.name === node.name.text);
      const meaningOf = meaningsIn(node, placesOf(plan?.topology), ringsOf(program, plan));
      for (const { name } of params) {
        const also = meaningOf(name.text);
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

/** The names of a topology's nodes, gathered once for all plans on it. */
function placesIn(files: readonly File[]): (topology: string | null | undefined) => ReadonlySet<string> {
  const known = new Map<string | null | undefined, ReadonlySet<string>>();
  return (topology) => {
    const before = known.get(topology);
    if (before !== undefined) return before;
    const [declared] = files.flatMap((file) => nodesOf(file, 'topology').filter(({ name }) => name.text === topology));
    const nodes = declared === undefined ? [] : nodesOf(declared, 'fleet-node');
    const places = new Set(nodes.flatMap(({ name }) => name?.text ?? []));
    known.set(topology, places);
    return places;
  };
}

function ringsOf({ audiences }: Program, plan: Program['plans'][number] | undefined): ReadonlySet<string> {
  return new Set(audiences.find(({ name }) => name === plan?.audience)?.rings.map(({ name }) => name));
}

/** What a name stands for in a plan, unless it is a param. */
function meaningsIn(plan: Plan, places: ReadonlySet<string>, rings: ReadonlySet<string>) {
  const written = new Map<string, string>();
  for (const { of, as, name } of namesIn(plan)) {
    // Those of a table are not declared in a file of the language.
    if (of.kind === 'address') written.set(name.text, PLACE);
    if (of.kind === 'comparison') written.set(name.text, as === 'label' ? 'a label' : 'a value of a label');
  }
  return (name: string): string | undefined => {
    if (WORDS.has(name)) return 'a word that selects';
    if (places.has(name)) return PLACE;
    return rings.has(name) ? 'a ring' : written.get(name);
  };
}
