import { block, declaration, type Entry, entry, sentence } from './entry.ts';

/** `service`: what is deployed, and what it needs. */
export const serviceEntries: readonly Entry[] = [
  declaration('service', {
    form: 'service NAME BODY',
    parts: { NAME: { type: 'name' }, BODY: { type: entry('service-body') } },
    doc: 'What is deployed: where it runs, what it cannot do without, and what it has to carry.',
    default: 'the whole fleet runs one, of which neither load nor headroom is known',
    example: 'service checkout { runs on all clusters where role == web  load 20_000 requests/s  headroom 40% }',
    snippet: 'service <checkout> {\n  runs on <all clusters where role == web>\n  <>\n}',
  }),
  block('service-body', 'a service', ['runs-on', 'needs', 'load', 'headroom']),
  sentence('runs-on', {
    form: 'runs on SELECTOR',
    parts: { SELECTOR: { type: entry('selector') } },
    doc: 'Where it runs: servers that no other service of the plan runs on.',
    default: 'on the whole fleet',
    example: 'runs on all clusters where role == web',
    snippet: 'runs on <all clusters where role == web>',
  }),
  sentence('needs', {
    form: 'needs SERVICE, …',
    parts: { SERVICE: { type: 'name', refersTo: 'service' } },
    doc: 'The services that it cannot do without. Where a plan deploys both, something of them goes first.',
    default: 'none',
    example: 'needs orders-db, sessions',
    snippet: 'needs <orders-db>',
  }),
  sentence('load', {
    form: 'load RATE requests/s [from FILE [in ZONE]]',
    parts: {
      RATE: {
        type: 'value',
        refersTo: 'param',
        label: 'a number, such as `20_000`',
        doc: 'requests in a second, by all of its servers together',
      },
      FILE: {
        type: 'text',
        doc: 'a CSV file: how many times that come in each hour, of a day (24 rows) or of a week (168 rows, from Monday on)',
        default: 'always once',
      },
      ZONE: { type: 'text', doc: 'an IANA name: whose hours they are', default: 'UTC' },
    },
    doc: 'What it has to carry.',
    default: 'not known: no requests are counted and no capacity is checked',
    example: 'load 20_000 requests/s from "load-by-hour.csv" in "Europe/Berlin"',
    snippet: 'load <20_000> requests/s',
  }),
  sentence('headroom', {
    form: 'headroom SHARE [per LEVEL]',
    parts: {
      SHARE: { type: 'share-of-load' },
      LEVEL: {
        type: 'singular-level',
        doc: 'what is down hands its load to the others in the same node of the level',
        default: 'to all servers of the service',
      },
    },
    doc: 'How much more than its ordinary load a server can carry.',
    default: 'capacity is not checked',
    example: 'headroom 40% per region',
    snippet: 'headroom <40%>',
  }),
];
