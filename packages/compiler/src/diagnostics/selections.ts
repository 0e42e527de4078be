/** What can be wrong with the servers that a plan selects. */
import { defineDiagnostics, type Level, pluralOfLevel } from '@rollout/language';
import { FIVE_CLUSTERS, planOn } from './example.ts';

const SOME_DOMAINS = FIVE_CLUSTERS.replace('{ server[5]', '{ upgradeDomains 5  server[5]');

export const selectionDiagnostics = defineDiagnostics({
  'empty-selection': {
    severity: 'error',
    title: 'Nothing selected',
    message: (args: { what: string; left: boolean }) =>
      `${args.what} selects no server${args.left ? ': what it is about is deployed by then' : ''}.`,
    help: (args: { left: boolean }) =>
      args.left
        ? 'Deploy less before it, or take the sentence out.'
        : 'Select something that is there and not deployed yet, or take the sentence out.',
    page: {
      meaning:
        'A sentence that deploys to nothing says something other than it means: a label that no node has, places that have nothing in common, or `remaining` where nothing is left. All of it is known before the plan runs, so it is an error.',
      raises: planOn(FIVE_CLUSTERS, 'stage all { deploy all }\nstage rest { deploy remaining }'),
      avoids: planOn(FIVE_CLUSTERS, 'stage first { deploy west }\nstage rest { deploy remaining }'),
    },
  },
  'too-few-left': {
    severity: 'error',
    title: 'Fewer left than asked for',
    message: (args: { asked: number; left: number; level: Level; ramp: boolean }) =>
      `${args.ramp ? 'The ramp' : 'This'} asks for ${nodes(args.asked, args.level)}, but ${args.left === 0 ? 'none is' : args.left === 1 ? 'only 1 is' : `only ${args.left} are`} left here.`,
    help: (args: { left: number; level: Level; ramp: boolean }) =>
      args.left === 0
        ? 'Everything here is deployed by then.'
        : `Ask for at most ${nodes(args.left, args.level)}${args.ramp ? ' there' : ', or write `remaining`'}.`,
    page: {
      meaning:
        'A count takes from what the way to this sentence has not deployed to yet. A stage sees what the stages before it have deployed; in `each`, a unit sees what was deployed before, and its own.',
      raises: planOn(
        FIVE_CLUSTERS,
        'stage first { deploy 1 cluster in west }\nstage second { deploy 2 clusters in west }',
      ),
      avoids: planOn(FIVE_CLUSTERS, 'stage first { deploy 1 cluster in west }\nstage second { deploy remaining }'),
    },
  },
  'ramp-adds-nothing': {
    severity: 'warning',
    title: 'A step of the ramp adds nothing',
    message: (args: { step: string; level: Level; deployed: number; total: number }) =>
      `\`ramp to ${args.step}\` adds nothing: ${args.deployed} of ${nodes(args.total, args.level)} are deployed by then. Only the block runs.`,
    help: 'Leave that step out, or let it be larger.',
    page: {
      meaning:
        '`ramp to` counts what is deployed already, and rounds down. In a small fleet two percents may come to the same number of nodes; then the second deploys nothing, and its block runs once more.',
      raises: planOn(FIVE_CLUSTERS, 'stage all {\n  ramp to 10%, 20%, 100% of clusters { wait 1h }\n}'),
      avoids: planOn(FIVE_CLUSTERS, 'stage all {\n  ramp to 20%, 60%, 100% of clusters { wait 1h }\n}'),
    },
  },
  'deployed-twice': {
    severity: 'error',
    title: 'Servers deployed twice',
    message: (args: { where: string; other: string; together: boolean }) =>
      args.together
        ? `This selects ${args.where}, which \`${args.other}\` selects too, and both may run at the same time.`
        : `This selects ${args.where}, which \`${args.other}\` has deployed by then.`,
    help: (args: { together: boolean }) =>
      args.together
        ? 'Let one of them wait for the other with `after`, or divide the servers between them.'
        : 'Write `remaining`, or leave these servers out with `except`.',
    page: {
      meaning:
        'A server gets the new version once. `all` and names mean exactly those servers, whatever was deployed before; `remaining`, counts and percents leave out what the way to the sentence has deployed. Stages side by side, and the units of one `each`, do not see what the others deploy.',
      raises: planOn(FIVE_CLUSTERS, 'stage first { deploy small-1 }\nstage rest { deploy all }'),
      avoids: planOn(FIVE_CLUSTERS, 'stage first { deploy small-1 }\nstage rest { deploy remaining }'),
    },
  },
  'servers-not-reached': {
    severity: 'warning',
    title: 'Servers that no stage reaches',
    message: (args: { servers: number; of: number; where: string }) =>
      `No stage deploys to ${args.servers === 1 ? '1 server' : `${args.servers} servers`} of ${args.of}: ${args.where}.`,
    help: 'Add a stage that deploys `remaining`, if they should have the new version too.',
    page: {
      meaning: 'When the plan has completed, these servers still run the old version.',
      raises: planOn(FIVE_CLUSTERS, 'stage only { deploy west }'),
      avoids: planOn(FIVE_CLUSTERS, 'stage first { deploy west }\nstage rest { deploy remaining }'),
    },
  },
  'outside-upgrade-domains': {
    severity: 'error',
    title: 'Outside any upgrade domain',
    message: (args: { where: string }) => `${args.where} has no upgrade domains.`,
    help: 'Write `upgradeDomains 5` (or as many as there are) in the topology, or select nodes that have some.',
    page: {
      meaning:
        '`batch upgradeDomain` and `each upgradeDomain` go by the upgrade domains that the topology gives to a node. Servers that are in none belong to no batch.',
      raises: planOn(SOME_DOMAINS, 'stage all { deploy all batch upgradeDomain }'),
      avoids: planOn(SOME_DOMAINS, 'stage all {\n  deploy west batch upgradeDomain\n  deploy east\n}'),
    },
  },
});

/** `1 cluster`, `3 clusters`. */
export function nodes(count: number, level: Level): string {
  return count === 1 ? `1 ${level}` : `${count} ${pluralOfLevel(level)}`;
}
