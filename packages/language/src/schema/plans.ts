import { block, declaration, type Entry, entry, sentence } from './entry.ts';

/** `plan`, and its stages. */
export const planEntries: readonly Entry[] = [
  declaration('plan', {
    form: 'plan NAME [of SERVICE, …] [on TOPOLOGY] [using MODEL] BODY',
    parts: {
      NAME: { type: 'name' },
      SERVICE: {
        type: 'name',
        refersTo: 'service',
        doc: 'what is deployed',
        default: 'the one that the whole fleet runs',
      },
      TOPOLOGY: {
        type: 'name',
        refersTo: 'topology',
        doc: 'the fleet',
        default: 'the only one of the file; none, where nothing is deployed',
      },
      MODEL: {
        type: 'name',
        refersTo: 'model',
        doc: 'the numbers',
        default: 'the only one of the file; where there is none, nothing takes time, fails or goes wrong',
      },
      BODY: { type: entry('plan-body') },
    },
    doc: 'How a release goes out: its stages run in the order written.',
    example: 'plan weekly on prod using typical { stage all { deploy all } }',
    snippet:
      'plan <weekly> on <prod> using <typical> {\n  maxDown <25%> per cluster\n\n  stage <first> {\n    deploy <1 cluster>\n    wait <24h>\n    gate <health>\n  }\n\n  stage <rest> {\n    each cluster in remaining {\n      deploy here\n      wait <4h>\n      gate <health>\n    }\n  }\n}',
  }),
  block('plan-body', 'a plan', [
    'param',
    'starts',
    'stage',
    'parallel-stages',
    'channel',
    'constraint',
    'handler',
    'expect',
  ]),
  sentence('param', {
    form: 'param NAME = VALUE [in FROM .. TO]',
    parts: {
      NAME: { type: 'name' },
      VALUE: { type: 'any-quantity' },
      FROM: { type: 'any-quantity', doc: 'the least it may be' },
      TO: { type: 'any-quantity', doc: 'the most it may be' },
    },
    doc: 'A number with a name, which the command line can set.',
    example: 'param soak = 24h in 1h..72h',
    snippet: 'param <soak> = <24h> in <1h>..<72h>',
  }),
  sentence('starts', {
    form: 'starts DATE TIME [in ZONE]',
    parts: {
      DATE: { type: 'date' },
      TIME: { type: 'time' },
      ZONE: { type: 'text', doc: 'an IANA name', default: 'that of the first `window` with one, else UTC' },
    },
    doc: 'When it begins.',
    default:
      'whoever runs it says; where nobody does and it matters, at its first opening in the week of Monday 2026-01-05',
    example: 'starts 2026-11-23 09:00 in "Europe/Berlin"',
    snippet: 'starts <2026-11-23> <09:00> in "<Europe/Berlin>"',
  }),
  sentence('stage', {
    form: 'stage NAME [after STAGE, …] BODY',
    parts: {
      NAME: { type: 'name' },
      STAGE: {
        type: 'name',
        refersTo: 'stage',
        doc: 'starts when these are done',
        default: 'the stage or the `parallel` block above it',
      },
      BODY: { type: entry('stage-body') },
    },
    doc: 'Steps in a row, with constraints and handlers of their own.',
    example: 'stage world after first { deploy remaining }',
    snippet: 'stage <name> {\n  wait <24h>\n  gate <health><>\n}',
  }),
  block('stage-body', 'a stage', ['constraint', 'handler', 'step']),
  sentence('parallel-stages', {
    form: 'parallel BODY',
    parts: { BODY: { type: entry('parallel-body') } },
    doc: 'Its stages run side by side; what comes after waits for all of them.',
    example: 'parallel { stage a { deploy us-west } stage b { deploy us-east } }',
    snippet: 'parallel {\n  stage <a> {\n    wait <24h>\n    gate <health><>\n  }\n}',
  }),
  block('parallel-body', '`parallel`', ['stage']),
  sentence('channel', {
    form: 'channel NAME [after STAGE, …] for RING departs every INTERVAL from DATE [in ZONE] BODY',
    parts: {
      NAME: { type: 'name' },
      STAGE: {
        type: 'name',
        refersTo: 'stage',
        doc: 'starts when these are done',
        default: 'the stage or the `parallel` block above it',
      },
      RING: { type: 'name', refersTo: 'ring', doc: 'who gets the change when the train leaves; or a whole audience' },
      INTERVAL: { type: 'duration' },
      DATE: { type: 'date', doc: 'a departure, at 00:00' },
      ZONE: { type: 'text', doc: 'an IANA name', default: 'the plan’s own zone' },
      BODY: { type: entry('stage-body') },
    },
    doc: 'A train: the change waits for the next departure, is released to the ring, and then the steps follow as in any stage.',
    example: 'channel dev for internal departs every 1w from 2026-01-12 { wait 2d  gate health }',
    snippet:
      'channel <beta> for <early-adopters> departs every <4w> from <2026-01-13> {\n  wait <2w>\n  gate <health>\n}',
  }),
];
