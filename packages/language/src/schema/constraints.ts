import { type Entry, entry, group, phrase, sentence } from './entry.ts';

/** Constraints, for a fleet, a plan or one stage. */
export const constraintEntries: readonly Entry[] = [
  group('constraint', 'Constraints', 'What must hold at every moment, of a fleet, a plan or one stage.', [
    'max-down',
    'exclusive',
    'order',
    'max-parallel',
    'max-rate',
    'deadline',
    'horizon',
    'watch',
  ]),
  sentence('max-down', {
    form: 'maxDown AMOUNT [per LEVEL] ["," IN-ROLLBACK in rollback]',
    parts: {
      AMOUNT: { type: entry('amount') },
      LEVEL: {
        type: 'singular-level',
        doc: 'a limit for each node of the level',
        default: 'one limit for the whole fleet',
      },
      'IN-ROLLBACK': { type: entry('amount'), doc: 'the limit while going back', default: 'the same' },
    },
    doc: 'At most so much is down at once: being upgraded, failed, or lost. Percents are rounded down.',
    default: 'a whole unit may go at once',
    example: 'maxDown 25% per cluster, 50% in rollback',
    snippet: 'maxDown <25%> per <cluster>',
  }),
  phrase('amount', {
    form: 'PERCENT | NUMBER LEVEL | PARAM [LEVELS]',
    parts: {
      PERCENT: { type: 'percent' },
      NUMBER: { type: 'number' },
      LEVEL: { type: 'level', doc: 'a node counts as down while any server of it is' },
      PARAM: { type: 'name', refersTo: 'param' },
      LEVELS: { type: 'plural-level' },
    },
    doc: 'How much: a percent of the servers, or so many nodes of a level.',
    example: '3 racks',
  }),
  sentence('exclusive', {
    form: 'exclusive (EACH-OTHER [per LEVEL] | GROUP, … | PLACES) [at least APART apart]',
    parts: {
      'EACH-OTHER': { type: 'plural-level', doc: 'any two of that level' },
      LEVEL: { type: 'singular-level', doc: 'any two of the same', default: 'of the whole fleet' },
      GROUP: { type: entry('exclusive-group') },
      PLACES: { type: entry('places') },
      APART: { type: 'duration', doc: 'between the end of one and the start of the other', default: '0s' },
    },
    doc: 'These are never deployed to at the same time.',
    example: 'exclusive us-east, us-west at least 24h apart',
    snippet: 'exclusive <us-east>, <us-west>',
  }),
  phrase('exclusive-group', {
    form: '"(" SELECTOR ")"',
    parts: { SELECTOR: { type: entry('selector') } },
    doc: 'A group that excludes the other groups; its own members go side by side.',
    example: '(all clusters where tier == db)',
  }),
  sentence('order', {
    form: 'order PLACES [per LEVEL]',
    parts: {
      PLACES: { type: entry('places') },
      LEVEL: { type: 'singular-level', doc: 'within each of them', default: 'in the whole fleet' },
    },
    doc: 'Each of these starts when all before it that the plan deploys is done.',
    example: 'order bar, potato per datacenter',
    snippet: 'order <first>, <second>',
  }),
  sentence('max-parallel', {
    form: 'maxParallel COUNT LEVELS [per LEVEL]',
    parts: {
      COUNT: { type: 'count' },
      LEVELS: { type: 'level' },
      LEVEL: { type: 'singular-level', doc: 'in each of them', default: 'in the whole fleet' },
    },
    doc: 'At most so many units of that level are deployed to at once.',
    example: 'maxParallel 4 clusters per region',
    snippet: 'maxParallel <4> clusters',
  }),
  sentence('max-rate', {
    form: 'maxRate COUNT servers per PERIOD',
    parts: { COUNT: { type: 'count' }, PERIOD: { type: 'period' } },
    doc: 'In any span of that length at most so many servers start.',
    example: 'maxRate 1_000 servers per minute',
    snippet: 'maxRate <1_000> servers per <minute>',
  }),
  sentence('deadline', {
    form: 'deadline DURATION',
    parts: { DURATION: { type: 'duration' } },
    doc: 'The plan should be done by then: with every duration at its least longer is an error, at its median a warning.',
    example: 'deadline 5d',
    snippet: 'deadline <5d>',
  }),
  sentence('horizon', {
    form: 'horizon DURATION',
    parts: { DURATION: { type: 'duration' } },
    doc: 'How long after the plan’s end exposure to an escaped bug counts.',
    default: '0s',
    example: 'horizon 30d',
    snippet: 'horizon <30d>',
  }),
  sentence('watch', {
    form: 'watch CHECK',
    parts: { CHECK: { type: 'name', refersTo: 'check' } },
    doc: 'This check’s alarms are on for as long as the plan or the stage runs.',
    example: 'watch health',
    snippet: 'watch <health>',
  }),
];
