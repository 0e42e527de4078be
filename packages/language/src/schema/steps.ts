import { block, type Entry, entry, group, HOW_LONG, phrase, sentence } from './entry.ts';

const steps = entry('step-block');
const changeParts = {
  SERVICE: { type: 'name', refersTo: 'service', doc: 'whose data change their form' },
  DURATION: HOW_LONG,
  CHANCE: { type: 'probability', default: '0%' },
  ATTEMPTS: { type: 'count', doc: 'how many more attempts', default: '0' },
} as const;

/** What a stage does. */
export const stepEntries: readonly Entry[] = [
  group('step', 'Steps', 'What a stage does, one after the other.', [
    'deploy',
    'each',
    'ramp',
    'shift-traffic',
    'retire-blue',
    'enable',
    'disable',
    'release',
    'wait',
    'gate',
    'expand',
    'migrate',
    'contract',
    'run',
  ]),
  block('step-block', 'a block of steps', ['step']),
  sentence('deploy', {
    form: 'deploy [green to] SELECTOR [of SERVICE] [by UNIT] [parallel COUNT] [batch (upgradeDomain | SIZE) | rolling [MOST]]',
    parts: {
      SELECTOR: {
        type: entry('selector'),
        doc: 'with `green to` the new version stands beside the old one until blue is retired',
      },
      SERVICE: { type: 'name', refersTo: 'service', doc: 'only this one', default: 'all that the plan deploys' },
      UNIT: {
        type: 'singular-level',
        doc: 'what goes as a whole',
        default: '`cluster`, or the nearest level that the fleet has',
      },
      COUNT: { type: 'count', doc: 'units at once', default: '1' },
      SIZE: { type: 'count-or-share', doc: 'servers of a batch', default: 'as large as the constraints allow' },
      MOST: {
        type: 'plain-value',
        refersTo: 'param',
        doc: 'servers of a unit in progress at once, a number or a percent: the next starts whenever one is done',
        default: 'as many as the constraints allow',
      },
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
    snippet: 'each <region> in <remaining> {\n  deploy here<>\n}',
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
  sentence('shift-traffic', {
    form: 'shift traffic [in SELECTOR] to SHARE, … [BLOCK]',
    parts: {
      SELECTOR: { type: entry('selector'), default: 'all that the plan’s services run on' },
      SHARE: { type: 'share-of-load', doc: 'of their load, for the new version' },
      BLOCK: { type: steps },
    },
    doc: 'Moves load to the new version, one share after the other, and the block after each.',
    example: 'shift traffic in us-west to 1%, 5%, 100% { wait 1h  gate health }',
    snippet: 'shift traffic to <1%, 5%, 25%, 100%> {\n  wait <1h>\n  gate <health>\n}',
  }),
  sentence('retire-blue', {
    form: 'retire blue [after DURATION]',
    parts: { DURATION: { type: 'duration', doc: 'how long it is kept', default: '0s' } },
    doc: 'Takes the old servers away that stand beside what was deployed `green`. Until then going back is a switch. The next step starts at once; only the plan’s end waits for it.',
    example: 'retire blue after 1h',
    snippet: 'retire blue after <1h>',
  }),
  sentence('enable', {
    form: 'enable FLAG for PEOPLE, … [BLOCK]',
    parts: {
      FLAG: { type: 'name', refersTo: 'flag' },
      PEOPLE: { type: entry('people'), doc: 'each with all of those before it' },
      BLOCK: { type: steps },
    },
    doc: 'Switches a flag on for more and more people, and the block after each.',
    example: 'enable new-checkout for internal, 5%, users { wait 1d  gate health }',
    snippet: 'enable <new-checkout> for <internal, 5%, users> {\n  wait <1d>\n  gate <health>\n}',
  }),
  sentence('disable', {
    form: 'disable FLAG',
    parts: { FLAG: { type: 'name', refersTo: 'flag' } },
    doc: 'Switches a flag off, for everybody.',
    example: 'disable new-checkout',
    snippet: 'disable <new-checkout>',
  }),
  sentence('release', {
    form: 'release to PEOPLE, … [BLOCK]',
    parts: { PEOPLE: { type: entry('people'), doc: 'each with all of those before it' }, BLOCK: { type: steps } },
    doc: 'Gives the new version to more and more people, and the block after each.',
    example: 'release to internal, early-adopters, users { wait 1w  gate health }',
    snippet: 'release to <internal, early-adopters, users> {\n  wait <1w>\n  gate <health>\n}',
  }),
  sentence('wait', {
    form: 'wait (until MOMENT | DURATION [and COUNT requests [at most LONGEST]])',
    parts: {
      MOMENT: { type: entry('moment') },
      DURATION: HOW_LONG,
      COUNT: {
        type: 'value',
        refersTo: 'param',
        label: 'a number, such as `100_000`',
        doc: 'and until the new servers have seen so many since the stage began',
      },
      LONGEST: { type: 'duration', doc: 'goes on after this time in any case', default: 'as long as it takes' },
    },
    doc: 'Bakes: for a time, for evidence, or until a moment.',
    example: 'wait 1h and 100_000 requests at most 6h',
    snippet: 'wait <4h|1h and 100_000 requests|until confidence 99% at most 2d|until next mon 09:00>',
  }),
  group('moment', 'Moments', 'What a `wait until` waits for.', ['until-confidence', 'until-next', 'until-every']),
  phrase('until-confidence', {
    form: 'confidence CHANCE at most LONGEST',
    parts: {
      CHANCE: { type: 'probability' },
      LONGEST: { type: 'duration', doc: 'goes on after this time in any case' },
    },
    doc: 'Until it is that sure that no bug of the model is left unseen.',
    example: 'confidence 99.9% at most 2d',
  }),
  phrase('until-next', {
    form: 'next DAY TIME [in ZONE]',
    parts: {
      DAY: { type: 'weekday' },
      TIME: { type: 'time' },
      ZONE: { type: 'text', doc: 'an IANA name', default: 'the plan’s own zone' },
    },
    doc: 'Until the next time that the clock says so.',
    example: 'next mon 09:00',
  }),
  phrase('until-every', {
    form: 'every INTERVAL from DATE [in ZONE]',
    parts: {
      INTERVAL: { type: 'duration' },
      DATE: { type: 'date', doc: 'the first departure, at 00:00' },
      ZONE: { type: 'text', doc: 'an IANA name', default: 'the plan’s own zone' },
    },
    doc: 'Until the next departure of a timetable.',
    example: 'every 2w from 2026-11-23',
  }),
  sentence('gate', {
    form: 'gate (CANARY | APPROVAL | CHECK)',
    parts: {
      CANARY: { type: entry('canary-gate') },
      APPROVAL: { type: entry('approval-gate') },
      CHECK: { type: 'name', refersTo: 'check' },
    },
    doc: 'Goes on only if the check sees nothing wrong, or a person says so.',
    example: 'gate health',
    snippet: 'gate <health|canary health for 30m|approval "SRE on call" takes 30m>',
  }),
  phrase('canary-gate', {
    form: 'canary CHECK for DURATION [with SHARE traffic]',
    parts: {
      CHECK: { type: 'name', refersTo: 'check' },
      DURATION: { type: 'duration', doc: 'how long samples are taken' },
      SHARE: {
        type: 'share-of-load',
        doc: 'of the load, for the new servers meanwhile',
        default: 'what they carry anyway',
      },
    },
    doc: 'Compares the new servers with a baseline of as many old ones, metric by metric.',
    example: 'canary standard for 30m with 5% traffic',
  }),
  phrase('approval-gate', {
    form: 'approval WHO takes DURATION [refuses CHANCE]',
    parts: {
      WHO: { type: 'text', doc: 'for people to read' },
      DURATION: { ...HOW_LONG, doc: 'until the answer; inside windows only' },
      CHANCE: { type: 'probability', doc: 'that the answer is no', default: '0%' },
    },
    doc: 'A person says yes, or no.',
    example: 'approval "SRE on call" takes 40m refuses 2%',
  }),
  sentence('expand', {
    form: 'expand SERVICE takes DURATION [fails CHANCE [retry ATTEMPTS]]',
    parts: changeParts,
    doc: 'The new form beside the old: old and new versions of what uses the service both go on.',
    example: 'expand orders-db takes 10m',
    snippet: 'expand <orders-db> takes <10m>',
  }),
  sentence('migrate', {
    form: 'migrate SERVICE takes DURATION [fails CHANCE [retry ATTEMPTS]]',
    parts: changeParts,
    doc: 'Fills the new form from the old.',
    example: 'migrate orders-db takes 6h fails 2% retry 3',
    snippet: 'migrate <orders-db> takes <6h>',
  }),
  sentence('contract', {
    form: 'contract SERVICE takes DURATION [fails CHANCE [retry ATTEMPTS]]',
    parts: changeParts,
    doc: 'Takes the old form away, once nothing needs it. From its start on nothing that was changed before goes back.',
    example: 'contract orders-db takes 10m',
    snippet: 'contract <orders-db> takes <10m>',
  }),
  sentence('run', {
    form: 'run WHAT takes DURATION [fails CHANCE [retry ATTEMPTS]]',
    parts: {
      WHAT: { type: 'text' },
      DURATION: HOW_LONG,
      CHANCE: { type: 'probability', default: '0%' },
      ATTEMPTS: { type: 'count', doc: 'how many more attempts', default: '0' },
    },
    doc: 'Any other timed action.',
    example: 'run "backfill" takes 2h fails 1% retry 2',
    snippet: 'run "<backfill>" takes <2h>',
  }),
];
