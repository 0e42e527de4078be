import { block, declaration, type Entry, entry, group, sentence } from './entry.ts';

const distribution = entry('distribution');
const steps = entry('step-block');

/** `plan`: stages and steps. */
export const planEntries: readonly Entry[] = [
  declaration('plan', {
    form: 'plan NAME [on TOPOLOGY] [using MODEL] BODY',
    parts: {
      NAME: { type: 'name' },
      TOPOLOGY: { type: 'name', refersTo: 'topology', doc: 'the fleet', default: 'the only one of the file' },
      MODEL: {
        type: 'name',
        refersTo: 'model',
        doc: 'the numbers',
        default: 'the only one of the file; where there is none, nothing takes time, fails or goes wrong',
      },
      BODY: { type: entry('plan-body') },
    },
    doc: 'The way out: its stages run in the order written.',
    example: 'plan weekly on prod using typical { stage all { deploy all } }',
    snippet:
      'plan <weekly> on <prod> using <typical> {\n  maxDown <25%> per cluster\n\n  stage <first> {\n    deploy <1 cluster>\n    wait <24h>\n    gate health\n  }\n}',
  }),
  block('plan-body', 'a plan', ['param', 'stage', 'parallel-stages', 'constraint', 'handler']),
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
    snippet: 'stage <name> {\n  <>\n}',
  }),
  block('stage-body', 'a stage', ['constraint', 'handler', 'step']),
  sentence('parallel-stages', {
    form: 'parallel BODY',
    parts: { BODY: { type: entry('parallel-body') } },
    doc: 'Its stages run side by side; what comes after waits for all of them.',
    example: 'parallel { stage a { deploy us-west } stage b { deploy us-east } }',
    snippet: 'parallel {\n  stage <a> {\n    <>\n  }\n}',
  }),
  block('parallel-body', '`parallel`', ['stage']),
  group('step', 'Steps', 'What a stage does, one after the other.', ['deploy', 'each', 'ramp', 'wait', 'gate', 'run']),
  block('step-block', 'a block of steps', ['step']),
  sentence('deploy', {
    form: 'deploy SELECTOR [by UNIT] [parallel COUNT] [batch (upgradeDomain | SIZE)]',
    parts: {
      SELECTOR: { type: entry('selector') },
      UNIT: { type: 'singular-level', default: '`cluster`, or the nearest level that the fleet has' },
      COUNT: { type: 'count', doc: 'units at once', default: '1' },
      SIZE: { type: 'count-or-share', doc: 'servers of a batch', default: 'as large as the constraints allow' },
    },
    doc: 'The new version on these servers, unit by unit, each unit in batches.',
    example: 'deploy 2 clusters in us-west by cluster parallel 2 batch 10%',
    snippet: 'deploy <1 cluster>',
  }),
  sentence('each', {
    form: 'each UNIT in SELECTOR [parallel COUNT, …] BLOCK',
    parts: {
      UNIT: { type: 'each-unit', doc: 'a level, or `upgradeDomain`' },
      SELECTOR: { type: entry('selector') },
      COUNT: {
        type: 'count',
        doc: 'how many at once: each number but the last is a group, the last a limit for the rest',
        default: '1',
      },
      BLOCK: { type: steps },
    },
    doc: 'The block for every unit; `here` is what the selector holds of it.',
    example: 'each region in remaining parallel 1, 2 { deploy here }',
    snippet: 'each <region> in <remaining> {\n  deploy here\n  <>\n}',
  }),
  sentence('ramp', {
    form: 'ramp (to SHARE, … of LEVELS | COUNT, … LEVEL) FILTER … [BLOCK]',
    parts: {
      SHARE: { type: 'share-of-servers', doc: 'of all in scope, what is deployed already included' },
      LEVELS: { type: 'plural-level' },
      COUNT: { type: 'count' },
      LEVEL: { type: 'level' },
      FILTER: { type: entry('filter') },
      BLOCK: { type: steps },
    },
    doc: 'That many at once, one number after the other, and the block after each.',
    example: 'ramp 1, 2, 4 clusters { wait 4h  gate health }',
    snippet: 'ramp <1, 2, 4> clusters {\n  wait <4h>\n  gate <health>\n}',
  }),
  sentence('wait', {
    form: 'wait DURATION',
    parts: { DURATION: { type: distribution } },
    doc: 'Bakes for so long.',
    example: 'wait 4h',
    snippet: 'wait <4h>',
  }),
  sentence('gate', {
    form: 'gate CHECK',
    parts: { CHECK: { type: 'name', refersTo: 'check' } },
    doc: 'Goes on only if the check sees nothing wrong.',
    example: 'gate health',
    snippet: 'gate <health>',
  }),
  sentence('run', {
    form: 'run WHAT takes DURATION [fails CHANCE [retry ATTEMPTS]]',
    parts: {
      WHAT: { type: 'text' },
      DURATION: { type: distribution },
      CHANCE: { type: 'probability', default: '0%' },
      ATTEMPTS: { type: 'count', doc: 'how many more attempts', default: '0' },
    },
    doc: 'Any other timed action.',
    example: 'run "backfill" takes 2h fails 1% retry 2',
    snippet: 'run "<backfill>" takes <2h>',
  }),
];
