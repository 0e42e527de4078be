/** Fleets: levels, counts, traffic, limits. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import type { Level } from '../../program/index.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';
import { besideFleet, inTopology } from './example.ts';

export const topologyMessages = defineDiagnostics({
  'level-order': {
    severity: 'error',
    title: 'Levels out of order',
    message: (args: { inner: Level; outer: Level }) =>
      args.inner === args.outer
        ? `A ${args.inner} cannot stand inside a ${args.outer}.`
        : `A ${args.inner} cannot stand inside a ${args.outer}: it is the larger of the two.`,
    help: 'From the outside in: region, zone, datacenter, cluster, rack, server. Levels may be skipped.',
    page: {
      meaning: 'The levels of a fleet have one order. A level may be skipped, but not put inside a smaller one.',
      raises: inTopology('cluster web { region us { server[10] } }'),
      avoids: inTopology('region us { cluster web { server[10] } }'),
    },
  },
  'empty-topology': {
    severity: 'error',
    title: 'Fleet without servers',
    message: (args: { name: string }) => `\`${args.name}\` has no servers.`,
    help: 'Give it nodes: `cluster web[4] { server[10] }`.',
    page: {
      meaning: 'A topology without a node has nothing that could be deployed to.',
      raises: inTopology('exclusive clusters'),
      avoids: inTopology('cluster web[4] { server[10] }\nexclusive clusters'),
    },
  },
  'too-many-servers': {
    severity: 'error',
    title: 'Too many servers',
    message: (args: { name: string }) => `With \`${args.name}\` the fleet has more than 1,000,000,000 servers.`,
    page: {
      meaning: 'A fleet has at most a billion servers.',
      raises: inTopology('cluster web[1_001] { server[1_000_000] }'),
      avoids: inTopology('cluster web[1_000] { server[1_000_000] }'),
    },
  },
  'too-many-nodes': {
    severity: 'error',
    title: 'Too many nodes',
    message: (args: { name: string }) => `\`${args.name}\` has more than 1,000,000 different nodes.`,
    help: 'Write alike nodes as one: `cluster web[1000] { … }`.',
    page: {
      meaning: 'A fleet has at most a million nodes that are told apart. Alike nodes, written with `[n]`, are one.',
      raises: {
        shown: 'topology fleet from "servers.csv"',
        text: () => 'topology fleet from "servers.csv"',
        files: () => ({ 'servers.csv': manyClusters(1_000_001) }),
      },
      avoids: inTopology('cluster web[1_000_001]'),
    },
  },
  'unknown-timezone': {
    severity: 'error',
    title: 'Unknown time zone',
    message: (args: Unknown) => `There is no time zone called "${args.name}".`,
    help: (args: Unknown) => didYouMean(args) ?? 'Use a name such as "Europe/Berlin".',
    page: {
      meaning: 'Time zones are called by their names in the IANA database, such as "America/Los_Angeles".',
      raises: inTopology('region us { timezone "America/Los_Angelos" }'),
      avoids: inTopology('region us { timezone "America/Los_Angeles" }'),
    },
  },
  'traffic-above-whole': {
    severity: 'error',
    title: 'More traffic than there is',
    message: (args: { sum: string; whole: string }) => `The shares of traffic add up to ${args.sum} of ${args.whole}.`,
    help: 'Lower some of them, or leave `traffic` out: the rest is shared in proportion to servers.',
    page: {
      meaning:
        '`traffic 12%` is the share of the whole fleet’s load that each of these nodes carries. All of them together ' +
        'carry at most 100%, and the nodes inside a node at most what that node carries.',
      raises: inTopology('cluster web[10] { traffic 12% }'),
      avoids: inTopology('cluster web[8] { traffic 12% }'),
    },
  },
  'traffic-below-whole': {
    severity: 'warning',
    title: 'Traffic that nobody carries',
    message: (args: { sum: string; whole: string }) =>
      `The shares of traffic add up to ${args.sum} of ${args.whole}, and no node is left to carry the rest.`,
    help: 'Raise some of them, or leave `traffic` out where the rest is to go.',
    page: {
      meaning: 'Every node has a share of its own, but the shares together are less than the whole.',
      raises: inTopology('cluster web[2] { traffic 40% }'),
      avoids: inTopology('cluster web[2] { traffic 50% }'),
    },
  },
  'nested-upgrade-domains': {
    severity: 'error',
    title: 'Upgrade domains inside upgrade domains',
    message: (args: { outer: string }) => `\`${args.outer}\` around it has upgrade domains of its own.`,
    help: 'Declare them at one level.',
    page: {
      meaning: 'A server belongs to one upgrade domain, so only one of the nodes around it may declare them.',
      raises: inTopology('region us { upgradeDomains 5  cluster web[4] { upgradeDomains 3  server[30] } }'),
      avoids: inTopology('region us { cluster web[4] { upgradeDomains 3  server[30] } }'),
    },
  },
  'label-kinds': {
    severity: 'error',
    title: 'One label, two kinds',
    message: (args: { label: string; here: string; there: string }) =>
      `\`${args.label}\` is ${args.here} here, and ${args.there} elsewhere.`,
    help: 'Write both as values of one kind, or give one of the labels another name.',
    page: {
      meaning:
        'A label is a word on all nodes, or a number, a percent or a duration on all. Otherwise a condition could ' +
        'not compare it.',
      raises: inTopology('cluster web { label wave = 1 }\ncluster db { label wave = last }'),
      avoids: inTopology('cluster web { label wave = 1 }\ncluster db { label wave = 2 }'),
    },
  },
  'level-absent': {
    severity: 'error',
    title: 'No such level in this fleet',
    message: (args: { level: Level; fleet: string; has: readonly Level[] }) =>
      `\`${args.fleet}\` has no ${args.level}s.`,
    help: (args: { has: readonly Level[] }) => `It has ${args.has.map((level) => `${level}s`).join(', ')}.`,
    page: {
      meaning: 'The sentence speaks of a level that no node of the fleet has, so it could never do anything.',
      raises: besideFleet('plan weekly { maxDown 1 rack per cluster  stage all { deploy all } }'),
      avoids: besideFleet('plan weekly { maxDown 1 server per cluster  stage all { deploy all } }'),
    },
  },
  'per-not-outside': {
    severity: 'error',
    title: 'Not a level around it',
    message: (args: { level: Level; per: Level }) =>
      args.level === args.per
        ? `Each ${args.per} holds only one ${args.level}: itself.`
        : `A ${args.per} does not hold ${args.level}s.`,
    help: 'From the outside in: region, zone, datacenter, cluster, rack, server.',
    page: {
      meaning: '`per LEVEL` and `in each LEVEL` name a level around the one that is counted.',
      raises: besideFleet('plan weekly { maxParallel 1 cluster per server  stage all { deploy all } }'),
      avoids: besideFleet('plan weekly { maxParallel 1 cluster per region  stage all { deploy all } }'),
    },
  },
  'rate-of-node': {
    severity: 'error',
    title: 'Rate of a part of the fleet',
    message: (args: { node: string }) =>
      `\`maxRate\` counts what starts in the whole fleet; in \`${args.node}\` it would hold back the other nodes, too.`,
    help: 'Write it outside of the nodes: in the topology itself, a plan or a stage. For a node alone, `maxParallel` and `maxDown` limit what goes at once.',
    page: {
      meaning:
        '`maxRate` is about all starts of a plan: servers that are upgraded or reverted, wherever they stand. It has no form for a part ' +
        'of the fleet, so it cannot stand in a node of the topology.',
      raises: inTopology('cluster web[4] { server[10]  maxRate 5 servers per minute }'),
      avoids: inTopology('cluster web[4] { server[10] }\nmaxRate 5 servers per minute'),
    },
  },
  'plan-only': {
    severity: 'error',
    title: 'Belongs to a plan',
    message: (args: { what: string; where: string; help: string }) =>
      `\`${args.what}\` cannot stand in a ${args.where}.`,
    help: (args: { help: string }) => args.help,
    page: {
      meaning:
        '`deadline` and `horizon` are about a plan as a whole, and `watch` about a plan or a stage: other blocks ' +
        'cannot say them.',
      raises: inTopology('cluster web[4]\ndeadline 5d'),
      avoids: besideFleet('plan weekly { deadline 5d  stage all { deploy all } }'),
    },
  },
});

function manyClusters(count: number): string {
  const rows = ['cluster'];
  for (let i = 1; i <= count; i++) rows.push(`c${i}`);
  return rows.join('\n');
}
