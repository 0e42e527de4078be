import { block, declaration, type Entry, entry, phrase, sentence } from './entry.ts';

/** `topology`: the fleet. */
export const topologyEntries: readonly Entry[] = [
  declaration('topology', {
    form: 'topology NAME (BODY | TABLE)',
    parts: { NAME: { type: 'name' }, BODY: { type: entry('topology-body') }, TABLE: { type: entry('topology-table') } },
    doc: 'The fleet: regions, zones, datacenters, clusters, racks and servers, and the constraints that hold for every plan on it.',
    example: 'topology prod {\n  region us-west { cluster web[4] { server[40] } }\n}',
    snippet: 'topology <prod> {\n  region <us-west> {\n    cluster <web>[<4>] { <server[40]> }\n  }\n}',
  }),
  phrase('topology-table', {
    form: 'from FILE',
    parts: {
      FILE: {
        type: 'text',
        doc: 'a CSV file: region, zone, datacenter, cluster, rack, servers, and labels; one row a group',
      },
    },
    doc: 'The fleet as a table stands in a file of its own.',
    example: 'from "servers.csv"',
  }),
  block('topology-body', 'a topology', ['fleet-node', 'constraint']),
  sentence('fleet-node', {
    form: 'LEVEL (NAME [COUNT] | COUNT) [BODY]',
    parts: {
      LEVEL: { type: 'singular-level' },
      NAME: { type: 'name' },
      COUNT: { type: entry('node-count'), default: 'one' },
      BODY: { type: entry('node-body') },
    },
    doc: 'A part of the fleet, or that many alike: `cluster web[4]` is `web-1` … `web-4`. A level may be skipped, never reordered.',
    example: 'cluster web[4] { rack[10] { server[40] } }',
    snippet: '<region|zone|datacenter|cluster|rack|server> <name> {\n  <>\n}',
  }),
  phrase('node-count', {
    form: '"[" COUNT "]"',
    parts: { COUNT: { type: 'count', doc: 'that many alike' } },
    doc: 'That many alike.',
    example: '[40]',
  }),
  block('node-body', 'a node of the fleet', [
    'fleet-node',
    'located-in',
    'timezone',
    'upgrade-domains',
    'label',
    'traffic',
    'node-fails',
    'constraint',
  ]),
  sentence('located-in', {
    form: 'located in PLACE',
    parts: { PLACE: { type: 'text' } },
    doc: 'Where it stands, for people to read.',
    example: 'located in "Portland, OR"',
    snippet: 'located in "<city>"',
  }),
  sentence('timezone', {
    form: 'timezone ZONE',
    parts: { ZONE: { type: 'text', doc: 'an IANA name' } },
    doc: 'Its local time.',
    example: 'timezone "America/Los_Angeles"',
    snippet: 'timezone "<Europe/Berlin>"',
  }),
  sentence('upgrade-domains', {
    form: 'upgradeDomains COUNT',
    parts: { COUNT: { type: 'count' } },
    doc: 'Splits its servers into that many upgrade domains, across racks: server i belongs to domain (i mod n) + 1.',
    example: 'upgradeDomains 5',
    snippet: 'upgradeDomains <5>',
  }),
  sentence('label', {
    form: 'label NAME = VALUE',
    parts: { NAME: { type: 'name' }, VALUE: { type: 'value', doc: 'a word, a number, a percent or a duration' } },
    doc: 'Something that selectors can ask about; holds for everything inside.',
    example: 'label tier = pilot',
    snippet: 'label <tier> = <pilot>',
  }),
  sentence('traffic', {
    form: 'traffic SHARE',
    parts: { SHARE: { type: 'share-of-load' } },
    doc: 'Its share of the fleet’s load.',
    default: 'in proportion to its servers',
    example: 'traffic 12%',
    snippet: 'traffic <12%>',
  }),
  sentence('node-fails', {
    form: 'fails CHANCE',
    parts: { CHANCE: { type: 'probability' } },
    doc: 'The chance that deploying to it fails as a whole, drawn once for each deploy and attempt.',
    default: 'what the model says for its level',
    example: 'fails 0.05%',
    snippet: 'fails <0.1%>',
  }),
];
