import { block, declaration, type Entry, entry, group, phrase, sentence } from './entry.ts';

/** `expect` and `policy`: what must hold of plans. */
export const expectationEntries: readonly Entry[] = [
  sentence('expect', {
    form: 'expect (MEASURE RELATION BOUND | exclusive (GROUP, … | PLACES)) [at LEVEL]',
    parts: {
      MEASURE: { type: entry('measure') },
      RELATION: { type: 'comparator', label: '`<`, `<=`, `>` or `>=`' },
      BOUND: { type: entry('bound') },
      GROUP: { type: entry('exclusive-group') },
      PLACES: { type: entry('places'), doc: 'no two of these are ever worked on at once' },
      LEVEL: {
        type: 'percent',
        label: 'a level, such as `99.9%`',
        doc: 'how certain the answer has to be where it takes sampling: over 50%, under 100%',
        default: '99%',
      },
    },
    doc: 'What must hold of the plan; `rollout test` says whether it does. Nothing of how the plan runs depends on it.',
    example: 'expect p95(duration) <= 5d',
    snippet: 'expect <p95(duration)> <= <5d>',
  }),
  phrase('measure', {
    form: 'STATISTIC "(" MEASURED [given (any bug | BUG)] ")"',
    parts: {
      STATISTIC: {
        type: 'statistic',
        label: 'a statistic, such as `p95`, `mean` or `P`',
        doc: '`P`: the chance that it happens; of an amount `mean`, `sd`, `min`, `max`, or the value that N% of the runs reach at most: `p50`, `p95`, `p99.9`',
      },
      MEASURED: { type: entry('measured'), label: 'what is measured, such as `duration` or `rollback`' },
      BUG: {
        type: 'name',
        refersTo: 'bug',
        doc: 'among the runs in which it is there; `any bug`: in which some bug is',
        default: 'over all runs; quantiles of exposure and reach: over those in which the bug is there',
      },
    },
    label: 'a figure, such as `p95(duration)`',
    doc: 'A figure of a plan.',
    example: 'P(crash found in first given crash)',
  }),
  group('measured', 'Measures', 'What can be measured of a run: whether something happens, or an amount.', [
    'of-found',
    'of-duration',
    'of-ending',
    'of-escape',
    'of-exposure',
    'of-reach',
    'of-down',
  ]),
  phrase('of-found', {
    form: '(BUG found | found) [in STAGE]',
    parts: {
      BUG: { type: 'name', refersTo: 'bug', doc: '`found` alone: any' },
      STAGE: { type: 'name', refersTo: 'stage', default: 'in any' },
    },
    doc: 'The bug is there, and is found.',
    example: 'crash found in first',
  }),
  phrase('of-duration', {
    form: 'duration [of completed]',
    parts: {},
    doc: 'How long the run takes; `of completed`: over the runs that complete. Held to a duration.',
    example: 'duration of completed',
  }),
  phrase('of-ending', {
    form: 'completed | rollback | stop',
    parts: {},
    doc: 'How the run ends: `completed` at the plan’s end, `rollback` with the old version back, `stop` where it stood.',
    example: 'rollback',
  }),
  phrase('of-escape', {
    form: 'escape [of BUG]',
    parts: { BUG: { type: 'name', refersTo: 'bug', default: 'any' } },
    doc: 'The plan completes, and the bug is out there, not found.',
    example: 'escape of crash',
  }),
  phrase('of-exposure', {
    form: 'exposure [to BUG]',
    parts: {
      BUG: { type: 'name', refersTo: 'bug', default: 'to all together, which then have one unit' },
    },
    doc: 'How much the bug was met. Held to an amount in the bug’s unit: `500 server-hours`.',
    example: 'exposure to crash',
  }),
  phrase('of-reach', {
    form: 'reach of BUG',
    parts: { BUG: { type: 'name', refersTo: 'bug' } },
    doc: 'The most servers that had the bug at once. Held to `400 servers`, or to `10% of servers`: of the fleet’s.',
    example: 'reach of crash',
  }),
  phrase('of-down', {
    form: 'down [per LEVEL]',
    parts: {
      LEVEL: { type: 'singular-level', doc: 'of the node of the level where it is most', default: 'of the fleet' },
    },
    doc: 'The greatest percent of the servers that is down at once.',
    example: 'down per cluster',
  }),
  phrase('bound', {
    form: 'QUANTITY [servers | of servers]',
    parts: { QUANTITY: { type: 'any-quantity', doc: 'in the measure’s own unit' } },
    label: 'a bound, such as `5d`, `5%` or `500 server-hours`',
    doc: 'What a measure is held to.',
    example: '10% of servers',
  }),
  declaration('policy', {
    form: 'policy NAME BODY',
    parts: { NAME: { type: 'name' }, BODY: { type: entry('policy-body') } },
    doc: 'What every plan that it is configured for must meet: its expectations are added to the plan’s own; its constraints the plan must promise itself, or never break.',
    example: 'policy careful { maxDown 50% per cluster expect P(rollback) < 5% }',
    snippet: 'policy <careful> {\n  maxDown <50%> per <cluster>\n  expect <P(rollback)> < <5%>\n}',
  }),
  block('policy-body', 'a policy', ['expect', 'constraint']),
];
